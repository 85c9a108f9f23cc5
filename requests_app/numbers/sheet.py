"""Reciprocity: what a State asked of another and was asked by it, year by year.

What we asked is counted from the requests the reader may see, by the year of sending. What was asked of us is not in
Comity: the central authority enters it, with its source, each entry kept (models.IncomingCount).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractYear

from accounts.models import User
from requests_app import policies
from requests_app.choices import Ending
from requests_app.models import Course, IncomingCount
from requests_app.numbers.hiding import hidden
from requests_app.numbers.report import NONE, Table, count_in_words
from requests_app.selectors import courses_visible_to
from treaties.models import State

EARLIEST = 1950
COLUMNS = (
    "Year",
    "We asked",
    "They executed",
    "They refused",
    "They asked",
    "We executed",
    "We refused",
    "Where theirs are from",
)
NOTE = (
    "What we asked is counted from the requests you may see, by the year of sending, as it stands today. What they "
    "asked of us is not in Comity: our central authority enters it. A dash: nothing was entered."
)


class CountRefused(Exception):
    """What was typed cannot be kept. `reasons` are sentences."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Sheet:
    """`entered`: every count of what they asked, the newest first; an older one of the same year was corrected."""

    table: Table
    entered: tuple[IncomingCount, ...]


def sheet(user: User, *, ours: str, theirs: str) -> Sheet:
    """Codes of two States."""
    entered = tuple(entered_counts(ours).filter(asking_state=theirs))
    standing = {each.year: each for each in reversed(entered)}
    asked = _asked(user, ours, theirs)
    years = sorted({*asked, *standing}, reverse=True)
    counts = [asked.get(year, (0, 0, 0)) for year in years]
    shown, _ = hidden(counts, [sum(column) for column in zip(*counts, strict=True)] if counts else [])
    rows = (
        (str(year), *map(count_in_words, ours_of), *_theirs(standing.get(year)))
        for year, ours_of in zip(years, shown, strict=True)
    )
    return Sheet(Table("reciprocity", "Reciprocity, year by year", COLUMNS, tuple(rows), NOTE), entered)


def _asked(user: User, ours: str, theirs: str) -> dict[int, tuple[int, ...]]:
    courses = courses_visible_to(user).filter(requesting_state=ours, requested_state=theirs)
    counts = {
        "asked": Count("pk"),
        "executed": Count("pk", filter=Q(executed_in__isnull=False)),
        "refused": Count("pk", filter=Q(ended_as=Ending.REFUSED)),
    }
    years = courses.order_by().annotate(year=ExtractYear("sent_month")).values_list("year")
    return {year: tuple(found) for year, *found in years.annotate(**counts)}


def _theirs(count: IncomingCount | None) -> tuple[str, ...]:
    if count is None:
        return NONE, NONE, NONE, ""
    return str(count.received), str(count.executed), str(count.refused), count.source


def entered_counts(state: str) -> QuerySet[IncomingCount]:
    return IncomingCount.objects.filter(state=state).select_related("user", "asking_state")


def pairs_of(user: User, ours: str) -> Iterable[str]:
    """Codes of the States there is anything to tell of."""
    asked = courses_visible_to(user).filter(requesting_state=ours).order_by().values_list("requested_state").distinct()
    return {code for (code,) in asked} | set(entered_counts(ours).values_list("asking_state", flat=True))


def homes() -> set[str]:
    """Codes of the States that asked, or that something was entered for."""
    asked = Course.objects.order_by().values_list("requesting_state", flat=True).distinct()
    return set(asked) | set(IncomingCount.objects.order_by().values_list("state", flat=True).distinct())


@transaction.atomic
def enter(
    *,
    user: User,
    asking_state: State,
    year: int,
    received: int,
    executed: int,
    refused: int,
    source: str,
    at: datetime,
    this_year: int,
) -> IncomingCount:
    """Keep a year's count; one of the same year that is there is thereby corrected, and kept. Raises CountRefused."""
    _refuse(_problems(user, asking_state, year, (received, executed, refused), source, this_year))
    found = {"received": received, "executed": executed, "refused": refused, "source": source.strip()}
    of = {"state": user.office.state, "asking_state": asking_state, "year": year}
    last = IncomingCount.objects.filter(**of).first()
    if last and all(getattr(last, name) == value for name, value in found.items()):
        _refuse(["That is what was entered for this year already."])
    return IncomingCount.objects.create(**of, **found, user=user, at=at)


def _problems(user, asking_state: State, year: int, counts: Collection[int], source: str, this_year: int) -> list[str]:
    if not policies.may_enter_incoming(user):
        return [policies.sentence(policies.may_enter_incoming)]
    found, (received, executed, refused) = [], counts
    if asking_state.pk == user.office.state_id:
        found.append("That is your own State. Choose the one that asked.")
    if not EARLIEST <= year <= this_year:
        found.append(f"Enter a year from {EARLIEST} to {this_year}.")
    if min(counts) < 0:
        found.append("Enter numbers from 0 up.")
    if executed + refused > received:
        found.append("More were executed or refused than came. Count those that came in that year.")
    if not source.strip():
        found.append("Say where the numbers are from.")
    return found


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise CountRefused(reasons)
