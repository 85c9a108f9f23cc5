"""What the rooms above add to the cards of a State and to the finder's answers. They register what they know; this room
only asks.

additions.register(Addition(template=..., content=...))             # to cards
additions.register_for_answers(Addition(template=..., content=...))
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Addition:
    """content(user, *, requesting, requested, measure) -> what `template` shows as `content`; codes of States, and the
    key of a measure or "" for all of them.
    """

    template: str
    content: Callable[..., object]


_additions: list[Addition] = []
_to_answers: list[Addition] = []


def register(addition: Addition) -> None:
    _additions.append(addition)


def register_for_answers(addition: Addition) -> None:
    _to_answers.append(addition)


def to_cards(user, *, requesting: str, requested: str, measure: str = "") -> list[dict]:
    return _asked(_additions, user, requesting, requested, measure)


def to_answers(user, *, requesting: str, requested: str, measure: str = "") -> list[dict]:
    return _asked(_to_answers, user, requesting, requested, measure)


def _asked(registered: list[Addition], user, requesting: str, requested: str, measure: str) -> list[dict]:
    return [
        {
            "template": each.template,
            "content": each.content(user, requesting=requesting, requested=requested, measure=measure),
        }
        for each in registered
    ]
