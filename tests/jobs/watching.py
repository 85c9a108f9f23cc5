"""Putting jobs in, claiming them, and clocks that a test moves by hand."""

from jobs import kinds, outbox, running
from jobs.kinds import Kind
from jobs.leases import Watch
from jobs.models import LEASE, Job
from tests.factories import NOON


def put(kind="write", *, key="one", n=1, due=None):
    outbox.put(kind, {key: {"n": n}}, at=NOON, due=due)
    return Job.objects.get(key=key)


def clock(at=NOON):
    return lambda: at


class Seconds:
    """A clock that a test moves on by hand."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now

    def lapse(self):
        self.now += LEASE.total_seconds()


def claim(at, watch=None):
    return running.claim(at, watch or Watch())


def gone_quiet():
    """The watch of a worker that has seen every lease of now stand unchanged for its length."""
    seconds = Seconds()
    watch = Watch(seconds)
    watch.over(Job.objects.held())
    seconds.lapse()
    return watch


def failing(monkeypatch, words="no such host"):
    def work(payload):
        raise OSError(words)

    monkeypatch.setattr(kinds, "_KINDS", {"write": Kind(work)})
