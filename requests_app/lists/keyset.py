"""Pages of a list by where they begin, so that the four-hundredth comes as quickly as the first. A place is the sort
key of a row, in the address as "after:2026-11-24T09:30:00+00:00:17" or "before:..."; one nobody can read is the start.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.utils import timezone


@dataclass(frozen=True, slots=True)
class Order:
    """By a field, then by key, so that no two rows stand in one place. `key` is read from the table of the field: an
    index of both walks the order."""

    title: str
    field: str
    is_falling: bool
    value: Callable  # of a row
    read: Callable[[str], object]  # as an address has it; raises ValueError
    key: str = "pk"

    @property
    def names(self) -> tuple[str, str]:
        sign = "-" if self.is_falling else ""
        return f"{sign}{self.field}", f"{sign}{self.key}"

    @property
    def turned(self) -> tuple[str, str]:
        return tuple(name[1:] if self.is_falling else f"-{name}" for name in self.names)

    def beyond(self, value, pk: int, *, back: bool) -> TupleLessThan | TupleGreaterThan:
        """Rows after a place, or before it. One comparison of both, so that an index begins at the place itself: in a
        list by day a hundred thousand rows may stand on one."""
        compares = TupleLessThan if self.is_falling != back else TupleGreaterThan
        return compares(Tuple(F(self.field), F(self.key)), (value, pk))

    def of(self, found: QuerySet) -> QuerySet:
        """Rows that stand in this order: each has its Listing, and the database is told so, to begin there."""
        return found.filter(listing__isnull=False) if self.field.startswith("listing__") else found


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if timezone.is_naive(moment):
        raise ValueError(text)
    return moment


NEWEST = Order("Newest first", "created_at", True, lambda row: row.created_at, _moment)
OLDEST = Order("Oldest first", "created_at", False, lambda row: row.created_at, _moment)
DUE = Order(
    "What runs out first",
    "listing__due_on",
    False,
    lambda row: row.listing.due_on,
    date.fromisoformat,
    key="listing__assistance_request_id",
)
ORDERS = {"newest": NEWEST, "oldest": OLDEST, "due": DUE}


@dataclass(frozen=True, slots=True)
class Page:
    """Rows, and the places of the pages beside it: "" where there is none."""

    rows: Sequence
    previous: str
    following: str

    @property
    def has_others(self) -> bool:
        return bool(self.previous or self.following)


def page_of(found: QuerySet, order: Order, place: str, *, size: int) -> Page:
    """The page that begins after a place, or ends before it."""
    way, value, pk = _read(place, order)
    back = way == "before"
    found = order.of(found)
    if way:
        found = found.filter(order.beyond(value, pk, back=back))
    rows = list(found.order_by(*(order.turned if back else order.names))[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if back:
        rows.reverse()
    before = rows and (more if back else bool(way))
    after = rows and (True if back else more)
    return Page(
        rows,
        _place("before", rows[0], order) if before else "",
        _place("after", rows[-1], order) if after else "",
    )


def start_of_month(text: str, order: Order) -> str:
    """The place where a month ("2026-03") begins in a list by time; "" for what is none."""
    try:
        year, month = map(int, text.split("-"))
        first = datetime(year, month, 1, tzinfo=timezone.get_current_timezone())
        after = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=timezone.get_current_timezone())
    except ValueError:
        return ""
    if order.field != "created_at":
        return ""
    return f"after:{after.isoformat()}:0" if order.is_falling else f"after:{first.isoformat()}:0"


def _place(way: str, row, order: Order) -> str:
    return f"{way}:{order.value(row).isoformat()}:{row.pk}"


def _read(place: str, order: Order) -> tuple[str, object, int]:
    way, _, rest = place.partition(":")
    value, _, pk = rest.rpartition(":")
    try:
        if way not in {"after", "before"} or not 0 <= int(pk) < 2**63:
            raise ValueError(place)
        return way, order.read(value), int(pk)
    except (ValueError, OverflowError):
        return "", None, 0
