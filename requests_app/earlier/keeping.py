"""Taking over what a sheet holds, where no row of it is bad: some hundred rows in one transaction, so that others write
in between; a second run goes on where the first one ended. The only writer of EarlierRequest.

A request that was sent before Comity begins where it stands: its first row of history says that it was taken over, by
whom and from what, and no act of the lifecycle is claimed for it. From there on it moves by `workflow.perform` alone.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from jobs import outbox
from requests_app import history, policies
from requests_app.choices import Confidentiality, DatedKind, Status
from requests_app.earlier.judging import Judged, Known, fingerprint, judged
from requests_app.earlier.sheets import UnreadableSheet, rows_of
from requests_app.models import (
    AssistanceRequest,
    Case,
    DatedItem,
    EarlierRequest,
    EarlierSheet,
    Measure,
)
from requests_app.services import EditRefused
from treaties.models import Edition
from treaties.selectors import current_registry

RECKON = "what follows of requests taken over"  # the job: deadlines, and what is counted
KEPT = timedelta(days=1)
A_BATCH = 500
A_PIECE = 200  # rows written in one transaction


def keep_sheet(name: str, data: bytes, *, user: User, at: datetime) -> EarlierSheet:
    """For its preview. Raises EditRefused for somebody who may not, UnreadableSheet."""
    _refuse_unless_allowed(user)
    rows_of(name, data)
    EarlierSheet.objects.filter(at__lt=at - KEPT).delete()
    sha256 = hashlib.sha256(data).hexdigest()
    return EarlierSheet.objects.create(name=name[-200:], content=data, sha256=sha256, user=user, at=at)


def looked_at(
    name: str, data: bytes, *, user: User, at: datetime, each: Callable[[int], None] = lambda done: None
) -> list[Judged]:
    """What each row would become; nothing is written. Raises EditRefused, UnreadableSheet."""
    _refuse_unless_allowed(user)
    known = Known(user, timezone.localdate(at), current_registry())
    return judged(rows_of(name, data), known, each=each)


def take_over(
    name: str,
    data: bytes,
    *,
    user: User,
    at: datetime,
    looked: Callable[[int], None] = lambda done: None,
    written: Callable[[int, int], None] = lambda done, of: None,
) -> int:
    """How many requests were taken over; those that are there already are left as they are. `looked` and `written` are
    told how far it is, outside any transaction.

    Raises EditRefused, with nothing done, where the sheet cannot be read or a row of it is bad. Two at once: the
    second finds what the first took over, or is refused by the database.
    """
    try:
        rows = looked_at(name, data, user=user, at=at, each=looked)
    except UnreadableSheet as unreadable:
        raise EditRefused([str(unreadable)]) from None
    if bad := [said for row in rows for said in row.problems]:
        count = f"{len(bad)} thing{'s' * (len(bad) != 1)} to mend"
        told = [f"Row {each.row}, {each.column}: {each.words}" for each in bad[:10]]
        raise EditRefused([f"Nothing was taken over: there {'are' if len(bad) != 1 else 'is'} {count}.", *told])
    new = [row for row in rows if not row.is_there]
    sha256, seen, taken = hashlib.sha256(data).hexdigest(), 0, 0
    for piece in _pieces(new):
        written(seen, len(new))
        taken += _take(piece, name, sha256, user=user, at=at)
        seen += len(piece)
    return taken


def _pieces(rows: Sequence[Judged]) -> Iterator[list[Judged]]:
    """Rows of one case stay together: whether only named people know it is judged by all of them."""
    cases: dict[tuple[int, str], list[Judged]] = {}
    for row in rows:
        cases.setdefault(_place(row), []).append(row)
    piece: list[Judged] = []
    for of_case in cases.values():
        piece += of_case
        if len(piece) >= A_PIECE:
            yield piece
            piece = []
    if piece:
        yield piece


@transaction.atomic
def _take(rows: Sequence[Judged], name: str, sha256: str, *, user: User, at: datetime) -> int:
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)  # one piece of a person after the other
    references = [row.values["reference"] for row in rows]
    there = AssistanceRequest.objects.filter(requesting_state=user.office.state_id, reference__in=references)
    there = set(there.values_list("reference", flat=True))
    new = [row for row in rows if row.values["reference"] not in there]
    requests = _write(new, name, sha256, user=user, at=at)
    if requests:
        key = f"earlier:{requests[0].pk}:{requests[-1].pk}"
        outbox.put(RECKON, {key: {"requests": [each.pk for each in requests], "at": at.isoformat()}}, at=at)
    return len(requests)


def _write(rows: Sequence[Judged], name: str, sha256: str, *, user: User, at: datetime) -> list[AssistanceRequest]:
    cases, edition = _cases(rows, user=user, at=at), Edition.objects.get(number=current_registry().edition)
    requests = [_request(row, cases, edition, user=user, at=at) for row in rows]
    AssistanceRequest.objects.bulk_create(requests, batch_size=A_BATCH)
    pairs = list(zip(requests, rows, strict=True))
    Measure.objects.bulk_create(
        (
            Measure(assistance_request=each, assistance_type=key, position=position)
            for each, row in pairs
            for position, key in enumerate(row.values["measures"], start=1)
        ),
        batch_size=A_BATCH,
    )
    found = [(each, _last_day(row.values), _details(row, name, sha256)) for each, row in pairs]
    events = history.record_taken_over(found, user=user, at=at)
    told = zip(pairs, events, strict=True)
    EarlierRequest.objects.bulk_create(
        (_earlier(each, row, event, name, sha256) for (each, row), event in told), batch_size=A_BATCH
    )
    DatedItem.objects.bulk_create(
        DatedItem(
            assistance_request=each,
            kind=DatedKind.KEPT_UNTIL,
            on=row.values["preservation_until"],
            words="Taken over from before Comity",
            user=user,
            at=at,
        )
        for each, row in pairs
        if row.values["preservation_until"]
    )
    for each in requests:
        if each.confidentiality == Confidentiality.RESTRICTED:
            each.named_people.add(each.assigned_to, user)
    return requests


def _cases(rows: Sequence[Judged], *, user: User, at: datetime) -> dict[tuple[int, str], Case]:
    """By office and national reference; those that are not there yet are opened."""
    wanted = {_place(row): row for row in rows}
    offices, references = {office for office, _ in wanted}, {reference for _, reference in wanted}
    there = Case.objects.filter(office__in=offices, national_reference__in=references)
    cases = {(each.office_id, each.national_reference): each for each in there}
    titles: dict[tuple[int, str], str] = {}
    for row in rows:
        titles.setdefault(_place(row), row.values["case_title"])
    for place in wanted:
        if place not in cases:
            office, reference = place
            cases[place] = Case.objects.create(
                office_id=office, national_reference=reference, title=titles[place], created_by=user, created_at=at
            )
    return cases


def _place(row: Judged) -> tuple[int, str]:
    """Of its case."""
    return row.values["person"].office_id, row.values["case_reference"]


def _request(row: Judged, cases: dict, edition: Edition, *, user: User, at: datetime) -> AssistanceRequest:
    values, person = row.values, row.values["person"]
    status = values["status"]
    before = Status.ACKNOWLEDGED if values["acknowledged_on"] else Status.TRANSMITTED
    return AssistanceRequest(
        case=cases[_place(row)],
        office=person.office,
        reference=values["reference"],
        requesting_state_id=person.office.state_id,
        requested_state_id=values["requested_state"],
        channel=values["channel"],
        edition=edition if values["channel"] else None,
        basis_on=values["sent_on"] if values["channel"] else None,
        competent_authority=person.office.name,
        addressee_name=values["addressee"],
        urgency=values["urgency"],
        wanted_by=values["wanted_by"],
        confidentiality=values["confidentiality"],
        status=status,
        interrupted=[before] if status in {Status.QUERY_OPEN, Status.POSTPONED} else [],
        assigned_to=person,
        created_by=user,
        created_at=at,
    )


def _details(row: Judged, name: str, sha256: str) -> dict:
    """What the history keeps of it: the row as the sheet has it, with its days as they were read."""
    values, day = row.values, lambda key: row.values[key].isoformat() if row.values[key] else ""
    days = {key: day(key) for key in ("sent_on", "acknowledged_on", "wanted_by", "preservation_until")}
    plain = {key: values[key] for key in ("basis", "route", "addressee", "their_reference", "note")}
    return days | plain | {"sheet": name, "sheet_sha256": sha256, "row": row.row.number}


def _earlier(own: AssistanceRequest, row: Judged, event, name: str, sha256: str) -> EarlierRequest:
    values = row.values
    return EarlierRequest(
        assistance_request=own,
        event=event,
        basis_cited=values["basis"],
        **{key: values[key] for key in ("sent_on", "route", "their_reference", "acknowledged_on", "note")},
        sheet=name[-200:],
        sheet_sha256=sha256,
        row=row.row.number,
        row_sha256=fingerprint(row.row),
    )


def _last_day(values: dict) -> date:
    """What is recorded next has happened since."""
    return values["acknowledged_on"] or values["sent_on"]


def _refuse_unless_allowed(user: User) -> None:
    if not policies.may_bring_earlier(user):
        raise EditRefused([policies.sentence(policies.may_bring_earlier)])
