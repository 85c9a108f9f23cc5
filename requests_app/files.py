"""Uploaded files, wherever one is kept: which are fit to be, by size, name and kind, each known by its SHA-256.

Files are read and judged before anything is locked.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import InterfaceError, OperationalError
from django.db.models import Model

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

    @property
    def columns(self) -> dict:
        """For its row, in whichever of the tables of files."""
        return {"file": self.file, "filename": self.file.name, "size": self.file.size, "sha256": self.sha256}


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
def stored(rows: Sequence[Model]) -> Iterator[None]:
    """Stores the files of rows that are not saved yet, before anything is locked; inside this the rows are saved, in a
    transaction. A file whose row is not kept goes again.

    Where the database went away nobody knows whether the rows are kept: then the files stay (`stray_files` finds them,
    as it does where the process was killed).
    """
    there: list[Model] = []
    try:
        for row in rows:
            row.file.save(row.file.name, row.file.file, save=False)
            there.append(row)
        yield
    except (OperationalError, InterfaceError):
        raise
    except BaseException:
        _take_away(there)
        raise
    _take_away(row for row in there if row.pk is None)  # it was not needed: somebody was faster


def _take_away(rows: Iterable[Model]) -> None:
    for row in rows:
        row.file.storage.delete(row.file.name)


def _head(file: UploadedFile) -> bytes:
    file.seek(0)
    return file.read(file_types.HEAD)


def digest(file: UploadedFile) -> str:
    """SHA-256 of a file's bytes, in hex; afterwards the file stands at its beginning."""
    file.seek(0)
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return sha256
