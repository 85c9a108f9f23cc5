"""How requests went once they were sent, a row each, so that they are counted without reading history; and what another
State asked of us, as the central authority enters it year by year.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models import Office
from requests_app.choices import Ending, RefusalKind
from requests_app.models.record import Record
from requests_app.models.request import AssistanceRequest
from treaties.models import State

COUNTED = ("executed_in", "acknowledged_in", "returns", "ended_as", "assistance_request")


class Course(models.Model):
    """What the history of a sent request says, in days: `courses.keep` writes it again in the transaction of each act.

    Acknowledgement is reckoned from the sending of the letter that was acknowledged, all else from the first sending.
    Exercises have none.
    """

    assistance_request = models.OneToOneField(
        AssistanceRequest, on_delete=models.CASCADE, primary_key=True, related_name="course"
    )
    requesting_state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="+")
    requested_state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=40)
    sent_on = models.DateField()
    sent_month = models.DateField(help_text="The first day of the month of sending")
    acknowledged_in = models.IntegerField(null=True)  # days
    executed_in = models.IntegerField(null=True)  # days
    ended_as = models.CharField(max_length=10, choices=Ending.choices, blank=True)
    returns = models.PositiveSmallIntegerField(default=0)
    refused_for = models.CharField(max_length=20, choices=RefusalKind.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="month_of_sending", condition=Q(sent_month__lte=F("sent_on"))),
            models.CheckConstraint(
                name="executed_after_some_days", condition=~Q(ended_as=Ending.EXECUTED) | Q(executed_in__isnull=False)
            ),
        ]
        # Each holds all that a report counts by this column, so that the rows themselves need not be read.
        indexes = [
            models.Index(fields=["requesting_state", by, *COUNTED], name=f"courses_by_{by}")
            for by in ("requested_state", "channel", "office", "sent_month")
        ]

    def __str__(self):
        return f"{self.assistance_request}, sent on {self.sent_on:%-d %B %Y}"


class CourseMeasure(models.Model):
    """A measure that a sent request asks for, once however often it asks for it."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="measures", db_index=False)
    measure = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(name="course_measure_once", fields=["course", "measure"])]
        indexes = [models.Index(fields=["measure", "course"], name="courses_by_measure")]

    def __str__(self):
        return self.measure


class IncomingCount(Record):
    """What one State asked of another in a year, as its central authority counted it. A correction is a newer row."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="+", help_text="Ours, which was asked")
    asking_state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    received = models.PositiveIntegerField()
    executed = models.PositiveIntegerField()
    refused = models.PositiveIntegerField()
    source = models.CharField(max_length=300)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="asked_by_another", condition=~Q(state=F("asking_state"))),
            models.CheckConstraint(
                name="no_more_than_received", condition=Q(received__gte=F("executed") + F("refused"))
            ),
            models.CheckConstraint(name="says_its_source", condition=~Q(source="")),
        ]
        indexes = [models.Index(fields=["state", "asking_state", "year"], name="incoming_of_a_pair")]

    def __str__(self):
        return f"{self.asking_state} to {self.state}, {self.year}: {self.received}"
