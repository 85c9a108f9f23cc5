"""The shape of an answer. Sentences are printable as they stand; every one rests on a fact of the registry."""

from dataclasses import dataclass
from datetime import date

from treaties.registry import DeclarationRecord, ParticipationRecord

LETTERS_ROGATORY = "LETTERS-ROGATORY"


class Read:
    """Whose fact it is and where its `row` was read."""

    __slots__ = ()

    @property
    def state(self) -> str:
        return self.row.state

    @property
    def instrument(self) -> str:
        return self.row.instrument

    @property
    def source_url(self) -> str:
        return self.row.source.url

    @property
    def source_title(self) -> str:
        return self.row.source.title

    @property
    def source_publisher(self) -> str:
        return self.row.source.publisher

    @property
    def source_date(self) -> str:
        return self.row.source_date or self.row.source.as_of


@dataclass(frozen=True, slots=True)
class FactUsed(Read):
    """A participation the answer rests on. `doubt`: why it is not verified, in a sentence; "" where it is."""

    row: ParticipationRecord
    sentence: str
    doubt: str

    @property
    def verified(self) -> bool:
        """Status and day of entry into force were read or computed. A row that does not bind, such as a signature,
        has no such day to be read.
        """
        return not self.doubt

    @property
    def status(self) -> str:
        return self.row.status

    @property
    def in_force_on(self) -> date | None:
        return self.row.in_force_on

    @property
    def computed(self) -> bool:
        """The day of entry into force follows from the deposit."""
        return "in_force_on" in self.row.computed_fields


@dataclass(frozen=True, slots=True)
class DeclarationUsed(Read):
    """A reservation or declaration that bites on what is asked: what the State said and what follows from it."""

    row: DeclarationRecord
    sentence: str
    excludes: frozenset[str] = frozenset()  # measures that it takes out of the instrument
    closes: frozenset[str] = frozenset()  # keys of the routes that it closes

    @property
    def article(self) -> str:
        return self.row.article

    @property
    def kind(self) -> str:
        """A DeclarationKind."""
        return self.row.kind

    @property
    def verified(self) -> bool:
        return self.row.verified


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whether a measure is covered: "covered", "not_covered", "unread" (no profile) or "domestic_law"."""

    measure: str
    state: str
    article: str = ""
    note: str = ""
    seen: bool = False
    title: str = ""  # the measure in words

    @property
    def carries(self) -> bool:
        return self.state != "not_covered"


@dataclass(frozen=True, slots=True)
class Channel:
    """An instrument in an answer, with why it stands where it stands."""

    instrument: str
    title: str
    short_title: str
    kind: str  # InstrumentKind, or "letters_rogatory"
    since: date | None  # the later day on which both States were bound; None: not known
    articles: str
    verified: bool
    reasons: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    facts: tuple[FactUsed, ...] = ()
    law_profile: str = ""  # the InstrumentLaw the draft follows
    coverage: tuple[Coverage, ...] = ()
    scope: str = ""  # "applies", "applies_if", "does_not_apply"; "" where no offence was asked
    scope_conditions: tuple[str, ...] = ()
    is_form: bool = False  # the instrument's own form must be used
    is_order: bool = False  # an order under it goes to a service provider, not to the other State's authorities
    declarations: tuple[DeclarationUsed, ...] = ()  # those that bite; the requested State's first

    @property
    def name(self) -> str:
        return f"{self.title} ({self.short_title})" if self.short_title else self.title


@dataclass(frozen=True, slots=True)
class Answer:
    """All channels of a pair on a day, best first."""

    requesting: str
    requested: str
    on: date
    measures: tuple[str, ...]
    offence: str | None
    edition: int
    usable: tuple[Channel, ...]
    supporting: tuple[Channel, ...]
    to_verify: tuple[Channel, ...]
    unavailable: tuple[Channel, ...]
    notes: tuple[str, ...]
    overlays: tuple[str, ...]
    governing: tuple[str, ...]  # general treaties on mutual assistance that bind the two, whatever is asked: codes

    @property
    def recommended(self) -> Channel:
        """The first usable channel; letters rogatory are always there."""
        return self.usable[0]

    def channel(self, code: str) -> Channel | None:
        """The instrument wherever it stands in the answer."""
        everywhere = (*self.usable, *self.supporting, *self.to_verify, *self.unavailable)
        return next((channel for channel in everywhere if channel.instrument == code), None)
