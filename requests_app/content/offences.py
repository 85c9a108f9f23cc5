"""An offence under both laws: its elements with the facts that answer them, and penalties against thresholds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Element:
    """What makes up an offence, with what answers it. Those that nothing was written for are left out."""

    key: str  # in the catalogue, or the officer's name for it
    title: str
    paragraphs: tuple[int, ...]  # of the summary of facts, as it is printed
    facts: str  # in words of its own
    own_law: str
    counterpart_law: str
    lost: tuple[str, ...] = ()  # openings of paragraphs pointed at that were changed since: told, not printed
    mended: tuple[int, ...] = ()  # of `paragraphs`, those mended since somebody pointed at them: told, not printed

    @property
    def is_answered(self) -> bool:
        return bool(self.paragraphs or self.facts.strip())


@dataclass(frozen=True, slots=True)
class PenaltyTest:
    """A maximum penalty against what an instrument, or the requested State's law, asks for."""

    instrument: str  # code of the law profile
    sentence: str
    outcome: str  # "met", "not_met", "not_known"
    seen: bool  # whether the threshold was read in its source


@dataclass(frozen=True, slots=True)
class Offence:
    """An offence with its provision, text and penalty, and the requested State's law on the same conduct beside it."""

    title: str
    catalogue_key: str  # "" where the officer wrote it
    provision: str
    text: str
    penalty: str
    max_penalty_years: float | None
    counterpart_provision: str
    counterpart_text: str
    explanation: str  # why the conduct is criminal in both
    min_penalty_years: float | None = None
    life: bool = False
    counterpart_penalty: str = ""
    counterpart_max_years: float | None = None
    counterpart_life: bool = False
    counterpart_verified: bool = True  # read in a source, by the registry or by the officer
    elements: tuple[Element, ...] = ()
    thresholds: tuple[PenaltyTest, ...] = ()
