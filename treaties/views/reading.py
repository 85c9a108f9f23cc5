"""States and instruments as the registry has them, each fact with how it is known."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from treaties import selectors
from treaties.channels import orders
from treaties.channels.standing import EUROPEAN_UNION, bound_under
from treaties.choices import (
    Confidence,
    DeclarationKind,
    FindingKind,
    FindingOrigin,
    InstrumentKind,
    ParticipationStatus,
    StateKind,
)
from treaties.forms import InstrumentFilter
from treaties.models import Instrument, Participation, State
from treaties.search.folding import by_name

PER_PAGE = 50
APART = {InstrumentKind.BILATERAL, InstrumentKind.SCHEME}  # shown under headings of their own


def state_list(request):
    return render(
        request, "treaties/states.html", {"states": sorted(State.objects.exclude(kind=StateKind.UNION), key=by_name)}
    )


def state_page(request, code):
    state = get_object_or_404(State, code=code.upper())
    declarations = selectors.declarations_of(state)
    context = {
        "state": state,
        "today": timezone.localdate(),
        "authorities": selectors.authorities_of(state),
        "declarations": declarations,
        "languages": [row for row in declarations if row.kind == DeclarationKind.LANGUAGE],
        "memberships": state.eu_memberships.select_related("source"),
    }
    context |= _checked(selectors.findings_about(state)) | _treaties_of(state, context["today"])
    return render(request, "treaties/state.html", context)


def _treaties_of(state, today):
    """Its participations: those that bind it on the day, those of the European Union that do, the schemes it
    belongs to, which do not bind, and the others.
    """
    own, by_union = bound_under(selectors.current_registry(), state.code, today)
    rows = _participations(state_id=state.code)
    current = [row for row in rows if row.instrument.code in own]
    return {
        "conventions": [row for row in current if row.instrument.kind not in APART],
        "bilateral": [row for row in current if row.instrument.kind == InstrumentKind.BILATERAL],
        "schemes": [row for row in current if row.instrument.kind == InstrumentKind.SCHEME],
        "by_union": _participations(state_id=EUROPEAN_UNION, instrument__code__in=by_union) if by_union else [],
        "others": [row for row in rows if row.instrument.code not in own],
        "unknown": [row for row in rows if row.status == ParticipationStatus.UNKNOWN],
        "verified": sum(row.confidence == Confidence.VERIFIED and not row.recalled_fields for row in rows),
        "total": len(rows),
    }


def _participations(**of):
    found = Participation.objects.filter(**of).select_related("instrument", "source")
    return found.order_by("instrument__preference", "instrument__code")


def _checked(findings):
    """What was looked for, and what is claimed in print, each with what the sources say."""
    return {
        "findings": [row for row in findings if row.origin != FindingOrigin.CLAIM],
        "claims": [row for row in findings if row.origin == FindingOrigin.CLAIM],
        "contradicted": [row for row in findings if row.kind == FindingKind.CONTRADICTED],
    }


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
    context = {
        "instrument": instrument,
        "recalled": selectors.current_registry().recalled_days(code),
        "participations": _by_state(instrument.participations.select_related("state", "source", "instrument")),
        "declarations": _by_state(instrument.declarations.select_related("state", "source")),
    }
    context |= _checked(selectors.findings_about(instrument)) | _law_of(instrument)
    return render(request, "treaties/instrument.html", context)


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
    }
