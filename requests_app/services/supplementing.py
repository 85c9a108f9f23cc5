"""A supplementary request: a new draft that adds to one that was sent, with what still holds taken over."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from requests_app import policies
from requests_app.choices import Section
from requests_app.models import AssistanceRequest
from requests_app.services.editing import editing
from requests_app.services.opening import open_request
from requests_app.services.parts import set_clause
from requests_app.services.refusal import EditRefused
from treaties.channels import resolve
from treaties.selectors import current_registry

TAKEN_OVER = (
    "competent_authority",
    "competent_authority_officer",
    "competent_authority_contact",
    "addressee",
    "addressee_name",
    "addressee_address",
    "addressee_vouched_on",
    "addressee_vouched_how",
    "confidentiality",
    "purpose",
    "no_persons_reason",
    "language",
)


@transaction.atomic
def supplement(earlier: AssistanceRequest, *, user: User, at: datetime, seen_requests: int) -> AssistanceRequest:
    """A draft that supplements a sent request: its people, offences, authorities and clauses, and no measure yet.

    The channel is that of the earlier one where it is still usable on this day, else the one recommended now.
    `seen_requests`: how many requests of the case to that State the page showed. Raises EditRefused.
    """
    if not policies.may_draft(earlier, user):
        raise EditRefused([policies.sentence(policies.may_draft)])
    if not earlier.was_sent:
        raise EditRefused(["Only a request that was sent can be supplemented: this one can still be changed."])
    on = timezone.localdate(at)
    answer = resolve(current_registry(), earlier.requesting_state_id, earlier.requested_state_id, on)
    usable, citable = ({each.instrument for each in found} for found in (answer.usable, answer.supporting))
    opened = open_request(
        case=earlier.case,
        user=user,
        at=at,
        requested_state=earlier.requested_state,
        channel=earlier.channel if earlier.channel in usable else answer.recommended.instrument,
        supporting=[code for code in earlier.supporting if code in usable | citable],
        on=on,
        is_exercise=earlier.is_exercise,
        supplements=earlier,
        seen_requests=seen_requests,
    )
    with editing(opened, user=user, at=at, seen_version=opened.version, section=Section.CHANNEL) as locked:
        for name in TAKEN_OVER:
            setattr(locked, name, getattr(earlier, name))
        locked.persons.set(earlier.persons.all())
        locked.offences.set(earlier.offences.all())
        locked.named_people.set(earlier.named_people.all())
        for clause in earlier.clauses.all():
            set_clause(locked, kind=clause.kind, text=clause.text)
    return AssistanceRequest.objects.get(pk=opened.pk)
