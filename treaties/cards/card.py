"""A card from an answer of the channel rule: the best channel for one measure, and what it asks and allows."""

from dataclasses import dataclass
from datetime import date

from treaties.cards.demands import Demands, demands
from treaties.cards.quicker import barred, fast_ways
from treaties.cards.shapes import FastWay, Known
from treaties.channels import Answer, Channel, Coverage, resolve
from treaties.channels.answer import LETTERS_ROGATORY
from treaties.law import AssistanceType
from treaties.registry import Registry


@dataclass(frozen=True, slots=True)
class Card:
    """Asking one State for one measure, as seen from another on a day."""

    measure: AssistanceType
    answer: Answer
    is_limited: bool  # the instrument takes in certain offences only
    asks: Demands
    fast_ways: tuple[FastWay, ...]
    barred: tuple[Known, ...]  # declarations that close a quicker way

    @property
    def channel(self) -> Channel:
        return self.answer.recommended

    @property
    def coverage(self) -> Coverage:
        return self.channel.coverage[0]

    @property
    def alternatives(self) -> tuple[Channel, ...]:
        return self.answer.usable[1:]


def cards(registry: Registry, requesting: str, requested: str, on: date) -> tuple[Card, ...]:
    """One for each measure of the catalogue, those of one category together. Raises ChannelQuestionError."""
    types = registry.law.assistance_types.values()
    categories = list(dict.fromkeys(each.category for each in types))
    together = sorted(types, key=lambda each: categories.index(each.category))
    return tuple(card(registry, requesting, requested, on, each.key) for each in together)


def card(registry: Registry, requesting: str, requested: str, on: date, measure: str) -> Card:
    """Raises ChannelQuestionError."""
    answer, kind = resolve(registry, requesting, requested, on, [measure]), registry.law.assistance_types[measure]
    return Card(
        measure=kind,
        answer=answer,
        is_limited=_is_limited(registry, answer.recommended.instrument, kind),
        asks=demands(registry, answer, answer.recommended),
        fast_ways=fast_ways(registry, answer, measure),
        barred=barred(answer),
    )


def _is_limited(registry: Registry, code: str, measure: AssistanceType) -> bool:
    if code == LETTERS_ROGATORY:
        return False
    scope = registry.instruments[code].material_scope
    # The Budapest Convention takes in electronic evidence of any offence (art. 14(2)(c), 25(1)).
    return scope != "general" and not (scope == "cyber" and measure.is_electronic_evidence)
