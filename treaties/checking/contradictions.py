"""What cannot be true together."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from treaties.channels.sentences import day
from treaties.channels.standing import PARTY
from treaties.checking.facts import instrument, places, state
from treaties.checking.remark import Kind, Remark
from treaties.registry import ParticipationRecord, Registry

WORDS = {
    "signed_on": "signed",
    "ratified_on": "ratified",
    "in_force_on": "in force",
    "ended_on": "ended",
    "suspended_on": "suspended",
}
# (the earlier, the later): what may not stand the other way round.
IN_ORDER = {
    ("signed_on", "ratified_on"): Kind.SIGNED_AFTER_RATIFIED,
    ("signed_on", "in_force_on"): Kind.SIGNED_AFTER_IN_FORCE,
    ("ratified_on", "in_force_on"): Kind.RATIFIED_AFTER_IN_FORCE,
    ("in_force_on", "ended_on"): Kind.IN_FORCE_AFTER_ENDED,
    ("in_force_on", "suspended_on"): Kind.IN_FORCE_AFTER_ENDED,
}
# Verdicts of a finding that say that a State is no party to the instrument.
NO_PARTY = {"not_signed_not_party", "invited_not_party", "not_party"}


def days_out_of_order(registry: Registry) -> Iterator[Remark]:
    for name, states, row in places(registry):
        for (earlier, later), kind in IN_ORDER.items():
            first, then = getattr(row, earlier), getattr(row, later)
            if first and then and then < first:
                told = f"{name}: {WORDS[later]} on {day(then)}, but {WORDS[earlier]} on {day(first)}."
                yield Remark(kind, states, row.instrument, told + _unread(row, earlier, later))


def _unread(row: ParticipationRecord, *names: str) -> str:
    """Which of the days was not read in a source: most likely the wrong one."""
    unread = [WORDS[name] for name in names if not row.is_verified(name)]
    return f" Not read in a source: {' and '.join(unread)}." if unread else ""


def parties_before_the_instrument(registry: Registry) -> Iterator[Remark]:
    for name, states, row in places(registry):
        whole = registry.instruments[row.instrument].in_force_on
        if whole and row.in_force_on and row.in_force_on < whole:
            told = f"{name}: in force on {day(row.in_force_on)}, but the instrument itself on {day(whole)} only."
            yield Remark(Kind.BEFORE_THE_INSTRUMENT, states, row.instrument, told)


def bilaterals_twice(registry: Registry) -> Iterator[Remark]:
    """The same pair, day of signature and scope. Where the day is not known, nothing shows that they are the same."""
    alike = defaultdict(list)
    for code, rows in registry.participations.items():
        record = registry.instruments[code]
        if record.kind == "bilateral" and record.signed_on:
            alike[tuple(sorted(rows)), record.signed_on, record.material_scope].append(code)
    for (states, signed_on, _), codes in alike.items():
        if len(codes) > 1:
            told = f"{instrument(registry, codes[0])}: signed on {day(signed_on)}, stands {len(codes)} times"
            yield Remark(Kind.BILATERAL_TWICE, states, codes[0], f"{told} ({', '.join(codes)}).")


def memberships_that_overlap(registry: Registry) -> Iterator[Remark]:
    periods = defaultdict(list)
    for row in registry.eu_memberships:
        periods[row.state].append(row)
    for code, rows in periods.items():
        name = f"{state(registry, code)}, membership of the European Union"
        for row in rows:
            if row.until and row.until < row.since:
                told = f"{name}: ended on {day(row.until)}, but began on {day(row.since)}."
                yield Remark(Kind.MEMBERSHIPS_OVERLAP, (code,), "", told)
        for one, later in pairwise(sorted(rows, key=lambda row: row.since)):
            if one.until is None or one.until >= later.since:
                told = f"{name}: that from {day(one.since)} had not ended when that from {day(later.since)} began."
                yield Remark(Kind.MEMBERSHIPS_OVERLAP, (code,), "", told)


def found_not_bound(registry: Registry) -> Iterator[Remark]:
    for finding in registry.findings:
        row = registry.participations.get(finding.instrument, {}).get(finding.state)
        if finding.kind in NO_PARTY and row and row.status in PARTY:
            name = f"{state(registry, row.state)}, {instrument(registry, row.instrument)}"
            told = f"{name}: stands as a party, but a finding says “{finding.statement}”"
            yield Remark(Kind.FOUND_NOT_BOUND, (row.state,), row.instrument, told)
