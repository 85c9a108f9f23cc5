"""What each kind of job does. A room above registers its kinds when it starts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Payload = dict[str, Any]  # plain JSON


Report = Callable[[int, int, str], None]  # steps done, of how many, and what is being done now


@dataclass(frozen=True, slots=True)
class Outcome:
    """What somebody who waits for a job reads at its end. `address`: where what came of it stands."""

    words: str
    address: str = ""
    is_refused: bool = False


def _nothing(payload: Payload) -> None:
    """What has an effect in the database only."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`work` may be slow and stands in no transaction; `effect` takes its result into the database, in the transaction
    that marks the job done: it happens exactly once. What `work` does outside the database (a mail) may happen again
    after a crash: at least once. `told` names the job to whoever looks after those that failed.

    Of a long job `long_work` stands in the place of `work`: it calls its Report between two steps, outside any
    transaction, and may be cancelled there. Its effect gives an Outcome.
    """

    work: Callable[[Payload], Any] = _nothing
    effect: Callable[[Payload, Any], Outcome | None] | None = None
    long_work: Callable[[Payload, Report], Any] | None = None
    told: Callable[[Payload], str] | None = None


_KINDS: dict[str, Kind] = {}


def register(name: str, kind: Kind) -> None:
    _KINDS[name] = kind


def kind_of(name: str) -> Kind:
    """Raises KeyError for a kind nobody registered."""
    return _KINDS[name]


def told(name: str, payload: Payload) -> str:
    """A job in words; by the name of its kind where that has no other."""
    kind = _KINDS.get(name)
    return kind.told(payload) if kind and kind.told else name.capitalize()
