"""The plan of a case: which of its requests waits for which. It says what should come first and blocks nothing."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_app import policies
from requests_app.models import AssistanceRequest, Case, WaitsFor
from requests_app.selectors import visible_to
from requests_app.services.refusal import EditRefused


@transaction.atomic
def wait_for(waiting: AssistanceRequest, awaited: AssistanceRequest, *, user: User, at: datetime) -> WaitsFor:
    """Let one request of a case wait for another one. Twice is once. Raises EditRefused, also for a circle."""
    Case.objects.select_for_update().get(pk=waiting.case_id)  # two links made at once close no circle
    _refuse_unless_open(waiting, awaited, user)
    if waiting.pk in {awaited.pk, *_all_awaited_by(awaited)}:
        raise EditRefused([_circle(waiting, awaited)])
    return WaitsFor.objects.get_or_create(waiting=waiting, awaited=awaited, defaults={"user": user, "at": at})[0]


@transaction.atomic
def stop_waiting(waiting: AssistanceRequest, awaited: AssistanceRequest, *, user: User) -> None:
    """Take a link out of the plan, where there is one. Raises EditRefused."""
    Case.objects.select_for_update().get(pk=waiting.case_id)
    _refuse_unless_open(waiting, awaited, user)
    WaitsFor.objects.filter(waiting=waiting, awaited=awaited).delete()


def _refuse_unless_open(waiting: AssistanceRequest, awaited: AssistanceRequest, user: User) -> None:
    if not policies.may_draft(waiting, user):
        raise EditRefused([policies.sentence(policies.may_draft)])
    if waiting.case_id != awaited.case_id or not visible_to(user).filter(pk=awaited.pk).exists():
        raise EditRefused(["There is no such request in this case. Choose one of the list."])


def _all_awaited_by(assistance_request: AssistanceRequest) -> set[int]:
    """Keys of everything it waits for, and that in turn."""
    links: dict[int, list[int]] = {}
    for waiting, awaited in WaitsFor.objects.filter(waiting__case=assistance_request.case_id).values_list(
        "waiting", "awaited"
    ):
        links.setdefault(waiting, []).append(awaited)
    found, todo = set(), [assistance_request.pk]
    while todo:
        for each in links.get(todo.pop(), []):
            if each not in found:
                found.add(each)
                todo.append(each)
    return found


def _circle(waiting: AssistanceRequest, awaited: AssistanceRequest) -> str:
    if waiting.pk == awaited.pk:
        return "A request cannot wait for itself. Choose another one."
    return f"{awaited} waits for {waiting} already, itself or by others: the two would wait for each other forever."
