"""Every write that is not an act of the lifecycle: opening cases and requests, drafting, handing over.

All drafting goes through `editing`: it locks the request, asks who may draft, refuses a stale edit and remembers
who drafted. Nothing of a refused edit is saved; the screen keeps the text that was typed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from accounts.services import next_number
from requests_app import history, policies
from requests_app.choices import Entry, Section, Status
from requests_app.models import (
    AssistanceRequest,
    Case,
    Clause,
    Drafter,
    Measure,
    Offence,
    PersonConcerned,
    Statement,
)
from treaties.models import Edition, State
from treaties.selectors import current_registry


class EditRefused(Exception):
    """The text may not be changed by this person or at this status. `reasons` are sentences."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class StaleEdit(EditRefused):
    """Somebody else saved in the meantime. `by` is who saved last."""

    def __init__(self, by: User | None):
        who = f"{by} saved" if by else "Somebody saved"
        super().__init__(
            [f"{who} a change to this request after you opened this page. Your text is kept below: compare, then save."]
        )
        self.by = by


@transaction.atomic
def open_case(*, user: User, at: datetime, **fields) -> Case:
    """A new case of the user's office. Raises EditRefused for somebody without an office."""
    if user.office is None:
        raise EditRefused(["You belong to no office. An administrator can add you to one."])
    return Case.objects.create(office=user.office, created_by=user, created_at=at, **fields)


@transaction.atomic
def open_request(
    *,
    case: Case,
    user: User,
    at: datetime,
    requested_state: State,
    channel: str,
    on: date,
    measures: tuple[str, ...] = (),
    is_exercise: bool = False,
    supplements: AssistanceRequest | None = None,
) -> AssistanceRequest:
    """A draft with its number, channel and first measures. It prints all persons and offences of the case."""
    opened = AssistanceRequest(
        case=case,
        office=case.office,
        reference=next_number(case.office, on=on, is_exercise=is_exercise),
        requesting_state=case.office.state,
        requested_state=requested_state,
        channel=channel,
        edition=Edition.objects.get(number=current_registry().edition),
        basis_on=on,
        competent_authority=case.office.name,
        is_exercise=is_exercise,
        supplements=supplements,
        assigned_to=user,
        created_by=user,
        created_at=at,
    )
    if not policies.may_draft(opened, user):
        raise EditRefused([" ".join(policies.may_draft.__doc__.split())])
    opened.save()
    opened.persons.set(case.persons.all())
    opened.offences.set(case.offences.all())
    Measure.objects.bulk_create(
        Measure(assistance_request=opened, assistance_type=key, position=position)
        for position, key in enumerate(measures, start=1)
    )
    Drafter.objects.create(assistance_request=opened, user=user, since=at)
    history.record(assistance_request=opened, act=Entry.OPENED, from_status=opened.status, user=user, at=at, details={})
    return opened


@contextmanager
def editing(
    assistance_request: AssistanceRequest,
    *,
    user: User,
    at: datetime,
    seen_version: int,
    section: Section | None = None,
) -> Iterator[AssistanceRequest]:
    """Change the draft inside this: yields the locked request, whose fields and parts may be set.

    Raises EditRefused or StaleEdit before anything is changed.
    """
    with transaction.atomic():
        locked = AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=assistance_request.pk)
        if not policies.may_draft(locked, user):
            raise EditRefused([" ".join(policies.may_draft.__doc__.split())])
        if locked.status != Status.DRAFT:
            raise EditRefused(
                [f"The request is {locked.get_status_display().lower()}: its text can be changed only in a draft."]
            )
        if locked.version != seen_version:
            last = locked.drafters.select_related("user").order_by("-since").exclude(user=user).first()
            raise StaleEdit(last.user if last else None)
        yield locked
        locked.version += 1
        if section and section not in locked.sections_seen:
            locked.sections_seen = [*locked.sections_seen, section]
        locked.save()
        _remember_drafter([locked], user=user, at=at)


@contextmanager
def editing_case(case: Case, *, user: User, at: datetime, seen_version: int) -> Iterator[Case]:
    """Change the text of a case inside this: every request that prints it has one more drafter and a new version."""
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        requests = list(AssistanceRequest.objects.select_for_update(of=("self",)).filter(case=locked))
        if user.office_id != locked.office_id or not all(policies.may_draft(each, user) for each in requests):
            raise EditRefused([" ".join(policies.may_draft.__doc__.split())])
        if locked.version != seen_version:
            raise StaleEdit(None)
        yield locked
        locked.version += 1
        locked.save()
        for each in requests:
            each.version += 1
            each.save(update_fields=["version"])
        _remember_drafter(requests, user=user, at=at)


def _remember_drafter(requests: list[AssistanceRequest], *, user: User, at: datetime) -> None:
    for each in requests:
        Drafter.objects.update_or_create(assistance_request=each, user=user, defaults={"since": at})


def choose_channel(locked: AssistanceRequest, *, channel: str, supporting: list[str], on: date) -> None:
    """Inside `editing`: rest the request on a channel, as resolved on a day under the current edition."""
    locked.channel, locked.supporting, locked.basis_on = channel, supporting, on
    locked.edition = Edition.objects.get(number=current_registry().edition)


def set_statement(locked: AssistanceRequest, *, field: str, text: str, confirmed: list[str]) -> None:
    Statement.objects.update_or_create(
        assistance_request=locked, field=field, defaults={"text": text, "confirmed": sorted(confirmed)}
    )


def set_clause(locked: AssistanceRequest, *, kind: str, text: str) -> None:
    """An empty text takes the clause out of the letter."""
    if text.strip():
        Clause.objects.update_or_create(assistance_request=locked, kind=kind, defaults={"text": text})
    else:
        Clause.objects.filter(assistance_request=locked, kind=kind).delete()


def add_person(locked: AssistanceRequest, **fields) -> PersonConcerned:
    """Inside `editing`: a person written once in the case, printed by this request."""
    person = PersonConcerned.objects.create(case=locked.case, **fields)
    locked.persons.add(person)
    return person


def add_offence(locked: AssistanceRequest, **fields) -> Offence:
    """Inside `editing`: an offence written once in the case, printed by this request."""
    offence = Offence.objects.create(case=locked.case, **fields)
    locked.offences.add(offence)
    return offence


@transaction.atomic
def hand_over(assistance_request: AssistanceRequest, *, to: User, by: User, at: datetime, note: str = "") -> None:
    """Give the work on a request to somebody else of the same office."""
    locked = AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=assistance_request.pk)
    if not policies.may_hand_over(locked, by):
        raise EditRefused([" ".join(policies.may_hand_over.__doc__.split())])
    if to.office_id != locked.office_id or not to.is_active:
        raise EditRefused([f"{to} does not work in {locked.office}. Choose somebody of that office."])
    previous, locked.assigned_to = locked.assigned_to, to
    locked.save(update_fields=["assigned_to"])
    history.record(
        assistance_request=locked,
        act=Entry.HANDED_OVER,
        from_status=locked.status,
        user=by,
        at=at,
        details={"from": previous.pk, "to": to.pk, "note": note},
    )
