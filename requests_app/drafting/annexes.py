"""Annexes: files that travel with the letter.

They are judged (`fit`) and stored (`stored_for`) before the draft is locked; what follows stands inside
`services.editing`.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from requests_app.drafting import ordering
from requests_app.files import FitFile, fit_beside, stored
from requests_app.models import AssistanceRequest, Attachment


def fit(files: Sequence[UploadedFile], assistance_request: AssistanceRequest) -> list[FitFile]:
    """The files, where each may be attached to the draft. Raises UnfitFile."""
    return fit_beside(files, there(assistance_request))


def there(assistance_request: AssistanceRequest) -> dict[str, str]:
    """What is attached already: SHA-256 -> title."""
    return dict(assistance_request.attachments.values_list("sha256", "title"))


@contextmanager
def stored_for(assistance_request: AssistanceRequest, files: Sequence[FitFile]) -> Iterator[list[Attachment]]:
    """Annexes whose files are stored, for `add_annexes` inside this."""
    annexes = [Attachment(assistance_request_id=assistance_request.pk, **fit.columns) for fit in files]
    with stored(annexes):
        yield annexes


def add_annexes(
    locked: AssistanceRequest,
    annexes: Sequence[Attachment],
    *,
    title: str,
    kind: str,
    language: str,
    user: User,
    at: datetime,
) -> None:
    """Attach what `stored_for` gave after the last annex. `title` is that of a single file; several are called by their
    names."""
    last = locked.attachments.order_by("-position").first()
    for position, annex in enumerate(annexes, start=last.position + 1 if last else 1):
        annex.title = title if title and len(annexes) == 1 else annex.filename
        annex.kind, annex.language, annex.position = kind, language, position
        annex.added_by, annex.added_at = user, at
        annex.save()


def remove_annex(annex: Attachment) -> None:
    """Take an annex out. Its bytes go too, unless a letter that was issued names them."""
    is_named, file = annex.assistance_request.letters.exists(), annex.file
    ordering.take_out(annex)
    if not is_named:
        transaction.on_commit(lambda: file.storage.delete(file.name))


def spoilt() -> Iterator[str]:
    """Sentences about annexes whose stored file is lost or is not the one attached; none where all are whole."""
    for annex in Attachment.objects.select_related("assistance_request").order_by("pk").iterator():
        if not annex.is_unaltered():
            yield f"The file of annex “{annex}” of {annex.assistance_request} is lost or not the one that was attached."
