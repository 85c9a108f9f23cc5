"""The deadlines of somebody's desk as an iCalendar file (RFC 5545), for the calendar they use anyway.

Whoever has its address reads it without signing in: no word that somebody typed is in it, and of a restricted request
only its reference.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q
from icalendar import Calendar, Event

from accounts.models import User
from requests_app.models import DeadlineState, StandingDeadline
from requests_app.selectors import visible_to
from requests_app.selectors.waiting import waiting_for
from treaties.channels import sentences

BACK = timedelta(days=60)  # what is longer past than that is no entry of a calendar any more
LIMIT = 1000


def deadlines_of(user: User, *, on: date) -> Sequence[StandingDeadline]:
    """Those that run in what this person works on or what waits for them, the next first."""
    theirs = Q(assistance_request__assigned_to=user) | Q(assistance_request__in=waiting_for(user))
    running = StandingDeadline.objects.filter(theirs, state=DeadlineState.RUNNING, due_on__gte=on - BACK)
    seen = running.filter(assistance_request__in=visible_to(user))
    return seen.select_related("assistance_request__requested_state").order_by("due_on", "pk")[:LIMIT]


def feed(user: User, *, at: datetime, on: date) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Comity//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Comity: deadlines")
    for each in deadlines_of(user, on=on):
        calendar.add_component(_event(each, at=at))
    return calendar.to_ical()


def _event(deadline: StandingDeadline, *, at: datetime) -> Event:
    assistance_request = deadline.assistance_request
    event = Event()
    event.add("uid", f"deadline-{deadline.pk}@{settings.SITE_URL.split('//')[-1]}")
    event.add("dtstamp", at)
    event.add("summary", _summary(deadline))
    if deadline.due_at:
        event.add("dtstart", deadline.due_at)
    else:
        event.add("dtstart", deadline.due_on)
        event.add("dtend", deadline.due_on + timedelta(days=1))
    event.add("url", f"{settings.SITE_URL}{assistance_request.get_absolute_url()}")
    event.add("transp", "TRANSPARENT")
    event.add("class", "CONFIDENTIAL")
    return event


def _summary(deadline: StandingDeadline) -> str:
    assistance_request = deadline.assistance_request
    if assistance_request.is_restricted:
        return f"Deadline: {assistance_request.reference}"
    exercise = "Exercise. " if assistance_request.is_exercise else ""
    other = sentences.spoken(assistance_request.requested_state)
    return f"{exercise}{deadline.title}: {assistance_request.reference} to {other}"
