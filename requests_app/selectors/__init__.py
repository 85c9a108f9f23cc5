"""What a user sees. `visible_to` is the only reader for screens, lists and exports: what it leaves out is a 404."""

from collections.abc import Collection

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, prefetch_related_objects

from accounts.choices import Role
from accounts.models import RoleAssignment, User
from requests_app import policies
from requests_app.checklist import Hands
from requests_app.choices import Act, CommentStep, Confidentiality, Entry, Status
from requests_app.lifecycle import BEFORE_ITS_END
from requests_app.models import (
    AssistanceRequest,
    Case,
    Comment,
    CommentEntry,
    Course,
    Drafter,
    ListExport,
    RequestEvent,
    SavedView,
)
from treaties.models import State


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
        own |= Q(requesting_state=user.office.state_id) & _was_submitted()
    return requests.filter(own).filter(~Q(confidentiality=Confidentiality.RESTRICTED) | _is_named(user))


# Where nothing stands that was not submitted, so that nobody has to ask its history.
AFTER_SUBMISSION = tuple(each for each in Status if each not in {Status.DRAFT, Status.WITHDRAWN, Status.CLOSED})


def _was_submitted() -> Q:
    """Or sent before Comity. A draft may have come back, and what was withdrawn may never have been shown."""
    shown = [Act.SUBMIT, Entry.TAKEN_OVER]
    events = RequestEvent.objects.filter(assistance_request=OuterRef("pk"), act__in=shown)
    return Q(status__in=AFTER_SUBMISSION) | Q(Exists(events))


def _is_named(user: User) -> Q:
    return (
        Q(assigned_to=user)
        | Q(created_by=user)
        | Exists(AssistanceRequest.named_people.through.objects.filter(assistancerequest=OuterRef("pk"), user=user))
        | Exists(Drafter.objects.filter(assistance_request=OuterRef("pk"), user=user))
    )


def courses_visible_to(user: User) -> QuerySet[Course]:
    """How the sent requests went that this user may see: `visible_to` for counting many, which a test holds together.
    What was sent was submitted."""
    courses = Course.objects.all()
    if not user.is_authenticated or not user.is_active:
        return courses.none()
    if user.has_role(Role.AUDITOR):
        return courses
    if user.office is None:
        return courses.none()
    of_its_state = user.office.is_central_authority and user.has_role(Role.CENTRAL_AUTHORITY, Role.SUPERVISOR)
    # An office asks for its own State only, so that the State's requests take in the office's.
    scope = Q(requesting_state=user.office.state_id) if of_its_state else Q(office=user.office_id)
    restricted = AssistanceRequest.objects.filter(confidentiality=Confidentiality.RESTRICTED)
    return courses.filter(scope).exclude(pk__in=restricted.exclude(_is_named(user)).values("pk"))


def usual_courses(*states: str) -> QuerySet[Course]:
    """How the sent requests of these States went, restricted ones left out: to be told as usual times only."""
    restricted = AssistanceRequest.objects.filter(confidentiality=Confidentiality.RESTRICTED)
    return Course.objects.filter(requesting_state__in=states).exclude(pk__in=restricted.values("pk"))


def may_learn_of(user: User, state_code: str) -> bool:
    """Whether usual times of this State's requests may be told to them: their own State's, and to auditors."""
    if user.is_authenticated and user.is_active and user.has_role(Role.AUDITOR):
        return True
    return user.is_authenticated and user.is_active and user.office is not None and user.office.state_id == state_code


def seen_in_case(user: User, case: Case, state: State | None) -> QuerySet[AssistanceRequest]:
    """Those of the case to that State that this user may see, the newest first: nobody is told of others by a count."""
    return visible_to(user).filter(case=case, requested_state=state).order_by("-pk")


def cases_visible_to(user: User) -> QuerySet[Case]:
    """The cases of the user's office, and those of requests they may see."""
    if not user.is_authenticated or not user.is_active:
        return Case.objects.none()
    seen = Exists(visible_to(user).filter(case=OuterRef("pk")))
    hidden = Exists(AssistanceRequest.objects.filter(case=OuterRef("pk")))
    return Case.objects.filter(seen | (Q(office=user.office_id) & ~hidden))


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


def open_work_of(user: User) -> QuerySet[AssistanceRequest]:
    """What somebody works on and has to hand over when they leave."""
    return AssistanceRequest.objects.filter(assigned_to=user, status__in=BEFORE_ITS_END).order_by("pk")


def comments_of(assistance_request: AssistanceRequest) -> QuerySet[Comment]:
    """With `standing`: the newest of the steps that resolved it or opened it again; None where there is none."""
    steps = CommentEntry.objects.filter(comment=OuterRef("pk")).exclude(step=CommentStep.REPLY).order_by("-pk")
    comments = Comment.objects.filter(assistance_request=assistance_request).select_related("user")
    return comments.annotate(standing=Subquery(steps.values("step")[:1]))


def open_comments(assistance_request: AssistanceRequest) -> QuerySet[Comment]:
    """Those that nobody has resolved, or that were opened again."""
    return comments_of(assistance_request).filter(~Q(standing=CommentStep.RESOLVED) | Q(standing=None))


def for_list(requests: QuerySet[AssistanceRequest]) -> QuerySet[AssistanceRequest]:
    """With what a row of a list shows: the title of its case names nobody who is protected."""
    return requests.select_related(
        "case", "office", "requesting_state", "requested_state", "assigned_to", "moved_basis", "earlier"
    ).prefetch_related("case__persons__protection")


def saved_views_of(user: User) -> QuerySet[SavedView]:
    """Their own, and those that supervisors share with their office; their own first."""
    shared = Q(office=user.office_id) if user.office_id else Q(pk__in=[])
    is_own = models.Case(models.When(owner=user, then=0), default=1)
    return SavedView.objects.filter(Q(owner=user) | shared).select_related("owner").order_by(is_own, "name", "pk")


def exports_seen_by(user: User) -> QuerySet[ListExport]:
    """Who took lists away as a file: an auditor reads all, a supervisor those of their office, anybody their own."""
    exports = ListExport.objects.select_related("user__office")
    if user.has_role(Role.AUDITOR):
        return exports
    of_office = Q(user__office=user.office_id) if user.office_id and user.has_role(Role.SUPERVISOR) else Q(pk__in=[])
    return exports.filter(Q(user=user) | of_office)
