"""What the broker carries: a ring, and the work is found in the table."""

from celery import shared_task
from django.utils import timezone

from jobs import keeping, running


@shared_task
def work_off():
    """Do what is due."""
    running.work_off(timezone.now)


@shared_task
def forget_done():
    """Take out what was done long ago."""
    keeping.forget_done(before=timezone.now() - keeping.KEPT)
