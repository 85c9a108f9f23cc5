"""A list of requests as a file to take away: what the list shows and no more. Who took what stands in ListExport.

A cell that a spreadsheet would reckon as a formula is text with an apostrophe before it.
"""

import csv
import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import IO

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from accounts.models import User
from requests_app import assemble
from requests_app.choices import Act, ExportFormat
from requests_app.content import protection
from requests_app.models import AssistanceRequest, DeadlineState, ListExport, RequestEvent, StandingDeadline
from requests_app.selectors import for_list, visible_to
from treaties.registry import Registry
from treaties.selectors import current_registry

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
A_BATCH = 500
MOST_IN_A_WORKBOOK = 20_000  # rows: beyond, a page would wait too long for it
COLUMNS = (
    *("Reference", "Case", "Title of the case", "Requesting State", "Requested State", "Instrument", "Measures"),
    *("Status", "Urgency", "Confidentiality", "Office", "Assigned to", "Opened on", "Sent on", "Next deadline"),
    *("Due on", "Overdue", "Exercise"),
)


class TooLong(Exception):
    """More rows than fit a workbook."""


def safe(text: str) -> str:
    """One cell: without control characters, and never a formula."""
    plain = ILLEGAL_CHARACTERS_RE.sub("", text)
    return f"'{plain}" if plain.startswith(FORMULA) else plain


def keys_of(requests: QuerySet[AssistanceRequest], order: Sequence[str]) -> list[int]:
    """What is to be exported, in its order."""
    return list(requests.order_by(*order).values_list("pk", flat=True))


def keep(keys: Sequence[int], kind: ExportFormat, *, query: str, user: User, at: datetime) -> ListExport:
    """That somebody takes these away. Raises TooLong."""
    if kind == ExportFormat.XLSX and len(keys) > MOST_IN_A_WORKBOOK:
        raise TooLong
    digest = hashlib.sha256("".join(f"{pk}\n" for pk in keys).encode()).hexdigest()
    return ListExport.objects.create(user=user, at=at, format=kind, query=query, rows=len(keys), sha256=digest)


def rows(keys: Sequence[int], *, user: User, on: date) -> Iterator[list[str]]:
    """The heads and a row for each that the user may see, in the order of the keys."""
    yield list(COLUMNS)
    registry, left = current_registry(), iter(keys)
    while batch := list(islice(left, A_BATCH)):
        found = {each.pk: each for each in _whole(visible_to(user).filter(pk__in=batch))}
        yield from ([safe(cell) for cell in _row(found[pk], registry, on)] for pk in batch if pk in found)


def _whole(found: QuerySet[AssistanceRequest]) -> QuerySet[AssistanceRequest]:
    sent = RequestEvent.objects.filter(assistance_request=OuterRef("pk"), act=Act.TRANSMIT).order_by("-pk")
    running = StandingDeadline.objects.filter(state=DeadlineState.RUNNING).order_by("due_on", "pk")
    return (
        for_list(found)
        .prefetch_related("measures", Prefetch("standing", queryset=running, to_attr="running"))
        .annotate(sent_on=Subquery(sent.values("on")[:1]))
    )


def _row(each: AssistanceRequest, registry: Registry, on: date) -> Iterable[str]:
    instrument = registry.instruments.get(each.channel)
    kinds = registry.law.assistance_types
    measures = [kinds[row.assistance_type].title for row in each.measures.all() if row.assistance_type in kinds]
    next_due = each.running[0] if each.running else None
    return (
        each.reference,
        each.case.national_reference,
        protection.in_name(each.case.title, assemble.protected_in(each.case)),
        each.requesting_state.name,
        each.requested_state.name,
        instrument.title if instrument else "Letters rogatory" if each.channel else "",
        "; ".join(measures),
        each.get_status_display(),
        each.get_urgency_display(),
        each.get_confidentiality_display().partition(":")[0],
        str(each.office),
        str(each.assigned_to),
        timezone.localdate(each.created_at).isoformat(),
        each.sent_on.isoformat() if each.sent_on else "",
        next_due.title if next_due else "",
        next_due.due_on.isoformat() if next_due else "",
        "yes" if next_due and next_due.due_on < on else "",
        "yes" if each.is_exercise else "",
    )


class _Echo:
    """A file that gives back each line that is written to it."""

    def write(self, line: str) -> str:
        return line


def as_csv(found: Iterable[list[str]]) -> Iterator[bytes]:
    """UTF-8 with the mark by which spreadsheets know it, line by line."""
    written = csv.writer(_Echo())
    yield b"\xef\xbb\xbf"
    yield from (written.writerow(row).encode() for row in found)


def as_workbook(found: Iterable[list[str]]) -> IO[bytes]:
    """A workbook of one sheet, in a file that is gone once it is closed."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Requests")
    sheet.freeze_panes = "B2"
    for row in found:
        sheet.append(row)
    file = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    book.save(file)
    file.seek(0)
    return file
