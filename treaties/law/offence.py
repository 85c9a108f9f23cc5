"""The shapes of offences.yaml: an offence, what makes it up, what States' laws call it, and penalties that count."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

REQUESTED = "requested_state"  # a Threshold's `law_of`


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that makes up an offence. `question` is what the facts have to answer."""

    key: str
    title: str
    question: str
    optional: bool = False  # only some States' laws ask for it


@dataclass(frozen=True, slots=True)
class Threshold:
    """A maximum penalty that an instrument, or the requested State's law, asks for."""

    instrument: str  # code of the law profile
    article: str
    years: float
    over: bool  # more than so many years, not as many
    law_of: str  # whose penalty counts: "requesting_state" or REQUESTED
    rule: str  # what is asked, in a sentence
    unmet: str  # what it means that it is not met, and what to do
    seen: bool
    measures: tuple[str, ...] = ()  # empty: whatever is sought, but for `except_measures`
    except_measures: tuple[str, ...] = ()
    except_offences: tuple[str, ...] = ()  # that the instrument establishes itself, whatever their penalty

    def concerns(self, measures: Collection[str], offence: str) -> bool:
        """Whether it is asked of this offence of the catalogue ("": of none) when these measures are sought."""
        asked = [each for each in measures if each not in self.except_measures]
        return offence not in self.except_offences and any(not self.measures or each in self.measures for each in asked)

    def met_by(self, max_years: float | None, *, life: bool = False) -> bool | None:
        """Whether a maximum reaches it; None where it is not known."""
        if life:
            return True
        if max_years is None:
            return None
        return max_years > self.years if self.over else max_years >= self.years


@dataclass(frozen=True, slots=True)
class NationalProvision:
    """A provision of a State's law that answers an offence of the catalogue.

    `citation` as the file has it, by which a provision is chosen; `cited` in full, as it is printed.
    """

    state: str
    citation: str
    cited: str
    title: str
    max_penalty: str
    max_penalty_years: float | None
    min_penalty_years: float | None
    life: bool
    note: str
    seen: bool

    @property
    def penalty(self) -> str:
        """The file's words, which tell a minimum themselves where there is one; else called what they are."""
        is_maximum = self.min_penalty_years is None and (self.life or self.max_penalty_years is not None)
        return f"maximum {self.max_penalty}" if is_maximum else self.max_penalty


@dataclass(frozen=True, slots=True)
class Note:
    """What to know on dual criminality: of these States' laws, or of no one State's where none is named."""

    text: str
    states: tuple[str, ...] = ()  # codes

    @property
    def key(self) -> str:
        """What tells one from another."""
        return self.text


@dataclass(frozen=True, slots=True)
class Offence:
    """An offence of the catalogue with its treaty articles and national provisions.

    `treaty_articles` leaves out an instrument that the file says has no article; `other_articles` are those of
    instruments without a law file.
    """

    key: str
    title: str
    category: str
    conduct: str
    elements: tuple[Element, ...]
    treaty_articles: Mapping[str, str]  # instrument code -> article, in the words of the file
    provisions: Mapping[str, tuple[NationalProvision, ...]]  # State code -> provisions
    other_articles: tuple[str, ...] = ()
    dual_criminality_notes: tuple[Note, ...] = ()

    def notes_for(self, *states: str) -> tuple[Note, ...]:
        """Those of these States' laws, then the general ones."""
        own = [each for each in self.dual_criminality_notes if not set(each.states).isdisjoint(states)]
        return (*own, *(each for each in self.dual_criminality_notes if not each.states))
