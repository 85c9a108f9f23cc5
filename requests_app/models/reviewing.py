"""What reviewers read, what was objected to in a request, and what its drafters have mended of that.

`Objection` repeats what the history says, so that it can be counted: it is written in the transaction of its act. It
and `Look` are written once, in the database too (migration 0022).
"""

from django.conf import settings
from django.db import models

from requests_app.models.record import Record, RequestEvent
from requests_app.models.request import AssistanceRequest
from requests_app.models.versions import DraftVersion


class Look(Record):
    """That a reviewer had this version before them, and when first."""

    version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="looks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(name="look_kept_once", fields=["version", "user"])]

    def __str__(self):
        return f"{self.user} read {self.version}"


class Objection(Record):
    """One thing that a reviewer, or the requested State, sent a request back for."""

    event = models.ForeignKey(RequestEvent, on_delete=models.PROTECT, related_name="objections")
    number = models.PositiveSmallIntegerField(help_text="Its place among those of its act, from 0")
    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.PROTECT, related_name="objections")
    is_external = models.BooleanField(help_text="The requested State's, not a reviewer's")
    section = models.CharField(max_length=20, blank=True, help_text="Section value; empty: no place was named")
    field = models.CharField(max_length=200, blank=True, help_text="What is counted together, within the section")
    label = models.CharField(max_length=300, help_text="Of the field, in words that name nobody")
    reason = models.CharField(max_length=30, help_text="Value of ReturnReason or Deficiency")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="objection_kept_once", fields=["event", "number"])]
        indexes = [models.Index(fields=["section", "assistance_request"], name="objection_by_section")]

    def __str__(self):
        return f"{self.label} ({self.assistance_request})"


class Mended(models.Model):
    """That a drafter ticked an objection off: a working aid, taken back by deleting it."""

    objection = models.OneToOneField(Objection, on_delete=models.CASCADE, related_name="mended")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "mended"

    def __str__(self):
        return f"Mended: {self.objection}"
