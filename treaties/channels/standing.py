"""Who is bound by an instrument on a day: the single place of that rule, for one pair and for all of them.

Where several reasons apply the strongest wins: does not bind > not in force > to verify.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from treaties.registry import InstrumentRecord, ParticipationRecord, Registry

PARTY = {"party", "acceded", "in_force"}
# A row that says it ended, or that present force is not known, still tells of the days before its end.
ONCE_BOUND = {"denounced", "unknown"}
# The compilation's own day: what a source without a date is taken to speak of.
COMPILED_ON = date(2026, 11, 24)
EUROPEAN_UNION = "EU"


class Standing(IntEnum):
    """How a State stands under an instrument on a day; the lower number wins over the higher."""

    NOT_LISTED = 0
    NOT_BOUND = 1
    NOT_IN_FORCE = 2
    TO_VERIFY = 3
    BOUND = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A State's standing. `since`: the day it became bound, where known. `why`: the rule that decided, a key."""

    standing: Standing
    since: date | None = None
    why: str = ""


def place(row: ParticipationRecord, on: date) -> Place:
    """Whether this participation binds on a day."""
    if row.signed_on and on < row.signed_on:
        return Place(Standing.NOT_LISTED)
    stops_on = row.ended_on or row.suspended_on
    if row.ended_on and row.suspended_on:
        stops_on = min(row.ended_on, row.suspended_on)
    if row.status == "scheme_member":
        return _stopped(row, on, stops_on) or Place(Standing.BOUND, row.in_force_on)
    if row.status in PARTY or (row.status in ONCE_BOUND and row.in_force_on and stops_on):
        return _bound_between(row, on, stops_on)
    if row.status == "unknown":
        return _stopped(row, on, stops_on) or Place(Standing.TO_VERIFY, why="unknown")
    return Place(Standing.NOT_BOUND, why=row.status)


def _bound_between(row: ParticipationRecord, on: date, stops_on: date | None) -> Place:
    if stopped := _stopped(row, on, stops_on):
        return stopped
    if row.in_force_on:
        if on < row.in_force_on:
            return Place(Standing.NOT_BOUND, why="not_yet")
        return Place(Standing.BOUND, row.in_force_on)
    if on < speaks_from(row.source_date):
        return Place(Standing.TO_VERIFY, why="before_source")
    return Place(Standing.BOUND, None, why="undated")


def _stopped(row: ParticipationRecord, on: date, stops_on: date | None) -> Place | None:
    if stops_on is None or on < stops_on:
        return None
    return Place(Standing.NOT_BOUND, why="suspended" if stops_on == row.suspended_on else "ended")


def speaks_from(source_date: str) -> date:
    """The day from which a source speaks: a bare year or month from its end, none from the compilation's day."""
    parts = [int(part) for part in source_date.split("-")] if source_date else []
    match parts:
        case [year]:
            return date(year, 12, 31)
        case [year, month]:
            return date(year, month, monthrange(year, month)[1])
        case [year, month, day]:
            return date(year, month, day)
    return COMPILED_ON


def is_adopted(instrument: InstrumentRecord, on: date) -> bool:
    """Nothing is listed for days before the instrument was adopted or signed."""
    made_on = instrument.adopted_on or instrument.signed_on
    return made_on is None or on >= made_on


def is_in_force(instrument: InstrumentRecord, on: date, one: ParticipationRecord, other: ParticipationRecord) -> bool:
    """Whether the instrument itself is in force. A bilateral treaty is in force when it binds its two parties."""
    if instrument.kind in {"bilateral", "scheme"}:
        return True
    if instrument.in_force_on:
        return on >= instrument.in_force_on
    return all(row.in_force_on and row.in_force_on <= on for row in (one, other))


def rows_for_pair(
    registry: Registry, code: str, requesting: str, requested: str, on: date
) -> tuple[ParticipationRecord | None, ParticipationRecord | None]:
    """The two States' rows. A treaty of the European Union counts for each State that is a member on that day."""
    rows = registry.participations[code]
    one, other = rows.get(requesting), rows.get(requested)
    if is_treaty_of_the_union(registry, code):
        union = rows[EUROPEAN_UNION]
        if one is None and other is not None and is_member(registry, requesting, on):
            one = union
        elif other is None and one is not None and is_member(registry, requested, on):
            other = union
    return one, other


def is_treaty_of_the_union(registry: Registry, code: str) -> bool:
    """A treaty between the European Union and a third State. Where the Union is one of many parties to a convention,
    its members have rows of their own.
    """
    return EUROPEAN_UNION in registry.participations[code] and registry.instruments[code].kind == "bilateral"


def instruments_between(registry: Registry, requesting: str, requested: str, on: date) -> set[str]:
    """Codes of the instruments under which both States have a row, be it as members of the European Union."""
    none = frozenset()
    one, other = (registry.instruments_of.get(code, none) for code in (requesting, requested))
    common = set(one & other)
    if is_member(registry, requesting, on):
        common |= {
            code
            for code in other & registry.instruments_of.get(EUROPEAN_UNION, none)
            if is_treaty_of_the_union(registry, code)
        }
    if is_member(registry, requested, on):
        common |= {
            code
            for code in one & registry.instruments_of.get(EUROPEAN_UNION, none)
            if is_treaty_of_the_union(registry, code)
        }
    return common


def bound_under(registry: Registry, state: str, on: date) -> tuple[set[str], set[str]]:
    """Codes of the instruments that bind a State on a day: by a row of its own, and as a member of the Union."""
    own = {code for code in registry.instruments_of.get(state, ()) if binds(registry, code, state, on)}
    if not is_member(registry, state, on):
        return own, set()
    of_union = registry.instruments_of.get(EUROPEAN_UNION, frozenset())
    return own, {
        code
        for code in of_union - registry.instruments_of.get(state, frozenset())
        if is_treaty_of_the_union(registry, code) and binds(registry, code, EUROPEAN_UNION, on)
    }


def binds(registry: Registry, code: str, state: str, on: date) -> bool:
    """Whether an instrument binds a State on a day by a row of its own, which it must have."""
    record, row = registry.instruments[code], registry.participations[code][state]
    return is_adopted(record, on) and place(row, on).standing == Standing.BOUND and is_in_force(record, on, row, row)


def is_member(registry: Registry, state: str, on: date) -> bool:
    """Whether a State is a member of the European Union on a day; `until` is its last day."""
    return any(
        membership.state == state and membership.since <= on and (membership.until is None or on <= membership.until)
        for membership in registry.eu_memberships
    )


def is_verified(row: ParticipationRecord) -> bool:
    """Status and day of entry into force were read in a source; a computed day counts, a recalled one does not."""
    return row.in_force_on is not None and row.is_verified("status") and row.is_verified("in_force_on")


def since_both(instrument: InstrumentRecord, one: Place, other: Place) -> date | None:
    """The later day on which both were bound, not before the instrument's own; None where either is not known."""
    if one.since is None or other.since is None:
        return None
    return max(one.since, other.since, instrument.in_force_on or date.min)
