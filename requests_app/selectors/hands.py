"""Who may take a request on: review it, countersign it, send it. By name, and asked of the policies themselves."""

from django.db.models import prefetch_related_objects

from accounts.choices import Role
from accounts.models import User
from requests_app import policies
from requests_app.checklist import Hands
from requests_app.choices import Status
from requests_app.models import AssistanceRequest


def reviewers(assistance_request: AssistanceRequest) -> list[User]:
    """Who may review it as it stands now, or countersign it where that is what it waits for; by name."""
    awaits = assistance_request.status == Status.AWAITING_COUNTERSIGNATURE
    return _who(policies.may_countersign if awaits else policies.may_review, Role.SUPERVISOR, assistance_request)


def approvers_of_follow_ups(assistance_request: AssistanceRequest) -> list[User]:
    """Who may approve a letter that follows it, unless they wrote it, by name."""
    return _who(policies.may_approve_follow_up, Role.SUPERVISOR, assistance_request)


def senders(assistance_request: AssistanceRequest) -> list[User]:
    """Who may send it and follow it up, by name."""
    return _who(policies.may_send, Role.CENTRAL_AUTHORITY, assistance_request)


def _who(may, role: Role, assistance_request: AssistanceRequest) -> list[User]:
    prefetch_related_objects([assistance_request], "drafters", "named_people")
    holders = User.objects.filter(is_active=True, role_assignments__role=role).select_related("office")
    of_its_state = holders.filter(office__state=assistance_request.requesting_state_id).order_by("name")
    return [user for user in of_its_state.prefetch_related("role_assignments") if may(assistance_request, user)]


def hands(assistance_request: AssistanceRequest) -> Hands:
    """Who may take a draft on once it is submitted."""
    return Hands(
        reviewers=tuple(map(str, reviewers(assistance_request))),
        senders=tuple(map(str, senders(assistance_request))),
        needed=2 if assistance_request.requires_countersignature else 1,
    )
