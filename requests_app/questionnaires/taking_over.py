"""Putting an answer into the draft: through `services.editing`, by somebody who drafts it, each by itself."""

from contextlib import AbstractContextManager
from datetime import datetime

from django.core.files import File
from django.db import transaction

from accounts.models import User
from requests_app import history, policies, services
from requests_app.choices import AnswerStep, AttachmentKind, Entry, Section
from requests_app.drafting import annexes
from requests_app.models import Answer, AnswerDecision, AnsweredFile, AssistanceRequest, Measure, Questionnaire
from requests_app.questionnaires import questions
from requests_app.questionnaires.proposals import TAKEN, joined, now_of
from requests_app.questionnaires.questions import FACTS, MEASURE, NEXUS, OFFENCE, PERSON, Question
from requests_app.services import EditRefused
from requests_app.services.locking import locked_for

SECTIONS = {
    MEASURE: Section.MEASURES,
    FACTS: Section.FACTS,
    NEXUS: Section.FACTS,
    PERSON: Section.PERSONS,
    OFFENCE: Section.OFFENCES,
}
NOT_WHOLE = "the stored file is lost or is not the one that came, so it is not given out. Tell your administrator."
GONE = "The measure that it was asked for is not in the draft any more. Leave the answer with a word."


def take_over(
    answer: Answer, how: AnswerStep, *, user: User, at: datetime, seen_version: int, word: str = ""
) -> tuple[str, ...]:
    """Put the answer into the draft: `how` is REPLACED (also where nothing stands there) or ADDED. Whoever does it
    drafts. Gives sentences on what that leaves to be looked at again. Raises EditRefused or StaleEdit; then nothing
    is changed.
    """
    questionnaire = answer.questionnaire
    question = next(each for each in questions.read(questionnaire.questions) if each.key == answer.key)
    with _editing(questionnaire.assistance_request, question, user, at, seen_version) as locked:
        _refuse(answer)
        _write(locked, question, answer.value, how)
        AnswerDecision.objects.create(answer=answer, step=how, word=word, user=user, at=at)
        _record(locked, questionnaire, question.title, word, user=user, at=at)
    return locked.case.look_again if question.place == FACTS else ()


def take_file(added: AnsweredFile, *, user: User, at: datetime, seen_version: int) -> AnswerDecision:
    """Make a file an annex of the draft. Raises EditRefused or StaleEdit, and files.UnfitFile."""
    questionnaire = added.questionnaire
    if not added.is_unaltered():
        raise EditRefused([f"{added}: {NOT_WHOLE}"])
    with added.file.open("rb") as stored:
        file = File(stored, name=added.filename)
        fit = annexes.fit([file], questionnaire.assistance_request)
        editing = services.editing(
            questionnaire.assistance_request, user=user, at=at, seen_version=seen_version, section=Section.ANNEXES
        )
        with annexes.stored_for(questionnaire.assistance_request, fit) as new, editing as locked:
            _refuse(added)
            described = {"title": "", "kind": AttachmentKind.OTHER, "language": ""}
            annexes.add_annexes(locked, new, **described, user=user, at=at)
            decision = AnswerDecision.objects.create(file=added, step=AnswerStep.ADDED, user=user, at=at)
            _record(locked, questionnaire, added.filename, "", user=user, at=at)
    return decision


@transaction.atomic
def leave(part: Answer | AnsweredFile, *, user: User, at: datetime, word: str) -> AnswerDecision:
    """Not take it over, with a word on why. It may still be taken over later. Raises EditRefused."""
    questionnaire = part.questionnaire
    locked_for(user, questionnaire.assistance_request_id, policies.may_draft)
    _refuse(part)
    if not word.strip():
        raise EditRefused(["Write a word on why it is left."])
    of = {"file": part} if isinstance(part, AnsweredFile) else {"answer": part}
    return AnswerDecision.objects.create(**of, step=AnswerStep.LEFT, word=word.strip(), user=user, at=at)


def _editing(
    assistance_request: AssistanceRequest, question: Question, user: User, at: datetime, seen_version: int
) -> AbstractContextManager[AssistanceRequest]:
    """The facts are the case's: every request of it prints them."""
    service = services.editing_with_case if question.place == FACTS else services.editing
    section = SECTIONS[question.place]
    return service(assistance_request, user=user, at=at, seen_version=seen_version, section=section)


def _write(locked: AssistanceRequest, question: Question, value, how: AnswerStep) -> None:
    if question.type == PERSON:
        services.add_person(locked, **value)
        return
    if question.type == OFFENCE:
        services.add_offence(locked, **value)
        return
    measures = {each.pk: each for each in locked.measures.all()}
    now = now_of(locked, question, measures)
    if now is None:
        raise EditRefused([GONE])
    value = joined(now, value) if how == AnswerStep.ADDED else value
    if question.place == MEASURE:
        pk, key = question.of_measure
        measure = measures[pk]
        Measure.objects.filter(pk=pk).update(particulars=measure.particulars | {key: value})
    elif question.place == FACTS:
        locked.case.summary_of_facts = value
    else:
        locked.nexus = value


def _refuse(part: Answer | AnsweredFile) -> None:
    """What was taken over already, and what may still be taken out by whoever is asked."""
    if not hasattr(part.questionnaire, "submission"):
        raise EditRefused(["The answers are not sent yet."])
    newest = part.decisions.order_by("-pk").select_related("user").first()
    if newest and newest.step in TAKEN:
        raise EditRefused([f"{newest.user} took it over already."])


def _record(locked: AssistanceRequest, questionnaire: Questionnaire, title: str, word: str, *, user, at) -> None:
    details = {"by": questionnaire.submission.name, "title": title, "word": word}
    history.record(
        assistance_request=locked,
        act=Entry.ANSWER_TAKEN_OVER,
        from_status=locked.status,
        user=user,
        at=at,
        details=details,
    )
