"""The letter that asks to extend a preservation: a preservation request of its own, linked to the earlier one."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from requests_app import policies, selectors
from requests_app.checklist.beside import PRESERVATION
from requests_app.choices import Act, Section, Status, Urgency
from requests_app.models import AssistanceRequest, Case, Extension, Measure
from requests_app.services.editing import editing
from requests_app.services.opening import open_request
from requests_app.services.parts import set_clause, set_statement
from requests_app.services.preserving import TAKEN_OVER
from requests_app.services.refusal import EditRefused
from treaties.channels import resolve
from treaties.selectors import current_registry

URGENT_BECAUSE = "The preserved data may be erased when the preservation ends."
ENDED = {Status.REFUSED, Status.WITHDRAWN, Status.CLOSED}
ADDRESSEE = ("addressee", "addressee_name", "addressee_address", "addressee_vouched_on", "addressee_vouched_how")


def may_extend(earlier: AssistanceRequest, user: User) -> bool:
    """Whether there is a preservation to extend, and this person may ask for it."""
    return not _why_not(earlier, user)


def extension_of(earlier: AssistanceRequest) -> AssistanceRequest | None:
    """The newest request that asks to extend it and is not at its end."""
    asked = AssistanceRequest.objects.filter(extension__earlier=earlier).exclude(status__in=ENDED)
    return asked.order_by("-pk").first()


@transaction.atomic
def extend(earlier: AssistanceRequest, *, user: User, at: datetime) -> AssistanceRequest:
    """Open the request that asks to extend a preservation, urgent, with all that the earlier one says. Pressed twice
    it opens one. Raises EditRefused."""
    Case.objects.select_for_update().get(pk=earlier.case_id)
    earlier = AssistanceRequest.objects.get(pk=earlier.pk)
    if why_not := _why_not(earlier, user):
        raise EditRefused(why_not)
    if there := extension_of(earlier):
        return there
    on = timezone.localdate(at)
    answer = resolve(current_registry(), earlier.requesting_state_id, earlier.requested_state_id, on, (PRESERVATION,))
    usable = {each.instrument for each in answer.usable}
    opened = open_request(
        case=earlier.case,
        user=user,
        at=at,
        requested_state=earlier.requested_state,
        channel=earlier.channel if earlier.channel in usable else answer.recommended.instrument,
        on=on,
        is_exercise=earlier.is_exercise,
        supplements=earlier,
    )
    Extension.objects.create(assistance_request=opened, earlier=earlier)
    with editing(opened, user=user, at=at, seen_version=opened.version, section=Section.MEASURES) as locked:
        _take_over(locked, earlier)
    return AssistanceRequest.objects.get(pk=opened.pk)


def _take_over(locked: AssistanceRequest, earlier: AssistanceRequest) -> None:
    for name in (*TAKEN_OVER, *ADDRESSEE, "no_persons_reason"):
        setattr(locked, name, getattr(earlier, name))
    locked.urgency, locked.urgency_reason = Urgency.URGENT, URGENT_BECAUSE
    locked.persons.set(earlier.persons.all())
    locked.offences.set(earlier.offences.all())
    locked.named_people.set(earlier.named_people.all())
    for clause in earlier.clauses.all():
        set_clause(locked, kind=clause.kind, text=clause.text)
    for statement in earlier.statements.all():
        set_statement(locked, field=statement.field, text=statement.text, confirmed=[])
    for position, measure in enumerate(earlier.measures.filter(assistance_type=PRESERVATION), start=1):
        Measure.objects.create(
            assistance_request=locked,
            assistance_type=PRESERVATION,
            position=position,
            particulars=measure.particulars,
        )


def _why_not(earlier: AssistanceRequest, user: User) -> list[str]:
    if not selectors.visible_to(user).filter(pk=earlier.pk).exists():
        return ["There is no such request for you."]
    if not policies.may_draft(earlier, user):
        return [policies.sentence(policies.may_draft)]
    if not earlier.was_sent or not earlier.measures.filter(assistance_type=PRESERVATION).exists():
        return ["Only a preservation that was asked for can be extended: this request asks for none, or was not sent."]
    if earlier.events.filter(act__in=[Act.REFUSE, Act.WITHDRAW]).exists():
        return ["This preservation was refused or withdrawn: nothing is kept that could be extended. Ask for it anew."]
    return []
