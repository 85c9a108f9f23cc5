"""Annexes: files that travel with the letter, each known by its SHA-256."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from accounts.models import User
from requests_app.models import AssistanceRequest, Attachment


class UnfitFile(Exception):
    """The file cannot be an annex; the message says why and what to do."""


def add_annex(
    locked: AssistanceRequest, *, file: UploadedFile, title: str, kind: str, language: str, user: User, at: datetime
) -> Attachment:
    """Inside `services.editing`: add a file to the request. Raises UnfitFile."""
    refuse_unfit(file)
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    if locked.attachments.filter(sha256=sha256).exists():
        raise UnfitFile(f"{file.name} is attached already.")
    file.seek(0)
    last = locked.attachments.order_by("-position").first()
    return Attachment.objects.create(
        assistance_request=locked,
        title=title or file.name,
        kind=kind,
        language=language,
        file=file,
        filename=file.name,
        size=file.size,
        sha256=sha256,
        position=last.position + 1 if last else 1,
        added_by=user,
        added_at=at,
    )


def refuse_unfit(file: UploadedFile) -> None:
    """Raises UnfitFile for an empty or too large file."""
    if file.size == 0:
        raise UnfitFile(f"{file.name} is empty (0 bytes). Choose the file again.")
    if file.size > settings.ANNEX_MAX_BYTES:
        limit = settings.ANNEX_MAX_BYTES // 1024**2
        raise UnfitFile(f"{file.name} is larger than {limit} MB. Split it, or send it by another route and say so.")


def is_unaltered(attachment: Attachment) -> bool:
    """Whether the stored file still has the digest the letter prints."""
    with attachment.file.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == attachment.sha256
