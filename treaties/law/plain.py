"""plain_questions.yaml -> what an investigator is asked in plain words: about the case, and in place of a particular's
title."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from treaties.law.node import Node

# What an answer becomes: text of the facts, text of the nexus, a person of the case, an offence of it.
PLACES = ("facts", "nexus", "person", "offence")
TEXT = "long_text"


@dataclass(frozen=True, slots=True)
class PlainQuestion:
    """A question about the case. `key`: its place and what tells it from others there, "facts:what"."""

    key: str
    group: str  # the heading it stands under
    title: str
    help: str = ""
    example: str = ""
    mistakes: tuple[str, ...] = ()
    usual: bool = True  # whether it is asked unless the officer takes it out

    @property
    def type(self) -> str:
        """TEXT, or "person" or "offence", which a record answers."""
        place = self.key.partition(":")[0]
        return place if place in ("person", "offence") else TEXT


@dataclass(frozen=True, slots=True)
class PlainAsk:
    """How a particular is asked of somebody who is no lawyer: of every measure that has it, or of `measures`."""

    particular: str
    ask: str
    measures: tuple[str, ...] = ()
    help: str = ""  # in place of the particular's

    @property
    def key(self) -> str:
        return ":".join((self.particular, *self.measures))


@dataclass(frozen=True, slots=True)
class PlainWords:
    questions: tuple[PlainQuestion, ...] = ()
    asks: tuple[PlainAsk, ...] = ()

    def of(self, measure: str, particular: str) -> PlainAsk | None:
        """The ask of this measure where there is one, else that of every measure, else None: its title is plain."""
        found = [
            each for each in self.asks if each.particular == particular and measure in (each.measures or [measure])
        ]
        return max(found, key=lambda each: bool(each.measures), default=None)


def plain_words(node: Node, particulars: Mapping[str, Collection[str]]) -> PlainWords:
    """`particulars`: the keys of those that each assistance type has."""
    questions = node.each("questions", _question)
    asks = node.each("asks", partial(_ask, particulars=particulars), named="particular", unique=False)
    for problem in _asked_twice(asks):
        node.say("asks", problem)
    return PlainWords(questions, asks)


def _question(node: Node) -> PlainQuestion:
    key = node.text("key")
    place, _, rest = key.partition(":")
    if key and (place not in PLACES or not rest):
        node.say("key", f"must begin with one of {', '.join(f'{each}:' for each in PLACES)} and go on")
    return PlainQuestion(
        key=key,
        group=node.text("group"),
        title=node.text("ask"),
        help=node.text("help", required=False),
        example=node.text("example", required=False),
        mistakes=node.texts("mistakes"),
        usual=node.flag("usual", required=True),
    )


def _ask(node: Node, particulars: Mapping[str, Collection[str]]) -> PlainAsk:
    asked = PlainAsk(
        particular=node.text("particular"),
        ask=node.text("ask"),
        measures=node.texts("measures", known=particulars),
        help=node.text("help", required=False),
    )
    have = {measure for measure, keys in particulars.items() if asked.particular in keys}
    if asked.particular and not have:
        node.say("particular", f"no measure has a particular {asked.particular!r}")
    for measure in asked.measures:
        if have and measure in particulars and measure not in have:
            node.say("measures", f"{measure!r} has no particular {asked.particular!r}")
    return asked


def _asked_twice(asks: Sequence[PlainAsk]) -> Iterable[str]:
    counted = Counter((each.particular, measure) for each in asks for measure in each.measures or ("",))
    for (particular, measure), times in counted.items():
        if times > 1:
            yield f"{particular!r} {f'of {measure!r} ' if measure else ''}is asked twice"
