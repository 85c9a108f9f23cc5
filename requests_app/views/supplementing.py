"""Asking for more: a supplementary request from one that was sent."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from requests_app import policies, services
from requests_app.choices import Section
from requests_app.models import AssistanceRequest
from requests_app.selectors import seen_in_case
from requests_app.views.drafting.pages import section_url
from requests_app.views.frame import fetch
from requests_app.views.small_acts import telling


def asking_for_more(assistance_request: AssistanceRequest, user) -> dict:
    """For `requests_app/_ask_for_more.html`; nothing where there is nothing to supplement."""
    if not (assistance_request.was_sent and policies.may_draft(assistance_request, user)):
        return {}
    same = seen_in_case(user, assistance_request.case, assistance_request.requested_state)
    return {"seen_requests": same.count()}


@require_POST
def supplement(request, pk):
    """Open the draft, and show where its measures are chosen."""
    earlier = fetch(request.user, pk)
    with telling(request):
        seen = int(request.POST["seen_requests"])
        opened = services.supplement(earlier, user=request.user, at=timezone.now(), seen_requests=seen)
        messages.success(request, f"{opened} supplements {earlier}. Choose what more is asked for.")
        return redirect(section_url(opened, Section.MEASURES))
    return redirect(earlier)
