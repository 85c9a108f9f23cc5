"""Our own experience with a State, as it is counted: how many requests went to it, how long they took, what came back.

It is told as experience with its counts, never as law. The counts are of requests that the reader may see (decision
0014), the usual time is that of the whole State (decision 0035).
"""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from accounts.models import User
from requests_app.choices import Deficiency, Ending, Section
from requests_app.models import Course, Objection
from requests_app.numbers.durations import Forecast
from requests_app.numbers.forecast import told_to
from requests_app.selectors import courses_visible_to
from treaties import additions


@dataclass(frozen=True, slots=True)
class Experience:
    """`returned` and `refused` count requests; `deficiencies` what was found wanting, in words, most often first.
    `forecast` is None where the requests are those of another State."""

    sent: int
    acknowledged: int
    executed: int
    returned: int
    refused: int
    deficiencies: tuple[tuple[str, int], ...]
    forecast: Forecast | None


def experience_with(user: User, *, requesting: str, requested: str, measure: str = "") -> Experience:
    """What one State's requests to another met, with one measure or any. Exercises are none of it."""
    courses = courses_visible_to(user).filter(requesting_state=requesting, requested_state=requested)
    if measure:
        courses = courses.filter(measures__measure=measure)
    counts = courses.aggregate(
        sent=Count("pk"),
        acknowledged=Count("acknowledged_in"),
        executed=Count("executed_in"),
        returned=Count("pk", filter=Q(returns__gt=0)),
        refused=Count("pk", filter=Q(ended_as=Ending.REFUSED)),
    )
    return Experience(
        **counts,
        deficiencies=_deficiencies(courses) if counts["returned"] else (),
        forecast=told_to(user, requesting=requesting, requested=requested, measure=measure),
    )


def _deficiencies(courses: QuerySet[Course]) -> tuple[tuple[str, int], ...]:
    found = Objection.objects.filter(
        is_external=True, assistance_request__in=courses.filter(returns__gt=0).values("pk")
    )
    rows = found.order_by().values_list("section", "label", "reason").annotate(times=Count("pk"))
    return tuple((_in_words(*row), times) for *row, times in rows.order_by("-times", "section", "label", "reason"))


def _in_words(section: str, label: str, reason: str) -> str:
    where = label or Section(section).label
    return f"{where}: {Deficiency(reason).label.lower()}"


additions.register(additions.Addition(template="requests_app/_experience.html", content=experience_with))
additions.register_for_answers(additions.Addition(template="requests_app/_usual_time.html", content=told_to))
