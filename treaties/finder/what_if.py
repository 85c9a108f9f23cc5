"""The same question on another day or for another measure. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from treaties.channels import Answer, resolve
from treaties.channels.orders import DATA_ACCESS
from treaties.channels.sentences import all_of, instrument
from treaties.channels.standing import EUROPEAN_UNION
from treaties.law import AssistanceType
from treaties.registry import Registry

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """Another day to ask for. `words`: "A year earlier", "The day before ... became usable"."""

    on: date
    words: str


def moments(registry: Registry, answer: Answer, today: date) -> tuple[Moment, ...]:
    """Today, a year earlier, the day before the answer last changed, and the day on which it is known to change."""
    found = [Moment(today, "Today")] if answer.on != today else []
    found.append(Moment(_a_year_before(answer.on), "A year earlier"))
    found += [moment for moment in (_last_change(registry, answer), _next_change(registry, answer)) if moment]
    return tuple({each.on: each for each in reversed(found)}.values())[::-1]


def other_measures(registry: Registry, answer: Answer) -> tuple[AssistanceType, ...]:
    """What else the recommended channel covers, or such treaties usually cover."""
    types, channel = registry.law.assistance_types, answer.recommended
    record = registry.instruments.get(channel.instrument)
    if record and record.material_scope == DATA_ACCESS:
        covered = {key for key, each in types.items() if each.is_electronic_evidence}
    else:
        covered = registry.law.instruments[channel.law_profile].measures.keys()
    return tuple(each for key, each in types.items() if key in covered and key not in answer.measures)


def _a_year_before(on: date) -> date:
    return on.replace(year=on.year - 1, day=min(on.day, 28 if on.month == 2 else on.day))


def _last_change(registry: Registry, answer: Answer) -> Moment | None:
    for day in sorted((day for day in _days(registry, answer) if day <= answer.on), reverse=True):
        if changed := _changed(registry, _usable(registry, answer, day - DAY), _codes(answer)):
            return Moment(day - DAY, f"The day before {changed}")
    return None


def _next_change(registry: Registry, answer: Answer) -> Moment | None:
    for day in sorted(day for day in _days(registry, answer) if day > answer.on):
        before, after = _codes(answer), _usable(registry, answer, day)
        if changed := _changed(registry, before, after, gains="can be used", loses="can no longer be used"):
            return Moment(day, f"When {changed}")
    return None


def _changed(
    registry: Registry,
    before: set[str],
    after: set[str],
    *,
    gains: str = "became usable",
    loses: str = "ceased to be usable",
) -> str:
    """What a day changed, in words; "" where it changed nothing."""
    told = []
    if gained := after - before:
        told.append(f"{_names(registry, gained)} {gains}")
    if lost := before - after:
        told.append(f"{_names(registry, lost)} {loses}")
    return ", and ".join(told)


def _names(registry: Registry, codes: set[str]) -> str:
    ranked = sorted(codes, key=lambda code: (registry.instruments[code].preference, code))
    return all_of(f"the {instrument(registry.instruments[code])}" for code in ranked)


def _codes(answer: Answer) -> set[str]:
    return {each.instrument for each in answer.usable[:-1]}  # letters rogatory are always there


def _usable(registry: Registry, answer: Answer, on: date) -> set[str]:
    pair = answer.requesting, answer.requested
    return _codes(resolve(registry, *pair, on, answer.measures, answer.offence))


def _days(registry: Registry, answer: Answer) -> set[date]:
    """Every day that a row of the two States, or of the Union for a member, names."""
    pair = {answer.requesting, answer.requested}
    found: set[date | None] = set()
    for membership in registry.eu_memberships:
        if membership.state in pair:
            found |= {membership.since, membership.until and membership.until + DAY}
    for code, rows in registry.participations.items():
        if len(pair & rows.keys()) == len(pair) or (EUROPEAN_UNION in rows and pair & rows.keys()):
            found.add(registry.instruments[code].in_force_on)
            found |= set(_of_rows(rows, pair | {EUROPEAN_UNION}))
    return {day for day in found if day}


def _of_rows(rows, states: set[str]) -> Iterator[date | None]:
    for state in states & rows.keys():
        row = rows[state]
        yield from (row.in_force_on, row.ended_on, row.suspended_on)
