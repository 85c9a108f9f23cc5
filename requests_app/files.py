"""Uploaded files, wherever one is kept: which are fit to be, by size, name and kind, each known by its SHA-256.

Files are read and judged before anything is locked.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from requests_app import file_types

LONGEST_NAME = 200  # characters of a file's name: as much as the tables of files hold


class UnfitFile(Exception):
    """Files cannot be kept; `reasons` say why and what to do, a sentence a file."""

    def __init__(self, reasons: list[str]):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class FitFile:
    """A file that may be attached, with the SHA-256 of its bytes in hex."""

    file: UploadedFile
    sha256: str


def fit_beside(files: Sequence[UploadedFile], attached: dict[str, str]) -> list[FitFile]:
    """The files, where each may be attached beside those that are there already: SHA-256 -> title. Raises UnfitFile for
    empty, too large and repeated ones, for those whose name is too long, and for those of no accepted kind."""
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
