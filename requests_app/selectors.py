"""What a user sees. `visible_to` is the only reader for screens, lists and exports: what it leaves out is a 404."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.choices import Role
from accounts.models import User
from requests_app.choices import Act, Confidentiality, Status
from requests_app.models import AssistanceRequest, Case, Drafter, RequestEvent


def visible_to(user: User) -> QuerySet[AssistanceRequest]:
    """The requests this user may see: their own office's; the central authority its State's submitted ones;
    restricted ones only named people; auditors all.
    """
    requests = AssistanceRequest.objects.all()
    if not user.is_authenticated or not user.is_active:
        return requests.none()
    if user.has_role(Role.AUDITOR):
        return requests
    if user.office is None:
        return requests.none()
    own = Q(office=user.office_id)
    if user.office.is_central_authority and user.has_role(Role.CENTRAL_AUTHORITY, Role.SUPERVISOR):
        own |= Q(requesting_state=user.office.state_id) & Q(_was_submitted())
    return requests.filter(own).filter(~Q(confidentiality=Confidentiality.RESTRICTED) | _is_named(user))


def _was_submitted() -> Exists:
    return Exists(RequestEvent.objects.filter(assistance_request=OuterRef("pk"), act=Act.SUBMIT))


def _is_named(user: User) -> Q:
    return (
        Q(assigned_to=user)
        | Q(created_by=user)
        | Exists(AssistanceRequest.named_people.through.objects.filter(assistancerequest=OuterRef("pk"), user=user))
        | Exists(Drafter.objects.filter(assistance_request=OuterRef("pk"), user=user))
    )


def cases_visible_to(user: User) -> QuerySet[Case]:
    """The cases of the user's office, and those of requests they may see."""
    if not user.is_authenticated or not user.is_active:
        return Case.objects.none()
    seen = Exists(visible_to(user).filter(case=OuterRef("pk")))
    hidden = Exists(AssistanceRequest.objects.filter(case=OuterRef("pk")))
    return Case.objects.filter(seen | (Q(office=user.office_id) & ~hidden))


# Who a request waits for at each status: what My desk shows.
WAITS_FOR = {
    Role.LEGAL_OFFICER: [Status.DRAFT, Status.RETURNED],
    Role.SUPERVISOR: [Status.UNDER_REVIEW, Status.AWAITING_COUNTERSIGNATURE],
    Role.CENTRAL_AUTHORITY: [
        Status.APPROVED,
        Status.TRANSMITTED,
        Status.ACKNOWLEDGED,
        Status.QUERY_OPEN,
        Status.PARTIALLY_EXECUTED,
        Status.POSTPONED,
        Status.EXECUTED,
        Status.REFUSED,
    ],
}


def waiting_for(user: User) -> QuerySet[AssistanceRequest]:
    """What waits for this user: their drafts, what they may review, what they have to send or follow up."""
    waits = Q(pk__in=[])
    if user.has_role(Role.LEGAL_OFFICER, Role.SUPERVISOR):
        waits |= Q(status__in=WAITS_FOR[Role.LEGAL_OFFICER], assigned_to=user)
    if user.has_role(Role.SUPERVISOR):
        drafted = Exists(Drafter.objects.filter(assistance_request=OuterRef("pk"), user=user))
        waits |= Q(status__in=WAITS_FOR[Role.SUPERVISOR]) & ~Q(drafted)
    if user.has_role(Role.CENTRAL_AUTHORITY):
        waits |= Q(status__in=WAITS_FOR[Role.CENTRAL_AUTHORITY])
    return visible_to(user).filter(waits)


def for_list(requests: QuerySet[AssistanceRequest]) -> QuerySet[AssistanceRequest]:
    """With what a row of a list shows."""
    return requests.select_related("case", "office", "requesting_state", "requested_state", "assigned_to")
