"""One thing to look at, and the kinds there are."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Group(StrEnum):
    CONTRADICTION = "contradiction"
    GAP = "gap"
    AGE = "age"

    @property
    def title(self) -> str:
        return {"contradiction": "Contradictions", "gap": "Gaps", "age": "Old or undated sources"}[self.value]


class Kind(Enum):
    """Group and title of each kind, in the order in which they are told."""

    SIGNED_AFTER_RATIFIED = Group.CONTRADICTION, "Ratified before signed"
    SIGNED_AFTER_IN_FORCE = Group.CONTRADICTION, "In force before signed"
    RATIFIED_AFTER_IN_FORCE = Group.CONTRADICTION, "In force before ratified"
    IN_FORCE_AFTER_ENDED = Group.CONTRADICTION, "Ended or suspended before in force"
    BEFORE_THE_INSTRUMENT = Group.CONTRADICTION, "In force for a State before the instrument itself"
    BILATERAL_TWICE = Group.CONTRADICTION, "The same bilateral treaty twice"
    MEMBERSHIPS_OVERLAP = Group.CONTRADICTION, "Memberships of the European Union that overlap"
    FOUND_NOT_BOUND = Group.CONTRADICTION, "A party that a finding says is none"
    PARTY_WITHOUT_DAY = Group.GAP, "Party without a day of entry into force"
    INSTRUMENT_WITHOUT_DAY = Group.GAP, "Instrument without a day of entry into force"
    ENDED_WITHOUT_DAY = Group.GAP, "Ended without a day"
    FACT_WITHOUT_SOURCE = Group.GAP, "Fact without a source"
    STATE_WITHOUT_AUTHORITY = Group.GAP, "State without any authority"
    SOURCE_WITHOUT_PUBLISHER = Group.GAP, "Source without its publisher's name"
    UNDATED = Group.AGE, "Fact whose source has no date"
    OUTDATED = Group.AGE, "Fact whose source is old"

    def __init__(self, group: Group, title: str):
        self.group, self.title = group, title

    @property
    def key(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Remark:
    """`states`: codes of the States it counts for. `instrument`: code, or "" where it is about none."""

    kind: Kind
    states: tuple[str, ...]
    instrument: str
    sentence: str
