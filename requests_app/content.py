"""The content of a letter as frozen dataclasses: what the reviewer sees, the digest covers and the PDF is drawn from.

No database here. `to_json` is canonical (sorted keys, no spaces), so that equal content has an equal digest.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from cattrs.preconf.json import make_converter

converter = make_converter()
converter.forbid_extra_keys = True


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
class ParticularAnswer:
    key: str
    title: str
    required: bool
    values: tuple[str, ...]  # empty: not answered


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


@dataclass(frozen=True, slots=True)
class Offence:
    """An offence with its provision, text and penalty, and the requested State's counterpart beside it."""

    title: str
    catalogue_key: str  # "" where the officer wrote it
    provision: str
    text: str
    penalty: str
    max_penalty_years: float | None
    counterpart_provision: str
    counterpart_text: str
    explanation: str  # why the conduct is criminal in both


@dataclass(frozen=True, slots=True)
class DualCriminality:
    """What the channel says of dual criminality, from its law profile."""

    article: str
    rule: str
    seen: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A text that answers one law `field`. `confirmed` holds INSTRUMENT:KEY of each required content it answers."""

    field: str
    heading: str
    text: str
    confirmed: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class LetterContent:
    """Everything a letter of request says, but for the day and signatory it is issued with."""

    reference: str
    version: int  # of the letter: 1, then one more each time it is revised
    is_exercise: bool
    requesting_state: StateName
    requested_state: StateName
    office: Office
    competent_authority: CompetentAuthority
    addressee: Addressee
    basis: LegalBasis | None  # None: no channel chosen yet
    supporting: tuple[LegalBasis, ...]
    overlays: tuple[str, ...]  # law profile codes added to the channel's
    registry_edition: int
    basis_on: date | None  # the day the channel was resolved for
    urgency: str  # choices.Urgency value
    urgency_reason: str
    wanted_by: date | None
    confidentiality: str  # choices.Confidentiality value
    proceeding: Proceeding
    summary_of_facts: str
    nexus: str
    purpose: str
    persons: tuple[Person, ...]
    no_persons_reason: str  # why no person is named
    offences: tuple[Offence, ...]
    dual_criminality: DualCriminality | None
    measures: tuple[Measure, ...]
    statements: tuple[Statement, ...]
    clauses: tuple[Clause, ...]
    annexes: tuple[Annex, ...]
    language: str  # ISO 639-1 code the letter is written in
    accepted_languages: tuple[str, ...]  # codes known to the registry for the addressee or State; empty: not known
    linked_reference: str = ""  # the request this one supplements

    @property
    def measure_keys(self) -> tuple[str, ...]:
        return tuple(measure.key for measure in self.measures)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every registry fact the letter rests on, each once."""
        bases = (*([self.basis] if self.basis else []), *self.supporting)
        return tuple({fact.key: fact for basis in bases for fact in basis.facts}.values())


@dataclass(frozen=True, slots=True)
class Issue:
    """What approval adds to the content: who signs, on which day, and the code by which the letter is known."""

    on: date
    signatory_name: str
    signatory_title: str
    code: str


@dataclass(frozen=True, slots=True)
class FrozenLetter:
    """The frozen letter: the PDF is drawn from this and nothing else."""

    content: LetterContent
    issue: Issue


def to_json(value: LetterContent | FrozenLetter) -> str:
    """Canonical JSON: sorted keys, no spaces, text as it is (UTF-8)."""
    return canonical_json(converter.unstructure(value))


def canonical_json(data) -> str:
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def frozen_letter(text: str) -> FrozenLetter:
    """The letter that `to_json` wrote."""
    return converter.structure(json.loads(text), FrozenLetter)


def digest(content: LetterContent) -> str:
    """SHA-256 of the canonical content, in hex: what approval approves."""
    return hashlib.sha256(to_json(content).encode()).hexdigest()
