"""What answers each law `field`: a structured part of the letter, particulars of its measures, or a statement.

This is the one place that knows. A field it does not know is answered by a statement, so that a new rule of law
needs no code.
"""

from collections.abc import Callable
from dataclasses import dataclass

from requests_app.checklist import anchors
from requests_app.checklist.languages import language_is_met
from requests_app.checklist.requirements import Requirement
from requests_app.choices import ClauseKind, Section, Urgency
from requests_app.content import LetterContent, Measure
from treaties.law import LawBook


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a requirement is answered, and what is missing there."""

    section: Section
    missing: str | None  # anchor of the input to fill, "" for the top of the section; None: it is answered
    field: str = ""  # of the statement that answers it, "" where none does

    @property
    def is_given(self) -> bool:
        return self.missing is None


@dataclass(frozen=True, slots=True)
class Structured:
    """A part of the letter with inputs of its own. `missing` gives what `Answer.missing` holds."""

    section: Section
    missing: Callable[[LetterContent, Requirement], str | None]


def _text(section: Section, name: str, read: Callable[[LetterContent], str]) -> Structured:
    return Structured(section, lambda content, _: None if read(content).strip() else anchors.of_field(name))


def _part(section: Section, holds: Callable[[LetterContent], bool]) -> Structured:
    return Structured(section, lambda content, _: None if holds(content) else "")


def _clauses(*kinds: ClauseKind) -> Structured:
    return Structured(Section.CLAUSES, lambda content, _: _missing_clause(content, kinds))


def _missing_clause(content: LetterContent, kinds: tuple[ClauseKind, ...]) -> str | None:
    written = {clause.kind for clause in content.clauses if clause.text.strip()}
    return next((anchors.of_clause(kind) for kind in kinds if kind not in written), None)


def _missing_undertaking(content: LetterContent, requirement: Requirement) -> str | None:
    return _missing_clause(content, clauses_for(requirement))


def clauses_for(requirement: Requirement) -> tuple[ClauseKind, ...]:
    """The clauses that answer a requirement of a field of clauses; none for one of another field."""
    if requirement.field == "reciprocity_and_use":
        return UNDERTAKINGS.get(requirement.key, (ClauseKind.SPECIALITY,))
    return (ClauseKind(requirement.field),) if requirement.field in ClauseKind else ()


def _missing_of_deadline(content: LetterContent, requirement: Requirement) -> str | None:
    """A day counts with its reason (UNTOC art. 18(24)). A routine request may name none where none is mandatory."""
    routine = content.urgency == Urgency.ROUTINE
    if content.wanted_by is None:
        return None if routine and not requirement.mandatory else anchors.of_field("wanted_by")
    if content.urgency_reason.strip() or (routine and requirement.mandatory):
        return None
    return anchors.of_field("urgency_reason")


def _measures_say_something(content: LetterContent) -> bool:
    return bool(content.measures) and all(
        any(given(measure, particular.key) for particular in measure.particulars) for measure in content.measures
    )


# Which undertakings a content of the field `reciprocity_and_use` asks for; use limited to the purpose if not here.
UNDERTAKINGS = {
    "reciprocity": (ClauseKind.RECIPROCITY,),
    "undertakings": (ClauseKind.RECIPROCITY, ClauseKind.SPECIALITY, ClauseKind.RETURN_OF_EVIDENCE),
}

STRUCTURED = {
    "assistance_items": _part(Section.MEASURES, _measures_say_something),
    "authority": _text(Section.AUTHORITIES, "competent_authority", lambda content: content.competent_authority.name),
    "case_nature": _text(Section.FACTS, "nature", lambda content: content.proceeding.nature),
    "confidentiality": _clauses(ClauseKind.CONFIDENTIALITY),
    "costs": _clauses(ClauseKind.COSTS),
    "deadline": Structured(Section.CLAUSES, _missing_of_deadline),
    "dual_criminality": _part(
        Section.OFFENCES,
        lambda content: (
            bool(content.offences)
            and all(each.counterpart_provision.strip() or each.explanation.strip() for each in content.offences)
        ),
    ),
    "facts": _text(Section.FACTS, "summary_of_facts", lambda content: content.summary_of_facts),
    "language": Structured(
        Section.ANNEXES, lambda content, _: None if language_is_met(content) else anchors.of_field("language")
    ),
    "legal_basis": _part(Section.CHANNEL, lambda content: content.basis is not None),
    "offence_and_law": _part(
        Section.OFFENCES,
        lambda content: bool(content.offences) and all(offence.provision.strip() for offence in content.offences),
    ),
    "persons": _part(Section.PERSONS, lambda content: bool(content.persons or content.no_persons_reason.strip())),
    "procedure": _clauses(ClauseKind.PROCEDURE),
    "purpose": _text(Section.FACTS, "purpose", lambda content: content.purpose),
    "reciprocity_and_use": Structured(Section.CLAUSES, _missing_undertaking),
    "relevance": _text(Section.FACTS, "nexus", lambda content: content.nexus),
}

# Contents of structured fields that the structure cannot say: the officer writes them.
NEEDS_WORDS = {
    "article_of_treaty",  # the registry holds no articles of bilateral treaties
    "certificate_criminal_matter",  # Harare Scheme: the central authority certifies
    "treaty_statement",  # ASEAN: what the national act of the requested Party asks for
}

# Particulars that are the very thing a content asks for, so that nothing is written twice.
PARTICULARS = {
    "custodian": ("custodian_or_location",),
    "custody_transfer": ("consent", "custody", "immunity"),
    "emergency": ("emergency_facts",),
    "evidence_form": ("format",),
    "interception": ("identifiers", "duration", "delivery"),
    "jit": ("purpose", "composition", "duration", "place"),
    "necessity": ("necessity",),
    "preservation_data": ("data_to_preserve",),
    "preservation_reference": ("preservation_ref",),
    "provider": ("provider", "institution", "vasp", "registrar", "hosting"),
    "time_range": ("period",),
    "travel_document": ("document",),
    "video_hearing": ("reason", "authority_persons"),
}

# What a statement is headed by, on screen and in the letter.
HEADINGS = {
    "bank": "Why the bank records are of value",
    "confiscation_order": "Order to be enforced",
    "contact": "Contact for questions and replies",
    "covert": "Why a covert measure is needed",
    "custodian": "Who holds the data",
    "custody_transfer": "Consent and conditions of transfer",
    "emergency": "Facts of the emergency",
    "evidence_form": "Form of the evidence",
    "follow_up": "Request that will follow",
    "formality": "Formalities",
    "interception": "Particulars of the interception",
    "issuing_power": "Power under which it is issued",
    "jit": "Joint investigation team",
    "legal_basis": "Provisions relied on and certification",
    "necessity": "Necessity",
    "notification": "Information for the notified authority",
    "other": "Other information for execution",
    "other_means": "Other means tried",
    "preservation_data": "Data to be preserved",
    "preservation_reference": "Earlier preservation",
    "property": "Property and the facts relied on",
    "provider": "Provider and identifiers",
    "real_time": "Why data are needed in real time",
    "restraint": "Restraint: facts and actions requested",
    "scope_test": "Why the instrument applies",
    "time_range": "Period",
    "trafficking": "Elements of trafficking",
    "travel_document": "Document to be verified",
    "victim": "Protection and identity of the victim",
    "video_hearing": "Hearing by video link",
    "witness": "Witnesses: questions, status and safe conduct",
}


def heading(field: str) -> str:
    """The heading of the statement that answers a law field."""
    return HEADINGS.get(field, field.replace("_", " ").capitalize())


def stated(law: LawBook) -> set[str]:
    """The law fields that a statement may answer, of all profiles."""
    asked = (each for profile in law.instruments.values() for each in profile.required_contents)
    return {each.field for each in asked if each.field not in STRUCTURED or each.key in NEEDS_WORDS}


def answer(requirement: Requirement, content: LetterContent, law: LawBook) -> Answer:
    """What answers this requirement in this letter."""
    structured = STRUCTURED.get(requirement.field)
    if structured and requirement.key not in NEEDS_WORDS:
        return Answer(structured.section, structured.missing(content, requirement))
    if asked := _particulars(requirement, content, law):
        missing = (anchors.of_particular(measure.number, key) for measure, key in asked if not given(measure, key))
        return Answer(Section.MEASURES, next(missing, None))
    is_stated = any(
        statement.text.strip() and requirement.id in statement.confirmed
        for statement in content.statements
        if statement.field == requirement.field
    )
    anchor = anchors.of_statement(requirement.field)
    return Answer(Section.STATEMENTS, None if is_stated else anchor, field=requirement.field)


def given(measure: Measure, key: str) -> tuple[str, ...]:
    """The values of a particular; none where it is not answered."""
    values = (value for answered in measure.particulars if answered.key == key for value in answered.values)
    return tuple(value for value in values if value.strip())


def _particulars(requirement: Requirement, content: LetterContent, law: LawBook) -> list[tuple[Measure, str]]:
    """The particulars that answer it, or none. What names measures is answered only if each of them has such a one."""
    keys = PARTICULARS.get(requirement.field, ())
    asked = []
    for measure in content.measures:
        if measure.key in requirement.measures:
            own = [item.key for item in law.assistance_types[measure.key].particulars if item.key in keys]
            if not own and requirement.names_measures:
                return []
            asked += [(measure, key) for key in own]
    return asked
