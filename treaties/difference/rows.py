"""What differs between two states of the registry, row by row. Pure: works on records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from treaties.snapshot import KINDS, Kind, plain

BY_NAME = {kind.name: kind for kind in KINDS}
Content = Mapping[str, Any]  # a record as `snapshot.plain` has it


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row as it is and as it shall be, None where there is none. `key`: that of the first of the two there is."""

    kind: str
    key: str
    before: Content | None
    after: Content | None

    @classmethod
    def of(cls, kind: Kind, before: Any | None, after: Any | None) -> "RowChange":
        """`before`, `after`: records, or None."""
        return cls(kind.name, kind.key_of(before or after), _content(before), _content(after))

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "RowChange":
        return cls(**data)

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "key": self.key, "before": self.before, "after": self.after}

    @property
    def content(self) -> Content:
        """What it says, or said where it goes."""
        return self.after or self.before

    @property
    def fields(self) -> list[str]:
        """Names of the fields that differ, in the order of the record; of a row that comes or goes, those that say
        something."""
        names = BY_NAME[self.kind].columns
        if self.before and self.after:
            return [name for name in names if self.before.get(name) != self.after.get(name)]
        return [name for name in names if self.content.get(name) not in NOTHING]


NOTHING = ("", None, [])


def _content(record: Any | None) -> Content | None:
    return plain(record) if record else None


def between(old: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]) -> Iterator[RowChange]:
    """Every row that differs between two states, each `editions.Records`, in the order of the kinds and keys."""
    for kind in KINDS:
        was, now = old[kind.name], new[kind.name]
        for key in sorted(was.keys() | now.keys()):
            if was.get(key) != now.get(key):
                yield RowChange.of(kind, was.get(key), now.get(key))
