"""States and instruments as the registry has them, each fact with how it is known."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from treaties import selectors
from treaties.channels.standing import Standing, place
from treaties.choices import Confidence, InstrumentKind, StateKind
from treaties.forms import InstrumentFilter
from treaties.models import Instrument, State

PER_PAGE = 50


def state_list(request):
    return render(request, "treaties/states.html", {"states": State.objects.exclude(kind=StateKind.UNION)})


def state_page(request, code):
    state = get_object_or_404(State, code=code.upper())
    registry, today = selectors.current_registry(), timezone.localdate()
    rows = state.participations.select_related("instrument", "source").order_by(
        "instrument__preference", "instrument__code"
    )
    records = {each: registry.participations[each][state.code] for each in registry.instruments_of.get(state.code, ())}
    bound = {each for each, record in records.items() if place(record, today).standing == Standing.BOUND}
    context = {
        "state": state,
        "today": today,
        "binding": [row for row in rows if row.instrument.code in bound],
        "others": [row for row in rows if row.instrument.code not in bound],
        "verified": sum(row.confidence == Confidence.VERIFIED for row in rows),
        "total": len(rows),
        "findings": selectors.findings_about(state),
        "authorities": selectors.authorities_of(state),
        "declarations": selectors.declarations_of(state),
        "memberships": state.eu_memberships.all(),
    }
    return render(request, "treaties/state.html", context)


def instrument_list(request):
    form = InstrumentFilter(request.GET or None, label_suffix="")
    found = form.narrow(selectors.instruments())
    context = {
        "form": form,
        "conventions": found.exclude(kind=InstrumentKind.BILATERAL),
        "page": Paginator(found.filter(kind=InstrumentKind.BILATERAL), PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "treaties/instruments.html", context)


def instrument_page(request, code):
    try:
        instrument = selectors.instrument(code)
    except Instrument.DoesNotExist as error:
        raise Http404 from error
    profile = selectors.current_law().instruments.get(code)
    context = {
        "instrument": instrument,
        "participations": instrument.participations.select_related("state", "source").order_by("state__name"),
        "declarations": instrument.declarations.select_related("state", "source"),
        "findings": selectors.findings_about(instrument),
        "law": profile,
    }
    return render(request, "treaties/instrument.html", context)
