"""The deadlines of a request as rows: reckoned again in the transaction of whatever changes them, each change of a day
with its reason. The only writer of StandingDeadline and DeadlineChange, but for what the sweep writes of its notices.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from requests_app.clocks import clocks, with_clock_rows
from requests_app.deadlines import Clock, ClockState
from requests_app.deadlines.changes import kept_basis, why_ended, why_moved, why_set
from requests_app.deadlines.notices import first_moment
from requests_app.deadlines.working_days import DATA
from requests_app.models import AssistanceRequest, DeadlineChange, DeadlineState, ReckonedFor, StandingDeadline
from treaties.registry import Registry
from treaties.selectors import current_registry

logger = logging.getLogger(__name__)

A_BATCH = 200  # requests looked through for those whose law or holidays changed, in one go


def restate(locked: AssistanceRequest, *, at: datetime) -> list[DeadlineChange]:
    """Inside the transaction that holds the lock of the request: what stands afterwards is what its clocks say. Where
    it extends the preservation of an earlier request, that one's too."""
    registry = current_registry()
    changes = _restate(locked.pk, registry, at=at)
    earlier = AssistanceRequest.objects.filter(extensions__assistance_request=locked.pk).values_list("pk", flat=True)
    for pk in earlier:
        AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=pk)
        changes += _restate(pk, registry, at=at)
    return changes


def restate_saved(locked: AssistanceRequest, *, at: datetime) -> None:
    """After a draft was saved: nothing to do where it asks for no day and never had one."""
    if locked.wanted_by or locked.standing.exists() or _names_preservation(locked):
        restate(locked, at=at)


def _names_preservation(locked: AssistanceRequest) -> bool:
    return any(each.particulars.get("preservation_ref") for each in locked.measures.all())


def out_of_date(registry: Registry) -> QuerySet[AssistanceRequest]:
    """Requests whose deadlines were reckoned under another law or other public holidays, or never."""
    other = ~Q(reckoned_for__edition=registry.edition) | ~Q(reckoned_for__holidays=DATA)
    return AssistanceRequest.objects.filter(other | Q(reckoned_for=None)).order_by("pk")


def restate_all(*, at: datetime) -> int:
    """Reckon again what an edition, or other public holidays, may have changed; gives how many requests. Each in a
    transaction of its own, and one that cannot be reckoned holds up no other; run again it finds nothing, and two at
    once reckon each request once."""
    done, last = 0, 0
    while found := list(_following(last)):
        for pk in found:
            done += _restated(pk, at=at)
        last = found[-1]
    return done


def _following(last: int) -> QuerySet[int]:
    """Asked anew for each batch: an edition may be published meanwhile."""
    return out_of_date(current_registry()).filter(pk__gt=last).values_list("pk", flat=True)[:A_BATCH]


def _restated(pk: int, *, at: datetime) -> bool:
    try:
        with transaction.atomic():
            locked = AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=pk)
            if not out_of_date(current_registry()).filter(pk=pk).exists():  # somebody else was here
                return False
            restate(locked, at=at)
    except (OperationalError, InterfaceError):  # the database is away: the next round tries again
        raise
    except Exception:
        logger.exception("The deadlines of request %s could not be reckoned again.", pk)
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Change:
    """What became of one row. `told`: what is written of it; nothing where no day changed."""

    row: StandingDeadline
    told: DeadlineChange | None = None


def _restate(pk: int, registry: Registry, *, at: datetime) -> list[DeadlineChange]:
    saved = with_clock_rows(AssistanceRequest.objects.filter(pk=pk)).get()
    found = {each.key: each for each in clocks(saved, registry, on=timezone.localdate(at))}
    rows = {each.key: each for each in StandingDeadline.objects.filter(assistance_request=pk)}
    changes = [*_run(saved, found, rows, at), *_end(saved, found, rows, at)]
    for each in changes:
        each.row.save()
    told = [each.told for each in changes if each.told]
    DeadlineChange.objects.bulk_create(told)
    now = {"edition": registry.edition, "holidays": DATA}
    if not ReckonedFor.objects.filter(assistance_request=pk, **now).exists():
        ReckonedFor.objects.update_or_create(assistance_request=saved, defaults=now)
    return told


def _run(saved, found: dict[str, Clock], rows: dict[str, StandingDeadline], at: datetime) -> Iterator[_Change]:
    """Rows for the clocks that run: new ones, moved ones, paused ones."""
    for key, clock in found.items():
        if not clock.runs:
            continue
        row = rows.get(key) or StandingDeadline(assistance_request=saved, key=key, state=DeadlineState.OVER)
        was = row.state, row.due_on, row.due_at, row.title, row.basis
        is_new, before = row.state == DeadlineState.OVER, row.due_on
        paused = clock.state == ClockState.PAUSED
        row.kind, row.title = clock.kind, clock.title
        row.state = DeadlineState.PAUSED if paused else DeadlineState.RUNNING
        if is_new or not paused:  # while it is paused its day moves daily: it is told once it runs again
            moved = is_new or (row.due_on, row.due_at) != (clock.due_on, clock.due_at)
            told = _told(saved, clock, row, is_new=is_new, before=before, at=at)
            row.due_on, row.due_at, row.basis = clock.due_on, clock.due_at, kept_basis(clock.basis)
        else:
            moved, told = False, None
        if paused:
            row.notice_at = None
        elif moved or was[0] != DeadlineState.RUNNING:
            row.notice_at = first_moment(clock.kind, clock.due_on, clock.due_at, set_at=at)
        if was != (row.state, row.due_on, row.due_at, row.title, row.basis):
            yield _Change(row, told)


def _told(saved, clock: Clock, row: StandingDeadline, *, is_new: bool, before, at: datetime) -> DeadlineChange | None:
    if is_new:
        return _change(saved, clock, None, clock.due_on, why_set(clock), at)
    if before == clock.due_on:
        return None
    return _change(saved, clock, before, clock.due_on, why_moved(row.basis, clock), at)


def _end(saved, found: dict[str, Clock], rows: dict[str, StandingDeadline], at: datetime) -> Iterator[_Change]:
    """Rows whose clock runs no more."""
    for key, row in rows.items():
        clock = found.get(key)
        if row.state == DeadlineState.OVER or (clock and clock.runs):
            continue
        told = _change(saved, row, row.due_on, None, why_ended(key, clock), at)
        row.state, row.notice_at = DeadlineState.OVER, None
        yield _Change(row, told)


def _change(saved, of: Clock | StandingDeadline, before, after, because: str, at: datetime) -> DeadlineChange:
    return DeadlineChange(
        assistance_request=saved, key=of.key, title=of.title, before=before, after=after, because=because, at=at
    )
