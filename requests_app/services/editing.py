"""The locks of drafting: who may write, whether the page was fresh, who has drafted since; every save is a version."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from requests_app import policies
from requests_app.choices import Section, Status
from requests_app.clocks import reckoning
from requests_app.drafting import already_asked, versions
from requests_app.lists import listing
from requests_app.models import AssistanceRequest, Case, Drafter
from requests_app.services.carrying_over import carry_over
from requests_app.services.locking import locked_for
from requests_app.services.refusal import EditRefused, StaleEdit
from treaties.selectors import current_registry


@contextmanager
def editing(
    assistance_request: AssistanceRequest,
    *,
    user: User,
    at: datetime,
    seen_version: int,
    section: Section | None = None,
) -> Iterator[AssistanceRequest]:
    """Change the draft inside this: yields the locked request, whose fields and parts may be set. What it says
    afterwards is kept as a version.

    Raises EditRefused or StaleEdit before anything is changed.
    """
    with transaction.atomic():
        with _changing(assistance_request, user=user, at=at, seen_version=seen_version, section=section) as locked:
            versions.keep_as_found([locked], at=at)
            yield locked
        _keep_all([locked], user=user, at=at, section=section)
        listing.relist_cases([locked.case_id])


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
        changing = _changing_case(case, user=user, at=at, seen_version=seen_version, printed_by=printed_by)
        with changing as (locked, printing):
            versions.keep_as_found(printing, at=at)
            yield locked
        _keep_all(printing, user=user, at=at)
        listing.relist_cases([locked.pk])


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
        shared = _changing_case(case, user=user, at=at, seen_version=case.version, printed_by=printed_by)
        own = _changing(assistance_request, user=user, at=at, seen_version=seen_version, section=section)
        with shared as (locked_case, printing), own as locked:
            versions.keep_as_found([locked, *printing], at=at)
            locked.case = locked_case
            yield locked
        others = [each for each in printing if each.pk != locked.pk]
        _keep_all([locked, *others], user=user, at=at, section=section)
        listing.relist_cases([case.pk])


@contextmanager
def _changing(
    assistance_request: AssistanceRequest, *, user: User, at: datetime, seen_version: int, section: Section | None
) -> Iterator[AssistanceRequest]:
    """Inside a transaction."""
    locked = locked_for(user, assistance_request.pk, policies.may_draft)
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


@contextmanager
def _changing_case(
    case: Case, *, user: User, at: datetime, seen_version: int, printed_by: QuerySet[AssistanceRequest] | None
) -> Iterator[tuple[Case, list[AssistanceRequest]]]:
    """Inside a transaction. Yields the locked case and the requests that print what is changed."""
    locked = Case.objects.select_for_update().get(pk=case.pk)
    printing = AssistanceRequest.objects.filter(case=locked) if printed_by is None else printed_by
    requests = list(printing.select_for_update(of=("self",)))
    if not policies.may_write_case(locked, user):
        raise EditRefused([policies.sentence(policies.may_write_case)])
    if not all(policies.may_draft(each, user) for each in requests):
        raise EditRefused(["A request that you may not change prints this text. Ask somebody who works on it."])
    if locked.version != seen_version:
        raise StaleEdit("Somebody, perhaps you yourself,", "case")
    facts = locked.summary_of_facts
    yield locked, requests
    locked.look_again = carry_over(locked, facts)
    locked.version += 1
    locked.save()
    for each in requests:
        each.version += 1
        each.save(update_fields=["version"])
    _remember_drafter(requests, user=user, at=at)


def _who_saved_last(locked: AssistanceRequest, user: User) -> str:
    last = locked.drafters.select_related("user").order_by("-since", "-pk").first()
    if last is None:
        return "Somebody"
    return "You yourself" if last.user == user else str(last.user)


def _remember_drafter(requests: list[AssistanceRequest], *, user: User, at: datetime) -> None:
    for each in requests:
        Drafter.objects.update_or_create(assistance_request=each, user=user, defaults={"since": at})


def _keep_all(requests: list[AssistanceRequest], *, user: User, at: datetime, section: Section | None = None) -> None:
    """What each says now, and what it is about."""
    for each in requests:
        versions.keep(each, user=user, at=at, section=section)
        reckoning.restate_saved(each, at=at)
    already_asked.keep(requests, current_registry().law)
