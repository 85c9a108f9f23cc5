"""Whether a worker that holds a job is still at it.

Judged by how long this process has seen its lease unchanged, never by the time of day: clocks are set, also while a
job is being done. Whoever does a job renews its lease (`Heartbeat`).
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from datetime import timedelta

from django.db import Error, connection
from django.db.models import Q

from jobs.models import LEASE, Job

logger = logging.getLogger(__name__)

BEAT = LEASE.total_seconds() / 4  # seconds between two renewals

Seconds = Callable[[], float]  # a clock that nobody sets


class Watch:
    """What one process has seen of the leases of others."""

    def __init__(self, seconds: Seconds = time.monotonic):
        self.seconds, self._seen = seconds, {}

    def over(self, held: Iterable[Job]) -> Q:
        """Which of these jobs nobody is at any more: their lease stood unchanged for its length."""
        now = self.seconds()
        found = {(job.lease, job.leased_until): job.pk for job in held}
        self._seen = {each: self._seen.get(each, now) for each in found}
        gone = [each for each, since in self._seen.items() if now - since >= LEASE.total_seconds()]
        over = Q(lease=None)
        for lease, until in gone:
            over |= Q(pk=found[lease, until], lease=lease, leased_until=until)
        return over


class Heartbeat:
    """Renews the lease of a job while it is done."""

    def __init__(self, job: Job):
        self.job, self._over = job, threading.Event()

    @contextmanager
    def beating(self):
        thread = threading.Thread(target=self._beat, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._over.set()
            thread.join()

    def _beat(self) -> None:
        try:
            while not self._over.wait(BEAT):
                self._renew()
        finally:
            connection.close()  # a thread has one of its own

    def _renew(self) -> None:
        """Told by counting on from what the lease says, so that it changes whatever a clock says."""
        self.job.leased_until += timedelta(seconds=BEAT)
        try:
            Job.objects.open().filter(pk=self.job.pk, lease=self.job.lease).update(leased_until=self.job.leased_until)
        except Error as error:  # the next beat may find it again
            connection.close()
            logger.warning("The lease of job %s could not be renewed: %s", self.job, " ".join(str(error).split()))
