"""Preserve first: what is not preserved, what is and until when; and the two buttons."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.models import User
from requests_app import checklist, services
from requests_app.checklist.beside import PRESERVATION, PRESERVATION_REF, PROVIDER, about, preserving, same, unpreserved
from requests_app.choices import Section
from requests_app.clocks import clocks, with_clock_rows
from requests_app.deadlines import preservation_ends_on
from requests_app.reading import Reading, beside
from requests_app.selectors import visible_to
from requests_app.views.days import extending
from requests_app.views.frame import fetch
from requests_app.views.small_acts import change, telling
from treaties.cards.quicker import quicker_ways
from treaties.channels import resolve


def preservation_first(reading: Reading, user: User) -> dict:
    """For `requests_app/drafting/_preserve.html`; nothing for a request that asks for no stored data."""
    saved, content = reading.assistance_request, reading.content
    types = reading.registry.law.assistance_types
    if not any(types[key].is_of_stored_data for key in content.measure_keys):
        return {}
    found = with_clock_rows(beside.preservations_for(saved).filter(pk__in=visible_to(user)).order_by("pk"))
    kept = []
    for each in found:
        ends_on = preservation_ends_on(clocks(each, reading.registry, on=reading.on))
        kept.append((each, ends_on, extending(each, ends_on, user, reading)))
    pair = saved.requesting_state_id, saved.requested_state_id
    return {
        "unpreserved": [
            (provider, preserving(content, provider))
            for provider in unpreserved(content, reading.registry.law, reading.beside)
        ],
        "preservation_channel": resolve(reading.registry, *pair, reading.on, (PRESERVATION,)).recommended,
        "usual_time": about(reading.beside.usual_days, reading.beside.usual_because),
        "preservations": kept,
        "proposed_references": _proposed(reading) if kept else [],
    }


def _proposed(reading: Reading) -> list[str]:
    """References that could be taken over: of a provider that some measure names without its preservation."""
    known = beside.references(reading.assistance_request, reading.registry, on=reading.on)
    types = reading.registry.law.assistance_types
    lacking = {
        same(each.particulars.get(PROVIDER) or "")
        for each in reading.assistance_request.measures.all()
        if types[each.assistance_type].is_of_stored_data and not each.particulars.get(PRESERVATION_REF)
    }
    return list(dict.fromkeys(words for provider, words in known.items() if provider in lacking))


def ways_before(reading: Reading) -> dict:
    """For `requests_app/drafting/_quicker.html`: quicker lawful ways for what is asked, on this day."""
    saved, content = reading.assistance_request, reading.content
    if not content.measures:
        return {}
    answer = resolve(
        reading.registry, saved.requesting_state_id, saved.requested_state_id, reading.on, content.measure_keys
    )
    asked = checklist.asked(content, reading.registry.law)
    return {
        "other_means": next((each for each in asked if each.field == "other_means"), None),
        "quicker": quicker_ways(reading.registry, answer, content.urgency),
        "catalogue": reading.registry.law.assistance_types,
        "today": reading.on,
    }


@require_POST
def preserve(request, pk):
    """Open the preservation request, and show it."""
    main = fetch(request.user, pk)
    with telling(request):
        opened = services.preserve(main, user=request.user, at=timezone.now())
        messages.success(request, f"{opened} asks to preserve the data. Say why that is necessary, then submit it.")
        return redirect("requests_app:measure", opened.pk, opened.measures.first().pk)
    return redirect(main)


@require_POST
def take_reference(request, pk):
    """Write the preservation that was answered into the measures that name none."""
    at = timezone.now()
    return change(request, pk, Section.MEASURES, lambda locked: services.take_over_reference(locked, at=at))
