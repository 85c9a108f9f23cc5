"""What two States asked of one another, year by year; and what was asked of ours, entered."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from requests_app import policies
from requests_app.forms.numbers import IncomingForm
from requests_app.numbers import printed
from requests_app.numbers import sheet as sheets
from requests_app.views.numbers import csv_file, file, readers_only
from treaties.channels import sentences
from treaties.models import State
from treaties.selectors import current_registry
from treaties.views.doors import only


@readers_only
@require_safe
def pairs(request):
    """The States there is anything to tell of. Who belongs to none says first whose sheets they want to read."""
    home = _home(request)
    codes = sheets.pairs_of(request.user, home) if home else ()
    context = {
        "states": State.objects.filter(pk__in=codes).order_by("name"),
        "homes": None if home else State.objects.filter(pk__in=sheets.homes()).order_by("name"),
        "of": _of(request),
        "may_enter": policies.may_enter_incoming(request.user),
    }
    return render(request, "requests_app/numbers/pairs.html", context)


@readers_only
@require_safe
def sheet(request, code):
    names, found = _sheet(request, code)
    context = {"names": names, "sheet": found, "code": code.upper(), "of": _of(request)}
    context |= {"may_enter": policies.may_enter_incoming(request.user)}
    return render(request, "requests_app/numbers/sheet.html", context)


@readers_only
@require_safe
def sheet_pdf(request, code):
    names, found = _sheet(request, code)
    today = timezone.localdate()
    whole = printed.sheet_on_paper(found, names, made_by=f"Made by {request.user}, {sentences.day(today)}")
    return file(whole, "application/pdf", f"reciprocity-{code.lower()}-{today}.pdf", "inline")


@readers_only
@require_safe
def sheet_csv(request, code):
    _, found = _sheet(request, code)
    return csv_file(found.table, f"reciprocity-{code.lower()}.csv")


@only(policies.may_enter_incoming)
@require_http_methods(["GET", "HEAD", "POST"])
def incoming_new(request):
    """Enter a year's count, or correct one."""
    form = IncomingForm(request.POST or None, ours=_home(request), initial={"asking_state": request.GET.get("state")})
    if form.is_valid() and (kept := _entered(request, form)):
        messages.success(request, f"Kept: {kept.received} requests of {kept.asking_state} in {kept.year}.")
        return redirect("requests_app:reciprocity_sheet", kept.asking_state_id)
    return render(request, "requests_app/numbers/enter.html", {"form": form}, status=400 if form.errors else 200)


def _entered(request, form):
    """What was kept; None where the form says why not."""
    at = timezone.now()
    try:
        return sheets.enter(user=request.user, at=at, this_year=timezone.localdate(at).year, **form.cleaned_data)
    except sheets.CountRefused as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
        return None


def _home(request) -> str:
    """Code of the State whose sheets these are: the reader's; for who belongs to none, the one they ask for."""
    office = request.user.office
    return office.state_id if office else request.GET.get("of", "").upper()


def _of(request) -> str:
    """What keeps that choice in an address."""
    return "" if request.user.office else f"?of={_home(request)}"


def _sheet(request, code):
    registry, ours, theirs = current_registry(), _home(request), code.upper()
    if not {ours, theirs} <= registry.states.keys() or ours == theirs:
        raise Http404("There is no such pair of States.")
    names = tuple(sentences.state(registry, each) for each in (ours, theirs))
    return names, sheets.sheet(request.user, ours=ours, theirs=theirs)
