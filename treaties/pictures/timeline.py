"""A State's treaties over time. `standing` says whether one binds, on each day it may change."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from treaties.channels import sentences
from treaties.channels.answer import FactUsed
from treaties.channels.kinds import KINDS, Kind, of_preference
from treaties.channels.standing import (
    EUROPEAN_UNION,
    Standing,
    is_adopted,
    is_in_force,
    is_member,
    is_treaty_of_the_union,
    place,
    speaks_from,
)
from treaties.choices import ParticipationStatus
from treaties.registry import InstrumentRecord, ParticipationRecord, Registry

SHOWN = {Standing.BOUND, Standing.TO_VERIFY}
WORDS = {Standing.BOUND: "Applies", Standing.TO_VERIFY: "To verify", Standing.NOT_IN_FORCE: "Not in force"}


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `start` (None: as far back as is shown) to the day before `end` (None: it goes on)."""

    start: date | None
    end: date | None
    standing: Standing
    verified: bool

    @property
    def key(self) -> str:
        if self.standing == Standing.TO_VERIFY:
            return "to-verify"
        return "verified" if self.verified else "unverified"


@dataclass(frozen=True, slots=True)
class Line:
    """One instrument under which the State has a row, or the European Union for it (`by_union`)."""

    instrument: InstrumentRecord
    row: ParticipationRecord
    fact: FactUsed
    kind: Kind
    spans: tuple[Span, ...]
    standing: Standing  # on the day asked
    by_union: bool

    @property
    def since(self) -> date | None:
        """The first day on which it bound; None where it never did, or where that is not known."""
        return next((span.start for span in self.spans if span.standing == Standing.BOUND), None)

    @property
    def until(self) -> date | None:
        """The first day on which it no longer bound."""
        return self.spans[-1].end if self.spans else None

    @property
    def on_the_day(self) -> str:
        """Whether it applies on the day asked, in words that fit a scheme too."""
        if self.standing <= Standing.NOT_BOUND:
            return "Does not apply" if self.spans else ParticipationStatus(self.row.status).label
        return WORDS[self.standing]

    @property
    def is_computed(self) -> bool:
        return "in_force_on" in self.row.computed_fields


@dataclass(frozen=True, slots=True)
class Timeline:
    """`groups`: what applies or did, by kind. `others`: what never did, as far as is known."""

    groups: tuple[tuple[Kind, tuple[Line, ...]], ...]
    others: tuple[Line, ...]
    applying: int  # on the day asked

    @property
    def has_treaties_of_the_union(self) -> bool:
        return any(line.by_union for _, lines in self.groups for line in lines)


def timeline_of(registry: Registry, code: str, on: date) -> Timeline:
    lines = sorted(_lines(registry, code, on), key=lambda each: (each.since or date.max, each.instrument.code))
    shown = [line for line in lines if line.spans]
    groups = tuple((kind, tuple(line for line in shown if line.kind is kind)) for kind in KINDS)
    return Timeline(
        tuple(each for each in groups if each[1]),
        tuple(line for line in lines if not line.spans),
        sum(line.standing == Standing.BOUND for line in lines),
    )


def _lines(registry: Registry, code: str, on: date) -> Iterator[Line]:
    own = registry.instruments_of.get(code, frozenset())
    for name in own:
        yield _line(registry, name, code, on, by_union=False)
    if any(each.state == code for each in registry.eu_memberships):
        for name in registry.instruments_of.get(EUROPEAN_UNION, frozenset()) - own:
            if is_treaty_of_the_union(registry, name):
                line = _line(registry, name, code, on, by_union=True)
                if line.spans:
                    yield line


def _line(registry: Registry, name: str, code: str, on: date, *, by_union: bool) -> Line:
    record, rows = registry.instruments[name], registry.participations[name]
    row = rows[EUROPEAN_UNION if by_union else code]
    # A bilateral treaty binds one party when it binds the other.
    both = tuple(rows.values()) if record.kind == "bilateral" else (row,)

    def standing(day: date) -> Standing:
        if by_union and not is_member(registry, code, day):
            return Standing.NOT_BOUND
        return _standing(record, both, day)

    return Line(
        instrument=record,
        row=row,
        fact=sentences.fact(registry, row, code, place(row, on)),
        kind=of_preference(record.preference),
        spans=tuple(_spans(standing, _days(registry, code, record, both), not any(map(sentences.doubt, both)))),
        standing=standing(on),
        by_union=by_union,
    )


def _standing(record: InstrumentRecord, rows: tuple[ParticipationRecord, ...], day: date) -> Standing:
    if not is_adopted(record, day):
        return Standing.NOT_LISTED
    lowest = min(place(row, day).standing for row in rows)
    in_force = is_in_force(record, day, rows[0], rows[-1])
    return lowest if in_force or lowest <= Standing.NOT_BOUND else Standing.NOT_IN_FORCE


def _days(registry: Registry, code: str, record: InstrumentRecord, rows: tuple[ParticipationRecord, ...]) -> list[date]:
    """The days on which a standing may change, and the first of all days."""
    days = {date.min, record.adopted_on, record.signed_on, record.in_force_on}
    for row in rows:
        days |= {row.signed_on, row.in_force_on, row.ended_on, row.suspended_on, speaks_from(row.source_date)}
    for each in registry.eu_memberships:
        if each.state == code:
            days |= {each.since, each.until and each.until + timedelta(days=1)}
    return sorted(day for day in days if day)


def _spans(standing, days: list[date], verified: bool) -> Iterator[Span]:
    """Stretches of days on which it binds or is to verify; neighbours of one standing become one."""
    changes: list[tuple[date, Standing]] = []
    for day in days:
        now = standing(day)
        if not changes or changes[-1][1] != now:
            changes.append((day, now))
    ends = [day for day, _ in changes[1:]]
    for (start, now), end in zip(changes, [*ends, None], strict=True):
        if now in SHOWN:
            yield Span(None if start == date.min else start, end, now, verified)
