"""A file kept, looked at, and applied in one transaction: as proposals, or at once as an edition."""

import gc
import hashlib
import zlib
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime, timedelta

from django.core.files.base import ContentFile
from django.db import transaction

from treaties import editing
from treaties.editing import ChangeRefused
from treaties.models import Edition, Proposal, Upload
from treaties.registry import SourceRecord
from treaties.selectors import current_edition
from treaties.uploads.comparing import Comparison, Told, compare
from treaties.uploads.content import Content, opened
from treaties.writing import Altered

KEPT_FOR = timedelta(days=1)
MOST_IN_A_PROPOSAL = 500  # rows that a second editor can be asked to read on one page


@contextmanager
def _collector_paused():
    """Hundreds of thousands of records live until the end: to look through them for garbage again and again would be
    a third of the time that a long file takes."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep(content: Content, told: Told, *, by, at: datetime) -> Upload:
    """Keep a file here until it is applied, so that what is applied is what was looked at."""
    Upload.objects.filter(uploaded_at__lt=at - KEPT_FOR).delete()
    return Upload.objects.create(
        name=content.name,
        content=zlib.compress(content.whole),
        told=asdict(told) | {"seen_on": told.seen_on.isoformat()},
        uploaded_by=by,
        uploaded_at=at,
    )


@_collector_paused()
def compared(upload: Upload, tell: Callable[[int], None] = lambda read: None) -> Comparison:
    """What it would change now. `tell`: is told how many rows are read, now and then."""
    return compare(opened(upload.name, whole(upload)), _told(upload), tell)


def discard(upload: Upload) -> None:
    upload.delete()


@_collector_paused()
def propose(
    upload: Upload, *, seen: str, remove: bool, by, at: datetime, found: Comparison | None = None
) -> list[Proposal]:
    """Propose its rows. `seen`: digest of the edition they were shown against; `remove`: also what it does not have;
    `found`: what was read of it before, against that edition.

    Raises ChangeRefused, and then nothing is proposed.
    """
    with editing.all_or_nothing() as stored, _applied(upload, seen) as locked:
        told, rows = _told(locked), _rows(locked, remove, found)
        evidence = ContentFile(whole(locked), name=locked.name)
        parts = [rows[at : at + MOST_IN_A_PROPOSAL] for at in range(0, len(rows), MOST_IN_A_PROPOSAL)]
        proposals = []
        for number, part in enumerate(parts, start=1):
            proposal = editing.propose(
                [row.row for row in part],
                summary=_summary(locked, part) + (f" (part {number} of {len(parts)})" if len(parts) > 1 else ""),
                reason=told.reason,
                source_url=told.source.url,
                seen_on=told.seen_on,
                evidence=evidence,
                by=by,
                at=at,
            )
            evidence = proposal.evidence  # stored once for all parts
            stored.append(evidence)
            proposals.append(proposal)
    return proposals


@_collector_paused()
@transaction.atomic
def publish(upload: Upload, *, seen: str, remove: bool, by, at: datetime, found: Comparison | None = None) -> Edition:
    """Write its rows and publish them as an edition. As `propose`, for whoever may publish at once."""
    with _applied(upload, seen) as locked:
        told, rows = _told(locked), _rows(locked, remove, found)
        notes = (
            f"{_summary(locked, rows)}. {told.reason}\nRead in {told.source.url} on {told.seen_on:%-d %B %Y}. "
            f"SHA-256 of the file: {hashlib.sha256(whole(locked)).hexdigest()}"
        )
        return editing.publish_at_once(rows, by=by, at=at, notes=notes)


@contextmanager
def _applied(upload: Upload, seen: str):
    """Once only, and only against the edition that was looked at."""
    locked = Upload.objects.select_for_update().filter(pk=upload.pk).first()
    if locked is None:
        raise ChangeRefused("This file was applied or put away already.")
    if current_edition().sha256 != seen:
        raise ChangeRefused("Another edition was published since you looked. Look at what would change now.")
    yield locked
    locked.delete()


def _rows(upload: Upload, remove: bool, found: Comparison | None) -> list[Altered]:
    found = found or compared(upload)
    if rows := found.rows(remove=remove):
        return rows
    if found.asked_in:
        named = ", ".join(f"“{proposal.summary}” by {proposal.proposed_by}" for proposal in found.asked_in)
        raise ChangeRefused(f"Nothing is new: {named} asks for the same already and is not published yet.")
    raise ChangeRefused("Nothing would change: the registry says already what this file says.")


def _summary(upload: Upload, rows: list[Altered]) -> str:
    counts = {
        "added": sum(row.before is None for row in rows),
        "changed": sum(row.before is not None and row.after is not None for row in rows),
        "removed": sum(row.after is None for row in rows),
    }
    told = ", ".join(f"{number} {what}" for what, number in counts.items() if number)
    return f"Import of {upload.name[:200]}: {told}"


def whole(upload: Upload) -> bytes:
    """The bytes of the file."""
    return zlib.decompress(upload.content)


def _told(upload: Upload) -> Told:
    told = dict(upload.told)
    return Told(**told | {"source": SourceRecord(**told["source"]), "seen_on": date.fromisoformat(told["seen_on"])})
