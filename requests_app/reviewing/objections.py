"""What requests were sent back for, counted: by reviewers and by requested States.

Each thing objected to is kept as a row of its own in the transaction of its act, so that counting reads no history.
What is told is experience with its counts, never law.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import TruncMonth

from accounts.models import User
from requests_app.acts import ActDetails, RecordReturn, ReturnForCorrection
from requests_app.choices import Section
from requests_app.content import LetterContent
from requests_app.models import Objection, RequestEvent
from requests_app.reading import Reading
from requests_app.reviewing.fields import KEY, LABEL, anchors_of, of_remark
from requests_app.selectors import visible_to
from treaties.channels.sentences import spoken

FROM = 2  # times, or nothing is told
MOST = 4  # hints on one page
LISTED = 24  # lines of one table
NO_PLACE = "No place named"


@dataclass(frozen=True, slots=True)
class Hint:
    """How often requests were sent back for one field of a draft, or for its section as a whole."""

    section: Section
    label: str
    anchors: tuple[str, ...]  # ids of its inputs in this draft; none for the section as a whole
    state: str  # the requested State, as it is spoken of
    to_state: int  # of requests to that State
    by_state: int  # of these, by the State itself
    by_reviewers: int  # to any State

    @property
    def anchor(self) -> str:
        """The first of its inputs; "" where it has none."""
        return self.anchors[0] if self.anchors else ""

    @property
    def sentence(self) -> str:
        if self.to_state < FROM:
            return f"Reviewers sent requests back {self.by_reviewers} times for this: {self.label}."
        by = f", {self.by_state} of them by the State itself" if self.by_state else ", all by reviewers"
        return f"Requests to {self.state} were sent back {self.to_state} times for this: {self.label}{by}."


def keep(event: RequestEvent, details: ActDetails, content: LetterContent) -> None:
    """In the transaction of the act: one row for each thing objected to, none for an act that objects to nothing."""
    Objection.objects.bulk_create(
        Objection(
            event=event,
            number=number,
            assistance_request_id=event.assistance_request_id,
            is_external=isinstance(details, RecordReturn),
            section=section,
            field=field,
            label=label,
            reason=reason,
            at=event.at,
        )
        for number, (section, field, label, reason) in enumerate(_objected(details, content))
    )


def _objected(details: ActDetails, content: LetterContent) -> Iterator[tuple[str, str, str, str]]:
    """(section, field, its label, reason) of each."""
    if isinstance(details, RecordReturn):
        for each in details.deficient:
            label = each.label or Section(each.section).label
            yield each.section, each.field[:KEY], label[:LABEL], each.deficiency
    elif isinstance(details, ReturnForCorrection):
        for remark in details.remarks:
            yield remark.section, *of_remark(remark, content), remark.reason
        if not details.remarks:
            yield "", "", NO_PLACE, details.reason


def known_to(user: User) -> QuerySet[Objection]:
    """Of requests this user may see; exercises are none of it."""
    requests = visible_to(user).filter(is_exercise=False)
    return Objection.objects.filter(assistance_request__in=requests.values("pk"))


def hints(user: User, reading: Reading, *, section: Section) -> list[Hint]:
    """What to look at in a section of a draft, most often first: one query. Told from FROM times on."""
    state = reading.assistance_request.requested_state
    there = Q(assistance_request__requested_state=state)
    counts = {
        "told": Max("label"),
        "to_state": Count("pk", filter=there),
        "by_state": Count("pk", filter=there & Q(is_external=True)),
        "by_reviewers": Count("pk", filter=Q(is_external=False)),
    }
    found = known_to(user).filter(section=section).order_by().values("field").annotate(**counts)
    found = found.filter(Q(to_state__gte=FROM) | Q(by_reviewers__gte=FROM))
    return [
        Hint(
            section=section,
            label=each["told"],
            anchors=anchors_of(each["field"], reading.content),
            state=spoken(state),
            to_state=each["to_state"],
            by_state=each["by_state"],
            by_reviewers=each["by_reviewers"],
        )
        for each in found.order_by("-to_state", "-by_reviewers", "field")[:MOST]
    ]


def by_what(rows: QuerySet[Objection], *names: str) -> list[dict]:
    """Counts by these columns, most often first: of things objected to, and of the requests they were found in; `told`
    is the label of one of them."""
    counts = {"told": Max("label"), "times": Count("pk"), "requests": Count("assistance_request", distinct=True)}
    return list(rows.order_by().values(*names).annotate(**counts).order_by("-times", *names)[:LISTED])


def by_month(rows: QuerySet[Objection]) -> list[dict]:
    """Counts by month, the newest first."""
    months = rows.order_by().annotate(month=TruncMonth("at")).values("month")
    return list(months.annotate(times=Count("pk")).order_by("-month")[:LISTED])
