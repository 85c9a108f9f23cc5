"""Every write that is not an act of the lifecycle: opening cases and requests, drafting, handing over.

All drafting goes through `editing`: it locks the request, asks who may draft, refuses a stale edit and remembers
who drafted. Nothing of a refused edit is saved; the screen keeps the text that was typed.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

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
from requests_app.selectors import open_work_of
from requests_app.signals import act_performed
from treaties.models import Edition, State
from treaties.selectors import current_registry


class EditRefused(Exception):
    """The text may not be changed by this person or at this status. `reasons` are sentences."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class StaleEdit(EditRefused):
    """A change was saved after the page was opened. `who`: as the sentence begins, for example "Ada Sample"."""

    def __init__(self, who: str, what: str):
        super().__init__(
            [
                f"{who} saved a change to this {what} after you opened this page, so nothing was saved yet. Your text "
                "is kept below: compare, then save."
            ]
        )


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
    is_exercise: bool = False,
    supplements: AssistanceRequest | None = None,
    seen_requests: int | None = None,
) -> AssistanceRequest:
    """A draft with its number, channel and first measures. It prints all persons and offences of the case.

    `seen_requests`: how many requests of the case to that State the screen showed, so that a form that was sent twice
    opens one. Raises EditRefused.
    """
    Case.objects.select_for_update().get(pk=case.pk)
    same = case.requests.filter(requested_state=requested_state).order_by("-pk")
    if seen_requests is not None and same.count() != seen_requests:
        meanwhile = f"{same[0]} to {requested_state} was opened in this case meanwhile"
        raise EditRefused([f"{meanwhile}. If it is not the one you want, open another one."])
    opened = AssistanceRequest(
        case=case,
        office=case.office,
        reference=next_number(case.office, on=on, is_exercise=is_exercise),
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
            raise EditRefused([policies.sentence(policies.may_draft)])
        if locked.status != Status.DRAFT:
            raise EditRefused(
                [f"The request is {locked.get_status_display().lower()}: its text can be changed only in a draft."]
            )
        if locked.version != seen_version:
            raise StaleEdit(_who_saved_last(locked, user), "request")
        yield locked
        locked.version += 1
        if section and section not in locked.sections_seen:
            locked.sections_seen = [*locked.sections_seen, section]
        locked.save()
        _remember_drafter([locked], user=user, at=at)


def _who_saved_last(locked: AssistanceRequest, user: User) -> str:
    last = locked.drafters.select_related("user").order_by("-since", "-pk").first()
    if last is None:
        return "Somebody"
    return "You, in another window," if last.user == user else str(last.user)


@contextmanager
def editing_case(
    case: Case,
    *,
    user: User,
    at: datetime,
    seen_version: int,
    printed_by: QuerySet[AssistanceRequest] | None = None,
) -> Iterator[Case]:
    """Change the text of a case inside this. Every request that prints it has one more drafter and a new version:
    `printed_by`, or all requests of the case.
    """
    with transaction.atomic():
        locked = Case.objects.select_for_update().get(pk=case.pk)
        printing = AssistanceRequest.objects.filter(case=locked) if printed_by is None else printed_by
        requests = list(printing.select_for_update(of=("self",)))
        if not policies.may_write_case(locked, user):
            raise EditRefused([policies.sentence(policies.may_write_case)])
        if not all(policies.may_draft(each, user) for each in requests):
            raise EditRefused(["A request that you may not change prints this text. Ask somebody who works on it."])
        if locked.version != seen_version:
            raise StaleEdit("Somebody, or you in another window,", "case")
        yield locked
        locked.version += 1
        locked.save()
        for each in requests:
            each.version += 1
            each.save(update_fields=["version"])
        _remember_drafter(requests, user=user, at=at)


@contextmanager
def editing_with_case(
    assistance_request: AssistanceRequest,
    *,
    user: User,
    at: datetime,
    seen_version: int,
    section: Section | None = None,
    printed_by: QuerySet[AssistanceRequest] | None = None,
) -> Iterator[AssistanceRequest]:
    """Change a draft together with text of its case, `locked.case`, that other requests may print too.

    The version of the draft covers the text of the case that it prints: every change to that text raises it.
    """
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=assistance_request.case_id)
        shared = editing_case(case, user=user, at=at, seen_version=case.version, printed_by=printed_by)
        own = editing(assistance_request, user=user, at=at, seen_version=seen_version, section=section)
        with shared as locked_case, own as locked:
            locked.case = locked_case
            yield locked


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


def take_out_of_case(part: PersonConcerned | Offence, *, user: User, at: datetime, seen_version: int) -> None:
    """Delete a person or an offence that no request names. Raises EditRefused."""
    nowhere = AssistanceRequest.objects.none()
    with editing_case(part.case, user=user, at=at, seen_version=seen_version, printed_by=nowhere):
        list(part.case.requests.select_for_update(of=("self",)))  # none begins to name it meanwhile
        if part.requests.exists():
            raise EditRefused([f"A request names “{part}”. Take it out there first."])
        part.delete()


@transaction.atomic
def hand_over(assistance_request: AssistanceRequest, *, to: User, by: User, at: datetime, note: str = "") -> None:
    """Give the work on a request to somebody else of the same office who drafts."""
    locked = AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=assistance_request.pk)
    if not policies.may_hand_over(locked, by):
        raise EditRefused([policies.sentence(policies.may_hand_over)])
    if not policies.may_take_over(locked, to):
        raise EditRefused([f"{to} does not draft in {locked.office}. Choose somebody who does."])
    _give(locked, to=to, by=by, at=at, note=note)


@transaction.atomic
def hand_over_all(person: User, *, to: User, by: User | None, at: datetime) -> None:
    """Give all that somebody works on to a colleague: they leave. `accounts` asked who may do that; `by` is None on
    the command line, and then the row names the person who leaves."""
    note = "With all other open work." if by else "With all other open work, from the command line."
    for locked in open_work_of(person).select_for_update(of=("self",)):
        if not policies.may_take_over(locked, to):
            raise EditRefused([f"{to} does not draft in {locked.office}. Choose somebody who does."])
        _give(locked, to=to, by=by or person, at=at, note=note)


def _give(locked: AssistanceRequest, *, to: User, by: User, at: datetime, note: str) -> None:
    previous, locked.assigned_to = locked.assigned_to, to
    locked.save(update_fields=["assigned_to"])
    event = history.record(
        assistance_request=locked,
        act=Entry.HANDED_OVER,
        from_status=locked.status,
        user=by,
        at=at,
        details={"from": previous.pk, "to": to.pk, "note": note},
    )
    transaction.on_commit(lambda: act_performed.send(sender=AssistanceRequest, event=event))
