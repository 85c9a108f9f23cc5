"""History: one append-only row per act with its canonical bytes, and the chain of seals over the rows.

Rows are written in the transaction of the act, with the job that tells of it. Seals follow within seconds (`seal`,
run by beat), so that no two acts wait for one another.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from jobs import outbox
from requests_app.choices import Entry, Status
from requests_app.content import canonical_json
from requests_app.models import AssistanceRequest, RequestEvent, Seal

TELL = "tell of an act"  # the job that follows each row (requests_app.telling)
FIRST = "0" * 64  # what the first seal follows


def record(
    *,
    assistance_request: AssistanceRequest,
    act: str,
    from_status: str,
    user: User,
    at: datetime,
    details: dict,
    on: date | None = None,
    digest: str = "",
) -> RequestEvent:
    """Write the row of one act. The request has the status the act led to, but it is not saved yet: the database
    lets a status change only where the newest row says so."""
    event = _row(assistance_request, act, from_status, user, at, on, digest, details)
    event.save()
    outbox.put(TELL, {f"act:{event.pk}": {"event": event.pk}}, at=at)
    return event


def record_taken_over(
    found: Sequence[tuple[AssistanceRequest, date, dict]], *, user: User, at: datetime
) -> list[RequestEvent]:
    """The first row of each of these requests, which were sent before Comity: (request, day, details). Nobody is told:
    whoever is in charge knows them."""
    rows = [
        _row(each, Entry.TAKEN_OVER, Status.DRAFT, user, at, on, digest="", details=details)
        for each, on, details in found
    ]
    return RequestEvent.objects.bulk_create(rows, batch_size=500)


def _row(assistance_request, act, from_status, user, at, on, digest, details) -> RequestEvent:
    event = RequestEvent(
        assistance_request=assistance_request,
        act=act,
        from_status=from_status,
        to_status=assistance_request.status,
        user=user,
        at=at,
        on=on,
        version=assistance_request.letter_version,
        digest=digest,
        details=details,
    )
    event.canonical = canonical(event)
    event.sha256 = _sha256(event.canonical)
    return event


def canonical(event: RequestEvent) -> str:
    """The row as canonical JSON, built from its columns."""
    return canonical_json(
        {
            "assistance_request": event.assistance_request_id,
            "act": event.act,
            "from_status": event.from_status,
            "to_status": event.to_status,
            "user": event.user_id,
            "at": event.at.astimezone(UTC).isoformat(),
            "on": event.on.isoformat() if event.on else None,
            "version": event.version,
            "digest": event.digest,
            "details": event.details,
        }
    )


def seal(*, limit: int = 1000) -> int:
    """Seal the rows that have none yet; gives how many. Two sealers at once: one of them seals nothing."""
    try:
        with transaction.atomic():
            last = Seal.objects.order_by("-position").first()
            position, previous = (last.position, last.sha256) if last else (0, FIRST)
            unsealed = RequestEvent.objects.filter(seal__isnull=True).order_by("pk")[:limit]
            seals = []
            for event in unsealed:
                position += 1
                previous = link(previous, position, event)
                seals.append(Seal(event=event, position=position, sha256=previous))
            Seal.objects.bulk_create(seals)
            return len(seals)
    except IntegrityError:
        return 0


def link(previous: str, position: int, event: RequestEvent) -> str:
    """The digest of a seal: over the one before it, its position and the row's digest."""
    return _sha256(f"{previous}\n{position}\n{event.sha256}")


def broken() -> Iterator[str]:
    """Sentences about what does not hold, first in the order of the sequence; none where history is whole."""
    for event in RequestEvent.objects.order_by("pk").iterator():
        if canonical(event) != event.canonical:
            yield f"History row {event.pk} says something else than was written."
        elif _sha256(event.canonical) != event.sha256:
            yield f"History row {event.pk} does not have its digest."
    previous = FIRST
    for position, sealed in enumerate(Seal.objects.select_related("event").iterator(), start=1):
        if sealed.position != position:
            yield f"Seal {position} is missing: rows were taken out of the history."
            return
        if sealed.sha256 != link(previous, position, sealed.event):
            yield f"Seal {position} (history row {sealed.event_id}) does not follow from the one before it."
            return
        previous = sealed.sha256
    yield from _statuses_without_act()


def _statuses_without_act() -> Iterator[str]:
    for assistance_request in AssistanceRequest.objects.iterator():
        last = assistance_request.events.order_by("-pk").first()
        if last is None:
            yield f"{assistance_request.reference} has no history."
        elif last.to_status != assistance_request.status:
            yield (
                f"{assistance_request.reference} stands at {assistance_request.get_status_display()}, "
                f"but its last act led to {last.get_to_status_display()} (history row {last.pk})."
            )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
