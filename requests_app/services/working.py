"""Working copies: what somebody typed on a page of a draft and has not saved. No version, no drafter, no lock."""

from collections.abc import Mapping
from datetime import datetime

from accounts.models import User
from requests_app import policies
from requests_app.choices import Status
from requests_app.models import AssistanceRequest, WorkingCopy
from requests_app.services.refusal import EditRefused


def keep_working_copy(
    assistance_request: AssistanceRequest,
    *,
    user: User,
    address: str,
    title: str,
    data: Mapping[str, list[str]],
    at: datetime,
) -> WorkingCopy:
    """Keep it in place of the one that was kept before. Raises EditRefused where this person could not save it."""
    if assistance_request.status != Status.DRAFT or not policies.may_draft(assistance_request, user):
        raise EditRefused(["This can be changed no more, so what you type is not kept. Copy it to keep it."])
    copy, _ = WorkingCopy.objects.update_or_create(
        assistance_request=assistance_request,
        user=user,
        address=address,
        defaults={"title": title, "data": dict(data), "kept_at": at},
        create_defaults={"title": title, "data": dict(data), "kept_at": at, "begun_at": at},
    )
    return copy


def drop_working_copy(assistance_request: AssistanceRequest, *, user: User, address: str) -> None:
    WorkingCopy.objects.filter(assistance_request=assistance_request, user=user, address=address).delete()
