"""What an answer says beside its channels: what is not known, what governs what, what displaces what."""

from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import date

from treaties.channels.answer import Channel
from treaties.channels.ranking import BUDAPEST, BUDAPEST_FIRST, ranked
from treaties.channels.sentences import all_of, day, finding, instrument, state
from treaties.channels.standing import instruments_between
from treaties.registry import InstrumentRecord, Registry

# Between States that the European Investigation Order binds it replaces these (Directive 2014/41/EU art. 34).
DISPLACED_BY_EIO = frozenset({"CETS-030", "CETS-099", "CETS-182", "EU-MLA-2000"})
EIO = "EU-EIO-2014"
FROM_PAKISTAN = "PK"


def of(
    registry: Registry,
    pair: tuple[str, str],
    on: date,
    measures: Sequence[str],
    usable: Sequence[Channel],
    offence: str | None,
) -> tuple[str, ...]:
    return (
        *_bilateral(registry, pair, on),
        *_without_rows(registry, pair),
        *_best_for_each(registry, measures, usable),
        *_preservation(measures, usable),
        *_overlays(registry, pair),
    )


def _bilateral(registry: Registry, pair: tuple[str, str], on: date) -> list[str]:
    """Says so where no bilateral treaty is known, with what was found about the pair."""
    between = instruments_between(registry, *pair, on)
    known = any(registry.instruments[code].kind == "bilateral" for code in between)
    found = [
        finding(each)
        for each in registry.findings
        if each.origin == "state_finding" and (each.state, each.counterpart) in {pair, pair[::-1]}
    ]
    if known:
        return found
    names = " and ".join(state(registry, code) for code in pair)
    return [f"No bilateral treaty between {names} is known to the registry.", *found]


def _without_rows(registry: Registry, pair: tuple[str, str]) -> list[str]:
    return [
        f"The registry has no treaty of {state(registry, code)}: that says nothing of what may bind it."
        for code in pair
        if code not in registry.instruments_of
    ]


def _best_for_each(registry: Registry, measures: Sequence[str], usable: Sequence[Channel]) -> list[str]:
    if len(measures) < 2:
        return []
    told = []
    for measure in measures:
        title = registry.law.assistance_types[measure].title
        carrying = [
            each for each in usable if any(cover.measure == measure and cover.carries for cover in each.coverage)
        ]
        best = ranked(registry, carrying, [measure])[0].name if carrying else "letters rogatory"
        told.append(f"{title}: best under {best}.")
    return told


def _preservation(measures: Sequence[str], usable: Sequence[Channel]) -> list[str]:
    if BUDAPEST_FIRST.isdisjoint(measures) or any(each.instrument == BUDAPEST for each in usable):
        return []
    return ["The Budapest Convention does not bind the two States: its articles 29 and 30 must not be cited."]


def _overlays(registry: Registry, pair: tuple[str, str]) -> list[str]:
    told = []
    if pair[1] == "US":
        told.append("The United States asks for more by its own practice: the checklist adds it.")
    if FROM_PAKISTAN in pair:
        title = registry.law.instruments["PK-MLACMA-2020"].title
        told.append(f"{title} applies in Pakistan as well: the checklist adds what it asks for.")
    return told


def fallback(registry: Registry, record: InstrumentRecord, governing: Sequence[str]) -> str:
    """For instruments whose detailed paragraphs apply only where no treaty on assistance binds the two States.

    `governing`: codes of the treaties on mutual assistance in general that bind the pair.
    """
    law = registry.law.instruments.get(record.code)
    if law is None or not law.relationship.fallback or record.basis_role != "standalone":
        return ""
    rule = f"{law.relationship.rule.rstrip('.')} (art. {law.relationship.article})."
    others = [instrument(registry.instruments[code]) for code in governing if code != record.code]
    if not others:
        return f"{rule} No treaty on mutual legal assistance that binds the two on that day is known to the registry."
    return f"{rule} The two are bound by {all_of([f'the {each}' for each in others])}."


def displaced(registry: Registry, usable: list[Channel], bound: Container[str]) -> list[Channel]:
    """Conventions that the European Investigation Order displaces say so, also where it does not cover the measure."""
    if EIO not in bound:
        return usable
    says = f"Between the two the {registry.instruments[EIO].name} replaces the corresponding provisions of this text."
    return [
        replace(each, reasons=(*each.reasons, says)) if each.instrument in DISPLACED_BY_EIO else each for each in usable
    ]


def not_in_force(record: InstrumentRecord, on: date) -> str:
    if record.in_force_on:
        return f"The {record.name} was in force only from {day(record.in_force_on)}."
    return f"The {record.name} is not known to be in force on {day(on)}."
