"""The sweep: whoever is concerned is told of each deadline before its day, on it and past it, each once.

It finds by index what is due, takes it in batches, and moves each deadline on to its next notice in the transaction
that keeps the notices and puts in the mails: what was told is not found again. When what is told: deadlines.notices.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.choices import Role
from accounts.models import User
from jobs import mail
from jobs.mail import Mail
from requests_app.choices import DeadlineKind
from requests_app.deadlines.clock import days, in_words
from requests_app.deadlines.notices import PAST, next_moment, stage_at
from requests_app.models import Notice, StandingDeadline
from requests_app.selectors import visible_to
from treaties.channels import sentences

A_BATCH = 500
# Of these the central authority is told too: it asks the other State after them, or sends the answer.
FOLLOWED_UP = {
    DeadlineKind.ACKNOWLEDGEMENT,
    DeadlineKind.QUERY,
    DeadlineKind.WANTED_BY,
    DeadlineKind.EXPECTED,
    DeadlineKind.LAW,
}


def sweep(*, at: datetime) -> int:
    """Tell of all that is due at this moment; gives how many notices were put in. A second one writes nothing."""
    told = 0
    while _due(at).exists():
        with transaction.atomic():
            batch = list(_with_requests(_due(at).select_for_update(of=("self",), skip_locked=True))[:A_BATCH])
            if not batch:  # another sweep has them
                break
            told += _tell(batch, at=at)
    return told


def _due(at: datetime) -> QuerySet[StandingDeadline]:
    return StandingDeadline.objects.filter(notice_at__lte=at).order_by("notice_at", "pk")


def _with_requests(found: QuerySet[StandingDeadline]) -> QuerySet[StandingDeadline]:
    joined = ("office", "requesting_state", "requested_state")
    return found.select_related(*(f"assistance_request__{each}" for each in joined))


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline at the most pressing stage that it reached; none where the time zone here was set to another since its
    notice was. `left`: days until it, less than 0 past it."""

    row: StandingDeadline
    stage: int | None
    left: int

    @property
    def words(self) -> str:
        return standing_words(self.row.kind, self.left)


def standing_words(kind: str, left: int) -> str:
    """Where a deadline stands, in words that go after its name."""
    if left > 0:
        return f"{days(left)} left"
    if left == 0:
        return "today"
    return f"ended {days(-left)} ago" if kind == DeadlineKind.PRESERVATION else f"{days(-left)} overdue"


def _tell(batch: Sequence[StandingDeadline], *, at: datetime) -> int:
    """Inside a transaction that holds these rows."""
    today = timezone.localdate(at)
    due = [
        Due(row, stage_at(row.kind, row.due_on, row.due_at, at=at), (row.due_on - today).days)
        for row in batch
        if row.notice_at <= at
    ]
    reached = [each for each in due if each.stage is not None]
    told = [(each, user) for each, users in _to(reached) for user in users]
    Notice.objects.bulk_create(
        [
            Notice(user=user, deadline=each.row, due_on=each.row.due_on, stage=each.stage, left=each.left, at=at)
            for each, user in told
        ],
        ignore_conflicts=True,
    )
    mail.put_all({_key(each, user): _mail(each, user) for each, user in told}, at=at)
    _move_on(due)
    return len(told)


def _move_on(due: Iterable[Due]) -> None:
    """To the next notice of each: one statement for all that have the same moment."""
    following = [(next_moment(each.row.kind, each.row.due_on, each.row.due_at, after=each.stage), each) for each in due]
    ended = [each.row.pk for moment, each in following if moment is None]
    StandingDeadline.objects.filter(pk__in=ended).update(notice_at=None)
    on = sorted(((moment, each.row.pk) for moment, each in following if moment), key=lambda pair: pair)
    for moment, rows in groupby(on, key=lambda pair: pair[0]):
        StandingDeadline.objects.filter(pk__in=[pk for _, pk in rows]).update(notice_at=moment)


def _to(due: Sequence[Due]) -> Iterator[tuple[Due, list[User]]]:
    """Whom each concerns: people who may see it. One query for each person, however much they are told."""
    requests = {each.row.assistance_request_id: each.row.assistance_request for each in due}
    senders, supervisors = _by_state(requests), _by_office(requests)
    concerned: list[tuple[Due, set[int]]] = []
    for each in due:
        assistance_request = each.row.assistance_request
        people = {assistance_request.assigned_to_id}
        if each.row.kind in FOLLOWED_UP:
            people |= senders.get(assistance_request.requesting_state_id, set())
        if each.stage == PAST:
            people |= supervisors.get(assistance_request.office_id, set())
        concerned.append((each, people))
    users = User.objects.filter(pk__in={pk for _, people in concerned for pk in people}, is_active=True)
    may_see = {}
    for user in users.select_related("office").prefetch_related("role_assignments").order_by("name", "pk"):
        theirs = {each.row.assistance_request_id for each, people in concerned if user.pk in people}
        may_see[user] = set(visible_to(user).filter(pk__in=theirs).values_list("pk", flat=True))
    for each, people in concerned:
        pk = each.row.assistance_request_id
        yield each, [user for user, seen in may_see.items() if user.pk in people and pk in seen]


def _by_state(requests: dict) -> dict[str, set[int]]:
    """Who sends and follows up, by State."""
    states = {each.requesting_state_id for each in requests.values()}
    at_hand = User.objects.filter(
        office__is_central_authority=True, office__state__in=states, role_assignments__role=Role.CENTRAL_AUTHORITY
    )
    return _grouped(at_hand.values_list("office__state", "pk"))


def _by_office(requests: dict) -> dict[int, set[int]]:
    """The supervisors, by office."""
    offices = {each.office_id for each in requests.values()}
    at_hand = User.objects.filter(office__in=offices, role_assignments__role=Role.SUPERVISOR)
    return _grouped(at_hand.values_list("office", "pk"))


def _grouped(pairs: Iterable[tuple]) -> dict:
    found: dict = {}
    for key, pk in pairs:
        found.setdefault(key, set()).add(pk)
    return found


def _key(each: Due, user: User) -> str:
    return f"deadline:{each.row.pk}:{each.row.due_on}:{each.stage}:{user.email}"


def _mail(each: Due, user: User) -> Mail:
    """What the law, the house or a kind of day is called, and no word that somebody typed."""
    assistance_request, row = each.row.assistance_request, each.row
    exercise = "Exercise. " if assistance_request.is_exercise else ""
    what = f"{row.title}: {in_words(row.due_on)} ({each.words})."
    subject = f"{row.title.removesuffix(' by')}, {each.words}"  # the day itself stands below
    if assistance_request.is_restricted:
        what, subject = "A day of this restricted request comes, or is past. Its page says which.", "Deadline"
    one, other = map(sentences.spoken, (assistance_request.requesting_state, assistance_request.requested_state))
    lines = [
        f"{exercise}{assistance_request.reference}, {sentences.capital(one)} to {other}",
        what,
        f"Open it: {settings.SITE_URL}{assistance_request.get_absolute_url()}",
        "You get this message because the request concerns you.",
    ]
    return Mail(
        to=user.email,
        subject=f"{exercise}{subject}: {assistance_request.reference}",
        body="\n\n".join(lines) + "\n",
        subject_is_told=not assistance_request.is_restricted,
    )
