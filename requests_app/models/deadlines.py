"""The deadlines of requests as they stand, so that a sweep finds by index what is due; what moved them, written once;
days that somebody entered; and what people were told. `clocks.reckoning` is the only writer of the first two.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from requests_app.choices import DatedKind, DeadlineKind
from requests_app.models.record import Record
from requests_app.models.request import AssistanceRequest


class DeadlineState(models.TextChoices):
    RUNNING = "running", "Running"
    PAUSED = "paused", "Paused"
    OVER = "over", "Over"


class StandingDeadline(models.Model):
    """One clock of a request, by the `key` of deadlines.Clock. `notice_at`: when somebody is told next; the day may be
    past already. `basis`: what the day rests on (deadlines.changes)."""

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.CASCADE, related_name="standing")
    key = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=DeadlineKind.choices)
    title = models.CharField(max_length=300)
    due_on = models.DateField()
    due_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=DeadlineState.choices, default=DeadlineState.RUNNING)
    basis = models.JSONField(default=dict)
    notice_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(name="deadline_once_a_request", fields=["assistance_request", "key"]),
            models.CheckConstraint(
                name="only_what_runs_is_told", condition=Q(notice_at=None) | Q(state=DeadlineState.RUNNING)
            ),
        ]
        indexes = [
            models.Index(fields=["notice_at", "id"], name="deadlines_to_tell", condition=Q(notice_at__isnull=False)),
            models.Index(fields=["state", "due_on", "kind", "assistance_request"], name="deadlines_past"),
            # The first day of each request that runs: what stands in its Listing.
            models.Index(
                fields=["assistance_request", "due_on"],
                name="deadlines_running",
                condition=Q(state=DeadlineState.RUNNING),
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.due_on:%-d %B %Y}"


class ReckonedFor(models.Model):
    """Under which law and public holidays the deadlines of a request were reckoned last."""

    assistance_request = models.OneToOneField(AssistanceRequest, on_delete=models.CASCADE, related_name="reckoned_for")
    edition = models.PositiveIntegerField()
    holidays = models.CharField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=["edition"])]

    def __str__(self):
        return f"Edition {self.edition}, {self.holidays}"


class DeadlineChange(Record):
    """That a deadline was set, moved or ended, from which day to which, and why."""

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.PROTECT, related_name="deadline_changes")
    key = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    before = models.DateField(null=True)
    after = models.DateField(null=True)
    because = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="some_day_changed", condition=Q(before=None) | Q(after=None) | ~Q(before=F("after"))
            )
        ]

    def __str__(self):
        return f"{self.title}: {self.because}"


class DatedItem(models.Model):
    """A day that somebody entered. It is taken back, not deleted."""

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.PROTECT, related_name="dated_items")
    kind = models.CharField(max_length=20, choices=DatedKind.choices)
    on = models.DateField()
    hour = models.TimeField(null=True)
    told_on = models.DateField(null=True, help_text="When the requested State told it")
    words = models.CharField(max_length=300, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="somebody_took_it_back",
                condition=Q(taken_back_at=None, taken_back_by=None)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.on:%-d %B %Y}"


class Extension(models.Model):
    """That a request asks to extend the preservation that an earlier one asked for."""

    assistance_request = models.OneToOneField(AssistanceRequest, on_delete=models.CASCADE, related_name="extension")
    earlier = models.ForeignKey(AssistanceRequest, on_delete=models.PROTECT, related_name="extensions")

    class Meta:
        constraints = [
            models.CheckConstraint(name="extends_another", condition=~Q(assistance_request=F("earlier"))),
        ]

    def __str__(self):
        return f"{self.assistance_request} extends {self.earlier}"


class Notice(models.Model):
    """That somebody was told of a deadline: `stage` days before it, 0 on the day, -1 past it; each once. `left`: how
    many days were left when it was said."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    deadline = models.ForeignKey(StandingDeadline, on_delete=models.CASCADE, related_name="notices")
    due_on = models.DateField()
    stage = models.SmallIntegerField()
    left = models.IntegerField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(name="told_once", fields=["user", "deadline", "due_on", "stage"]),
        ]
        indexes = [models.Index(fields=["user"], name="notices_unread", condition=Q(read_at=None))]

    def __str__(self):
        return f"{self.deadline.title}, {self.due_on:%-d %B %Y}: {self.stage}"


class CalendarFeed(models.Model):
    """A private address of somebody's deadlines for their calendar. `digest`: the SHA-256 of its secret, which is shown
    once and not kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feeds")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(name="one_feed_a_person", fields=["user"], condition=Q(revoked_at=None)),
        ]

    def __str__(self):
        return f"Calendar of {self.user}"
