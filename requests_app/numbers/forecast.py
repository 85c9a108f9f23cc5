"""What to expect of a request's way to execution, from those that were sent before: one rule for the page of a request,
the finder, the cards and the preservation warning.

Counted are the requests of the whole State, restricted ones and exercises not among them, so that everybody of the
State reads the same; nothing is told of fewer than five (decision 0035).
"""

from collections import Counter, defaultdict
from collections.abc import Collection

from django.db.models import Count

from accounts.models import User
from requests_app.deadlines.preservation import USUAL_DAYS
from requests_app.numbers.durations import Forecast, spread, whole
from requests_app.selectors import may_learn_of, usual_courses

Pair = tuple[str, str]  # codes: who asks, who is asked


def forecasts(pairs: Collection[Pair], *, measure: str = "") -> dict[Pair, Forecast]:
    """For each pair, in one query; with one measure, alone or among others, or any."""
    courses = usual_courses(*{one for one, _ in pairs}).filter(requested_state__in={other for _, other in pairs})
    if measure:
        courses = courses.filter(measures__measure=measure)
    times: dict[Pair, Counter] = defaultdict(Counter)
    rows = courses.order_by().values_list("requesting_state", "requested_state", "executed_in")
    for one, other, days, count in rows.annotate(times=Count("pk")):
        times[one, other][days] += count
    return {pair: _forecast(times[pair]) for pair in pairs}


def _forecast(times: Counter) -> Forecast:
    """`times`: days until execution, or None where there was none -> how many."""
    others = times.pop(None, 0)
    return Forecast(spread(times), others)


def told_to(user: User, *, requesting: str, requested: str, measure: str = "") -> Forecast | None:
    """None where the requests are those of a State that is not theirs."""
    if not may_learn_of(user, requesting):
        return None
    pair = requesting, requested
    return forecasts([pair], measure=measure)[pair]


def usual_time(found: Forecast) -> tuple[int, str]:
    """Days until an answer, and what that is by: the median, or the house's assumption where too few are known."""
    if found.spread is None:
        return USUAL_DAYS, "an assumption of the house, not measured: fewer than five of our own were executed"
    return whole(found.spread.median), f"our own experience: {found.spread.in_words}, n = {found.spread.count}"
