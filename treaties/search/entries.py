"""What can be found: one entry a State, instrument and authority, with every name it answers to."""

from dataclasses import dataclass
from enum import IntEnum


class Kind(IntEnum):
    """In the order of the results where two match equally well."""

    STATE = 0
    INSTRUMENT = 1
    AUTHORITY = 2
    FORMER = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A text that leads to an entry. `relation` says how it stands to what is shown; "" where it is shown itself."""

    text: str
    relation: str = ""
    language: str = ""
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """`code`: of the State or instrument to open; of an authority that of its State."""

    kind: Kind
    code: str
    shown: str
    detail: str
    names: tuple[Name, ...]
