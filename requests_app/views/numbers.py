"""How requests go, in numbers: the report on screen, on paper and as files."""

import csv
import io

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from requests_app import policies
from requests_app.forms.numbers import NumbersForm
from requests_app.lists.exporting import safe
from requests_app.numbers import pictures, printed
from requests_app.numbers.durations import ENOUGH, METHOD
from requests_app.numbers.report import SPREADS, report
from treaties.channels import sentences
from treaties.selectors import current_registry
from treaties.views.doors import only

readers_only = only(policies.may_read_numbers)


@readers_only
@require_safe
def numbers(request):
    form, found = _asked(request)
    context = {"form": form, "report": found, "charts": charts(found), "method": METHOD, "enough": ENOUGH}
    context |= {"query": request.GET.urlencode()}
    return render(request, "requests_app/numbers/report.html", context, status=400 if form.errors else 200)


@readers_only
@require_safe
def numbers_pdf(request):
    form, found = _asked(request)
    by = f"Made by {request.user}, {sentences.day(found.on)}"
    whole = printed.report_on_paper(found, charts(found), narrowed=form.in_words(), made_by=by)
    return file(whole, "application/pdf", f"numbers-by-{found.asked.by}-{found.on}.pdf", "inline")


@readers_only
@require_safe
def numbers_csv(request, table):
    _, found = _asked(request)
    chosen = next((each for each in found.tables if each.key == table), None)
    if chosen is None:
        raise Http404("The report has no such table.")
    return csv_file(chosen, f"numbers-{table}-{found.on}.csv")


def charts(found):
    """Days to execution first: it is what people wait for."""
    days = [pictures.of_days(SPREADS[which], found.lines, which) for which in (1, 0)]
    return [each for each in (*days, pictures.of_counts("Sent", found.lines)) if each.bars]


def _asked(request):
    registry = current_registry()
    form = NumbersForm(request.GET, user=request.user, registry=registry)
    return form, report(request.user, form.asked, registry, on=timezone.localdate())


def csv_file(table, name):
    """The table as a file that no spreadsheet program takes for formulas."""
    out = io.StringIO()
    csv.writer(out).writerows([safe(cell) for cell in row] for row in (table.columns, *table.rows))
    return file(out.getvalue(), "text/csv; charset=utf-8", name, "attachment")


def file(content, kind, name, shown):
    headers = {"Content-Disposition": f'{shown}; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
