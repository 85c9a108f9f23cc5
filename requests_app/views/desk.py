"""My desk, and the list of all requests a person may see."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone

from accounts.choices import Role
from requests_app.clocks import clocks, most_pressing, with_clock_rows
from requests_app.correspondence import taking_up
from requests_app.desk import Item, desk_of, metered, news_of
from requests_app.follow_up import waiting
from requests_app.forms.request_filter import RequestFilter
from requests_app.models import RequestEvent
from requests_app.narration import WITHOUT_A_DOER
from requests_app.questionnaires.standing import waiting_for
from requests_app.selectors import for_list, visible_to
from requests_app.views.cases import may_open_case
from requests_app.views.history import narrated
from treaties.selectors import current_registry

A_PAGE = 25
LAST_ACTS = 5
# What an empty page tells somebody to do first.
WHO = {
    "drafts": (Role.LEGAL_OFFICER, Role.SUPERVISOR),
    "reviews": (Role.SUPERVISOR,),
    "sends": (Role.CENTRAL_AUTHORITY,),
    "reads_all": (Role.AUDITOR,),
    "edits_registry": (Role.REGISTRY_EDITOR,),
    "administers": (Role.ADMINISTRATOR,),
    "practises": (Role.TRAINER, Role.TRAINEE),
}


def desk(request):
    user, now = request.user, timezone.now()
    context = {
        "desk": desk_of(user, on=timezone.localdate(now)),
        "news": _told(news_of(user, at=now)),
        "last": _told(_last_acts(user)),
        "questionnaires": waiting_for(user, at=now),
        "came_in": taking_up.waiting_for(user),
        "follow_ups": waiting.waiting_for(user),
        **first_steps(user),
    }
    return render(request, "requests_app/desk.html", context)


def first_steps(user) -> dict:
    """For `requests_app/_first_steps.html`."""
    can = {"may_open": may_open_case(user)}
    return can | {"roles": user.roles, **{name: user.has_role(*roles) for name, roles in WHO.items()}}


def _last_acts(user):
    """What this person did last."""
    done = RequestEvent.objects.filter(user=user, assistance_request__in=visible_to(user))
    return done.exclude(act__in=WITHOUT_A_DOER).select_related("user", "assistance_request").order_by("-pk")[:LAST_ACTS]


def _told(events):
    """History rows as (request, line)."""
    events = list(events)
    return list(zip([event.assistance_request for event in events], narrated(events), strict=True))


def request_list(request):
    form = RequestFilter(request.GET, requests=visible_to(request.user), user=request.user)
    found = with_clock_rows(for_list(form.requests()).order_by("-created_at", "-pk"))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    today, registry = timezone.localdate(), current_registry()
    items = [Item(each, most_pressing(clocks(each, registry, on=today))) for each in page.object_list]
    context = {"form": form, "page": page, "items": metered(items, on=today)} | first_steps(request.user)
    return render(request, "requests_app/list.html", context)
