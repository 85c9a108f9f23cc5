"""The list of all requests a person may see: narrowed, walked through, taken away as a file; and its saved views."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.contrib import messages
from django.http import FileResponse, Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from requests_app import services
from requests_app.choices import ExportFormat
from requests_app.clocks import with_clock_rows
from requests_app.desk import has_office_desk
from requests_app.desk.items import items_of, metered, tally
from requests_app.forms.many import HandOverManyForm
from requests_app.forms.request_filter import RequestFilter
from requests_app.forms.saved_views import SavedViewForm
from requests_app.lists import exporting, keyset
from requests_app.models import AssistanceRequest
from requests_app.reading.metering import AT_MOST
from requests_app.selectors import exports_seen_by, for_list, saved_views_of, visible_to
from requests_app.services import EditRefused
from requests_app.views.desk import first_steps
from treaties.selectors import current_registry

A_PAGE = 25
MOST_AT_ONCE = 500  # requests handed over in one go
MOST_LISTED = 200
NOT_OF_THE_FILTER = ("at", "month", "numbers", "page", "all")


@require_safe
def request_list(request):
    views = saved_views_of(request.user)
    if not request.GET and (own := next((each for each in views if each.opens_for(request.user)), None)):
        return redirect(f"{reverse('requests_app:list')}?{own.query}")
    return render(request, "requests_app/list.html", _listed(request, filter_of(request)) | {"views": views})


def _listed(request, narrowed: RequestFilter) -> dict:
    """A page of what the list is narrowed to, with what the page says of it."""
    place = request.GET.get("at") or keyset.start_of_month(request.GET.get("month", ""), narrowed.order)
    found = with_clock_rows(for_list(narrowed.requests()).select_related("listing"))
    page = keyset.page_of(found, narrowed.order, place, size=A_PAGE)
    items = items_of(page.rows, on=timezone.localdate())
    return {
        "filter": narrowed,
        "form": narrowed.form,
        "page": page,
        "tally": tally(narrowed.requests()),
        "query": query_of(request),
        "pairs": pairs_of(request),
        "without": [(label, query_of(request, name)) for name, label in narrowed.told],
        "may_hand_over": has_office_desk(request.user),
        "by_time": narrowed.order.field == "created_at",
        **_numbers(request, items),
        **first_steps(request.user),
    }


def _numbers(request, items) -> dict:
    if "numbers" in request.GET:
        return {"items": metered(items, on=timezone.localdate())}
    return {"items": items, "follow": [each.assistance_request.pk for each in items if each.has_numbers]}


def filter_of(request, data=None) -> RequestFilter:
    data = request.GET if data is None else data
    return RequestFilter(data, user=request.user, registry=current_registry(), on=timezone.localdate())


def pairs_of(request, *without: str) -> list[tuple[str, str]]:
    """What narrows and orders the list, as an address has it; where one stands in it is left out."""
    pairs = ((name, value) for name in request.GET for value in request.GET.getlist(name) if value)
    return [(name, value) for name, value in pairs if name not in {*NOT_OF_THE_FILTER, *without}]


def query_of(request, *without: str) -> str:
    return urlencode(pairs_of(request, *without))


@require_safe
def numbers(request):
    """How much is open in each of the requests on a page, once that stands."""
    keys = [int(pk) for pk in request.GET.getlist("pk") if pk.isdecimal() and len(pk) < 19][:AT_MOST]
    items = items_of(with_clock_rows(for_list(visible_to(request.user).filter(pk__in=keys))), on=timezone.localdate())
    response = render(request, "requests_app/_numbers_came.html", {"items": metered(items, on=timezone.localdate())})
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def export(request, kind):
    """What the list shows now, all of it, as a file."""
    narrowed, query, kind = filter_of(request), query_of(request), ExportFormat(kind)
    keys = exporting.keys_of(narrowed.requests(), narrowed.order.names)
    try:
        kept = exporting.keep(keys, kind, query=query, user=request.user, at=timezone.now())
    except exporting.TooLong:
        most = f"{exporting.MOST_IN_A_WORKBOOK:,}"
        messages.warning(request, f"An Excel file holds up to {most} requests. Narrow the list, or take it as CSV.")
        return redirect(f"{reverse('requests_app:list')}?{query or 'status='}")
    rows = exporting.rows(keys, user=request.user, on=timezone.localdate())
    return _as_file(rows, kind, name=f"requests-{timezone.localdate(kept.at).isoformat()}.{kind}")


def _as_file(rows: Iterable, kind: ExportFormat, *, name: str):
    if kind == ExportFormat.CSV:
        response = StreamingHttpResponse(exporting.as_csv(rows), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    else:
        response = FileResponse(exporting.as_workbook(rows), as_attachment=True, filename=name)
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def exports(request):
    return render(request, "requests_app/exports.html", {"exports": exports_seen_by(request.user)[:MOST_LISTED]})


@require_http_methods(["GET", "POST"])
def save_view(request):
    """Name what the list is narrowed to, or remove a view."""
    form = SavedViewForm(request.POST or None, user=request.user, query=query_of(request))
    if form.is_valid():
        try:
            view = services.save_view(**form.cleaned_data, user=request.user, at=timezone.now())
            messages.success(request, f"“{view}” is saved.")
            return redirect(f"{reverse('requests_app:list')}?{view.query or 'status='}")
        except EditRefused as refused:
            form.add_error(None, refused.reasons)
    views = [(each, services.may_drop(each, request.user)) for each in saved_views_of(request.user)]
    return render(request, "requests_app/saved_views.html", {"form": form, "views": views})


@require_POST
def drop_view(request, pk):
    view = get_object_or_404(saved_views_of(request.user), pk=pk)
    try:
        services.drop_view(view, user=request.user)
        messages.success(request, f"“{view}” is removed.")
    except EditRefused as refused:
        messages.error(request, " ".join(refused.reasons))
    return redirect("requests_app:save_view")


@require_http_methods(["GET", "POST"])
def hand_over_many(request):
    """The requests that were chosen, or all that match, to one person of the office; what is refused is told."""
    if not has_office_desk(request.user):
        raise Http404
    chosen, is_cut = _chosen(request)
    form = HandOverManyForm(request.POST or None, by=request.user)
    context = {"form": form, "chosen": chosen, "is_cut": is_cut, "most": MOST_AT_ONCE}
    if form.is_valid() and chosen:
        handed = services.hand_over_many(chosen, by=request.user, at=timezone.now(), **form.cleaned_data)
        if not handed.refused:
            messages.success(request, f"{form.cleaned_data['to']} works on {len(handed.done)} more now.")
            return redirect("requests_app:office_desk")
        context |= {"handed": handed, "to": form.cleaned_data["to"]}
    return render(request, "requests_app/hand_over_many.html", context)


def _chosen(request) -> tuple[list[AssistanceRequest], bool]:
    """Those that are ticked, or all that match; whether there are more than are handed over at once."""
    if request.method == "GET" and "all" in request.GET:
        narrowed = filter_of(request)
        found = narrowed.requests().order_by(*narrowed.order.names)
    else:
        sent = request.POST if request.method == "POST" else request.GET
        keys = [int(pk) for pk in sent.getlist("pk") if pk.isdecimal() and len(pk) < 19]
        found = visible_to(request.user).filter(pk__in=keys[: MOST_AT_ONCE + 1]).order_by("pk")
    chosen = list(for_list(found)[: MOST_AT_ONCE + 1])
    return chosen[:MOST_AT_ONCE], len(chosen) > MOST_AT_ONCE
