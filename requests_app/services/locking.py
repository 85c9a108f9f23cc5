"""A request under the lock that `workflow.perform` takes, inside a transaction: nothing slips past an act meanwhile."""

from collections.abc import Callable

from accounts.models import User
from requests_app import policies
from requests_app.models import AssistanceRequest
from requests_app.selectors import visible_to
from requests_app.services.refusal import EditRefused

Policy = Callable[[AssistanceRequest, User], bool]


def under_lock(pk: int) -> AssistanceRequest:
    return AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=pk)


def locked_for(user: User, pk: int, may: Policy) -> AssistanceRequest:
    """Raises EditRefused where the policy `may` is not open to them."""
    found = under_lock(pk)
    if not may(found, user):
        raise EditRefused([policies.sentence(may)])
    return found


def locked_where_seen(user: User, pk: int, may: Policy | None = None) -> AssistanceRequest:
    """Raises EditRefused where they may not see it, or the policy `may` is not open to them."""
    found = under_lock(pk)
    if not visible_to(user).filter(pk=pk).exists():
        raise EditRefused(["There is no such request for you."])
    if may and not may(found, user):
        raise EditRefused([policies.sentence(may)])
    return found
