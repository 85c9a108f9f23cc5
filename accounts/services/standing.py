"""Whether somebody may sign in: disabling and enabling accounts, and the lost second factor."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts import invitations, open_work
from accounts.choices import AdministrationAct
from accounts.models import User
from accounts.services.people import hand_over, lock_administrators, record, refuse_the_last_administrator, refuse_where
from accounts.services.refusal import StillHoldsWork, require_administrator
from accounts.services.tokens import revoke_all_tokens


@transaction.atomic
def disable(person: User, *, by: User | None, at: datetime, hand_over_to: User | None = None) -> None:
    """End somebody's access at once: every session, link and API token they hold. Their past stays on record.

    Raises AdministrationRefused for the last administrator, StillHoldsWork where open work would be left behind.
    """
    require_administrator(by)
    lock_administrators()
    locked = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    refuse_where([] if locked.is_active else [f"The account of {locked} is disabled already."])
    refuse_the_last_administrator(locked)
    if hand_over_to is not None:
        hand_over(locked, to=hand_over_to, by=by, at=at)
    if items := open_work.held_by(locked):
        raise StillHoldsWork(locked, items)
    locked.is_active = False
    locked.set_unusable_password()  # sessions and links are bound to the password's hash
    locked.save()
    revoke_all_tokens(locked, at=at)
    record(AdministrationAct.DISABLED, locked, by=by, at=at)


def enable(person: User, *, by: User | None, at: datetime) -> None:
    """Let somebody in again; they choose a new password through a new invitation.

    Raises AdministrationRefused where their office is closed, InvitationNotSent when only the mail failed.
    """
    require_administrator(by)
    with transaction.atomic():
        locked = User.objects.select_for_update(no_key=True).get(pk=person.pk)
        refuse_where([f"The account of {locked} is not disabled."] if locked.is_active else [])
        if locked.office is not None and not locked.office.is_active:
            refuse_where([f"{locked.office} is closed. Change the office first."])
        locked.is_active = True
        locked.save(update_fields=["is_active"])
        record(AdministrationAct.ENABLED, locked, by=by, at=at)
    invitations.send(locked, by=by)


@transaction.atomic
def remove_second_factor(person: User, *, by: User | None, at: datetime) -> None:
    """For somebody who lost their phone or key: the password alone lets them in until they set up a new one."""
    require_administrator(by)
    removed, _ = Authenticator.objects.filter(user=person).delete()
    refuse_where([] if removed else [f"{person} has no second factor."])
    record(AdministrationAct.SECOND_FACTOR_REMOVED, person, by=by, at=at)
