"""One page per act: what it asks, what will happen, and, where it is refused, why."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests_app import workflow
from requests_app.choices import Act
from requests_app.correspondence import taking_up
from requests_app.forms.acts import FORMS, REVIEWING
from requests_app.models import AssistanceRequest, Correspondence
from requests_app.reading import Reading
from requests_app.selectors import for_list, visible_to
from requests_app.views import review
from requests_app.views.history import narrated, recent
from requests_app.workflow import TransitionRefused


@require_http_methods(["GET", "POST"])
def act(request, pk, act):
    """Show the form of an act, or do it. A reviewer's forms stand on the review page, under the whole text."""
    assistance_request = fetch(request, pk)
    if act not in Act:
        return not_open(request, assistance_request, [f"There is no act “{act}”. Choose one that is open."], status=404)
    if why_not := workflow.why_not(Act(act), assistance_request, request.user):
        form = FORMS[act](request.POST or None, reading=_reading(assistance_request))
        return not_open(request, assistance_request, why_not, typed=form.typed() if form.is_bound else [])
    if request.method == "POST":
        return _do(request, FORMS[act](request.POST, reading=_reading(assistance_request)))
    if act in REVIEWING:
        return redirect("requests_app:review", pk)
    form = FORMS[act](reading=_reading(assistance_request))
    if entry := _entry(assistance_request, request.GET.get("entry")):
        form.fill_in(taking_up.filled_in(entry) | {"entry": entry.pk})
    return _show(request, form)


def _do(request, form):
    """Perform the act of a posted form, or show it again with what was typed and why it was refused."""
    assistance_request = form.reading.assistance_request
    if not form.is_valid():
        return _show(request, form)
    who = {"assistance_request": assistance_request, "user": request.user}
    what = {"details": form.details(), "seen_event": form.cleaned_data["seen_event"]}
    entry = _entry(assistance_request, form.cleaned_data.get("entry"))
    try:
        event = taking_up.perform(form.act, at=timezone.now(), **who, **what, entry=entry)
    except TransitionRefused as refused:
        return _refused(request, form.act, fetch(request, assistance_request.pk), refused.reasons)
    messages.success(request, narrated([event])[0].sentence)
    return redirect(assistance_request)


def _refused(request, act: Act, assistance_request: AssistanceRequest, reasons: list[str]):
    form = FORMS[act](request.POST, reading=_reading(assistance_request))
    if why_not := workflow.why_not(act, assistance_request, request.user):
        return not_open(request, assistance_request, why_not, typed=form.typed())
    form.add_error(None, reasons)
    return _show(request, form, status=409)


def _show(request, form, *, status=200):
    if form.act in REVIEWING:
        return review.page(request, form.reading, posted=form, status=status)
    if form.is_bound:
        form.show_anew()
    assistance_request = form.reading.assistance_request
    context = {"assistance_request": assistance_request, "form": form, "last": recent(assistance_request, count=3)}
    return render(request, f"requests_app/acts/{form.template}.html", context, status=status)


def not_open(request, assistance_request: AssistanceRequest, reasons: list[str], *, typed=(), status=409):
    """Kindly: why not, where the request stands, what is open instead; and what was typed, to be copied."""
    context = {
        "assistance_request": assistance_request,
        "reasons": reasons,
        "open_acts": workflow.open_acts(assistance_request, request.user),
        "typed": typed,
    }
    return render(request, "requests_app/acts/not_open.html", context, status=status)


def _entry(assistance_request: AssistanceRequest, pk) -> Correspondence | None:
    """Of this request's thread; None for what is no number, and for what belongs to another."""
    if pk is None or not str(pk).isascii() or not str(pk).isdigit() or len(str(pk)) > 15:
        return None
    return assistance_request.correspondence.filter(pk=pk).first()


def fetch(request, pk) -> AssistanceRequest:
    return get_object_or_404(for_list(visible_to(request.user)), pk=pk)


def _reading(assistance_request: AssistanceRequest) -> Reading:
    return Reading(assistance_request, on=timezone.localdate())
