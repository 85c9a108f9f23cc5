"""What the registry does not have and an editor could find."""

from collections import defaultdict
from collections.abc import Iterator

from treaties.channels.standing import PARTY
from treaties.checking.facts import instrument, places, sourced_facts, state
from treaties.checking.remark import Kind, Remark
from treaties.registry import Registry

ENDED = {"denounced", "terminated"}


def parties_without_day(registry: Registry) -> Iterator[Remark]:
    """Not under an instrument that is not known to be in force: there the day is missing for everybody."""
    for name, states, row in places(registry):
        if row.status in PARTY and row.in_force_on is None and _is_known_in_force(registry, row.instrument):
            told = f"{name}: recorded as in force, but not since when."
            yield Remark(Kind.PARTY_WITHOUT_DAY, states, row.instrument, told)


def _is_known_in_force(registry: Registry, code: str) -> bool:
    record = registry.instruments[code]
    rows = registry.participations[code].values()
    return record.kind == "bilateral" or bool(record.in_force_on) or any(row.in_force_on for row in rows)


def instruments_without_day(registry: Registry) -> Iterator[Remark]:
    for code, record in registry.instruments.items():
        if record.in_force_on is None and record.kind not in {"bilateral", "scheme"}:
            parties = [row for row in registry.participations[code].values() if row.status in PARTY]
            dated = sum(row.in_force_on is not None for row in parties)
            if dated:
                told = f"no day of entry into force is recorded, though {dated} of its {len(parties)} parties have one."
            else:
                told = f"not in force, or the day is missing. Parties recorded without a day: {len(parties)}."
            yield Remark(Kind.INSTRUMENT_WITHOUT_DAY, (), code, f"{instrument(registry, code)}: {told}")


def ended_without_day(registry: Registry) -> Iterator[Remark]:
    for name, states, row in places(registry):
        if row.status in ENDED and row.ended_on is None:
            told = f"{name}: recorded as {row.status}, but not since when."
            yield Remark(Kind.ENDED_WITHOUT_DAY, states, row.instrument, told)


def facts_without_source(registry: Registry) -> Iterator[Remark]:
    for fact in sourced_facts(registry):
        if not fact.source.url:
            yield Remark(Kind.FACT_WITHOUT_SOURCE, fact.states, fact.instrument, f"{fact.name}: no source is known.")
    for code, record in registry.instruments.items():
        # A bilateral treaty is known by the source of its two participations.
        if not record.url and record.kind != "bilateral":
            told = f"{instrument(registry, code)}: no link to the text or to its depositary is known."
            yield Remark(Kind.FACT_WITHOUT_SOURCE, (), code, told)


def states_without_authority(registry: Registry) -> Iterator[Remark]:
    """Of those that an instrument names, the one with most treaties first: there a request is most likely to go."""
    speaking = {authority.state for authority in registry.authorities}
    found = []
    for code, instruments in registry.instruments_of.items():
        if registry.states[code].kind == "state" and code not in speaking:
            parties = sum(registry.participations[each][code].status in PARTY for each in instruments)
            told = f"{state(registry, code)}: no authority is known. Instruments to which it is a party: {parties}."
            found.append((-parties, Remark(Kind.STATE_WITHOUT_AUTHORITY, (code,), "", told)))
    return (remark for _, remark in sorted(found, key=lambda each: (each[0], each[1].states)))


def sources_without_publisher(registry: Registry) -> Iterator[Remark]:
    facts, states = defaultdict(int), defaultdict(set)
    for fact in sourced_facts(registry):
        if fact.source.url and not fact.source.publisher:
            facts[fact.source.url] += 1
            states[fact.source.url].update(fact.states)
    for url, number in facts.items():
        told = f"{url}: publisher not known; {number} fact{' rests' if number == 1 else 's rest'} on it."
        yield Remark(Kind.SOURCE_WITHOUT_PUBLISHER, tuple(sorted(states[url])), "", told)
