"""What becomes of an entry that came in: an act of the lifecycle, filled in from it, or a word why none follows."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.choices import Role
from accounts.models import User
from requests_app import policies, selectors, workflow
from requests_app.acts import ActDetails
from requests_app.choices import Act, Direction
from requests_app.clocks import reckoning
from requests_app.correspondence import rules
from requests_app.models import AssistanceRequest, Correspondence, Handled, RequestEvent
from requests_app.services import EditRefused
from requests_app.services.locking import locked_where_seen
from requests_app.workflow import OpenAct, TransitionRefused

# Acts that record what the other side did or said.
RECORDS = (
    Act.ACKNOWLEDGE,
    Act.RAISE_QUERY,
    Act.EXECUTE_IN_PART,
    Act.EXECUTE,
    Act.POSTPONE,
    Act.RESUME,
    Act.RECORD_RETURN,
    Act.REFUSE,
)


def waiting_for(user: User) -> QuerySet[Correspondence]:
    """What came in and waits to be taken up by this user: of the requests they work on, or send for their State."""
    theirs = Q(assistance_request__assigned_to=user)
    if user.has_role(Role.CENTRAL_AUTHORITY):
        theirs |= Q(assistance_request__in=selectors.visible_to(user))
    came = Correspondence.objects.filter(direction=Direction.INCOMING, handled=None).filter(theirs)
    came = came.filter(assistance_request__in=selectors.visible_to(user))
    return came.select_related("assistance_request__requested_state").order_by("on", "pk")


@dataclass(frozen=True, slots=True)
class Offered:
    """An act that may follow now, with why, where the words of the entry say so."""

    act: OpenAct
    because: str = ""
    words: str = ""


def offers_of(entry: Correspondence, user: User) -> list[Offered]:
    """What may follow from it now: first what its words say, then the others in the order of the lifecycle page."""
    is_open = {each.act: each for each in workflow.open_acts(entry.assistance_request, user) if each.act in RECORDS}
    said = [each for each in rules.offers(f"{entry.subject}. {entry.text}") if each.act in is_open]
    if Act.RAISE_QUERY in is_open and entry.questions.all() and Act.RAISE_QUERY not in {each.act for each in said}:
        said.append(rules.Offer(Act.RAISE_QUERY, "It asks something.", ""))
    offered = [Offered(is_open.pop(each.act), each.because, each.words) for each in said]
    return [*offered, *map(Offered, is_open.values())]


def filled_in(entry: Correspondence) -> dict:
    """What the form of an act takes over from the entry, by the names of its inputs."""
    questions = list(entry.questions.all())
    return {
        "on": entry.on,
        "counterpart_reference": entry.counterpart_reference or rules.reference_in(entry.text),
        "question": "\n\n".join(each.text for each in questions) or entry.text,
        "due_on": min((each.due_on for each in questions if each.due_on), default=None),
        "received": entry.text,
        "ground": entry.text,
    }


def perform(
    act: Act,
    *,
    assistance_request: AssistanceRequest,
    user: User,
    at: datetime,
    details: ActDetails,
    seen_event: int | None = None,
    entry: Correspondence | None = None,
) -> RequestEvent:
    """As `workflow.perform`, and note that the act followed from this entry. Raises TransitionRefused."""
    done = {"assistance_request": assistance_request, "user": user, "at": at, "details": details}
    if entry is None or act not in RECORDS:  # it may read files, which is done before anything is locked
        return workflow.perform(act, **done, seen_event=seen_event)
    if entry.assistance_request_id != assistance_request.pk:
        raise TransitionRefused(["What came in belongs to another request."])
    with transaction.atomic():
        event = workflow.perform(act, **done, seen_event=seen_event)
        if not Handled.objects.filter(entry=entry).exists():
            Handled.objects.create(entry=entry, event=event, user=user, at=at)
            if entry.questions.exists():  # of a query that it became the query's own clock tells
                reckoning.restate(AssistanceRequest.objects.get(pk=assistance_request.pk), at=at)
    return event


@transaction.atomic
def set_aside(entry: Correspondence, *, word: str, user: User, at: datetime) -> Handled:
    """No act follows from it, and why. Raises EditRefused."""
    locked = locked_where_seen(user, entry.assistance_request_id, policies.may_keep_correspondence)
    if entry.direction != Direction.INCOMING:
        raise EditRefused(["Only what came in is taken up or set aside."])
    if not word.strip():
        raise EditRefused(["Say why nothing follows from it, in a few words."])
    if before := Handled.objects.filter(entry=entry).select_related("user").first():
        raise EditRefused([f"{before.user} has taken it up already."])
    handled = Handled.objects.create(entry=entry, word=word.strip(), user=user, at=at)
    reckoning.restate(locked, at=at)  # what it asked is not open any more
    return handled
