"""What is to be done with requests, in the order of each desk."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery

from requests_app.choices import Act, Status
from requests_app.models import AssistanceRequest, RequestEvent
from requests_app.selectors.waiting import statuses_of


@dataclass(frozen=True, slots=True)
class Kind:
    """A group before anything is in it. `verb` is what the link of each says, `act` what it opens, "" for the request's
    own page. `status`: as the filter of the list names its statuses. `came_back`: of drafts, those that a reviewer sent
    back, or the others."""

    title: str
    verb: str
    act: str
    status: str
    came_back: bool | None = None

    @property
    def statuses(self) -> Collection[str]:
        return statuses_of(self.status)

    def of(self, requests: QuerySet[AssistanceRequest]) -> QuerySet[AssistanceRequest]:
        found = requests.filter(status__in=self.statuses)
        if self.came_back is None:
            return found
        newest = RequestEvent.objects.filter(assistance_request=OuterRef("pk")).order_by("-pk")
        found = found.alias(last_act=Subquery(newest.values("act")[:1]))
        came_back = Q(last_act__in=BACK_TO_THE_DRAFTER)
        return found.filter(came_back if self.came_back else ~came_back | Q(last_act=None))


BACK_TO_THE_DRAFTER = (Act.RETURN_FOR_CORRECTION, Act.RECALL)
OF_A_PERSON = (
    Kind("Returned to you", "Correct", "", Status.DRAFT, came_back=True),
    Kind("Sent back by the requested State", "Revise", Act.REVISE, Status.RETURNED),
    Kind("Questions to answer", "Answer", Act.ANSWER_QUERY, Status.QUERY_OPEN),
    Kind("To review", "Review", Act.APPROVE, Status.UNDER_REVIEW),
    Kind("To countersign", "Review", Act.COUNTERSIGN, Status.AWAITING_COUNTERSIGNATURE),
    Kind("To send", "Record transmission", Act.TRANSMIT, Status.APPROVED),
    Kind("Drafts to finish", "Go on drafting", "", Status.DRAFT, came_back=False),
    Kind("To follow up", "Open", "", "with_them"),
    Kind("To close", "Close", Act.CLOSE, "to_close"),
)
WAITING_FOR_OTHERS = Kind("Waiting for others", "Open", "", "at_home")
OF_AN_OFFICE = (
    Kind("Sent back by the requested State", "Open", "", Status.RETURNED),
    Kind("Questions of the requested State", "Open", "", Status.QUERY_OPEN),
    Kind("Waiting for review or countersignature", "Open", "", "reviewing"),
    Kind("Approved, to be sent", "Open", "", Status.APPROVED),
    Kind("With the requested State", "Open", "", "with_them"),
    Kind("Being drafted", "Open", "", Status.DRAFT),
)
OF_THE_AUTHORITY = (
    Kind("To send", "Open", "", Status.APPROVED),
    Kind("Questions to answer", "Open", "", Status.QUERY_OPEN),
    Kind("To follow up", "Open", "", "with_them"),
    Kind("Sent back by the requested State", "Open", "", Status.RETURNED),
    Kind("To close", "Open", "", "to_close"),
)
