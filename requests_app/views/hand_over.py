"""Handing the work on a request to somebody else of its office."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests_app import policies, services
from requests_app.forms.hand_over import HandOverForm
from requests_app.models import AssistanceRequest
from requests_app.services import EditRefused
from requests_app.views.acts import fetch, not_open


@require_http_methods(["GET", "POST"])
def hand_over(request, pk):
    assistance_request = fetch(request, pk)
    if not policies.may_hand_over(assistance_request, request.user):
        return not_open(request, assistance_request, [policies.sentence(policies.may_hand_over)])
    form = HandOverForm(request.POST or None, assistance_request=assistance_request)
    if form.is_valid() and _handed_over(request, assistance_request, form):
        return redirect(assistance_request)
    context = {"assistance_request": assistance_request, "form": form}
    return render(request, "requests_app/acts/hand_over.html", context)


def _handed_over(request, assistance_request: AssistanceRequest, form: HandOverForm) -> bool:
    """Whether it was done; else the form says why not."""
    try:
        services.hand_over(assistance_request, by=request.user, at=timezone.now(), **form.cleaned_data)
    except EditRefused as refused:
        form.add_error(None, refused.reasons)
        return False
    messages.success(request, f"{form.cleaned_data['to']} works on {assistance_request} now.")
    return True
