"""The parts of a letter that the drafter writes: who asks, whom, for what, about whom and why."""

from dataclasses import dataclass
from datetime import date

from requests_app.periods import Period


@dataclass(frozen=True, slots=True)
class Office:
    """The office that asks, as its letterhead says."""

    name: str
    letterhead: tuple[str, ...]
    address: tuple[str, ...]
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class CompetentAuthority:
    """The prosecutor, judge or police behind the request."""

    name: str
    officer: str
    contact: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """The authority of the requested State. `vouched` says how a typed or unverified address was checked."""

    name: str
    lines: tuple[str, ...]
    from_registry: bool
    verified: bool
    vouched_on: date | None
    vouched: str


@dataclass(frozen=True, slots=True)
class Proceeding:
    stage: str  # in words
    national_reference: str
    nature: str


@dataclass(frozen=True, slots=True)
class ListedIdentifier:
    """An identifier as the letter lists it. `kind` in words, "" where it is of none that is known."""

    kind: str
    identifier: str  # in its normal form
    note: str


@dataclass(frozen=True, slots=True)
class ParticularAnswer:
    """`values` as they were typed, a period in words. A list of identifiers is read into `identifiers`, one a value."""

    key: str
    title: str
    required: bool
    values: tuple[str, ...]  # empty: not answered
    identifiers: tuple[ListedIdentifier, ...] = ()
    period: Period | None = None  # where it is one that was typed into its inputs


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure sought. `article`: where the channel lists it, "" where it does not say."""

    number: int
    key: str
    title: str
    article: str
    coercive_level: int
    particulars: tuple[ParticularAnswer, ...]


@dataclass(frozen=True, slots=True)
class Person:
    role: str  # in words
    name: str
    details: tuple[tuple[str, str], ...]  # (label, value), only what is known
    named_because: str = ""  # of a victim: why the letter prints the name; it stays in the office


@dataclass(frozen=True, slots=True)
class Asker:
    """An instrument, or a State's law and practice, under which a statement is printed."""

    code: str  # of the instrument, or of the State's law profile
    title: str  # as it stands within a sentence: "the law and practice of the United States"
    provision: str  # as it is cited, where it was read in a source; else ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A text that answers one law `field`. `confirmed` holds INSTRUMENT:KEY of each required content it answers,
    `asked_by` who asks for these, the channel first."""

    field: str
    heading: str
    text: str
    confirmed: tuple[str, ...]
    asked_by: tuple[Asker, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground for refusal as the draft answers it. `words` are printed; `note` is what the office thinks of it and
    stays there (see `LetterContent.as_sent`)."""

    key: str
    title: str
    provision: str  # of the channel as it is cited, where it was read
    position: str  # choices.GroundPosition value
    note: str
    words: str  # "" where the position has none


@dataclass(frozen=True, slots=True)
class Clause:
    kind: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Annex:
    number: int
    title: str
    kind: str
    language: str
    filename: str
    size: int  # bytes
    sha256: str
