"""What is known of a request that was sent, as a letter that follows it needs it: from its frozen letter, its history,
its thread and its clocks. Nothing here is typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils import timezone

from requests_app import assemble, letters
from requests_app.choices import Act, DeadlineKind, Direction, Entry, Route, Status
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
    letter: IssuedLetter | None  # None: it was sent before Comity
    told: LetterContent  # what that letter says; of one from before Comity what the request says now
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
    events = list(assistance_request.events.order_by("pk"))
    if first := from_before(events):
        return _of_earlier(assistance_request, first, events, on=on)
    letter, sent = letters.standing(assistance_request), _newest(events, Act.TRANSMIT)
    if letter is None or sent is None or sent.version != letter.version:
        return None
    frozen = frozen_letter(letter.content)
    follows = Follows(
        kind=letter.kind,
        version=letter.version,
        code=letter.code,
        issued_on=frozen.issue.on,
        sent_on=_day(sent),
        route=Route.told(sent.details.get("route", "")),
        dispatch_reference=sent.details.get("dispatch_reference", ""),
    )
    return _known(assistance_request, letter, frozen.content, follows, sent, events, on)


def from_before(events: Sequence[RequestEvent]) -> RequestEvent | None:
    """The row that took it over, where the letter that stands was sent before Comity. `events`: oldest first."""
    begun_here = any(each.act in {Act.TRANSMIT, Act.REVISE} for each in events)
    return None if begun_here else next((each for each in events if each.act == Entry.TAKEN_OVER), None)


def _of_earlier(assistance_request: AssistanceRequest, first: RequestEvent, events, *, on: date) -> Facts:
    """What its row of the sheet told, and what came since: nothing that nobody told."""
    earlier = assistance_request.earlier
    follows = Follows(kind="", version=0, code="", issued_on=None, sent_on=earlier.sent_on, route=earlier.route)
    known = _known(assistance_request, None, assemble.assemble(assistance_request), follows, first, events, on)
    return replace(
        known,
        acknowledged_on=known.acknowledged_on or earlier.acknowledged_on,
        was_received=known.was_received or first.to_status != Status.TRANSMITTED,
        their_reference=known.their_reference or earlier.their_reference,
    )


def _known(assistance_request, letter, told: LetterContent, follows: Follows, sent, events, on: date) -> Facts:
    """`sent`: the row by which the requested State has it."""
    since = [each for each in events if each.pk > sent.pk]
    acknowledged, in_part = _newest(since, Act.ACKNOWLEDGE), _newest(since, Act.EXECUTE_IN_PART)
    return Facts(
        letter=letter,
        told=told,
        follows=follows,
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
