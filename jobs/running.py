"""Claiming jobs with a lease, doing them, and what becomes of those that fail."""

import logging
import time
import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import InterfaceError, OperationalError, transaction

from jobs import progress
from jobs.kinds import Kind, kind_of
from jobs.leases import Heartbeat, Watch
from jobs.models import LEASE, PAUSES, Job

logger = logging.getLogger(__name__)

MOST_TRIES = 5
ROUND = 30.0  # seconds a worker goes on before it answers other calls
WATCH = Watch()  # of this process

Clock = Callable[[], datetime]


class LeaseLost(Exception):
    """This worker was silent for longer than its lease and somebody else has the job. Nothing of this try was kept."""


def work_off(clock: Clock, watch: Watch = WATCH) -> int:
    """Do what is due, one job after the other, until nothing is or the round is over. How many were taken up.

    While the database is away nothing is lost: whoever rings next tries again.
    """
    started, count = time.monotonic(), 0
    try:
        park_what_ends_workers(clock(), watch)
        while time.monotonic() - started < ROUND and (job := claim(clock(), watch)):
            run(job, clock)
            count += 1
    except (OperationalError, InterfaceError) as error:
        logger.warning("The database could not be reached (%s): jobs wait.", " ".join(str(error).split()))
    return count


def park_what_ends_workers(at: datetime, watch: Watch) -> None:
    """A job that was taken up often enough and never came back, not even as a failure."""
    free = watch.over(Job.objects.held())
    Job.objects.due(at).filter(free, tries__gte=MOST_TRIES).update(
        parked_at=at, lease=None, leased_until=None, trouble="The worker was ended each time while it did this."
    )


def claim(at: datetime, watch: Watch) -> Job | None:
    """The next job that is due and that nobody is at, held from now on."""
    free = watch.over(Job.objects.held())
    ready = Job.objects.due(at).filter(free, tries__lt=MOST_TRIES)
    if not ready.exists():  # asked first: a write lock for nothing would hold up others
        return None
    with transaction.atomic():
        if job := ready.select_for_update(skip_locked=True).first():
            job.lease, job.leased_until, job.tries = uuid.uuid4(), at + LEASE, job.tries + 1
            job.save(update_fields=["lease", "leased_until", "tries"])
        return job


def run(job: Job, clock: Clock) -> None:
    """Do a job that was claimed. Whatever it raises is kept as its trouble and does not end the worker."""
    try:
        kind = kind_of(job.kind)
        with Heartbeat(job).beating():
            result = _worked(kind, job)
        with transaction.atomic():
            if not _held(job).update(done_at=clock(), lease=None, leased_until=None, trouble=""):
                raise LeaseLost
            outcome = kind.effect(job.payload, result) if kind.effect else None
            if outcome:
                progress.end(job, outcome)
    except LeaseLost:
        logger.warning("Job %s took longer than its lease; somebody else has it.", job)
    except progress.Cancelled:
        _stop(job, clock())
    except Exception as error:
        logger.exception("Job %s failed, try %s of %s.", job, job.tries, MOST_TRIES)
        _give_back(job, error, clock())


def _worked(kind: Kind, job: Job) -> Any:
    return kind.long_work(job.payload, progress.Reporter(job)) if kind.long_work else kind.work(job.payload)


@transaction.atomic
def _stop(job: Job, at: datetime) -> None:
    """It was cancelled by whoever started it."""
    if _held(job).update(done_at=at, lease=None, leased_until=None, trouble="Cancelled."):
        progress.end_cancelled(job)


def _give_back(job: Job, error: Exception, at: datetime) -> None:
    """To be tried again after a pause, or parked."""
    changes = {"trouble": f"{type(error).__name__}: {error}"[:2000], "lease": None, "leased_until": None}
    if job.tries >= MOST_TRIES:
        changes["parked_at"] = at
    else:
        changes["due_at"] = max(at + PAUSES[job.tries - 1], job.put_at)  # the clock may have been set back
    _held(job).update(**changes)


def _held(job: Job):
    return Job.objects.open().filter(pk=job.pk, lease=job.lease)
