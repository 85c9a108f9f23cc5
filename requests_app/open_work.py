"""What somebody who leaves has to hand over, as `accounts` asks it."""

from accounts.choices import Role
from accounts.models import User
from accounts.open_work import OpenWork, register
from requests_app import services
from requests_app.models import AssistanceRequest
from requests_app.policies import may_take_over
from requests_app.selectors import open_work_of
from treaties.channels import sentences


def held_by(person: User) -> list[str]:
    return [_line(each) for each in open_work_of(person).select_related("requested_state")]


def _line(held: AssistanceRequest) -> str:
    """Of a restricted request only that it is there: whoever hands it over need not be one of its people."""
    if held.is_restricted:
        return "A restricted request"
    return f"{held} to {sentences.spoken(held.requested_state)}: {held.get_status_display().lower()}"


def may_take(candidate: User, *, person: User) -> bool:
    return all(may_take_over(each, candidate) for each in open_work_of(person))


register(
    OpenWork(
        held_by=held_by,
        may_take=may_take,
        hand_over=services.hand_over_all,
        roles=frozenset({Role.LEGAL_OFFICER, Role.SUPERVISOR}),
    )
)
