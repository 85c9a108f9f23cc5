"""Quicker lawful ways for a question, beside and before a formal request: what each serves, and how soon it is open.

Only what a law file or a row of the registry says; `treaties.cards.routes` finds the ways for one measure.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from treaties.cards.routes import ONLY_TO_PREPARE, fast_ways
from treaties.cards.shapes import FastWay
from treaties.channels import Answer, Channel, resolve
from treaties.choices import Urgency
from treaties.law import LawBook
from treaties.registry import Registry

# Ways that their own provision opens in urgent cases only, or in an emergency only.
EMERGENCY = {"emergency", "central_authority_24_7", "judicial_interpol_direct"}
URGENT = {"judicial_direct_urgent", "interpol", "oral_urgent", "expedited_means"} | EMERGENCY
PRESERVATION, DISCLOSURE = "expedited_preservation", "emergency_disclosure"


@dataclass(frozen=True, slots=True)
class QuickerWay:
    """`serves`: keys of the measures it is open for, the one that was asked first."""

    way: FastWay
    serves: tuple[str, ...]

    @property
    def is_for_urgent_cases(self) -> bool:
        return self.way.key in URGENT and self.way.title != ONLY_TO_PREPARE


def quicker_ways(registry: Registry, answer: Answer, urgency: str = Urgency.ROUTINE) -> tuple[QuickerWay, ...]:
    """In an emergency the ways to a disclosure come first; in an ordinary case those for urgent cases come last."""
    serves: dict[FastWay, list[str]] = {}
    for measure in _measures(registry.law, answer.measures, urgency):
        for way in fast_ways(registry, _of(registry, answer, measure), registry.law.assistance_types[measure]):
            serves.setdefault(way, []).append(measure)
    found = [QuickerWay(way, tuple(measures)) for way, measures in serves.items()]
    match urgency:
        case Urgency.EMERGENCY:
            found.sort(key=lambda each: (each.way.key not in EMERGENCY, DISCLOSURE not in each.serves))
        case Urgency.ROUTINE:
            found.sort(key=lambda each: each.is_for_urgent_cases)
    return tuple(found)


def orders_to_providers(registry: Registry, answer: Answer) -> tuple[Channel, ...]:
    """Agreements under which an order may go to the provider itself, where another channel is recommended.

    One with a law profile of its own is told by its routes.
    """
    profiles = registry.law.instruments
    found = (each for each in answer.usable[1:] if each.is_order and each.instrument not in profiles)
    return tuple(found) if answer.measures else ()


def _measures(law: LawBook, asked: Iterable[str], urgency: str) -> tuple[str, ...]:
    """What was asked; preservation, where the catalogue combines the two; in an emergency, disclosure at once."""
    types = [law.assistance_types[key] for key in asked]
    wanted = [each.key for each in types]
    if any(PRESERVATION in each.often_combined_with for each in types):
        wanted.append(PRESERVATION)
    if urgency == Urgency.EMERGENCY and (not types or any(each.is_electronic_evidence for each in types)):
        wanted.append(DISCLOSURE)
    return tuple(dict.fromkeys(wanted))


def _of(registry: Registry, answer: Answer, measure: str) -> Answer:
    if answer.measures == (measure,):
        return answer
    return resolve(registry, answer.requesting, answer.requested, answer.on, [measure], answer.offence)
