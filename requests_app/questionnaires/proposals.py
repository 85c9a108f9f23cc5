"""Answers beside what the draft says in their place, and how each would stand in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from requests_app.choices import AnswerStep, PersonRole
from requests_app.comparison import Line, compared
from requests_app.content import protection
from requests_app.models import Answer, AnswerDecision, AssistanceRequest, Measure, Questionnaire
from requests_app.questionnaires import questions
from requests_app.questionnaires.questions import FACTS, MEASURE, NEXUS, OFFENCE, PERSON, Question

TEXTS = {"text", "long_text"}
TAKEN = {AnswerStep.REPLACED, AnswerStep.ADDED}


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer, and what the draft says in its place. `now` is None where that place is not there any more."""

    answer: Answer
    question: Question
    now: str | list[str] | None
    decisions: tuple[AnswerDecision, ...]
    protected: tuple[protection.Protected, ...] = ()  # people whose names its reader is not told

    @property
    def is_record(self) -> bool:
        """A person or an offence, which is added to the case."""
        return self.question.type in {PERSON, OFFENCE}

    @property
    def told(self) -> str:
        return protection.in_text(in_words(self.answer.value), self.protected)

    @property
    def told_now(self) -> str:
        return protection.in_text(in_words(self.now or ""), self.protected)

    @property
    def may_add(self) -> bool:
        """Whether it can stand after what is there."""
        is_open_ended = isinstance(self.answer.value, list) or self.question.type in TEXTS
        return bool(self.now) and is_open_ended and not self.is_record and not self.is_there

    @property
    def may_replace(self) -> bool:
        return self.now is not None and not self.is_there

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


def proposals(questionnaire: Questionnaire, protected: Iterable[protection.Protected] = ()) -> list[Proposal]:
    """In the order in which they were asked. `protected`: people whose names are not told."""
    asked = {each.key: each for each in questions.read(questionnaire.questions)}
    rows = {each.key: each for each in questionnaire.answers.prefetch_related("decisions__user")}
    assistance_request, people = questionnaire.assistance_request, tuple(protected)
    measures = {each.pk: each for each in assistance_request.measures.all()}

    def proposed(key: str) -> Proposal:
        now = now_of(assistance_request, asked[key], measures)
        return Proposal(rows[key], asked[key], now, tuple(rows[key].decisions.all()), people)

    return [proposed(key) for key in asked if key in rows]


def now_of(assistance_request: AssistanceRequest, question: Question, measures: dict[int, Measure]):
    """What the draft says where the answer belongs; None where that place is not there any more."""
    if question.place == MEASURE:
        pk, key = question.of_measure
        return measures[pk].particulars.get(key, "") if pk in measures else None
    if question.place == FACTS:
        return assistance_request.case.summary_of_facts
    return assistance_request.nexus if question.place == NEXUS else ""
