"""What a user sees. `visible_to` is the only reader for screens, lists and exports: what it leaves out is a 404.

`waiting` is what waits for whom, `hands` who may take a request on, `open_questions` what the other side asked.
"""

from functools import lru_cache

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from accounts.choices import Role
from accounts.models import User
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
    if (office := user.office) is None:
        return requests.none()
    of_its_state = office.is_central_authority and user.has_role(Role.CENTRAL_AUTHORITY, Role.SUPERVISOR)
    return _visible(user.pk, office.pk, office.state_id if of_its_state else "").all()


@lru_cache(maxsize=256)
def _visible(person: int, office: int, state: str) -> QuerySet[AssistanceRequest]:
    """Only ever copied: a page asks for parts of it a dozen times, and putting it together is what takes time."""
    own = Q(office=office)
    if state:
        own |= Q(requesting_state=state) & _was_submitted()
    return AssistanceRequest.objects.filter(own).filter(
        ~Q(confidentiality=Confidentiality.RESTRICTED) | _is_named(person)
    )


# Where nothing stands that was not submitted, so that nobody has to ask its history.
AFTER_SUBMISSION = tuple(each for each in Status if each not in {Status.DRAFT, Status.WITHDRAWN, Status.CLOSED})


def _was_submitted() -> Q:
    """Or sent before Comity. A draft may have come back, and what was withdrawn may never have been shown."""
    shown = [Act.SUBMIT, Entry.TAKEN_OVER]
    events = RequestEvent.objects.filter(assistance_request=OuterRef("pk"), act__in=shown)
    return Q(status__in=AFTER_SUBMISSION) | Q(Exists(events))


def _is_named(person: int) -> Q:
    return (
        Q(assigned_to=person)
        | Q(created_by=person)
        | Exists(AssistanceRequest.named_people.through.objects.filter(assistancerequest=OuterRef("pk"), user=person))
        | Exists(Drafter.objects.filter(assistance_request=OuterRef("pk"), user=person))
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
    return courses.filter(scope).exclude(pk__in=restricted.exclude(_is_named(user.pk)).values("pk"))


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
