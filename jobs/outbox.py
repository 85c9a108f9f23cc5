"""Putting work in, in the transaction of the act that wants it; and ringing for a worker once it is committed."""

import logging
import time
from collections.abc import Mapping
from datetime import datetime

from celery import current_app
from django.db import transaction

from jobs.kinds import Payload
from jobs.models import Job

logger = logging.getLogger(__name__)

QUIET = 5.0  # seconds in which a broker that could not be reached is not asked again


class Bell:
    """Calls a worker. Nobody is held up by a broker that is away, whatever it says or does not say: the scheduler
    rings again within seconds.
    """

    def __init__(self):
        self.quiet_until = 0.0

    def ring(self) -> None:
        if time.monotonic() < self.quiet_until:
            return
        try:
            current_app.send_task("jobs.tasks.work_off", retry=False, expires=60)
        except Exception as error:  # each broker has errors of its own
            self.quiet_until = time.monotonic() + QUIET
            words = " ".join(str(error).split())
            logger.warning("The broker could not be reached (%s): jobs wait for the next round.", words)


ring = Bell().ring


def put(kind: str, payloads: Mapping[str, Payload], *, at: datetime, due: datetime | None = None) -> None:
    """Inside a transaction: one job for each key, which are there if that is committed. A key that was put in before
    changes nothing."""
    due = max(at, due or at)
    put_in = [Job(kind=kind, key=key, payload=each, put_at=at, due_at=due) for key, each in payloads.items()]
    Job.objects.bulk_create(put_in, ignore_conflicts=True)
    transaction.on_commit(lambda: ring())  # looked up when it is committed
