"""The page of a request."""

from copy import copy

from django.db.models import Prefetch, prefetch_related_objects
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from requests_app import assemble, discretion, workflow
from requests_app.choices import Act, Status
from requests_app.clocks import read_clock_rows
from requests_app.correspondence import taking_up
from requests_app.deadlines import Clock
from requests_app.follow_up.waiting import follow_up_of
from requests_app.lifecycle import BEFORE_ITS_END
from requests_app.models import AssistanceRequest, RequestEvent
from requests_app.questionnaires import asking
from requests_app.questionnaires.standing import standings
from requests_app.reading import Reading
from requests_app.selectors import hands
from requests_app.sending.progress import progress
from requests_app.views.days import deadlines_of
from requests_app.views.drafting.preserving import preservation_first, ways_before
from requests_app.views.frame import fetch, frame
from requests_app.views.history import Timeline, narrated
from requests_app.views.supplementing import asking_for_more

LAST_STEPS = 8


@require_safe
def request_page(request, pk):
    """What the request says, section by section, what is open in it, and what this person can do with it."""
    assistance_request = fetch(request.user, pk)
    reading = Reading(assistance_request, on=timezone.localdate())
    events = _read_history(assistance_request)
    context = frame(reading, request.user) | _acts(assistance_request, request.user) | _files(reading, request.user)
    context |= preservation_first(reading, request.user) | ways_before(reading)
    context |= asking_for_more(assistance_request, request.user) | deadlines_of(reading, request.user)
    context |= _after_sending(reading, request.user, context["deadlines"]) | {
        "next_task": next((task for task in context["tasks"] if not task.is_done), None),
        "on_request_page": True,
        "events": _newest(events, reading),
    }
    return render(request, "requests_app/drafting/request.html", context)


def _after_sending(reading: Reading, user: User, deadlines: list[Clock]) -> dict:
    """What it waits for, who is asked, and what came in."""
    own = reading.assistance_request
    return {
        "expected": reading.beside.experience if _is_waited_for(own) else "",
        "came_in": taking_up.waiting_for(user).filter(assistance_request=own),
        "questionnaires": standings([own], user=user, at=timezone.now()),
        "waited_for": _waited_for(own),
        "may_ask": asking.may_ask(own, user),
        "follow_up": follow_up_of(own, user, deadlines, on=reading.on),
        "sending": progress(own, user, on=reading.on),
    }


def _acts(assistance_request: AssistanceRequest, user: User) -> dict:
    """What this person can do now; the others are those beside going on with the draft."""
    acts = workflow.open_acts(assistance_request, user)
    return {"open_acts": acts, "other_acts": [each for each in acts if each.act != Act.SUBMIT]}


def _files(reading: Reading, user: User) -> dict:
    """Its annexes as this person may read of them, and whether they may open them. What the letter says was read before
    from the same rows."""
    hidden = discretion.hidden_from(user, reading.assistance_request)
    annexes = [copy(each) for each in reading.assistance_request.attachments.all()]
    return {
        "annexes": [discretion.veil(each, "title", "filename", people=hidden) for each in annexes],
        "may_open": not hidden,
    }


def _is_waited_for(assistance_request: AssistanceRequest) -> bool:
    """Whether an answer may still come: of practice none does."""
    return assistance_request.status in BEFORE_ITS_END and not assistance_request.is_exercise


def _waited_for(assistance_request: AssistanceRequest) -> list[User]:
    """Who may decide on it now, where it waits for a decision."""
    waits = assistance_request.status in {Status.UNDER_REVIEW, Status.AWAITING_COUNTERSIGNATURE}
    return hands.reviewers(assistance_request) if waits else []


def _read_history(assistance_request: AssistanceRequest) -> list[RequestEvent]:
    """All that acts, clocks and history read of it, however long that is, in four queries."""
    rows = RequestEvent.objects.select_related("user").defer("canonical")
    prefetch_related_objects([assistance_request], Prefetch("events", queryset=rows), "drafters")
    assistance_request.clock_events = list(assistance_request.events.all())
    read_clock_rows(assistance_request)
    return assistance_request.clock_events


def _newest(events: list[RequestEvent], reading: Reading) -> Timeline:
    newest, people = events[: -LAST_STEPS - 1 : -1], assemble.protected(reading.assistance_request)
    return Timeline(lines=tuple(narrated(newest, reading.registry, protected=people)), total=len(events))
