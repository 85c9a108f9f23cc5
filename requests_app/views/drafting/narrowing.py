"""The step that a gap proposes, by a button beside it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from requests_app import services
from requests_app.checklist import Proposal
from requests_app.choices import Section
from requests_app.reading import Reading
from requests_app.views.drafting.pages import section_url
from requests_app.views.frame import fetch
from requests_app.views.small_acts import telling


@require_POST
def narrow(request, pk):
    """What is done stands in the gap as the draft is now, never in what the page sent."""
    assistance_request, at = fetch(request.user, pk), timezone.now()
    reading = Reading(assistance_request, on=timezone.localdate(at))
    with telling(request):
        proposals = (gap for gap in reading.gaps if gap.proposal and not gap.proposal.word)
        proposal = {gap.key: gap.proposal for gap in proposals}[request.POST["gap"]]
        seen = int(request.POST["seen_version"])
        with services.editing(
            assistance_request, user=request.user, at=at, seen_version=seen, section=Section.MEASURES
        ) as locked:
            measure = services.narrow(locked, proposal, reading.registry.law)
        messages.success(request, _done(proposal))
        return redirect("requests_app:measure", pk, measure.pk)
    return redirect(section_url(assistance_request, Section.MEASURES))


def _done(proposal: Proposal) -> str:
    if not proposal.ask_for:
        return "Done. Read what stands there now."
    return (
        f"This measure is added, with what measure {proposal.measure} says. Read it, then take measure "
        f"{proposal.measure} out if this one answers the need."
    )
