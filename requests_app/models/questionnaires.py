"""Questionnaires to people without an account: what was asked, what came back, and what was done with each answer.

What came back is written once. The secret of a link is kept as its SHA-256 only.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from requests_app.choices import AnswerStep
from requests_app.models.drafting import KnownByDigest
from requests_app.models.record import Record
from requests_app.models.request import AssistanceRequest


class Questionnaire(models.Model):
    """Questions that an officer sent by a link. `questions`: each as `questions.Question` keeps it, as it was asked."""

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.PROTECT, related_name="questionnaires")
    addressee = models.CharField(max_length=200)
    email = models.EmailField("e-mail address", blank=True)  # "" where the officer passes the link on
    note = models.TextField(blank=True)
    questions = models.JSONField()
    secret_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="ends_after_it_was_sent", condition=Q(expires_at__gt=models.F("sent_at")))
        ]

    def __str__(self):
        return f"Questionnaire to {self.addressee}"


class TypedAnswers(models.Model):
    """What was typed so far, as it was posted: {name of the input: values}. Gone once the answers are sent."""

    questionnaire = models.OneToOneField(Questionnaire, on_delete=models.CASCADE, related_name="typed")
    posted = models.JSONField()
    version = models.PositiveIntegerField()
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "typed answers"

    def __str__(self):
        return f"Typed so far: {self.questionnaire}"


class Submission(Record):
    """That the answers were sent. One a questionnaire: of two at once the database takes one."""

    questionnaire = models.OneToOneField(Questionnaire, on_delete=models.PROTECT, related_name="submission")
    name = models.CharField(max_length=200)  # of whoever answered, in their own words
    at = models.DateTimeField()

    def __str__(self):
        return f"Answers of {self.name}"


class Answer(Record):
    """The answer to one question: a text, a list of texts, or the fields of a person or an offence."""

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="answers")
    key = models.CharField(max_length=120)  # of the question
    value = models.JSONField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="one_answer_a_question", fields=["questionnaire", "key"])]

    def __str__(self):
        return f"Answer {self.key}"


class AnsweredFile(KnownByDigest, models.Model):
    """A file beside the answers, taken out at most before they are sent. An officer may make it an annex."""

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="files")
    file = models.FileField(upload_to="questionnaires", max_length=200)
    filename = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.filename


class AnswerDecision(Record):
    """What somebody did with an answer or a file. The newest says how it stands."""

    answer = models.ForeignKey(Answer, null=True, on_delete=models.PROTECT, related_name="decisions")
    file = models.ForeignKey(AnsweredFile, null=True, on_delete=models.PROTECT, related_name="decisions")
    step = models.CharField(max_length=10, choices=AnswerStep.choices)
    word = models.TextField(blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="decision_on_an_answer_or_a_file",
                condition=Q(answer__isnull=False, file__isnull=True) | Q(answer__isnull=True, file__isnull=False),
            )
        ]

    def __str__(self):
        return f"{self.get_step_display()}: {self.answer or self.file}"
