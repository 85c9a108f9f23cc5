"""New cases, and requests with their number, channel and first measures."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.services import next_number
from requests_app import history, policies
from requests_app.choices import Confidentiality, Entry, Section
from requests_app.drafting import already_asked, versions
from requests_app.lists import listing
from requests_app.models import AssistanceRequest, Case, Drafter, Measure
from requests_app.selectors import seen_in_case
from requests_app.services.basis import refuse_unless_open
from requests_app.services.offences import begin_offence
from requests_app.services.refusal import EditRefused
from treaties.channels import sentences
from treaties.models import Edition, State
from treaties.selectors import current_registry


@transaction.atomic
def open_case(*, user: User, at: datetime, **fields) -> Case:
    """A new case of the user's office. Raises EditRefused for somebody who drafts in no office, and for a national
    reference the office has already."""
    if user.office is None:
        raise EditRefused(["You belong to no office. An administrator can add you to one."])
    case = Case(office=user.office, created_by=user, created_at=at, **fields)
    if not policies.may_write_case(case, user):
        raise EditRefused([policies.sentence(policies.may_write_case)])
    if Case.objects.filter(office=case.office, national_reference=case.national_reference).exists():
        raise EditRefused([f"Your office has a case {case.national_reference} already. Choose that one."])
    case.save()
    return case


@transaction.atomic
def open_request(
    *,
    case: Case,
    user: User,
    at: datetime,
    requested_state: State,
    channel: str,
    on: date,
    supporting: Sequence[str] = (),
    measures: tuple[str, ...] = (),
    offence: str = "",
    is_exercise: bool = False,
    supplements: AssistanceRequest | None = None,
    seen_requests: int | None = None,
) -> AssistanceRequest:
    """A draft with its number, channel and first measures. It prints all persons and offences of the case.

    `offence`: key of the catalogue's offence that was asked about; the case has it afterwards, to be confirmed.
    `seen_requests`: how many requests of the case to that State the screen showed, so that a form that was sent twice
    opens one. In a case whose requests are all restricted it is restricted as they are. Raises EditRefused.
    """
    Case.objects.select_for_update().get(pk=case.pk)
    same = seen_in_case(user, case, requested_state)
    if seen_requests is not None and same.count() != seen_requests:
        there = f"{same[0]} to {sentences.spoken(requested_state)} stands in this case already"
        raise EditRefused([f"{there}. If it is not the one you want, press the button again to open another one."])
    refuse_unless_open(
        current_registry(),
        case.office.state_id,
        requested_state.pk,
        channel=channel,
        supporting=supporting,
        on=on,
    )
    opened = AssistanceRequest(
        case=case,
        office=case.office,
        reference=next_number(case.office, on=timezone.localdate(at), is_exercise=is_exercise),
        requesting_state=case.office.state,
        requested_state=requested_state,
        channel=channel,
        supporting=list(supporting),
        edition=Edition.objects.get(number=current_registry().edition),
        basis_on=on,
        competent_authority=case.office.name,
        is_exercise=is_exercise,
        supplements=supplements,
        sections_seen=[Section.CHANNEL.value],
        assigned_to=user,
        created_by=user,
        created_at=at,
    )
    if not policies.may_draft(opened, user):
        raise EditRefused([policies.sentence(policies.may_draft)])
    known_to = _restricted_to(case)
    if known_to is not None:
        opened.confidentiality = Confidentiality.RESTRICTED
    opened.save()
    opened.named_people.set(known_to or ())
    opened.persons.set(case.persons.all())
    if offence:
        begin_offence(case, offence)
    opened.offences.set(case.offences.all())
    Measure.objects.bulk_create(
        Measure(assistance_request=opened, assistance_type=key, position=position)
        for position, key in enumerate(measures, start=1)
    )
    Drafter.objects.create(assistance_request=opened, user=user, since=at)
    history.record(assistance_request=opened, act=Entry.OPENED, from_status=opened.status, user=user, at=at, details={})
    versions.keep(opened, user=user, at=at, section=Section.CHANNEL)
    already_asked.keep([opened], current_registry().law)
    listing.relist([opened.pk])
    return opened


def _restricted_to(case: Case) -> QuerySet[User] | None:
    """Whom its requests name, where all of them are restricted; else None. The first that is not would show the whole
    office the case, with its facts and persons."""
    marks = set(case.requests.values_list("confidentiality", flat=True))
    if marks != {Confidentiality.RESTRICTED}:
        return None
    return User.objects.filter(pk__in=case.requests.values("named_people"))
