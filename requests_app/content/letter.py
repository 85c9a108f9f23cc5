"""The letter whole, and as it is issued."""

from dataclasses import dataclass, replace
from datetime import date

from requests_app.content.basis import DualCriminality, Fact, LegalBasis, StateName
from requests_app.content.offences import Offence
from requests_app.content.parts import (
    Addressee,
    Annex,
    Clause,
    CompetentAuthority,
    Ground,
    Measure,
    Office,
    Person,
    Proceeding,
    Statement,
)
from requests_app.content.preservation import Preservation
from requests_app.content.protection import SealedEntry


@dataclass(frozen=True, slots=True)
class LetterContent:
    """Everything a letter of request says, but for the day and signatory it is issued with; and beside it what the
    office thinks of the grounds for refusal, which reviewers see, the digest covers and nobody else ever reads.
    """

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
    grounds: tuple[Ground, ...] = ()  # those that are answered
    preservation: Preservation | None = None  # of a letter that asks for nothing else
    sealed: tuple[SealedEntry, ...] = ()  # the pseudonyms whose key travels apart

    @property
    def measure_keys(self) -> tuple[str, ...]:
        return tuple(measure.key for measure in self.measures)

    @property
    def as_sent(self) -> "LetterContent":
        """Without what the office thinks, of the grounds for refusal or of naming a victim, and without a trace of the
        key."""
        return replace(
            self,
            grounds=tuple(replace(each, note="") for each in self.grounds if each.words),
            persons=tuple(replace(each, named_because="") for each in self.persons),
            sealed=tuple(replace(each, digest="") for each in self.sealed),
        )

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every registry fact the letter rests on, each once."""
        bases = (*([self.basis] if self.basis else []), *self.supporting)
        return tuple({fact.key: fact for basis in bases for fact in basis.facts}.values())


@dataclass(frozen=True, slots=True)
class Issue:
    """What approval adds to the content: who signs, on which day, the code by which the letter is known, and where the
    authority that receives it confirms receipt."""

    on: date
    signatory_name: str
    signatory_title: str
    code: str
    receipt_page: str = ""  # its address; "" where there is none


@dataclass(frozen=True, slots=True)
class FrozenLetter:
    """The frozen letter: the PDF is drawn from this and nothing else."""

    content: LetterContent
    issue: Issue
