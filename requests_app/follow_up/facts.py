"""What is known of a request that was sent, as a letter that follows it needs it: from its frozen letter, its history,
its thread and its clocks. Nothing here is typed.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils import timezone

from requests_app import letters
from requests_app.choices import Act, DeadlineKind, Direction, Route
from requests_app.clocks import clocks, read_clock_rows
from requests_app.content import Follows, LetterContent, frozen_letter
from requests_app.models import AssistanceRequest, IssuedLetter, RequestEvent
from requests_app.selectors.open_questions import OpenQuestion, open_questions
from treaties.selectors import current_registry

# What the requested State does shows that it has the letter.
SHOWS_RECEIPT = (Act.ACKNOWLEDGE, Act.RAISE_QUERY, Act.POSTPONE, Act.EXECUTE_IN_PART)


@dataclass(frozen=True, slots=True)
class Overdue:
    """Something of theirs that did not come by its day. `kind`: choices.DeadlineKind value."""

    kind: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Facts:
    letter: IssuedLetter
    told: LetterContent  # what that letter says
    follows: Follows
    acknowledged_on: date | None
    was_received: bool  # somebody there showed that they have it
    in_part_on: date | None
    postponed_on: date | None
    their_reference: str
    overdue: tuple[Overdue, ...]
    questions: tuple[OpenQuestion, ...]


def facts_of(assistance_request: AssistanceRequest, *, on: date) -> Facts | None:
    """None where no letter that stands was sent."""
    letter = letters.standing(assistance_request)
    events = list(assistance_request.events.order_by("pk"))
    sent = _newest(events, Act.TRANSMIT)
    if letter is None or sent is None or sent.version != letter.version:
        return None
    since = [each for each in events if each.pk > sent.pk]
    acknowledged, in_part = _newest(since, Act.ACKNOWLEDGE), _newest(since, Act.EXECUTE_IN_PART)
    frozen = frozen_letter(letter.content)
    return Facts(
        letter=letter,
        told=frozen.content,
        follows=Follows(
            kind=letter.kind,
            version=letter.version,
            code=letter.code,
            issued_on=frozen.issue.on,
            sent_on=_day(sent),
            route=Route.named(sent.details.get("route", "")),
            dispatch_reference=sent.details.get("dispatch_reference", ""),
        ),
        acknowledged_on=_day(acknowledged) if acknowledged else None,
        was_received=any(each.act in SHOWS_RECEIPT for each in since),
        in_part_on=_day(in_part) if in_part else None,
        postponed_on=_postponed_on(since),
        their_reference=_their_reference(assistance_request, since),
        overdue=_overdue(assistance_request, events, on),
        questions=tuple(open_questions(assistance_request)),
    )


def _overdue(assistance_request: AssistanceRequest, events: list[RequestEvent], on: date) -> tuple[Overdue, ...]:
    """What they should have done: of the periods that the law sets no clock says whom it obliges."""
    assistance_request.clock_events = events
    prefetch_related_objects([assistance_request], "measures")
    read_clock_rows(assistance_request)
    theirs = (DeadlineKind.ACKNOWLEDGEMENT, DeadlineKind.WANTED_BY, DeadlineKind.EXPECTED)
    red = (each for each in clocks(assistance_request, current_registry(), on=on) if each.is_red)
    return tuple(Overdue(each.kind, each.due_on) for each in red if each.kind in theirs)


def _postponed_on(since: list[RequestEvent]) -> date | None:
    """Where it is postponed still."""
    postponed, resumed = _newest(since, Act.POSTPONE), _newest(since, Act.RESUME)
    return _day(postponed) if postponed and (resumed is None or resumed.pk < postponed.pk) else None


def _their_reference(assistance_request: AssistanceRequest, since: list[RequestEvent]) -> str:
    """The newest that they told, in an acknowledgement or in the thread."""
    named = [(_day(each), each.details.get("counterpart_reference")) for each in since if each.act == Act.ACKNOWLEDGE]
    came = assistance_request.correspondence.filter(direction=Direction.INCOMING).exclude(counterpart_reference="")
    named += came.values_list("on", "counterpart_reference")
    found = [each for each in named if each[1]]
    return max(found, key=lambda each: each[0])[1] if found else ""


def _newest(events: list[RequestEvent], act: Act) -> RequestEvent | None:
    return next((each for each in reversed(events) if each.act == act), None)


def _day(event: RequestEvent) -> date:
    return event.on or timezone.localdate(event.at)
