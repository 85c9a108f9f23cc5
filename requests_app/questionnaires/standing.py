"""How questionnaires stand: which wait for an answer, which for the officer, and since when."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.choices import Role
from accounts.models import User
from requests_app import discretion
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


def standings(requests: QuerySet[AssistanceRequest], *, user: User, at: datetime) -> list[Standing]:
    """Of all questionnaires of these requests, the newest first, as this reader may be told them; in one query for
    those who may read the names of protected people.
    """
    return [Standing(_told(each, user), at) for each in _rows().filter(assistance_request__in=requests)]


def waiting_for(user: User, *, at: datetime) -> list[Standing]:
    """What waits, for an answer or for them, of the requests that this user works on: two queries."""
    if not user.has_role(Role.LEGAL_OFFICER, Role.SUPERVISOR):
        return []
    if not Questionnaire.objects.filter(assistance_request__assigned_to=user).exists():  # for most, on most days
        return []
    own = _rows().filter(assistance_request__in=visible_to(user).filter(assigned_to=user))
    waits = Q(submission=None, withdrawn_at=None, expires_at__gt=at) | Q(undecided=True)
    return [Standing(_told(each, user), at) for each in own.filter(waits)]


def _told(row: Questionnaire, user: User) -> Questionnaire:
    """For a screen, never to be saved: whoever was asked may be a protected person, or their note may name one."""
    if hidden := discretion.hidden_from(user, row.assistance_request):
        discretion.veil(row, "addressee", "email", "note", people=hidden)
        if hasattr(row, "submission"):
            discretion.veil(row.submission, "name", people=hidden)
    return row


def _rows() -> QuerySet[Questionnaire]:
    """With what a list shows, and `undecided`: whether something that came back waits for the officer."""
    answers = Answer.objects.filter(questionnaire=OuterRef("pk"), decisions=None)
    files = AnsweredFile.objects.filter(questionnaire=OuterRef("pk"), decisions=None)
    rows = Questionnaire.objects.annotate(undecided=Q(submission__isnull=False) & (Exists(answers) | Exists(files)))
    of_request = ("assistance_request__requested_state", "assistance_request__case")
    return rows.select_related("submission", "typed", "sent_by", *of_request)
