"""The report's counts, reckoned by the database: a handful of queries however many requests there are."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, IntegerField, Max, Q, QuerySet, Value

from requests_app.choices import DeadlineKind, Ending, RefusalKind
from requests_app.models import Course, DeadlineState, Objection
from requests_app.numbers.asking import By

Key = Hashable  # of a line: a code, a key, a month
DEADLINES = "assistance_request__standing"  # of a course


@dataclass(slots=True)
class Tally:
    """What one line counts: requests, but for `acknowledged` and `executed`, which say how many took how many days."""

    sent: int = 0
    returned: int = 0
    refused: int = 0
    overdue: int = 0
    lapsed: int = 0  # whose preservation has ended and was not renewed
    acknowledged: Counter = field(default_factory=Counter)
    executed: Counter = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        for name in ("sent", "returned", "refused", "overdue", "lapsed"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.acknowledged.update(other.acknowledged)
        self.executed.update(other.executed)


def tallies(courses: QuerySet[Course], by: By | None, *, on: date) -> dict[Key, Tally]:
    """By the column's value; without one all under None. `on`: the day on which something is overdue, or not."""
    column = F(by.column) if by else Value(None, IntegerField())
    found: dict[Key, Tally] = defaultdict(Tally)
    counts = {
        "times": Count("pk"),
        "came_back": Count("pk", filter=Q(returns__gt=0)),
        "refusals": Count("pk", filter=Q(ended_as=Ending.REFUSED)),
    }
    for key, days, times, came_back, refusals in _grouped(courses, column, "executed_in").annotate(**counts):
        tally = found[key]
        tally.sent += times
        tally.returned += came_back
        tally.refused += refusals
        if days is not None:
            tally.executed[days] += times
    heard = courses.filter(acknowledged_in__isnull=False)
    for key, days, times in _grouped(heard, column, "acknowledged_in").annotate(times=Count("pk")):
        found[key].acknowledged[days] += times
    for key, overdue, lapsed in _past(courses, column, on=on):
        found[key].overdue, found[key].lapsed = overdue, lapsed
    return found


def _grouped(courses: QuerySet[Course], column, *days: str) -> QuerySet:
    return courses.order_by().values_list(column, *days)


def _past(courses: QuerySet[Course], column, *, on: date) -> QuerySet:
    """Deadlines that run and whose day is past, as they stand (`requests_app.clocks.reckoning`)."""
    past = courses.filter(**{f"{DEADLINES}__state": DeadlineState.RUNNING, f"{DEADLINES}__due_on__lt": on})
    ended = Q(**{f"{DEADLINES}__kind": DeadlineKind.PRESERVATION})
    counts = {"overdue": Count("pk", distinct=True, filter=~ended), "lapsed": Count("pk", distinct=True, filter=ended)}
    return _grouped(past, column).annotate(**counts)


def total(courses: QuerySet[Course], by: By, found: dict[Key, Tally], *, on: date) -> Tally:
    """Of all lines. One request may ask for several measures, so that those are counted anew."""
    whole = Tally()
    lines: Iterable[Tally] = found.values()
    if by == By.MEASURE:
        lines = tallies(courses, None, on=on).values()
    for each in lines:
        whole.add(each)
    return whole


def returned_for(courses: QuerySet[Course], *columns: str) -> list[dict]:
    """What requested States sent requests back for, by columns of Objection: in how many requests, most often first.
    `told`: the label of one of them."""
    rows = Objection.objects.filter(is_external=True, assistance_request__in=courses.filter(returns__gt=0).values("pk"))
    counts = {"times": Count("assistance_request", distinct=True), "told": Max("label")}
    return list(rows.order_by().values(*columns).annotate(**counts).order_by("-times", *columns))


def refused_for(courses: QuerySet[Course]) -> list[tuple[str, int]]:
    """(kind of ground in words, how many), most often first."""
    rows = courses.filter(ended_as=Ending.REFUSED).order_by().values_list("refused_for").annotate(times=Count("pk"))
    named = ((RefusalKind(kind).label if kind else "Not said", times) for kind, times in rows)
    return sorted(named, key=lambda each: (-each[1], each[0]))
