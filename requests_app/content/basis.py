"""What a letter rests on: channel, instruments cited beside it, and the registry facts behind them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StateName:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A registry fact the letter rests on. `key` is INSTRUMENT:STATE; `sentence` is printable as it stands."""

    key: str
    sentence: str
    verified: bool
    source_title: str
    source_publisher: str
    source_url: str
    source_date: str


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A channel, or an instrument cited beside it. Sentences come from the registry only."""

    instrument: str
    title: str
    short_title: str
    kind: str
    articles: str
    citation: str
    law_profile: str  # code of the law profile the draft follows
    sentences: tuple[str, ...]
    facts: tuple[Fact, ...]
    is_form: bool = False  # the instrument prescribes a form of its own
    supplements: tuple[str, ...] = ()  # codes of the protocols that bind the two beside it

    @property
    def name(self) -> str:
        return f"{self.title} ({self.short_title})" if self.short_title else self.title

    @property
    def named(self) -> str:
        """Within a sentence."""
        return self.name if self.name.startswith(("Directive ", "Regulation ")) else f"the {self.name}"


@dataclass(frozen=True, slots=True)
class DualCriminality:
    """What the channel says of dual criminality, from its law profile."""

    article: str
    rule: str
    seen: bool
