"""The private address of somebody's deadlines: made, in the place of the one before, and revoked. Its secret is shown
once and kept as a digest only."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_app.models import CalendarFeed


@transaction.atomic
def make_feed(user: User, *, at: datetime) -> str:
    """The secret of a new address; one that was made before opens nothing any more."""
    User.objects.select_for_update().get(pk=user.pk)  # two that are made at once: one of them stays
    revoke_feed(user, at=at)
    secret = secrets.token_urlsafe(32)
    CalendarFeed.objects.create(user=user, digest=digest(secret), created_at=at)
    return secret


def revoke_feed(user: User, *, at: datetime) -> bool:
    """False where there was none."""
    return bool(CalendarFeed.objects.filter(user=user, revoked_at=None).update(revoked_at=at))


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
