"""Texts of the library are written, retired when another stands in their place or nobody should use them, and brought
back."""

from datetime import datetime

from django.db import transaction

from accounts.models import Office, User
from accounts.policies import may_administer
from requests_app.drafting.library import may_keep
from requests_app.models import LibraryText
from requests_app.services.refusal import EditRefused

GONE = "Somebody changed or retired this text after you opened it. Look at the library, and write yours as a new one."


@transaction.atomic
def write_library_text(
    *,
    by: User,
    at: datetime,
    office: Office | None,
    place: str,
    title: str,
    text: str,
    language: str,
    instead_of: LibraryText | None = None,
) -> LibraryText:
    """A text of one office, or of all; in place of another, which is retired. Raises EditRefused."""
    _asked(by, office)
    if not title.strip() or not text.strip():
        raise EditRefused(["A text of the library has a title and words."])
    if instead_of:
        retire_library_text(instead_of, by=by, at=at)
    return LibraryText.objects.create(
        office=office, place=place, title=title, text=text, language=language, written_by=by, written_at=at
    )


@transaction.atomic
def retire_library_text(text: LibraryText, *, by: User, at: datetime) -> None:
    """Offered no more; it is kept with who wrote and who retired it. Raises EditRefused."""
    locked = LibraryText.objects.select_for_update(of=("self",)).get(pk=text.pk)
    _asked(by, locked.office)
    if locked.retired_at:
        raise EditRefused([GONE])
    locked.retired_by, locked.retired_at = by, at
    locked.save(update_fields=["retired_by", "retired_at"])


@transaction.atomic
def bring_back_library_text(text: LibraryText, *, by: User) -> None:
    """Offered again, as it was. Raises EditRefused."""
    locked = LibraryText.objects.select_for_update(of=("self",)).get(pk=text.pk)
    if not may_administer(by):
        raise EditRefused(["Only an administrator brings back a text that was retired."])
    if locked.retired_at is None:
        raise EditRefused([f"“{locked}” is in use already: somebody brought it back."])
    locked.retired_by = locked.retired_at = None
    locked.save(update_fields=["retired_by", "retired_at"])


def _asked(by: User, office: Office | None) -> None:
    if not may_keep(by, office):
        raise EditRefused([may_keep.__doc__])
