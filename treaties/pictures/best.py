"""The best channel of a pair, short enough for a map or a cell: its kind, its name, since when, how it is known."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from treaties.channels import usable_on
from treaties.channels.answer import LETTERS_ROGATORY
from treaties.channels.kinds import ONLY_LETTERS_ROGATORY, Kind, kind_of
from treaties.channels.standing import is_verified, place, rows_for_pair, since_both
from treaties.registry import Registry


@dataclass(frozen=True, slots=True)
class Best:
    """`count`: how many instruments are usable. `since`: the later day on which both were bound; None: not known."""

    requesting: str
    requested: str
    kind: Kind
    name: str = ""
    since: date | None = None
    verified: bool = True
    count: int = 0

    @property
    def is_letters_rogatory(self) -> bool:
        return self.kind is ONLY_LETTERS_ROGATORY

    @property
    def words(self) -> str:
        """The channel with how it is known, as a title or label says it."""
        if self.is_letters_rogatory:
            return self.kind.within
        return f"{self.kind.within}, {self.name}{'' if self.verified else ' (unverified)'}"


def best_on(registry: Registry, on: date) -> Callable[[str, str], Best]:
    """Answers on one day, for as many pairs as are asked. The law is that of `treaties.channels`."""
    usable = usable_on(registry, on)

    def best(requesting: str, requested: str) -> Best:
        codes = usable(requesting, requested)
        kind = kind_of(registry, codes[0])
        if codes[0] == LETTERS_ROGATORY:
            return Best(requesting, requested, kind)
        record, rows = registry.instruments[codes[0]], rows_for_pair(registry, codes[0], requesting, requested, on)
        return Best(
            requesting,
            requested,
            kind,
            record.short_title or record.title,
            since_both(record, *(place(row, on) for row in rows)),
            all(is_verified(row) for row in rows),
            len(codes) - 1,
        )

    return best
