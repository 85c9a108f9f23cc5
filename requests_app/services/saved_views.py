"""Saved views: a filter of the list under a name, for oneself or for one's office."""

from datetime import datetime

from django.db import transaction

from accounts.choices import Role
from accounts.models import User
from requests_app.models import SavedView
from requests_app.services.refusal import EditRefused

MOST = 50  # views of one person


def may_share(user: User) -> bool:
    return user.office_id is not None and user.has_role(Role.SUPERVISOR)


def may_drop(view: SavedView, user: User) -> bool:
    """Whoever saved it; of a view of the office any of its supervisors."""
    return view.owner_id == user.pk or (may_share(user) and view.office_id == user.office_id)


@transaction.atomic
def save_view(
    name: str, query: str, *, user: User, at: datetime, shared: bool = False, is_default: bool = False
) -> SavedView:
    """Keep it; one that the user has under that name is replaced. Raises EditRefused."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if shared and not may_share(user):
        raise EditRefused(["Only a supervisor may share a view with the office."])
    own = SavedView.objects.filter(owner=user)
    view = own.filter(name__iexact=name).first() or SavedView(owner=user)
    if view.pk is None and own.count() >= MOST:
        raise EditRefused([f"You have {MOST} views. Remove one that you do not need any more."])
    if is_default:
        own.filter(is_default=True).update(is_default=False)
    view.name, view.query, view.saved_at, view.is_default = name, query, at, is_default
    view.office = user.office if shared else None
    view.save()
    return view


@transaction.atomic
def drop_view(view: SavedView, *, user: User) -> None:
    """Remove it. Raises EditRefused."""
    if not may_drop(view, user):
        raise EditRefused(["Only whoever saved a view may remove it; a view of your office also its supervisors."])
    view.delete()
