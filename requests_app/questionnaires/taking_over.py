"""Answers beside what the draft says, and putting one into it: through `services.editing`, by whoever drafts."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from django.core.files import File
from django.db import transaction

from accounts.models import User
from requests_app import annexes, history, policies, services
from requests_app.choices import AnswerStep, AttachmentKind, Entry, PersonRole, Section
from requests_app.comparison import Line, compared
from requests_app.models import Answer, AnswerDecision, AnsweredFile, AssistanceRequest, Measure, Questionnaire
from requests_app.questionnaires import questions
from requests_app.questionnaires.questions import FACTS, MEASURE, NEXUS, OFFENCE, PERSON, Question
from requests_app.services import EditRefused

TEXTS = {"text", "long_text"}
TAKEN = {AnswerStep.REPLACED, AnswerStep.ADDED}
SECTIONS = {
    MEASURE: Section.MEASURES,
    FACTS: Section.FACTS,
    NEXUS: Section.FACTS,
    PERSON: Section.PERSONS,
    OFFENCE: Section.OFFENCES,
}
GONE = "The measure that it was asked for is not in the draft any more. Leave the answer with a word."


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer, and what the draft says in its place. `now` is None where that place is not there any more."""

    answer: Answer
    question: Question
    now: str | list[str] | None
    decisions: tuple[AnswerDecision, ...]

    @property
    def is_record(self) -> bool:
        """A person or an offence, which is added to the case."""
        return self.question.type in {PERSON, OFFENCE}

    @property
    def told(self) -> str:
        return in_words(self.answer.value)

    @property
    def told_now(self) -> str:
        return in_words(self.now or "")

    @property
    def may_add(self) -> bool:
        """Whether it can stand after what is there."""
        is_open_ended = isinstance(self.answer.value, list) or self.question.type in TEXTS
        return bool(self.now) and is_open_ended and not self.is_record

    @property
    def may_replace(self) -> bool:
        return self.now is not None

    @property
    def is_there(self) -> bool:
        """Whether the draft says just that already."""
        return not self.is_record and self.now == self.answer.value

    @property
    def replaced(self) -> tuple[Line, ...]:
        return compared(self.told_now, self.told)

    @property
    def added(self) -> tuple[Line, ...]:
        return compared(self.told_now, in_words(joined(self.now, self.answer.value)))

    @property
    def standing(self) -> AnswerDecision | None:
        return self.decisions[-1] if self.decisions else None

    @property
    def is_taken(self) -> bool:
        return bool(self.standing) and self.standing.step in TAKEN

    @property
    def waits(self) -> bool:
        return self.standing is None


def in_words(value) -> str:
    """A value as a person reads it."""
    if isinstance(value, dict):
        return "\n".join(f"{LABELS.get(name, name)}: {_role(name, text)}" for name, text in value.items() if text)
    return "\n".join(value) if isinstance(value, list) else "Yes" if value is True else str(value)


LABELS = {
    "role": "Role",
    "name": "Name",
    "other_names": "Other names",
    "born_on": "Born",
    "born_at": "Place of birth",
    "nationality": "Nationality",
    "identity_document": "Identity document",
    "address": "Address",
    "accounts": "Accounts and numbers",
    "note": "Note",
    "title": "Offence",
    "provision": "Provision",
    "text": "Text",
    "penalty": "Penalty",
}


def _role(name: str, text: str) -> str:
    return PersonRole(text).label if name == "role" and text in PersonRole else text


def joined(now, value):
    """What is there, then what is new in the answer."""
    if isinstance(value, list):
        before = now if isinstance(now, list) else [now] if now else []
        return [*before, *(each for each in value if each not in before)]
    before = in_words(now or "")
    return f"{before.rstrip()}\n\n{value}" if before.strip() else value


def proposals(questionnaire: Questionnaire) -> list[Proposal]:
    """In the order in which they were asked."""
    asked = {each.key: each for each in questions.read(questionnaire.questions)}
    rows = {each.key: each for each in questionnaire.answers.prefetch_related("decisions__user")}
    assistance_request = questionnaire.assistance_request
    measures = {each.pk: each for each in assistance_request.measures.all()}
    return [
        Proposal(rows[key], question, _now(assistance_request, question, measures), tuple(rows[key].decisions.all()))
        for key, question in asked.items()
        if key in rows
    ]


def _now(assistance_request: AssistanceRequest, question: Question, measures: dict[int, Measure]):
    if question.place == MEASURE:
        pk, key = question.of_measure
        return measures[pk].particulars.get(key, "") if pk in measures else None
    if question.place == FACTS:
        return assistance_request.case.summary_of_facts
    return assistance_request.nexus if question.place == NEXUS else ""


def take_over(
    answer: Answer, how: AnswerStep, *, user: User, at: datetime, seen_version: int, word: str = ""
) -> AnswerDecision:
    """Put the answer into the draft: `how` is REPLACED (also where nothing stands there) or ADDED. Whoever does it
    drafts. Raises EditRefused or StaleEdit; then nothing is changed.
    """
    questionnaire = answer.questionnaire
    question = next(each for each in questions.read(questionnaire.questions) if each.key == answer.key)
    with _editing(questionnaire.assistance_request, question, user, at, seen_version) as locked:
        _refuse_twice(answer.decisions.all())
        _write(locked, question, answer.value, how)
        decision = AnswerDecision.objects.create(answer=answer, step=how, word=word, user=user, at=at)
        _record(locked, questionnaire, question.title, word, user=user, at=at)
    return decision


def take_file(added: AnsweredFile, *, user: User, at: datetime, seen_version: int) -> AnswerDecision:
    """Make a file an annex of the draft. Raises EditRefused or StaleEdit, and annexes.UnfitFile."""
    questionnaire = added.questionnaire
    with added.file.open("rb") as stored:
        file = File(stored, name=added.filename)
        fit = annexes.fit([file], questionnaire.assistance_request)
        editing = services.editing(
            questionnaire.assistance_request, user=user, at=at, seen_version=seen_version, section=Section.ANNEXES
        )
        with editing as locked:
            _refuse_twice(added.decisions.all())
            described = {"title": "", "kind": AttachmentKind.OTHER, "language": ""}
            annexes.add_annexes(locked, fit, **described, user=user, at=at)
            decision = AnswerDecision.objects.create(file=added, step=AnswerStep.ADDED, user=user, at=at)
            _record(locked, questionnaire, added.filename, "", user=user, at=at)
    return decision


@transaction.atomic
def leave(part: Answer | AnsweredFile, *, user: User, at: datetime, word: str) -> AnswerDecision:
    """Not take it over, with a word on why. It may still be taken over later. Raises EditRefused."""
    questionnaire = part.questionnaire
    locked = AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=questionnaire.assistance_request_id)
    if not policies.may_draft(locked, user):
        raise EditRefused([policies.sentence(policies.may_draft)])
    _refuse_twice(part.decisions.all())
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
    now = _now(locked, question, measures)
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


def _refuse_twice(decisions) -> None:
    newest = decisions.order_by("-pk").select_related("user").first()
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
