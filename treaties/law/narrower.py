"""narrower.yaml -> what asks too broadly, in which words, and which narrower ask is proposed instead."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from string import Formatter

from treaties.law.node import Node
from treaties.law.vocabulary import PARTICULAR_TYPES

END_PERIOD = "end_period"
NAMED = {"number", "words", "particular", "count"}  # what a title may hold in braces


@dataclass(frozen=True, slots=True)
class NarrowerAsk:
    """One sign of an ask that is too broad. It looks at each particular of one of `types` or with one of `keys`.

    Exactly one of `says` (words that stand in it; nothing where `unless` stands there too), `longer_than_days` (of a
    period) and `more_than` (of a list) tells whether it holds.
    """

    key: str
    title: str  # may hold {number} of the measure, {words} that were found, {particular}, {count}
    guidance: str
    measures: tuple[str, ...]  # empty: every measure
    types: tuple[str, ...]
    keys: tuple[str, ...]
    says: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    longer_than_days: int | None
    more_than: int | None
    propose: str  # "end_period", the key of an assistance type, or "" where no single step mends it

    def looks_at(self, measure: str, key: str, particular_type: str) -> bool:
        """Whether a particular, by its key and type, of a measure is one of those it looks at."""
        is_named = key in self.keys or particular_type in self.types
        return is_named and (not self.measures or measure in self.measures)


def narrower_asks(node: Node, known: Collection[str]) -> tuple[NarrowerAsk, ...]:
    """`known`: keys of the assistance types."""
    return node.each("rules", partial(_rule, known=known))


def _rule(node: Node, known: Collection[str]) -> NarrowerAsk:
    signs = [key for key in ("says", "longer_than_days", "more_than") if node.data.get(key) is not None]
    if len(signs) != 1:
        node.say("", "must have exactly one of says, longer_than_days, more_than")
    rule = NarrowerAsk(
        key=node.text("key"),
        title=_title(node),
        guidance=node.text("guidance"),
        measures=node.texts("measures", known=known),
        types=node.texts("types"),
        keys=node.texts("keys"),
        says=_pattern(node, "says"),
        unless=_pattern(node, "unless"),
        longer_than_days=node.whole("longer_than_days"),
        more_than=node.whole("more_than"),
        propose=node.choice("propose", [END_PERIOD, *known], required=False),
    )
    if not rule.types and not rule.keys:
        node.say("", "must name the particulars it looks at, by types or keys")
    for each in rule.types:
        if each not in PARTICULAR_TYPES:
            node.say("types", f"{each!r} is none of: {', '.join(sorted(PARTICULAR_TYPES))}")
    return rule


def _title(node: Node) -> str:
    title = node.text("title")
    try:
        named = {name for _, name, _, _ in Formatter().parse(title) if name is not None}
    except ValueError as error:
        node.say("title", f"is not understood: {error}")
        return ""
    if named - NAMED:
        node.say("title", f"may hold {', '.join(sorted(NAMED))} in braces, not {', '.join(sorted(named - NAMED))}")
        return ""
    return title


def _pattern(node: Node, key: str) -> re.Pattern[str] | None:
    """A regular expression; capitals and small letters are the same to it."""
    written = node.text(key, required=False)
    try:
        return re.compile(written, re.IGNORECASE) if written else None
    except re.error as error:
        node.say(key, f"is no regular expression: {error}")
        return None
