"""Desks: what waits for somebody, for their office, or for the central authority; what is overdue first; and what
others did. Each group shows what presses most, says how many there are, and leads to all of them.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, When

from accounts.choices import Role
from accounts.models import User
from requests_app.checklist.meter import TEXT_IS_OPEN, Meter
from requests_app.choices import Act, Entry, Status
from requests_app.clocks import clocks, most_pressing, with_clock_rows
from requests_app.deadlines import Clock
from requests_app.models import AssistanceRequest, Drafter, RequestEvent
from requests_app.narration import WITHOUT_A_DOER
from requests_app.reading.metering import meters
from requests_app.selectors import (
    GROUPED,
    for_list,
    statuses_of,
    visible_to,
    waited_for,
    waiting_for,
    waits_at,
    with_others,
)
from treaties import policies as registry_policies
from treaties.editing import asked as registry_work
from treaties.selectors import current_registry

SHOWN = 10  # of each group: the list has the rest
COUNTED = 1000  # further nobody counts: the page says that there are more
NEWS_FOR = timedelta(days=14)
NEWS = 10


@dataclass(frozen=True, slots=True)
class Item:
    """A request that waits, with its most pressing clock, and how much is open in it where its text is."""

    assistance_request: AssistanceRequest
    clock: Clock | None
    waits_for: str = ""  # who has it now, where that is somebody else
    meter: Meter | None = None

    @property
    def is_overdue(self) -> bool:
        return self.clock is not None and self.clock.is_red

    @property
    def has_numbers(self) -> bool:
        return self.assistance_request.status in TEXT_IS_OPEN


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are, counted as far as COUNTED."""

    number: int

    def __str__(self):
        return f"more than {COUNTED:,}" if self.number > COUNTED else f"{self.number:,}"

    def __bool__(self):
        return bool(self.number)


@dataclass(frozen=True, slots=True)
class Group:
    """What is to be done, and with which requests. `verb` is what the link of each says, `act` what it opens,
    `narrowed` the query by which the list shows all of them."""

    title: str
    verb: str
    act: str  # "" for the request's own page
    items: tuple[Item, ...]
    tally: Tally
    narrowed: str = ""

    @property
    def is_cut(self) -> bool:
        return self.tally.number > len(self.items)


@dataclass(frozen=True, slots=True)
class Desk:
    groups: tuple[Group, ...]
    overdue: Tally

    @property
    def items(self) -> list[Item]:
        return [item for group in self.groups for item in group.items]


@dataclass(frozen=True, slots=True)
class MyDesk(Desk):
    with_others: Group  # what this person has done their part of, with who has it now
    registry: dict[str, int]  # what waits for an editor of the registry, in words, and how much of it

    @property
    def items(self) -> list[Item]:
        return [item for group in (*self.groups, self.with_others) for item in group.items]


@dataclass(frozen=True, slots=True)
class Load:
    """What one person of an office has in hand: how many drafts, at home with others, with the other side; how many
    of all of them overdue."""

    person: User
    drafts: int
    at_home: int
    abroad: int
    overdue: int

    @property
    def total(self) -> int:
        return self.drafts + self.at_home + self.abroad


@dataclass(frozen=True, slots=True)
class Kind:
    """A group before anything is in it. `status`: as the filter of the list names its statuses. `came_back`: of drafts,
    those that a reviewer sent back, or the others."""

    title: str
    verb: str
    act: str
    status: str
    came_back: bool | None = None

    @property
    def statuses(self) -> Collection[str]:
        return statuses_of(self.status)


BACK_TO_THE_DRAFTER = (Act.RETURN_FOR_CORRECTION, Act.RECALL)
# In the order of the desk.
KINDS = (
    Kind("Returned to you", "Correct", "", Status.DRAFT, came_back=True),
    Kind("Sent back by the requested State", "Revise", Act.REVISE, Status.RETURNED),
    Kind("Questions to answer", "Answer", Act.ANSWER_QUERY, Status.QUERY_OPEN),
    Kind("To review", "Review", Act.APPROVE, Status.UNDER_REVIEW),
    Kind("To countersign", "Review", Act.COUNTERSIGN, Status.AWAITING_COUNTERSIGNATURE),
    Kind("To send", "Send", Act.TRANSMIT, Status.APPROVED),
    Kind("Drafts to finish", "Go on drafting", "", Status.DRAFT, came_back=False),
    Kind("To follow up", "Open", "", "with_them"),
    Kind("To close", "Close", Act.CLOSE, "to_close"),
)
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
DRAFTING = (Status.DRAFT, Status.RETURNED)
ABROAD = (*GROUPED["with_them"], Status.QUERY_OPEN)
NOBODY = "nobody yet: your administrator gives the role that it needs"


def pressing(requests: QuerySet[AssistanceRequest], *, on: date) -> QuerySet[AssistanceRequest]:
    """Overdue, then urgent, then what runs out first, then the oldest."""
    red = Case(When(listing__due_on__lt=on, then=0), default=1)
    return requests.order_by(red, "listing__press", "listing__due_on", "pk")


def desk_of(user: User, *, on: date) -> MyDesk:
    """What waits for this user on a day, and what of theirs waits for others: as many queries, however much it is."""
    waiting, statuses = waiting_for(user), waits_at(user)
    kinds = [kind for kind in KINDS if not statuses.isdisjoint(kind.statuses)]
    return MyDesk(
        groups=_groups(kinds, waiting, narrowed="waits=on", on=on),
        overdue=tally(overdue(waiting, on=on)),
        with_others=_with_others(user, on=on),
        registry=registry_work.waiting_for(user) if registry_policies.may_edit(user) else {},
    )


def has_office_desk(user: User) -> bool:
    return user.office_id is not None and user.has_role(Role.SUPERVISOR)


def office_desk(user: User, *, on: date) -> Desk:
    """What their office has in hand, as far as they may see it."""
    of_it = visible_to(user).filter(office=user.office_id)
    return _whole_desk(OF_AN_OFFICE, of_it, narrowed=f"office={user.office_id}", on=on)


def has_authority_desk(user: User) -> bool:
    at_one = user.office is not None and user.office.is_central_authority
    return at_one and user.has_role(Role.CENTRAL_AUTHORITY, Role.SUPERVISOR)


def authority_desk(user: User, *, on: date) -> Desk:
    """What the central authority of their State has to send and to follow up, as far as they may see it."""
    of_state = visible_to(user).filter(requesting_state=user.office.state_id)
    return _whole_desk(OF_THE_AUTHORITY, of_state, on=on)


def _whole_desk(kinds, requests: QuerySet[AssistanceRequest], *, on: date, narrowed: str = "") -> Desk:
    shown = {status for kind in kinds for status in kind.statuses}
    return Desk(
        groups=_groups(kinds, requests, narrowed=narrowed, on=on),
        overdue=tally(overdue(requests.filter(status__in=shown), on=on)),
    )


def _groups(kinds: Iterable[Kind], requests, *, narrowed: str, on: date) -> tuple[Group, ...]:
    """Those with something in them: one query for each kind, and what the rows need once for all."""
    keys = {kind: list(_pressing(_of(kind, requests), on=on).values_list("pk", flat=True)) for kind in kinds}
    shown = [pk for found in keys.values() for pk in found[:SHOWN]]
    rows = with_clock_rows(for_list(AssistanceRequest.objects.filter(pk__in=shown)))
    items = {item.assistance_request.pk: item for item in items_of(rows, on=on)}
    return tuple(
        Group(
            kind.title,
            kind.verb,
            kind.act,
            tuple(items[pk] for pk in found[:SHOWN]),
            Tally(len(found)),
            "&".join(filter(None, (narrowed, f"status={kind.status}", "sort=due"))),
        )
        for kind, found in keys.items()
        if found
    )


def _of(kind: Kind, requests: QuerySet[AssistanceRequest]) -> QuerySet[AssistanceRequest]:
    found = requests.filter(status__in=kind.statuses)
    if kind.came_back is None:
        return found
    newest = RequestEvent.objects.filter(assistance_request=OuterRef("pk")).order_by("-pk")
    found = found.alias(last_act=Subquery(newest.values("act")[:1]))
    came_back = Q(last_act__in=BACK_TO_THE_DRAFTER)
    return found.filter(came_back if kind.came_back else ~came_back | Q(last_act=None))


def _pressing(requests: QuerySet[AssistanceRequest], *, on: date) -> QuerySet[AssistanceRequest]:
    """Overdue, then urgent, then what runs out first, then the oldest; no more than are counted."""
    red = Case(When(listing__due_on__lt=on, then=0), default=1)
    return requests.order_by(red, "listing__press", "listing__due_on", "pk")[: COUNTED + 1]


def _with_others(user: User, *, on: date) -> Group:
    found = list(_pressing(with_clock_rows(for_list(with_others(user))), on=on)[:SHOWN])
    people = waited_for(found)
    items = (
        replace(item, waits_for=" or ".join(map(str, people[item.assistance_request.pk])) or NOBODY)
        for item in items_of(found, on=on)
    )
    narrowed = "mine=on&status=at_home&sort=due"
    return Group("Waiting for others", "Open", "", tuple(items), tally(with_others(user)), narrowed)


def loads(user: User, *, on: date) -> list[Load]:
    """Who of the office has what in hand, whoever has most overdue first; also whoever left and holds something."""
    of_it = visible_to(user).filter(office=user.office_id, status__in=[*DRAFTING, *GROUPED["at_home"], *ABROAD])
    rows = (
        of_it.order_by()
        .values("assigned_to")
        .annotate(
            drafts=Count("pk", filter=Q(status__in=DRAFTING)),
            at_home=Count("pk", filter=Q(status__in=GROUPED["at_home"])),
            abroad=Count("pk", filter=Q(status__in=ABROAD)),
            overdue=Count("pk", filter=Q(listing__due_on__lt=on)),
        )
    )
    found = {row.pop("assigned_to"): row for row in rows}
    none = {"drafts": 0, "at_home": 0, "abroad": 0, "overdue": 0}
    drafts = Q(office=user.office_id, is_active=True, role_assignments__role__in=[Role.LEGAL_OFFICER, Role.SUPERVISOR])
    people = User.objects.filter(Q(pk__in=list(found)) | drafts).distinct().order_by("name", "pk")
    held = [Load(person, **found.get(person.pk, none)) for person in people]
    return sorted(held, key=lambda load: (-load.overdue, -load.total))


def tally(requests: QuerySet[AssistanceRequest]) -> Tally:
    return Tally(requests.order_by()[: COUNTED + 1].count())


def overdue(requests: QuerySet[AssistanceRequest], *, on: date) -> QuerySet[AssistanceRequest]:
    return requests.filter(listing__due_on__lt=on)


def items_of(requests: Iterable[AssistanceRequest], *, on: date) -> list[Item]:
    """Rows that `for_list` and `with_clock_rows` gave, as a desk or a list shows them."""
    registry = current_registry()
    return [Item(each, most_pressing(clocks(each, registry, on=on))) for each in requests]


def metered(items: Iterable[Item], *, on: date) -> list[Item]:
    """With the numbers that the page of each shows, as `meters` has them: some milliseconds for each."""
    found = list(items)
    numbers = meters([each.assistance_request for each in found], on=on)
    return [replace(each, meter=numbers.get(each.assistance_request.pk)) for each in found]


def metered_desk(desk: Desk, *, on: date) -> Desk:
    """The desk with those numbers, of what presses most."""
    numbers = {each.assistance_request.pk: each.meter for each in metered(desk.items, on=on)}

    def told(group: Group) -> Group:
        return replace(
            group, items=tuple(replace(each, meter=numbers[each.assistance_request.pk]) for each in group.items)
        )

    more = {"with_others": told(desk.with_others)} if isinstance(desk, MyDesk) else {}
    return replace(desk, groups=tuple(map(told, desk.groups)), **more)


def news_of(user: User, *, at: datetime) -> QuerySet[RequestEvent]:
    """What others did lately with requests that this user works on or wrote part of, newest first."""
    theirs = Q(assigned_to=user) | Q(pk__in=Drafter.objects.filter(user=user).values("assistance_request"))
    by_others = RequestEvent.objects.exclude(act=Entry.OPENED).filter(~Q(user=user) | Q(act__in=WITHOUT_A_DOER))
    events = by_others.filter(assistance_request__in=visible_to(user).filter(theirs), at__gt=at - NEWS_FOR)
    return events.select_related("user", "assistance_request").order_by("-pk")[:NEWS]
