"""States as the registry has them on a day, each fact with how it is known."""

from django.shortcuts import get_object_or_404, render

from treaties import on_the_day, selectors
from treaties.channels.standing import EUROPEAN_UNION, bound_under
from treaties.choices import Confidence, DeclarationKind, InstrumentKind, StateKind
from treaties.models import Participation, State
from treaties.search.folding import by_name
from treaties.views.asked_day import asked_day
from treaties.views.checked import checked

APART = {InstrumentKind.BILATERAL, InstrumentKind.SCHEME}  # shown under headings of their own


def state_list(request):
    return render(
        request, "treaties/states.html", {"states": sorted(State.objects.exclude(kind=StateKind.UNION), key=by_name)}
    )


def state_page(request, code):
    state, asked = get_object_or_404(State, code=code.upper()), asked_day(request)
    declarations = selectors.declarations_of(state)
    context = asked | {
        "state": state,
        "authorities": selectors.authorities_of(state),
        "declarations": declarations,
        "languages": [row for row in declarations if row.kind == DeclarationKind.LANGUAGE],
        "memberships": state.eu_memberships.select_related("source"),
    }
    context |= checked(selectors.findings_about(state)) | _treaties_of(state, asked["on"])
    return render(request, "treaties/state.html", context, status=400 if asked["form"].errors else 200)


def _treaties_of(state, day):
    """Its participations: those that bind it on the day, those of the European Union that do, the schemes it
    belongs to, which do not bind, and the others, each with how it stands then.
    """
    registry = selectors.current_registry()
    own, by_union = bound_under(registry, state.code, day)
    rows = _participations(state_id=state.code)
    current = [row for row in rows if row.instrument.code in own]
    others = [row for row in rows if row.instrument.code not in own]
    records = {row: registry.participations[row.instrument.code][state.code] for row in others}
    for row, record in records.items():
        row.on_the_day = on_the_day.words(registry, record, day)
    return {
        "conventions": [row for row in current if row.instrument.kind not in APART],
        "bilateral": [row for row in current if row.instrument.kind == InstrumentKind.BILATERAL],
        "schemes": [row for row in current if row.instrument.kind == InstrumentKind.SCHEME],
        "by_union": _participations(state_id=EUROPEAN_UNION, instrument__code__in=by_union) if by_union else [],
        "others": others,
        "unknown": [row for row, record in records.items() if on_the_day.is_to_verify(registry, record, day)],
        "verified": sum(row.confidence == Confidence.VERIFIED and not row.recalled_fields for row in rows),
        "total": len(rows),
    }


def _participations(**of):
    found = Participation.objects.filter(**of).select_related("instrument", "source")
    return found.order_by("instrument__preference", "instrument__code")
