"""Jobs that somebody waits for: started, told how far they are, cancelled between two steps, ended with an outcome."""

import time
from datetime import datetime

from django.db import transaction

from jobs import outbox
from jobs.kinds import Outcome, Payload
from jobs.models import End, Job, LongJob

PAUSE = 0.5  # seconds between two notes of how far a job is
STOPPED = "It was cancelled before anything of it was kept."
GIVEN_UP = "It failed too often, and an administrator gave it up."


class Cancelled(Exception):
    """Whoever started the job wants it no more."""


def start(kind: str, payload: Payload, *, key: str, title: str, by, at: datetime, may_cancel: bool = True) -> LongJob:
    """Put it in; for a key that was put in before, the job that is there."""
    with transaction.atomic():
        outbox.put(kind, {key: payload}, at=at)
        wanted = {"owner": by, "title": title, "may_cancel": may_cancel, "words": "Waiting for a worker."}
        return LongJob.objects.get_or_create(job=Job.objects.get(key=key), defaults=wanted)[0]


def start_again(kind: str, payload: Payload, *, key: str, **of) -> LongJob:
    """As `start`, where the last job of the key that ended may be followed by another."""
    last = LongJob.objects.filter(job__key__startswith=f"{key}:").order_by("-pk").first()
    if last and not last.end:
        return last
    return start(kind, payload, key=f"{key}:{last.pk if last else 0}", **of)  # two at once have the same key


def cancel(long_job: LongJob, *, at: datetime) -> bool:
    """A job that no worker has yet ends now, another at its next step. False where it is too late."""
    with transaction.atomic():
        if not LongJob.objects.filter(pk=long_job.pk, may_cancel=True).exists():
            return False
        waits = Job.objects.open().filter(pk=long_job.job_id, lease=None)
        if waits.update(done_at=at, trouble="Cancelled."):
            end_cancelled(long_job.job)
            return True
        running = LongJob.objects.filter(
            pk=long_job.pk, may_cancel=True, end="", job__done_at=None, job__parked_at=None
        )
        return bool(running.update(cancel_asked_at=at))


def end_given_up(job: Job) -> None:
    """Inside the transaction that gives it up; nothing where nobody waits for it."""
    LongJob.objects.filter(job=job).update(end=End.REFUSED, outcome=GIVEN_UP)


def end_cancelled(job: Job) -> None:
    LongJob.objects.filter(job=job).update(end=End.CANCELLED, outcome=STOPPED)


def end(job: Job, outcome: Outcome) -> None:
    """Inside the transaction of its effect. Raises Cancelled."""
    ended = {
        "end": End.REFUSED if outcome.is_refused else End.DONE,
        "outcome": outcome.words,
        "address": outcome.address,
        "words": "",
    }
    refuse_cancelled(job)
    LongJob.objects.filter(job=job).update(**ended)


def refuse_cancelled(job: Job) -> None:
    """Raises Cancelled."""
    if LongJob.objects.filter(job=job).exclude(cancel_asked_at=None).exists():
        raise Cancelled


class Reporter:
    """The Report of a job: notes how far it is, not more often than somebody can read. Raises Cancelled."""

    def __init__(self, job: Job):
        self.job, self._noted = job, None

    def __call__(self, steps_done: int, steps: int, words: str) -> None:
        now = time.monotonic()
        is_new = self._noted is None or words != self._noted[1]
        if not is_new and now - self._noted[0] < PAUSE:
            return
        self._noted = now, words
        refuse_cancelled(self.job)
        LongJob.objects.filter(job=self.job).update(steps_done=steps_done, steps=steps, words=words[:300])

    def keeps(self) -> None:
        """From here on something of it is kept: it is not cancelled any more. Raises Cancelled."""
        if not LongJob.objects.filter(job=self.job, cancel_asked_at=None).update(may_cancel=False):
            raise Cancelled
