"""Annexes: files that travel with the letter, each known by its SHA-256.

Files are read and judged before the draft is locked (`fit`); what follows stands inside `services.editing`.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from requests_app import file_types, ordering
from requests_app.models import AssistanceRequest, Attachment

LONGEST_NAME = 200  # characters of a file's name: as much as the tables of files hold


class UnfitFile(Exception):
    """Files cannot be annexes; `reasons` say why and what to do, a sentence a file."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class FitFile:
    """A file that may be attached, with the SHA-256 of its bytes in hex."""

    file: UploadedFile
    sha256: str


def fit(files: Sequence[UploadedFile], assistance_request: AssistanceRequest) -> list[FitFile]:
    """The files, where each may be attached. Raises UnfitFile for empty, too large and repeated ones, for
    those whose name is too long, and for those that are not of an accepted kind."""
    return fit_beside(files, dict(assistance_request.attachments.values_list("sha256", "title")))


def fit_beside(files: Sequence[UploadedFile], attached: dict[str, str]) -> list[FitFile]:
    """As `fit`, beside files that are there already: SHA-256 -> title."""
    attached, found, problems = dict(attached), [], []
    for file in files:
        if file.size == 0:
            problems.append(f"{file.name} is empty (0 bytes). Choose the file again.")
        elif file.size > settings.ANNEX_MAX_BYTES:
            limit = settings.ANNEX_MAX_BYTES // 1024**2
            problems.append(f"{file.name} is larger than {limit} MB. Split it, or send it by another route and say so.")
        elif problem := long_name(file) or file_types.why_not(file.name, _head(file)):
            problems.append(problem)
        elif (sha256 := digest(file)) in attached:
            problems.append(f"{file.name} is attached already, as “{attached[sha256]}”.")
        else:
            attached[sha256] = file.name
            found.append(FitFile(file, sha256))
    if problems:
        raise UnfitFile(problems)
    return found


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


def long_name(file: UploadedFile) -> str:
    """Why its name cannot be kept; "" where it can. It is told by its beginning."""
    if len(file.name) <= LONGEST_NAME:
        return ""
    return f"The name of {file.name[:40]}… is longer than {LONGEST_NAME} characters. Give it a shorter one."


@contextmanager
def gone_if_it_fails() -> Iterator[list]:
    """For storing several files: what is stored goes again where a later one fails, as their rows go with the
    transaction. Each row with its `file` is appended to what this gives."""
    stored: list = []
    try:
        yield stored
    except Exception:
        for row in stored:
            row.file.storage.delete(row.file.name)
        raise


def _head(file: UploadedFile) -> bytes:
    file.seek(0)
    return file.read(file_types.HEAD)


def digest(file: UploadedFile) -> str:
    """SHA-256 of a file's bytes, in hex; afterwards the file stands at its beginning."""
    file.seek(0)
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return sha256
