"""Draft and facts -> the content of the letter: with pseudonyms for names, as everything that leaves the office."""

from dataclasses import replace

from requests_app import assemble
from requests_app.choices import AttachmentKind
from requests_app.content import Annex, Answered, FollowUpContent, protection
from requests_app.documents.parts.legal_basis import is_letter_rogatory
from requests_app.follow_up.facts import Facts
from requests_app.models import FollowUpDraft


def composed(draft: FollowUpDraft, facts: Facts) -> FollowUpContent:
    """As it would be issued now."""
    told, people = facts.told, assemble.protected_in(draft.assistance_request.case)
    content = FollowUpContent(
        kind=draft.kind,
        reference=told.reference,
        follows=facts.follows,
        is_exercise=told.is_exercise,
        requesting_state=told.requesting_state,
        requested_state=told.requested_state,
        office=told.office,
        addressee=told.addressee,
        through_courts=is_letter_rogatory(told),
        their_reference=facts.their_reference,
        confidentiality=draft.assistance_request.confidentiality,
        subject=protection.in_text(draft.subject, people),
        text=protection.in_text(draft.text, people),
        answers=_answers(draft, facts),
        annexes=_annexes(draft),
        language=told.language,
    )
    return replace(
        content,
        answers=tuple(
            replace(
                each,
                question=protection.in_text(each.question, people),
                answer=protection.in_text(each.answer, people),
            )
            for each in content.answers
        ),
        annexes=tuple(
            replace(
                each, title=protection.in_name(each.title, people), filename=protection.in_name(each.filename, people)
            )
            for each in content.annexes
        ),
    )


def may_name(draft: FollowUpDraft) -> list[tuple[str, str]]:
    """(word, pseudonym) of what may name a protected person all the same, each once."""
    people = assemble.protected_in(draft.assistance_request.case)
    typed = "\n".join([draft.subject, draft.text, *draft.answers.values()])
    masked = protection.in_text(typed, people)
    return [(word, each.pseudonym) for each in people for word in protection.near(masked, each)]


def _answers(draft: FollowUpDraft, facts: Facts) -> tuple[Answered, ...]:
    return tuple(
        Answered(
            number=number,
            key=each.key,
            question=each.text,
            asked_on=each.asked_on,
            answer=draft.answers.get(each.key, ""),
        )
        for number, each in enumerate(facts.questions if draft.kind == "answer" else (), start=1)
    )


def _annexes(draft: FollowUpDraft) -> tuple[Annex, ...]:
    return tuple(
        Annex(
            number=number,
            title=each.filename,
            kind=AttachmentKind.OTHER,
            language="",
            filename=each.filename,
            size=each.size,
            sha256=each.sha256,
        )
        for number, each in enumerate(draft.annexes.all(), start=1)
    )
