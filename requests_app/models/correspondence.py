"""The thread of a request: what came in, what went out, what was noted. Each is written once; what was wrong is put
right by a further entry.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from requests_app.choices import CustodyStep, Direction, Means
from requests_app.models.drafting import KnownByDigest
from requests_app.models.record import IssuedLetter, Record, RequestEvent
from requests_app.models.request import AssistanceRequest


class Correspondence(Record):
    """A letter, an e-mail, a call or a note about a request. `user` is whoever recorded it; nobody where the other
    side wrote it itself, on the page that the code of a letter opens.
    """

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.PROTECT, related_name="correspondence")
    direction = models.CharField(max_length=10, choices=Direction.choices)
    means = models.CharField(max_length=16, choices=Means.choices)
    on = models.DateField(help_text="The day on which it came, went or was said")
    counterpart = models.CharField(max_length=300, blank=True, help_text="Who, on the other side")
    counterpart_contact = models.CharField(max_length=300, blank=True)
    counterpart_reference = models.CharField(max_length=120, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    expected_on = models.DateField(null=True, help_text="The day by which the other side says it will act")
    answers = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replies")
    letter = models.ForeignKey(IssuedLetter, null=True, on_delete=models.PROTECT, related_name="correspondence")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    key = models.CharField(
        max_length=64, unique=True, null=True, editable=False
    )  # of the form: posted twice, kept once

    class Meta:
        ordering = ["on", "pk"]
        verbose_name_plural = "correspondence"
        constraints = [
            models.CheckConstraint(
                name="somebody_recorded_it", condition=Q(user__isnull=False) | Q(means=Means.RECEIPT_PAGE)
            )
        ]

    def __str__(self):
        return self.subject or (self.how if self.direction == Direction.INTERNAL else self.get_means_display())

    @property
    def how(self) -> str:
        """Which way it went and how; of a note only that it is one, where nothing else was noted."""
        plain = self.direction == Direction.INTERNAL and self.means == Means.NOTE
        return f"{self.get_direction_display()}{'' if plain else f': {Means(self.means).told}'}"


def correspondence_path(file: "CorrespondenceFile", name: str) -> str:
    return f"correspondence/{file.entry.assistance_request_id}/{file.sha256}"


class CorrespondenceFile(KnownByDigest, Record):
    """A file that came or went with an entry. Its bytes never change."""

    entry = models.ForeignKey(Correspondence, on_delete=models.PROTECT, related_name="files")
    file = models.FileField(upload_to=correspondence_path, max_length=200)
    filename = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="file_once_an_entry", fields=["entry", "sha256"])]

    def __str__(self):
        return self.filename


class Custody(Record):
    """A step in the custody of a file: who had it when, and what for."""

    file = models.ForeignKey(CorrespondenceFile, on_delete=models.PROTECT, related_name="custody")
    step = models.CharField(max_length=12, choices=CustodyStep.choices)
    words = models.CharField(max_length=300, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "custody"

    def __str__(self):
        return f"{self.get_step_display()}: {self.file}"


class Question(Record):
    """One thing that an entry asks, to be answered by a day where one was set."""

    entry = models.ForeignKey(Correspondence, on_delete=models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    due_on = models.DateField(null=True)

    class Meta:
        ordering = ["entry", "number"]
        constraints = [models.UniqueConstraint(name="question_number_once", fields=["entry", "number"])]

    def __str__(self):
        return f"Question {self.number}"


class QuestionAnswered(Record):
    """That a question was answered, and by which entry."""

    question = models.OneToOneField(Question, on_delete=models.PROTECT, related_name="answered")
    entry = models.ForeignKey(Correspondence, on_delete=models.PROTECT, related_name="answered_questions")

    class Meta:
        verbose_name_plural = "questions answered"

    def __str__(self):
        return f"{self.question} is answered"


class NoLongerExpected(Record):
    """That the day by which an entry says they will act does not hold, and why."""

    entry = models.OneToOneField(Correspondence, on_delete=models.PROTECT, related_name="no_longer_expected")
    word = models.CharField(max_length=300)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "days no longer expected"
        constraints = [models.CheckConstraint(name="says_why_not_expected", condition=~Q(word=""))]

    def __str__(self):
        return f"The day that {self.entry} names does not hold"


class Handled(Record):
    """What became of an entry that came in: the act it led to, or a word why it led to none."""

    entry = models.OneToOneField(Correspondence, on_delete=models.PROTECT, related_name="handled")
    event = models.ForeignKey(RequestEvent, null=True, on_delete=models.PROTECT, related_name="+")
    word = models.TextField(blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "handled"
        constraints = [
            models.CheckConstraint(name="act_or_word", condition=Q(event__isnull=False) | ~Q(word="")),
        ]

    def __str__(self):
        return f"{self.entry} is dealt with"
