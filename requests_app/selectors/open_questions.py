"""What the requested State asked and nobody answered yet: the questions of its letters, and the query of the lifecycle.

A question is open until an entry answers it. It is not where its entry was set aside, where the query that it became
was ended, and where the letter it speaks of was sent back and revised.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone

from requests_app.choices import Act, Direction, Status
from requests_app.models import AssistanceRequest, Correspondence, Question, RequestEvent


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """`key`: "question:12" of a Question, "query:345" of the history row of a query that has no questions of its own.
    `entry`: its letter in the thread, where there is one."""

    key: str
    text: str
    asked_on: date
    due_on: date | None
    entry: int | None = None
    question: int | None = None  # key of the Question
    in_query: bool = False  # answering the query of the lifecycle answers it
    told: str = ""  # the text as this reader may read it


def with_questions(entries: QuerySet[Correspondence]) -> QuerySet[Correspondence]:
    """Entries that ask something nobody answered, with `unanswered`; those that were set aside are left out."""
    unanswered = Question.objects.filter(answered=None)
    asking = entries.filter(Exists(unanswered.filter(entry=OuterRef("pk"))), direction=Direction.INCOMING)
    return (
        asking.exclude(handled__isnull=False, handled__event=None)
        .select_related("handled__event")
        .prefetch_related(Prefetch("questions", queryset=unanswered, to_attr="unanswered"))
        .order_by("on", "pk")
    )


def open_questions(assistance_request: AssistanceRequest) -> list[OpenQuestion]:
    """Of a request, the oldest first."""
    events = list(assistance_request.events.order_by("pk"))
    return still_open(with_questions(assistance_request.correspondence.all()), events, assistance_request.status)


def still_open(entries: Iterable[Correspondence], events: Sequence[RequestEvent], status: str) -> list[OpenQuestion]:
    """`entries`: of `with_questions`; `events`: the history, oldest first."""
    since = revised_at(events)
    query = _open_query(events, status)
    found = []
    for entry in entries:
        became = getattr(entry, "handled", None) and entry.handled.event
        of_the_query = bool(became and query and became.pk == query.pk)
        is_over = became and became.act == Act.RAISE_QUERY and not of_the_query
        if is_over or (since and entry.at < since):
            continue
        found += [
            OpenQuestion(
                key=f"question:{each.pk}",
                text=each.text,
                asked_on=entry.on,
                due_on=each.due_on,
                entry=entry.pk,
                question=each.pk,
                in_query=of_the_query,
            )
            for each in entry.unanswered
        ]
    if query and not any(each.in_query for each in found):
        found.append(_of_the_query(query))
    return sorted(found, key=lambda each: each.asked_on)


def revised_at(events: Sequence[RequestEvent]) -> datetime | None:
    """When the letter that stands was begun, where it is not the first. `events`: the history, oldest first."""
    return next((each.at for each in reversed(events) if each.act == Act.REVISE), None)


def _open_query(events: Sequence[RequestEvent], status: str) -> RequestEvent | None:
    if status != Status.QUERY_OPEN:
        return None
    return next((each for each in reversed(events) if each.act == Act.RAISE_QUERY), None)


def _of_the_query(query: RequestEvent) -> OpenQuestion:
    return OpenQuestion(
        key=f"query:{query.pk}",
        text=query.details["question"],
        asked_on=query.on or timezone.localdate(query.at),
        due_on=date.fromisoformat(query.details["due_on"]),
        in_query=True,
    )
