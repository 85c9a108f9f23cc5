"""Giving the work on requests to somebody else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_app import history, policies
from requests_app.choices import Entry
from requests_app.models import AssistanceRequest
from requests_app.selectors import open_work_of
from requests_app.services.locking import locked_for
from requests_app.services.refusal import EditRefused


@transaction.atomic
def hand_over(assistance_request: AssistanceRequest, *, to: User, by: User, at: datetime, note: str = "") -> None:
    """Give the work on a request to somebody else of the same office who drafts."""
    locked = locked_for(by, assistance_request.pk, policies.may_hand_over)
    if not policies.may_take_over(locked, to):
        raise EditRefused([f"{to} does not draft in {locked.office}. Choose somebody who does."])
    if locked.assigned_to_id == to.pk:
        raise EditRefused([f"{to} works on it already."])
    _give(locked, to=to, by=by, at=at, note=note)


@dataclass(frozen=True, slots=True)
class Handed:
    """What became of many: those that were handed over, and of the others why not."""

    done: tuple[AssistanceRequest, ...]
    refused: tuple[tuple[AssistanceRequest, tuple[str, ...]], ...]


def hand_over_many(
    requests: Iterable[AssistanceRequest], *, to: User, by: User, at: datetime, note: str = ""
) -> Handed:
    """Each in a transaction of its own, so that one which is refused holds up none of the others."""
    done, refused = [], []
    for each in requests:
        try:
            hand_over(each, to=to, by=by, at=at, note=note)
            done.append(each)
        except EditRefused as because:
            refused.append((each, tuple(because.reasons)))
    return Handed(tuple(done), tuple(refused))


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
    history.record(
        assistance_request=locked,
        act=Entry.HANDED_OVER,
        from_status=locked.status,
        user=by,
        at=at,
        details={"from": previous.pk, "to": to.pk, "note": note},
    )
