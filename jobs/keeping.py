"""What somebody decides of jobs that failed, and how long done ones are kept."""

from datetime import datetime, timedelta

from django.db import transaction

from jobs import progress
from jobs.models import Job
from jobs.outbox import ring

KEPT = timedelta(days=90)  # a key stays known that long


def try_again(job: Job, *, at: datetime) -> bool:
    """A parked job becomes due now, with all its tries. False where it is parked no more: somebody was faster."""
    again = {"parked_at": None, "tries": 0, "due_at": max(at, job.put_at), "trouble": ""}
    was_parked = bool(Job.objects.parked().filter(pk=job.pk).update(**again))
    if was_parked:
        ring()
    return was_parked


@transaction.atomic
def give_up(job: Job, *, at: datetime) -> bool:
    """A parked job is done with: its trouble stays told, also to whoever waits for it. False where it is parked no
    more."""
    was_parked = bool(Job.objects.parked().filter(pk=job.pk).update(parked_at=None, done_at=at))
    if was_parked:
        progress.end_given_up(job)
    return was_parked


def forget_done(*, before: datetime) -> int:
    """How many were taken out."""
    return Job.objects.filter(done_at__lt=before).delete()[0]
