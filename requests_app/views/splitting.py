"""Asking several States in one case: the question first, then each State's share, then all the drafts at once."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests_app import policies, services
from requests_app.forms.splitting import SharesForm, WhomForm
from requests_app.models import Case
from requests_app.selectors import cases_visible_to
from requests_app.services import EditRefused
from treaties.channels import sentences
from treaties.selectors import current_registry


@require_http_methods(["GET", "POST"])
def ask_several(request, pk):
    """The address keeps whom and for what, so that going back loses nothing; only the last button writes."""
    case = get_object_or_404(cases_visible_to(request.user).select_related("office__state"), pk=pk)
    if not policies.may_write_case(case, request.user):
        return redirect(case)
    whom = _whom(case, request.GET)
    if not whom.is_valid():
        return render(request, "requests_app/cases/ask_several.html", {"case": case, "whom": whom})
    shares = _shares(request, case, whom)
    if request.method == "POST" and shares.is_valid():
        if _opened(request, case, shares):
            return redirect(f"{case.get_absolute_url()}#requests")
        shares = _anew(request, case, whom, shares)
    return render(request, "requests_app/cases/shares.html", {"case": case, "whom": whom, "shares": shares})


def _opened(request, case: Case, shares: SharesForm) -> bool:
    """Whether all the drafts were opened; else the form says why not."""
    try:
        opened = services.ask_several(case, shares.shares, user=request.user, at=timezone.now())
    except EditRefused as refused:
        shares.add_error(None, refused.reasons)
        return False
    told = ", ".join(f"{each} to {sentences.spoken(each.requested_state)}" for each in opened)
    messages.success(request, f"Opened: {told}.")
    return True


def _anew(request, case: Case, whom: WhomForm, refused: SharesForm) -> SharesForm:
    """The form with what stands there now, and why the one that was posted was refused."""
    shares = _shares(request, case, whom)
    shares.show_anew()
    shares.add_error(None, refused.non_field_errors())
    return shares


def _whom(case: Case, data) -> WhomForm:
    if "more" in data:
        return WhomForm.with_one_more(data, case=case, registry=current_registry())
    return WhomForm(data or None, case=case, registry=current_registry())


def _shares(request, case: Case, whom: WhomForm) -> SharesForm:
    of = {"case": case, "user": request.user, "registry": current_registry(), "whom": whom}
    return SharesForm(request.POST or None, **of, on=timezone.localdate())
