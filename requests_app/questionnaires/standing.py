"""How questionnaires stand: which wait for an answer, which for the officer, and since when."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.choices import Role
from accounts.models import User
from requests_app.models import Answer, AnsweredFile, AssistanceRequest, Questionnaire
from requests_app.selectors import visible_to


@dataclass(frozen=True, slots=True)
class Standing:
    """One, as lists show it at a moment."""

    questionnaire: Questionnaire
    at: datetime

    @property
    def submission(self):
        return getattr(self.questionnaire, "submission", None)

    @property
    def is_open(self) -> bool:
        questionnaire = self.questionnaire
        return not self.submission and questionnaire.withdrawn_at is None and questionnaire.expires_at > self.at

    @property
    def label(self) -> str:
        if self.submission:
            return "To take over" if self.questionnaire.undecided else "Answered"
        if self.questionnaire.withdrawn_at:
            return "Withdrawn"
        return "Waits for an answer" if self.is_open else "Expired"

    @property
    def days_left(self) -> int:
        return max(0, (self.questionnaire.expires_at - self.at).days)

    @property
    def days_waited(self) -> int:
        return (self.at - self.questionnaire.sent_at).days

    @property
    def is_begun(self) -> bool:
        """Whether something was typed already."""
        return hasattr(self.questionnaire, "typed")


def standings(requests: QuerySet[AssistanceRequest], *, at: datetime) -> list[Standing]:
    """Of all questionnaires of these requests, the newest first, in one query."""
    rows = _with_undecided().filter(assistance_request__in=requests)
    related = rows.select_related("submission", "typed", "sent_by", "assistance_request__requested_state")
    return [Standing(each, at) for each in related]


def waiting_for(user: User, *, at: datetime) -> dict[str, QuerySet[AssistanceRequest]]:
    """The requests that this user works on with questionnaires that wait: for an answer, and for them."""
    if not user.has_role(Role.LEGAL_OFFICER, Role.SUPERVISOR):
        return {}
    own = visible_to(user).filter(assigned_to=user)
    return {
        "unanswered": Questionnaire.objects.open(at=at).filter(assistance_request__in=own),
        "undecided": _with_undecided().filter(assistance_request__in=own, undecided=True),
    }


def _with_undecided() -> QuerySet[Questionnaire]:
    answers = Answer.objects.filter(questionnaire=OuterRef("pk"), decisions=None)
    files = AnsweredFile.objects.filter(questionnaire=OuterRef("pk"), decisions=None)
    is_answered = Q(submission__isnull=False)
    return Questionnaire.objects.annotate(undecided=is_answered & (Exists(answers) | Exists(files)))
