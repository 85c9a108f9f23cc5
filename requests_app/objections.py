"""What requests were sent back for, counted: by reviewers and by requested States.

Each thing objected to is kept as a row of its own in the transaction of its act, so that counting reads no history.
What is told is experience with its counts, never law.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import TruncMonth

from accounts.models import User
from requests_app.acts import ActDetails, RecordReturn, Remark, ReturnForCorrection
from requests_app.checklist import anchors
from requests_app.choices import Section
from requests_app.comparison import OFFENCE, passages
from requests_app.content import LetterContent
from requests_app.models import Objection, RequestEvent
from requests_app.reading import Reading
from requests_app.selectors import visible_to
from treaties.channels.sentences import spoken

FROM = 2  # times, or nothing is told
MOST = 4  # hints on one page
LISTED = 24  # lines of one table
NAMED_BY_PEOPLE = {"persons", "sealed", "annexes", "offences"}  # fields whose passages are keyed by names or digests
# Inputs that a draft has of its own: by the key after the field's name, and by the field's name.
KEYED: dict[str, Callable[[str], str]] = {
    "clauses": anchors.of_clause,
    "statements": anchors.of_statement,
    "grounds": anchors.of_ground,
}
TYPED = {"nexus", "purpose", "summary_of_facts", "no_persons_reason", "urgency_reason", "wanted_by", "language"}


@dataclass(frozen=True, slots=True)
class Hint:
    """How often requests were sent back for one field of a draft, or for its section as a whole."""

    label: str
    anchors: tuple[str, ...]  # ids of its inputs in this draft; none for the section as a whole
    state: str  # the requested State, as it is spoken of
    to_state: int  # of requests to that State
    by_state: int  # of these, by the State itself
    by_reviewers: int  # to any State

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
            known = each.section in Section
            label = Section(each.section).label if known else "No place named"
            yield each.section if known else "", "", label, each.deficiency
    elif isinstance(details, ReturnForCorrection):
        for remark in details.remarks:
            yield remark.section, *counted(remark, content), remark.reason
        if not details.remarks:
            yield "", "", "No place named", details.reason


def counted(remark: Remark, content: LetterContent) -> tuple[str, str]:
    """(field, label) under which a remark is counted with its like: without the names of people, offences and files,
    and whichever of several measures of a kind it is."""
    name, *rest = remark.place.split(":")
    if not name:
        return "", Section(remark.section).label
    if name == "measures":
        kind, _, *particular = rest
        found = next((each for each in passages(content) if each.key == f"measures:{kind}:{rest[1]}"), None)
        label = remark.label if particular else (found.text if found else remark.label)
        return ":".join([name, kind, *particular])[:200], label[:300]
    if name == "offences" and rest[-1] in OFFENCE:
        return f"offences:{rest[-1]}", OFFENCE[rest[-1]]
    if name in NAMED_BY_PEOPLE:
        return name, Section(remark.section).label
    return remark.place[:200], remark.label[:300]


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
            label=each["told"],
            anchors=anchors_of(each["field"], reading.content),
            state=spoken(state),
            to_state=each["to_state"],
            by_state=each["by_state"],
            by_reviewers=each["by_reviewers"],
        )
        for each in found.order_by("-to_state", "-by_reviewers", "field")[:MOST]
    ]


def anchors_of(field: str, content: LetterContent) -> tuple[str, ...]:
    """The inputs of a counted field in a draft; none where it has no input of its own there."""
    name, *rest = field.split(":")
    if name == "measures" and len(rest) == 2:
        return tuple(anchors.of_particular(each.number, rest[1]) for each in content.measures if each.key == rest[0])
    if name in KEYED and rest:
        return (KEYED[name](rest[0]),)
    return (anchors.of_field(name),) if name in TYPED else ()


def by_what(rows: QuerySet[Objection], *names: str) -> list[dict]:
    """Counts by these columns, most often first: of things objected to, and of the requests they were found in."""
    counts = {"times": Count("pk"), "requests": Count("assistance_request", distinct=True)}
    return list(rows.order_by().values(*names).annotate(**counts).order_by("-times", *names)[:LISTED])


def by_month(rows: QuerySet[Objection]) -> list[dict]:
    """Counts by month, the newest first."""
    months = rows.order_by().annotate(month=TruncMonth("at")).values("month")
    return list(months.annotate(times=Count("pk")).order_by("-month")[:LISTED])
