"""My desk, the desk of an office and that of a central authority."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from accounts.choices import Role
from requests_app import desk as desks
from requests_app.correspondence import taking_up
from requests_app.desk.loads import loads
from requests_app.desk.news import last_acts_of, news_of
from requests_app.follow_up import waiting
from requests_app.questionnaires.standing import waiting_for
from requests_app.views.cases import may_open_case
from requests_app.views.history import narrated

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
        **counted(request, desks.desk_of(user, on=timezone.localdate(now))),
        **_told(news=news_of(user, at=now), last=last_acts_of(user)),
        "questionnaires": waiting_for(user, at=now),
        "came_in": taking_up.waiting_for(user),
        "follow_ups": waiting.waiting_for(user),
        **first_steps(user),
        **tabs(user),
    }
    return render(request, "requests_app/desk.html", context)


def first_steps(user) -> dict:
    """For `requests_app/_first_steps.html`."""
    can = {"may_open": may_open_case(user)}
    return can | {"roles": user.roles, **{name: user.has_role(*roles) for name, roles in WHO.items()}}


def _told(**rows):
    """History rows under each name as (request, line): the names in them are looked up once for all."""
    rows = {name: list(events) for name, events in rows.items()}
    events = [event for events in rows.values() for event in events]
    lines = iter(narrated(events) if events else ())
    return {name: [(event.assistance_request, next(lines)) for event in events] for name, events in rows.items()}


def office_desk(request):
    """Only a supervisor has the desk of their office; to others there is none."""
    return _shared_desk(request, desks.has_office_desk, desks.office_desk, "requests_app/office_desk.html", _loads)


def authority_desk(request):
    """Only a central authority has its desk; to others there is none."""
    may, desk_of = desks.has_authority_desk, desks.authority_desk
    return _shared_desk(request, may, desk_of, "requests_app/authority_desk.html", _came)


def _loads(user, today) -> dict:
    return {"loads": loads(user, on=today)}


def _came(user, today) -> dict:
    """What the other side wrote, and what is issued and not sent: as on the desk of whoever sends."""
    return {"came_in": taking_up.waiting_for(user), "follow_ups": waiting.waiting_for(user)}


def _shared_desk(request, may, desk_of, template, more):
    if not may(request.user):
        raise Http404
    today = timezone.localdate()
    context = {**counted(request, desk_of(request.user, on=today)), **tabs(request.user), **more(request.user, today)}
    return render(request, template, context)


def counted(request, desk) -> dict:
    """The desk, and of which requests `numbers` is asked once the page stands (`requests_app/_numbers_follow.html`)."""
    if "numbers" in request.GET:
        return {"desk": desks.metered_desk(desk, on=timezone.localdate())}
    return {"desk": desk, "follow": [each.assistance_request.pk for each in desk.items if each.has_numbers]}


def tabs(user) -> dict:
    """For `requests_app/_desks.html`."""
    return {"has_office_desk": desks.has_office_desk(user), "has_authority_desk": desks.has_authority_desk(user)}
