"""History as sentences: the newest lines for a request's page (`recent`), and the whole of it in pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from accounts.models import User
from requests_app import assemble
from requests_app.choices import Entry
from requests_app.content import Protected, protection
from requests_app.models import AssistanceRequest, RequestEvent
from requests_app.narration import Line, Names, narrate, people_in
from requests_app.selectors import for_list, visible_to
from treaties.registry import Registry
from treaties.selectors import current_registry

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lines, newest first, and how many there are in all. For `requests_app/_history.html` as `events`."""

    lines: tuple[Line, ...]
    total: int


def recent(assistance_request: AssistanceRequest, *, count: int = 8) -> Timeline:
    """The newest lines: three queries, whatever the length of the history."""
    events = assistance_request.events.order_by("-pk")
    people = assemble.protected(assistance_request)
    lines = narrated(events.select_related("user")[:count], protected=people)
    return Timeline(lines=tuple(lines), total=events.count())


def narrated(
    events: Sequence[RequestEvent], registry: Registry | None = None, *, protected: Sequence[Protected] = ()
) -> list[Line]:
    """The rows as lines, with the names of the people, States and instruments that they mention, and with pseudonyms
    for protected people.
    """
    events = list(events)
    registry = registry or current_registry()
    names = Names(
        people={user.pk: str(user) for user in User.objects.filter(pk__in=people_in(events))},
        states={code: state.name for code, state in registry.states.items()},
        instruments={code: instrument.name for code, instrument in registry.instruments.items()},
    )
    return [protection.masked(narrate(_with_titles(event, protected), names), protected) for event in events]


def _with_titles(event: RequestEvent, protected: Sequence[Protected]) -> RequestEvent:
    """What was taken over may be a file, whose name joins words: it is masked before it stands in a sentence."""
    if event.act == Entry.ANSWER_TAKEN_OVER:
        event.details = event.details | {"title": protection.in_name(event.details["title"], protected)}
    return event


def history(request, pk):
    assistance_request = get_object_or_404(for_list(visible_to(request.user)), pk=pk)
    events = assistance_request.events.select_related("user").order_by("-pk")
    page = Paginator(events, A_PAGE).get_page(request.GET.get("page"))
    people = assemble.protected(assistance_request)
    context = {
        "assistance_request": assistance_request,
        "page": page,
        "lines": narrated(page.object_list, protected=people),
    }
    return render(request, "requests_app/history.html", context)
