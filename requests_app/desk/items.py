"""One request as a desk or a list shows it, and how many there are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from requests_app.checklist.meter import TEXT_IS_OPEN, Meter
from requests_app.clocks import clocks, most_pressing
from requests_app.deadlines import Clock
from requests_app.models import AssistanceRequest
from requests_app.reading.metering import meters
from treaties.selectors import current_registry

COUNTED = 1000  # further nobody counts: the page says that there are more


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


def tally(requests: QuerySet[AssistanceRequest]) -> Tally:
    return Tally(requests.order_by()[: COUNTED + 1].count())


def items_of(requests: Iterable[AssistanceRequest], *, on: date) -> list[Item]:
    """Rows that `for_list` and `with_clock_rows` gave, as a desk or a list shows them."""
    registry = current_registry()
    return [Item(each, most_pressing(clocks(each, registry, on=on))) for each in requests]


def metered(items: Iterable[Item], *, on: date) -> list[Item]:
    """With the numbers that the page of each shows, as `meters` has them: some milliseconds for each."""
    found = list(items)
    numbers = meters([each.assistance_request for each in found], on=on)
    return [replace(each, meter=numbers.get(each.assistance_request.pk)) for each in found]
