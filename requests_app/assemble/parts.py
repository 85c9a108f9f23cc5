"""Rows -> the parts of a letter that the officer wrote. Nothing here asks the registry."""

from collections.abc import Iterable

from accounts.models import Office
from requests_app import content
from requests_app.checklist.refusal import GroundQuestion
from requests_app.choices import ClauseKind, GroundPosition
from requests_app.models import AssistanceRequest, PersonConcerned
from treaties.choices import Confidence
from treaties.models import State

# What is known of a person, in the order it is printed.
PERSON_DETAILS = (
    ("Other names", "other_names"),
    ("Born", "born_on"),
    ("Place of birth", "born_at"),
    ("Nationality", "nationality"),
    ("Identity document", "identity_document"),
    ("Address", "address"),
    ("Accounts and numbers", "accounts"),
    ("Note", "note"),
)
IN_THE_KEY = (("Name and particulars", "in the sealed annex"),)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def state(row: State) -> content.StateName:
    return content.StateName(row.code, row.name)


def office(row: Office) -> content.Office:
    return content.Office(
        name=row.name,
        letterhead=_lines(row.letterhead),
        address=_lines(row.address),
        email=row.email,
        phone=row.phone,
    )


def addressee(assistance_request: AssistanceRequest) -> content.Addressee:
    """From the registry; what is typed instead of it, or beside it, counts as unverified and is vouched for."""
    authority, typed = assistance_request.addressee, _lines(assistance_request.addressee_address)
    name = authority.name if authority else assistance_request.addressee_name
    known = (authority.organisation, *typed, authority.city) if authority else typed
    lines = dict.fromkeys([*known, assistance_request.requested_state.name])
    return content.Addressee(
        name=name,
        lines=tuple(line for line in lines if line and line != name) if name else (),
        from_registry=authority is not None,
        verified=authority is not None and authority.confidence == Confidence.VERIFIED and not typed,
        vouched_on=assistance_request.addressee_vouched_on,
        vouched=assistance_request.addressee_vouched_how,
    )


def persons(saved: AssistanceRequest) -> tuple[content.Person, ...]:
    """Those whom the request names, as the rows of its case, which know their protection."""
    named = {each.pk for each in saved.persons.all()}
    return tuple(person(each) for each in saved.case.persons.all() if each.pk in named)


def person(row: PersonConcerned) -> content.Person:
    """As the letter tells them: of a protected person the pseudonym alone."""
    if row.pseudonym:
        return content.Person(role=row.get_role_display(), name=row.pseudonym, details=IN_THE_KEY)
    return person_as_known(row)


def person_as_known(row: PersonConcerned) -> content.Person:
    known = ((label, getattr(row, name).strip()) for label, name in PERSON_DETAILS)
    return content.Person(
        role=row.get_role_display(),
        name=row.name,
        details=tuple((label, value) for label, value in known if value),
        named_because=row.named_because,
    )


def clauses(assistance_request: AssistanceRequest) -> tuple[content.Clause, ...]:
    order = list(ClauseKind)
    return tuple(
        content.Clause(kind=each.kind, heading=each.get_kind_display(), text=each.text)
        for each in sorted(assistance_request.clauses.all(), key=lambda clause: order.index(clause.kind))
        if each.text.strip()
    )


def grounds(assistance_request: AssistanceRequest, asked: Iterable[GroundQuestion]) -> tuple[content.Ground, ...]:
    """Answers to what is asked now, in its order; those to other grounds stay in the draft."""
    saved = {each.ground: each for each in assistance_request.ground_answers.all()}
    return tuple(
        content.Ground(
            key=each.key,
            title=each.title,
            provision=each.printed_provision(assistance_request.channel),
            position=answer.position,
            note=answer.note,
            words=answer.words if answer.position in GroundPosition.printed() else "",
        )
        for each in asked
        if (answer := saved.get(each.key)) and answer.position in each.positions
    )


def annexes(assistance_request: AssistanceRequest) -> tuple[content.Annex, ...]:
    return tuple(
        content.Annex(
            number=number,
            title=each.title,
            kind=each.kind,
            language=each.language,
            filename=each.filename,
            size=each.size,
            sha256=each.sha256,
        )
        for number, each in enumerate(assistance_request.attachments.all(), start=1)
    )
