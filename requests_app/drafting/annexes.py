"""Annexes: files that travel with the letter.

They are judged before the draft is locked (`fit`); what follows stands inside `services.editing`.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from requests_app.drafting import ordering
from requests_app.files import FitFile, fit_beside, gone_if_it_fails
from requests_app.models import AssistanceRequest, Attachment


def fit(files: Sequence[UploadedFile], assistance_request: AssistanceRequest) -> list[FitFile]:
    """The files, where each may be attached to the draft. Raises UnfitFile."""
    return fit_beside(files, dict(assistance_request.attachments.values_list("sha256", "title")))


def add_annexes(
    locked: AssistanceRequest,
    files: Sequence[FitFile],
    *,
    title: str,
    kind: str,
    language: str,
    user: User,
    at: datetime,
) -> list[Attachment]:
    """Attach files after the last annex. `title` is that of a single file; several are called by their names.

    Where one of them cannot be stored none is kept.
    """
    last = locked.attachments.order_by("-position").first()
    with gone_if_it_fails() as added:
        for position, fit in enumerate(files, start=last.position + 1 if last else 1):
            annex = Attachment.objects.create(
                assistance_request=locked,
                title=title if title and len(files) == 1 else fit.file.name,
                kind=kind,
                language=language,
                file=fit.file,
                filename=fit.file.name,
                size=fit.file.size,
                sha256=fit.sha256,
                position=position,
                added_by=user,
                added_at=at,
            )
            added.append(annex)
    return added


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
