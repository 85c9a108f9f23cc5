"""What happened to a request since somebody looked at it, told to whoever comes too late."""

from django.utils import timezone

from requests_app.choices import MOVES_NOTHING_ON, Act
from requests_app.models import AssistanceRequest, RequestEvent


def what_happened(act: Act, assistance_request: AssistanceRequest) -> str:
    """Why the act is not open: where the request stands, and who brought it there."""
    last = newest_event(assistance_request)
    by = f" ({_told(last)})" if last else ""
    return f"“{act.label}” is not open: the request is {assistance_request.get_status_display().lower()}{by}."


def moved_on(assistance_request: AssistanceRequest, seen_event: int | None) -> list[str]:
    """What happened since somebody looked; nothing where they saw the newest row, or do not say what they saw."""
    last = newest_event(assistance_request)
    if seen_event is None or last is None or last.pk == seen_event:
        return []
    status = assistance_request.get_status_display().lower()
    return [f"The request moved on after you opened this page ({_told(last)}). It is {status} now: decide again."]


def newest_event(assistance_request: AssistanceRequest) -> RequestEvent | None:
    """The newest row that says something happened to it."""
    happened = assistance_request.events.exclude(act__in=MOVES_NOTHING_ON)
    return happened.select_related("user").order_by("-pk").first()


def _told(event: RequestEvent) -> str:
    return f"{event.get_act_display()}: {event.user}, {timezone.localtime(event.at):%-d %B %Y, %H:%M}"
