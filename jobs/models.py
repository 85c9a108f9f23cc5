"""One piece of work, from the transaction that wants it until it is done, parked or given up."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from jobs import kinds

LEASE = timedelta(seconds=15)  # how long a worker may be silent before another takes its job
PAUSES = (timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=5), timedelta(minutes=30))  # after each try
LATE = timedelta(minutes=2)
OPEN = Q(done_at=None, parked_at=None)


class Jobs(models.QuerySet):
    def open(self):
        """Neither done nor parked."""
        return self.filter(OPEN)

    def due(self, at: datetime):
        """Also where the clock was set back since they were put in: what is to be done at once, and what waits for
        longer than any pause."""
        at_once, set_back = Q(tries=0, due_at=F("put_at")), Q(tries__gt=0, due_at__gt=at + PAUSES[-1])
        return self.open().filter(Q(due_at__lte=at) | at_once | set_back).order_by("due_at", "pk")

    def held(self):
        """By a worker, which may be gone (jobs.leases)."""
        return self.open().exclude(lease=None)

    def late(self, at: datetime):
        """Due for so long that no worker can be at work."""
        return self.open().filter(due_at__lte=at - LATE).exclude(leased_until__gt=at)

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
        indexes = [
            models.Index(fields=["due_at", "id"], name="jobs_open", condition=OPEN),
            models.Index(fields=["id"], name="jobs_held", condition=OPEN & Q(lease__isnull=False)),
        ]

    def __str__(self):
        return self.key

    @property
    def told(self) -> str:
        """In words, without a full stop."""
        return kinds.told(self.kind, self.payload)


class End(models.TextChoices):
    DONE = "done", "Done"
    REFUSED = "refused", "Not done"
    CANCELLED = "cancelled", "Cancelled"


class LongJob(models.Model):
    """A job that somebody waits for: how far it is, whether they want it stopped, and what came of it."""

    job = models.OneToOneField(Job, on_delete=models.CASCADE, related_name="long")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=300)
    may_cancel = models.BooleanField(default=True)
    steps_done = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=0)  # of how many; 0 where nobody knows yet
    words = models.CharField(max_length=300, blank=True)  # what is being done
    cancel_asked_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=10, choices=End.choices, blank=True)
    outcome = models.TextField(blank=True)  # in sentences
    address = models.CharField(max_length=500, blank=True)  # where what came of it stands

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("jobs:long_job", args=[self.pk])

    @property
    def is_running(self) -> bool:
        """Or waits for its turn."""
        return not self.end and not self.job.parked_at

    @property
    def percent(self) -> int:
        return 100 * self.steps_done // self.steps if self.steps else 0
