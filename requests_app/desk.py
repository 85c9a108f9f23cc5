"""My desk: what waits for somebody, in groups by what is to be done, what is overdue first; and what others did."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery

from accounts.models import User
from requests_app.choices import Act, Entry, Status, Urgency
from requests_app.clocks import clocks, most_pressing, with_clock_rows
from requests_app.deadlines import Clock
from requests_app.meter import Meter
from requests_app.metering import meters
from requests_app.models import AssistanceRequest, Drafter, RequestEvent
from requests_app.narration import WITHOUT_A_DOER
from requests_app.selectors import for_list, visible_to, waited_for, waiting_for, with_others
from treaties import policies as registry_policies
from treaties.editing import asked as registry_work
from treaties.selectors import current_registry

# More than anybody's desk holds; beyond it the page says that the list has the rest.
LIMIT = 400
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


@dataclass(frozen=True, slots=True)
class Group:
    """What is to be done, and with which requests. `verb` is what the link of each says, `act` what it opens."""

    title: str
    verb: str
    act: str  # "" for the request's own page
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    groups: tuple[Group, ...]
    is_cut: bool  # there is more than the desk shows
    with_others: Group  # what this person has done their part of, with who has it now
    registry: dict[str, int]  # what waits for an editor of the registry, in words, and how much of it

    @property
    def overdue(self) -> int:
        items = [item for group in self.groups for item in group.items]
        return sum(item.is_overdue for item in (*items, *self.with_others.items))


# In the order of the desk: title, verb, page, and which requests (status, newest act) belong to it.
GROUPS = (
    ("Returned to you", "Correct", "", lambda status, last: status == Status.DRAFT and last in BACK_TO_THE_DRAFTER),
    ("Sent back by the requested State", "Revise", Act.REVISE, lambda status, last: status == Status.RETURNED),
    ("Questions to answer", "Answer", Act.ANSWER_QUERY, lambda status, last: status == Status.QUERY_OPEN),
    ("To review", "Review", Act.APPROVE, lambda status, last: status == Status.UNDER_REVIEW),
    ("To countersign", "Review", Act.COUNTERSIGN, lambda status, last: status == Status.AWAITING_COUNTERSIGNATURE),
    ("To send", "Send", Act.TRANSMIT, lambda status, last: status == Status.APPROVED),
    ("Drafts to finish", "Go on drafting", "", lambda status, last: status == Status.DRAFT),
    ("To follow up", "Open", "", lambda status, last: status in WITH_THE_OTHER_SIDE),
    (
        "To close",
        "Close",
        Act.CLOSE,
        lambda status, last: status in {Status.EXECUTED, Status.REFUSED, Status.WITHDRAWN},
    ),
)
NOBODY = "nobody yet: your administrator gives the role that it needs"
BACK_TO_THE_DRAFTER = {Act.RETURN_FOR_CORRECTION, Act.RECALL}
WITH_THE_OTHER_SIDE = {Status.TRANSMITTED, Status.ACKNOWLEDGED, Status.PARTIALLY_EXECUTED, Status.POSTPONED}
URGENCIES = [Urgency.EMERGENCY, Urgency.URGENT, Urgency.ROUTINE]


def desk_of(user: User, *, on: date) -> Desk:
    """What waits for this user on a day, and what of theirs waits for others: as many queries, however much it is."""
    newest = RequestEvent.objects.filter(assistance_request=OuterRef("pk")).order_by("-pk")
    waiting = for_list(waiting_for(user)).annotate(last_act=Subquery(newest.values("act")[:1])).order_by("created_at")
    found = list(with_clock_rows(waiting)[: LIMIT + 1])
    registry = current_registry()
    items = [Item(each, most_pressing(clocks(each, registry, on=on))) for each in found[:LIMIT]]
    groups: dict[str, list[Item]] = {title: [] for title, *_ in GROUPS}
    for item in metered(sorted(items, key=_press), on=on):
        groups[_group_of(item.assistance_request)].append(item)
    return Desk(
        groups=tuple(Group(title, verb, act, tuple(groups[title])) for title, verb, act, _ in GROUPS if groups[title]),
        is_cut=len(found) > LIMIT,
        with_others=_with_others(user, on=on),
        registry=registry_work.waiting_for(user) if registry_policies.may_edit(user) else {},
    )


def _with_others(user: User, *, on: date) -> Group:
    found = list(with_clock_rows(for_list(with_others(user)).order_by("created_at"))[:LIMIT])
    people, registry = waited_for(found), current_registry()
    items = (
        Item(each, most_pressing(clocks(each, registry, on=on)), " or ".join(map(str, people[each.pk])) or NOBODY)
        for each in found
    )
    return Group("Waiting for others", "Open", "", tuple(metered(sorted(items, key=_press), on=on)))


def metered(items: Iterable[Item], *, on: date) -> list[Item]:
    """With the numbers that the page of each shows, as `meters` has them."""
    found = list(items)
    numbers = meters([each.assistance_request for each in found], on=on)
    return [replace(each, meter=numbers.get(each.assistance_request.pk)) for each in found]


def news_of(user: User, *, at: datetime) -> QuerySet[RequestEvent]:
    """What others did lately with requests that this user works on or wrote part of, newest first."""
    theirs = Q(assigned_to=user) | Q(pk__in=Drafter.objects.filter(user=user).values("assistance_request"))
    by_others = RequestEvent.objects.exclude(act=Entry.OPENED).filter(~Q(user=user) | Q(act__in=WITHOUT_A_DOER))
    events = by_others.filter(assistance_request__in=visible_to(user).filter(theirs), at__gt=at - NEWS_FOR)
    return events.select_related("user", "assistance_request").order_by("-pk")[:NEWS]


def _press(item: Item) -> tuple:
    """Overdue, then urgent, then what runs out first, then the oldest."""
    due_on = item.clock.due_on if item.clock else date.max
    return not item.is_overdue, URGENCIES.index(item.assistance_request.urgency), due_on


def _group_of(assistance_request: AssistanceRequest) -> str:
    status, last = assistance_request.status, assistance_request.last_act
    return next(title for title, _, _, belongs in GROUPS if belongs(status, last))
