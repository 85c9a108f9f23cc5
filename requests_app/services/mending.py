"""Ticking off the remarks of a return: a working aid of those who correct the draft. It drafts nothing."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_app import policies
from requests_app.choices import Status
from requests_app.models import Mended, Objection
from requests_app.services.locking import locked_for
from requests_app.services.refusal import EditRefused


@transaction.atomic
def tick_off(objection: Objection, *, is_mended: bool, user: User, at: datetime) -> None:
    """Say that it is mended, or that it is not. Who ticked it off first stays. Raises EditRefused."""
    locked = locked_for(user, objection.assistance_request_id, policies.may_draft)
    if locked.status != Status.DRAFT:
        raise EditRefused(["The request is no draft any more, so nothing of it can be ticked off."])
    if is_mended:
        Mended.objects.get_or_create(objection=objection, defaults={"user": user, "at": at})
    else:
        Mended.objects.filter(objection=objection).delete()
