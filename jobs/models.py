"""One piece of work, from the transaction that wants it until it is done, parked or given up."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from jobs import kinds

LEASE = timedelta(seconds=15)  # how long a worker may be silent before another takes its job
LATE = timedelta(minutes=2)
OPEN = Q(done_at=None, parked_at=None)


class Jobs(models.QuerySet):
    def open(self):
        """Neither done nor parked."""
        return self.filter(OPEN)

    def ready(self, at: datetime):
        """Due, and held by nobody who is still at it. A lease from a clock that ran far ahead holds nothing."""
        held = Q(leased_until__gt=at, leased_until__lte=at + 2 * LEASE)
        return self.open().filter(due_at__lte=at).exclude(held).order_by("due_at", "pk")

    def late(self, at: datetime):
        """Due for so long that no worker can be at work."""
        return self.ready(at - LATE)

    def parked(self):
        """Failed too often: somebody has to look."""
        return self.exclude(parked_at=None).order_by("-parked_at")


class Job(models.Model):
    """`kind` names what is to be done (jobs.kinds) and `payload` with what. `key`: the same work is put in once."""

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=320, unique=True)  # may hold an e-mail address
    payload = models.JSONField()
    put_at = models.DateTimeField()
    due_at = models.DateTimeField()
    lease = models.UUIDField(null=True)  # whoever holds it; nobody else may finish it
    leased_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.TextField(blank=True)  # of the last try, in words
    done_at = models.DateTimeField(null=True)
    parked_at = models.DateTimeField(null=True)

    objects = Jobs.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="done_or_parked", condition=Q(done_at=None) | Q(parked_at=None)),
            models.CheckConstraint(name="due_once_put", condition=Q(due_at__gte=F("put_at"))),
        ]
        indexes = [models.Index(fields=["due_at", "id"], name="jobs_open", condition=OPEN)]

    def __str__(self):
        return self.key

    @property
    def told(self) -> str:
        """In words, without a full stop."""
        return kinds.told(self.kind, self.payload)
