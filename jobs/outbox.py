"""Putting work in, in the transaction of the act that wants it; and ringing for a worker once it is committed."""

import logging
from collections.abc import Mapping
from datetime import datetime

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

from jobs.kinds import Payload
from jobs.models import Job

logger = logging.getLogger(__name__)


def put(kind: str, payloads: Mapping[str, Payload], *, at: datetime, due: datetime | None = None) -> None:
    """Inside a transaction: one job for each key, which are there if that is committed. A key that was put in before
    changes nothing."""
    due = max(at, due or at)
    put_in = [Job(kind=kind, key=key, payload=each, put_at=at, due_at=due) for key, each in payloads.items()]
    Job.objects.bulk_create(put_in, ignore_conflicts=True)
    transaction.on_commit(ring)


def ring() -> None:
    """Call a worker. Where the broker is away nobody is held up: the scheduler rings again within seconds."""
    try:
        current_app.send_task("jobs.tasks.work_off", retry=False, expires=60)
    except (OperationalError, OSError) as error:
        logger.warning("The broker could not be reached (%s): jobs wait for the next round.", error)
