"""Requests of a kind together, what presses most first: how many there are, and as many as a desk shows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Case, QuerySet, When

from requests_app.clocks import with_clock_rows
from requests_app.desk.items import COUNTED, Item, Tally, items_of
from requests_app.desk.kinds import Kind
from requests_app.models import AssistanceRequest
from requests_app.selectors import for_list

SHOWN = 10  # of each group: the list has the rest


@dataclass(frozen=True, slots=True)
class Asked:
    """A kind, and the requests among which it is looked for. `narrowed`: the query by which the list shows those."""

    kind: Kind
    requests: QuerySet[AssistanceRequest]
    narrowed: str = ""
    shown: int = SHOWN


@dataclass(frozen=True, slots=True)
class Group:
    """What is to be done, and with which requests. `narrowed`: the query by which the list shows all of them."""

    kind: Kind
    items: tuple[Item, ...]
    tally: Tally
    overdue: int  # as far as COUNTED
    narrowed: str

    @property
    def is_cut(self) -> bool:
        return self.tally.number > len(self.items)

    def with_items(self, items: Iterable[Item]) -> "Group":
        return replace(self, items=tuple(items))


def groups_of(asked: Iterable[Asked], *, on: date) -> list[Group]:
    """One for each, in their order: a query each, and what the rows of all of them need once."""
    found = [(each, list(pressing(each.kind.of(each.requests), on=on))) for each in asked]
    shown = [pk for each, days in found for pk, _ in days[: each.shown]]
    rows = with_clock_rows(for_list(AssistanceRequest.objects.filter(pk__in=shown))) if shown else ()
    items = {item.assistance_request.pk: item for item in items_of(rows, on=on)}
    return [
        Group(
            kind=each.kind,
            items=tuple(items[pk] for pk, _ in days[: each.shown]),
            tally=Tally(len(days)),
            overdue=sum(due_on is not None and due_on < on for _, due_on in days),
            narrowed="&".join(filter(None, (each.narrowed, f"status={each.kind.status}", "sort=due"))),
        )
        for each, days in found
    ]


def pressing(requests: QuerySet[AssistanceRequest], *, on: date) -> QuerySet:
    """Key and day of each: overdue, then urgent, then what runs out first, then the oldest; as many as are counted."""
    red = Case(When(listing__due_on__lt=on, then=0), default=1)
    in_order = requests.order_by(red, "listing__press", "listing__due_on", "pk")
    return in_order.values_list("pk", "listing__due_on")[: COUNTED + 1]
