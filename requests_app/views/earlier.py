"""Requests from before Comity: a template to fill in, what a filled-in sheet would become, and taking it over."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from requests_app import policies
from requests_app.earlier import judging, keeping, long
from requests_app.earlier.columns import COLUMNS
from requests_app.earlier.sheets import TEMPLATES, UnreadableSheet
from requests_app.forms.earlier import EarlierSheetForm
from requests_app.models import EarlierSheet
from treaties.selectors import current_registry

MOST_SHOWN = 100


def for_those_who_may(view):
    @wraps(view)
    def door(request, *args, **kwargs):
        if not policies.may_bring_earlier(request.user):
            raise PermissionDenied(policies.sentence(policies.may_bring_earlier))
        return view(request, *args, **kwargs)

    return door


@for_those_who_may
@require_http_methods(["GET", "POST"])
def upload(request):
    form = EarlierSheetForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            return redirect(keeping.keep_sheet(file.name, file.read(), user=request.user, at=timezone.now()))
        except UnreadableSheet as unreadable:
            form.add_error("file", str(unreadable))
    context = {"form": form, "columns": COLUMNS}
    return render(request, "requests_app/earlier/upload.html", context, status=422 if form.errors else 200)


@for_those_who_may
@require_safe
def template(request, ending):
    """The empty sheet, with what each column takes where the format has room for it."""
    if ending not in TEMPLATES:
        raise Http404
    kind, make = TEMPLATES[ending]
    registry = current_registry()
    choices = {
        "Measures": sorted(each.title for each in registry.law.assistance_types.values()),
        "Requested State": sorted(each.name for code, each in registry.states.items() if code != "EU"),
    }
    response = HttpResponse(make(choices), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="comity-earlier-requests.{ending}"'
    return response


@for_those_who_may
@require_safe
def preview(request, pk):
    sheet = _own(request, pk)
    if sheet is None:
        return _gone(request)
    rows = keeping.looked_at(sheet.name, bytes(sheet.content), user=request.user, at=timezone.now())
    return render(request, "requests_app/earlier/preview.html", {"sheet": sheet, **_counted(rows)})


@for_those_who_may
@require_POST
def take_over(request, pk):
    """By a worker, whose page tells how far it is."""
    sheet = _own(request, pk)
    return redirect(long.start(sheet, by=request.user, at=timezone.now())) if sheet else _gone(request)


@for_those_who_may
@require_POST
def put_away(request, pk):
    EarlierSheet.objects.filter(pk=pk, user=request.user).delete()
    messages.success(request, "The sheet is put away. Nothing has changed.")
    return redirect("requests_app:earlier")


def _counted(rows: list[judging.Judged]) -> dict:
    """What the rows would become and what is to mend, the first of each and how many."""
    problems, notes = ([said for row in rows for said in getattr(row, what)] for what in ("problems", "notes"))
    new = [row for row in rows if not row.problems and not row.is_there]
    return {
        "rows": len(rows),
        "new": len(new),
        "there": sum(row.is_there for row in rows),
        "bad_rows": len({said.row for said in problems}),
        "problems": problems[:MOST_SHOWN],
        "notes": notes[:MOST_SHOWN],
        "more_problems": len(problems) > MOST_SHOWN,
        "more_notes": len(notes) > MOST_SHOWN,
        "shown": [_told(row) for row in new[:MOST_SHOWN]],
    }


def _told(row: judging.Judged) -> dict:
    """A row as the preview shows it."""
    registry, values = current_registry(), row.values
    types = registry.law.assistance_types
    return values | {
        "number": row.row.number,
        "state": registry.states[values["requested_state"]].name,
        "measures": ", ".join(types[key].title for key in values["measures"]),
        "instrument": registry.instruments[values["channel"]].name if values["channel"] else "",
    }


def _own(request, pk: int) -> EarlierSheet | None:
    return EarlierSheet.objects.filter(pk=pk, user=request.user).first()


def _gone(request):
    messages.info(request, "That sheet was taken over or put away. Upload it again if you need it.")
    return redirect("requests_app:earlier")
