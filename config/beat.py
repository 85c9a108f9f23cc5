"""The scheduler: rings as long as it lives, whatever happens to its disk, its broker or its clock."""

import logging

from celery.beat import Scheduler

logger = logging.getLogger(__name__)


class Schedule(Scheduler):
    """Kept in memory: everything runs at its interval after the start, and no file of it can be full or broken."""

    producer = None  # each ring takes a connection that works: one of its own would stay broken for good

    def setup_schedule(self):
        self.merge_inplace(self.app.conf.beat_schedule)

    def apply_entry(self, entry, producer=None):
        """A ring that fails is told in a line. The next one comes within seconds."""
        try:
            self.apply_async(entry, advance=False)
        except Exception as error:  # each broker has errors of its own
            logger.warning("The broker could not be reached: %s", " ".join(str(error).split()))

    _last = None

    def tick(self, *args, **kwargs):
        """Where the clock was set back the intervals begin anew: else nothing would ring until it is there again."""
        now = self.app.now()
        if self._last and now < self._last:
            for entry in self.schedule.values():
                entry.last_run_at = entry.default_now()
            self._heap = None
        self._last = now
        return super().tick(*args, **kwargs)
