"""Addresses of the pages of offences, and what the letter tells of one."""

from django.urls import reverse

from requests_app import assemble
from requests_app.models import AssistanceRequest
from tests.factories import AssistanceRequestFactory


def url(name, assistance_request, *args):
    return reverse(f"requests_app:{name}", args=[assistance_request.pk, *args])


def told(assistance_request):
    """The first offence as the letter tells it."""
    return assemble.assemble(AssistanceRequest.objects.get(pk=assistance_request.pk)).offences[0]


def of_the_case(draft, state):
    """A request of the same case to another State, that names the same offences."""
    made = AssistanceRequestFactory(
        case=draft.case, office=draft.office, requested_state_id=state, drafted_by=draft.created_by, complete=False
    )
    made.offences.set(draft.offences.all())
    return made
