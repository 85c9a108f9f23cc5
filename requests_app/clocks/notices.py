"""What somebody may read of what they were told: a request that they may see no more takes its notices along."""

from django.db.models import QuerySet

from accounts.models import User
from requests_app.models import Notice
from requests_app.selectors import visible_to


def notices_of(user: User) -> QuerySet[Notice]:
    """The newest first."""
    joined = ("deadline__assistance_request__requested_state", "deadline__assistance_request__case")
    return _seen_by(user).select_related(*joined).order_by("-at", "-pk")


def unread(user: User) -> int:
    return _seen_by(user).filter(read_at=None).count()


def _seen_by(user: User) -> QuerySet[Notice]:
    return Notice.objects.filter(user=user, deadline__assistance_request__in=visible_to(user))
