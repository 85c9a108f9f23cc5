"""Whom requests wait for, by where they are, and what waits for whom."""

from collections.abc import Collection

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from accounts.choices import Role
from accounts.models import RoleAssignment, User
from requests_app.choices import Act, Status
from requests_app.lifecycle import BEFORE_ITS_END
from requests_app.models import AssistanceRequest, Drafter, RequestEvent
from requests_app.selectors import visible_to

# Who a request waits for at each status: what My desk shows.
WAITS_FOR = {
    Role.LEGAL_OFFICER: [Status.DRAFT, Status.RETURNED, Status.QUERY_OPEN],
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
        Status.WITHDRAWN,
    ],
}


# Statuses that people look for together, as addresses name them.
GROUPED = {
    "open": tuple(BEFORE_ITS_END),
    "ended": tuple(status for status in Status if status not in BEFORE_ITS_END),
    "at_home": (Status.UNDER_REVIEW, Status.AWAITING_COUNTERSIGNATURE, Status.APPROVED),
    "reviewing": (Status.UNDER_REVIEW, Status.AWAITING_COUNTERSIGNATURE),
    "with_them": (Status.TRANSMITTED, Status.ACKNOWLEDGED, Status.PARTIALLY_EXECUTED, Status.POSTPONED),
    "to_close": (Status.EXECUTED, Status.REFUSED, Status.WITHDRAWN),
}


def statuses_of(name: str) -> tuple[str, ...]:
    """Of a status, or of several under one name of GROUPED."""
    return GROUPED.get(name, (name,))


def waits_at(user: User) -> set[str]:
    """The statuses at which a request may wait for this user."""
    roles = {role for role in WAITS_FOR if user.has_role(role)}
    if Role.SUPERVISOR in roles:
        roles.add(Role.LEGAL_OFFICER)
    return {status for role in roles for status in WAITS_FOR[role]}


def waiting_for(user: User) -> QuerySet[AssistanceRequest]:
    """What waits for this user: their drafts, what they may review, what they have to send or follow up."""
    found, waits = visible_to(user), Q(pk__in=[])
    if user.has_role(Role.LEGAL_OFFICER, Role.SUPERVISOR):
        waits |= Q(status__in=WAITS_FOR[Role.LEGAL_OFFICER], assigned_to=user)
    if user.has_role(Role.SUPERVISOR):
        found = found.alias(approver=_approver(), supervisors=_supervisors())
        waits |= Q(status__in=WAITS_FOR[Role.SUPERVISOR]) & _is_for_review_by(user)
    if user.has_role(Role.CENTRAL_AUTHORITY):
        waits |= Q(status__in=WAITS_FOR[Role.CENTRAL_AUTHORITY])
    return found.filter(waits)


# Where whoever works on a request has done their part and somebody at home has to do the next.
WITH_OTHERS = GROUPED["at_home"]


def with_others(user: User) -> QuerySet[AssistanceRequest]:
    """What this user works on and others at home have to decide on or send."""
    theirs = visible_to(user).filter(assigned_to=user, status__in=WITH_OTHERS)
    if waits_at(user).isdisjoint(WITH_OTHERS):
        return theirs
    return theirs.exclude(pk__in=waiting_for(user).values("pk"))


def waited_for(requests: Collection[AssistanceRequest]) -> dict[int, list[User]]:
    """Whose desk each of them lies on, by name: as many queries for many requests as for one."""
    found: dict[int, list[User]] = {each.pk: [] for each in requests}
    if not found:
        return found
    states = {each.requesting_state_id for each in requests}
    at_hand = Q(office__in={each.office_id for each in requests}) | Q(
        office__state__in=states, office__is_central_authority=True
    )
    holders = User.objects.filter(
        at_hand, is_active=True, role_assignments__role__in=[Role.SUPERVISOR, Role.CENTRAL_AUTHORITY]
    ).distinct()
    for holder in holders.select_related("office").prefetch_related("role_assignments").order_by("name"):
        for pk in waiting_for(holder).filter(pk__in=found).values_list("pk", flat=True):
            found[pk].append(holder)
    return found


def _is_for_review_by(user: User) -> Q:
    """`policies.may_review` and `may_countersign` as a filter: a test holds that they agree."""
    drafted = Exists(Drafter.objects.filter(assistance_request=OuterRef("pk"), user=user))
    not_approved_by_them = Q(status=Status.UNDER_REVIEW) | Q(approver=None) | ~Q(approver=user.pk)
    return ~Q(drafted) & not_approved_by_them & (Q(office=user.office_id) | Q(supervisors=None) | Q(supervisors__lt=2))


def _approver() -> Subquery:
    """Who gave the newest first approval."""
    approvals = RequestEvent.objects.filter(assistance_request=OuterRef("pk"), act=Act.APPROVE)
    return Subquery(approvals.order_by("-pk").values("user")[:1])


def _supervisors() -> Subquery:
    """How many supervisors its office has; None for none."""
    supervisors = RoleAssignment.objects.filter(
        user__office=OuterRef("office"), user__is_active=True, role=Role.SUPERVISOR
    )
    return Subquery(supervisors.order_by().values("role").annotate(count=Count("pk")).values("count"))
