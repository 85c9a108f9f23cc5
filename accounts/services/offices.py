"""Opening and changing offices, and who signs for them."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.choices import AdministrationAct
from accounts.models import AdministrationEvent, Office, Signatory, User
from accounts.services.refusal import AdministrationRefused, require_administrator


@transaction.atomic
def create_office(*, by: User | None, at: datetime, **fields) -> Office:
    """A new office with the model's fields. Raises AdministrationRefused with what is wrong with them."""
    require_administrator(by)
    office = Office(**fields)
    _save(office)
    _record(AdministrationAct.OFFICE_OPENED, office, by=by, at=at)
    return office


@transaction.atomic
def update_office(office: Office, *, by: User | None, at: datetime, **fields) -> Office:
    """Change the fields given. Raises AdministrationRefused where what it has given or holds forbids it."""
    require_administrator(by)
    locked = Office.objects.select_for_update(no_key=True).get(pk=office.pk)
    changed = [name for name, value in fields.items() if getattr(locked, name) != value]
    for name in changed:
        setattr(locked, name, fields[name])
    if changed:
        _save(locked)
        labels = [str(Office._meta.get_field(name).verbose_name) for name in changed]
        _record(AdministrationAct.OFFICE_CHANGED, locked, by=by, at=at, note=f"Changed: {', '.join(labels)}.")
    return locked


@transaction.atomic
def add_signatory(office: Office, *, name: str, title: str, by: User | None, at: datetime) -> Signatory:
    """Somebody who may sign this office's letters from now on."""
    require_administrator(by)
    signatory = Signatory.objects.create(office=office, name=name, title=title)
    _record(AdministrationAct.SIGNATORY_ADDED, office, by=by, at=at, note=f"{signatory}.")
    return signatory


@transaction.atomic
def retire_signatory(signatory: Signatory, *, by: User | None, at: datetime) -> None:
    """They sign no more letters; those they signed keep their name."""
    require_administrator(by)
    if Signatory.objects.filter(pk=signatory.pk, is_active=True).update(is_active=False):
        _record(AdministrationAct.SIGNATORY_RETIRED, signatory.office, by=by, at=at, note=f"{signatory}.")


def _save(office: Office) -> None:
    try:
        office.full_clean()
    except ValidationError as error:
        raise AdministrationRefused(error.messages) from error
    try:
        with transaction.atomic():
            office.save()
    except IntegrityError as error:  # two clicks at once: the other was quicker
        raise AdministrationRefused(["An office with this name or code was saved a moment ago."]) from error


def _record(act: AdministrationAct, office: Office, *, by: User | None, at: datetime, note: str = "") -> None:
    AdministrationEvent.objects.create(act=act, office=office, by=by, at=at, note=note)
