"""Copies of what an editor read: kept between two tries of a form; none outlives a proposal that is undone."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.core.files.base import File
from django.db import transaction
from django.db.models.fields.files import FieldFile

from treaties.models import KeptFile

KEPT_FOR = timedelta(days=1)


@contextmanager
def all_or_nothing() -> Iterator[list[FieldFile]]:
    """A transaction, and the list of the files stored in it: where it is undone, they are deleted."""
    stored: list[FieldFile] = []
    try:
        with transaction.atomic():
            yield stored
    except BaseException:
        for name, storage in {file.name: file.storage for file in stored if file}.items():
            storage.delete(name)
        raise


def keep(file: File, *, by, at: datetime) -> KeptFile:
    """Keep a file of a form that was not accepted, for whoever sent it; what is older than a day goes."""
    KeptFile.objects.filter(kept_at__lte=at - KEPT_FOR).delete()
    file.seek(0)
    content = zlib.compress(file.read())
    return KeptFile.objects.create(name=file.name[-200:], content=content, size=file.size, kept_by=by, kept_at=at)


def kept(number: str, *, by, at: datetime) -> KeptFile | None:
    """By the number that the form names: their own, of the last day."""
    own = KeptFile.objects.filter(kept_by=by, kept_at__gt=at - KEPT_FOR)
    return own.filter(pk=number).first() if number.isdecimal() else None
