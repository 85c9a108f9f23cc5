"""How many notices somebody has not read, for the navigation of every page."""

from django import template
from django.utils import timezone

from accounts.models import User
from requests_app.clocks import notices
from requests_app.clocks.sweep import standing_words
from requests_app.models import Notice

register = template.Library()


@register.filter
def unread_notices(user: User) -> int:
    return notices.unread(user)


@register.filter
def told_words(notice: Notice) -> str:
    """Where its deadline stood when it was said."""
    return standing_words(notice.deadline.kind, notice.left)


@register.filter
def today_words(notice: Notice) -> str:
    """Where it stands today."""
    return standing_words(notice.deadline.kind, (notice.due_on - timezone.localdate()).days)
