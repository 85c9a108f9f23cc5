"""Instruments as the registry has them: who is bound on a day, and what a request under them meets."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render

from treaties import on_the_day, selectors
from treaties.channels import orders
from treaties.channels.standing import binds
from treaties.choices import InstrumentKind
from treaties.forms import InstrumentFilter
from treaties.models import Instrument
from treaties.search.folding import by_name
from treaties.views.asked_day import asked_day
from treaties.views.checked import checked

PER_PAGE = 50


def instrument_list(request):
    form = InstrumentFilter(request.GET or None, label_suffix="")
    found = form.narrow(selectors.instruments())
    page = Paginator(found.filter(kind=InstrumentKind.BILATERAL), PER_PAGE).get_page(request.GET.get("page"))
    conventions = found.exclude(kind=InstrumentKind.BILATERAL) if page.number == 1 else []
    context = {"form": form, "conventions": _listed(conventions), "treaties": _listed(page), "page": page}
    return render(request, "treaties/instruments.html", context)


def _listed(instruments):
    """Each with those of its days that are only recalled."""
    registry = selectors.current_registry()
    return [{"instrument": each, "recalled": registry.recalled_days(each.code)} for each in instruments]


def instrument_page(request, code):
    try:
        instrument = selectors.instrument(code)
    except Instrument.DoesNotExist as error:
        raise Http404 from error
    asked = asked_day(request)
    context = asked | {
        "instrument": instrument,
        "recalled": selectors.current_registry().recalled_days(code),
        "declarations": _by_state(instrument.declarations.select_related("state", "source")),
    }
    context |= checked(selectors.findings_about(instrument)) | _law_of(instrument)
    context |= _places_under(instrument, asked["on"])
    return render(request, "treaties/instrument.html", context, status=400 if asked["form"].errors else 200)


def _places_under(instrument, day) -> dict:
    """Its States: those it binds on the day, and the others, each with how it stands then."""
    registry = selectors.current_registry()
    rows = _by_state(instrument.participations.select_related("state", "source", "instrument"))
    bound = [row for row in rows if binds(registry, instrument.code, row.state_id, day)]
    others = [row for row in rows if row not in bound]
    for row in others:
        row.on_the_day = on_the_day.words(registry, registry.participations[instrument.code][row.state_id], day)
    return {"bound": bound, "others": others}


def _by_state(rows):
    return sorted(rows, key=lambda row: by_name(row.state))


def _law_of(instrument):
    """What a request under it meets. The pattern for bilateral treaties says nothing of an order to a provider."""
    law, is_order = selectors.current_law(), orders.goes_to_a_provider(instrument)
    is_pattern = instrument.kind == InstrumentKind.BILATERAL and not is_order
    return {
        "is_order": is_order,
        "law": law.profile(instrument.code, bilateral=is_pattern),
        "is_pattern": instrument.code not in law.instruments,
        "catalogue": law.assistance_types,
        "book": law,
    }
