"""Claiming jobs with a lease, doing them, and what becomes of those that fail."""

import logging
import time
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from jobs.kinds import kind_of
from jobs.models import LEASE, Job

logger = logging.getLogger(__name__)

MOST_TRIES = 5
PAUSES = (timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=5), timedelta(minutes=30))  # after each try
ROUND = 30.0  # seconds a worker goes on before it answers other calls

Clock = Callable[[], datetime]


class LeaseLost(Exception):
    """The job took longer than its lease and somebody else has it. Nothing of this try's effect was kept."""


def work_off(clock: Clock) -> int:
    """Do what is due, one job after the other, until nothing is or the round is over. How many were taken up."""
    started, count = time.monotonic(), 0
    park_what_ends_workers(clock())
    while time.monotonic() - started < ROUND and (job := claim(clock())):
        run(job, clock)
        count += 1
    return count


def park_what_ends_workers(at: datetime) -> None:
    """A job that was taken up often enough and never came back, not even as a failure."""
    Job.objects.ready(at).filter(tries__gte=MOST_TRIES).update(
        parked_at=at, lease=None, leased_until=None, trouble="The worker was ended each time while it did this."
    )


def claim(at: datetime) -> Job | None:
    """The next job that is due, held from now on."""
    ready = Job.objects.ready(at).filter(tries__lt=MOST_TRIES)
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
        result = kind.work(job.payload)
        with transaction.atomic():
            if not _held(job).update(done_at=clock(), lease=None, leased_until=None, trouble=""):
                raise LeaseLost
            if kind.effect:
                kind.effect(job.payload, result)
    except LeaseLost:
        logger.warning("Job %s took longer than its lease; somebody else has it.", job)
    except Exception as error:
        logger.exception("Job %s failed, try %s of %s.", job, job.tries, MOST_TRIES)
        _give_back(job, error, clock())


def _give_back(job: Job, error: Exception, at: datetime) -> None:
    """To be tried again after a pause, or parked."""
    changes = {"trouble": f"{type(error).__name__}: {error}"[:2000], "lease": None, "leased_until": None}
    if job.tries >= MOST_TRIES:
        changes["parked_at"] = at
    else:
        changes["due_at"] = at + PAUSES[job.tries - 1]
    _held(job).update(**changes)


def _held(job: Job):
    return Job.objects.open().filter(pk=job.pk, lease=job.lease)
