"""The plan of a case: shown on its page, and changed by a button."""

from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.models import User
from requests_app import services
from requests_app.drafting.plan import plan
from requests_app.drafting.plan_picture import picture
from requests_app.models import AssistanceRequest, Case, WaitsFor
from requests_app.selectors import cases_visible_to, for_list, visible_to
from requests_app.services import EditRefused
from requests_app.views.small_acts import telling
from treaties.selectors import current_registry


def plan_of(case: Case, user: User) -> dict:
    """For `requests_app/cases/_plan.html`; one request alone has no plan."""
    requests = for_list(visible_to(user).filter(case=case)).prefetch_related("measures", "events").order_by("pk")
    if len(requests) < 2:
        return {}
    steps = plan(requests, WaitsFor.objects.filter(waiting__case=case), current_registry().law)
    return {"plan": steps, "picture": picture(steps)}


@require_POST
def wait_for(request, pk):
    case = _case(request, pk)
    with telling(request):
        waiting, awaited = _named(request, case, "waiting"), _named(request, case, "awaited")
        services.wait_for(waiting, awaited, user=request.user, at=timezone.now())
    return redirect(f"{case.get_absolute_url()}#plan")


@require_POST
def stop_waiting(request, pk):
    case = _case(request, pk)
    with telling(request):
        waiting, awaited = _named(request, case, "waiting"), _named(request, case, "awaited")
        services.stop_waiting(waiting, awaited, user=request.user)
    return redirect(f"{case.get_absolute_url()}#plan")


def _case(request, pk) -> Case:
    return get_object_or_404(cases_visible_to(request.user), pk=pk)


def _named(request, case: Case, name: str) -> AssistanceRequest:
    """A request of the case, where this person may see it. Raises EditRefused; ValueError for what is no number."""
    found = visible_to(request.user).filter(case=case, pk=int(request.POST[name])).first()
    if found is None:
        raise EditRefused(["There is no such request in this case. Choose one of the list."])
    return found
