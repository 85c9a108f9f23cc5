"""Requests that were sent before Comity: the sheet they come in by, and what it said of each."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from requests_app.models.record import Record, RequestEvent
from requests_app.models.request import AssistanceRequest


class EarlierSheet(models.Model):
    """A spreadsheet as it came, kept here between its preview and its taking over, for a day at most."""

    name = models.CharField(max_length=200)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("requests_app:earlier_preview", args=[self.pk])


class EarlierRequest(Record):
    """That a request was sent before Comity, as its row of the sheet has it. Nothing here was checked by a second
    person, and the letter is not in Comity. Written once, by `earlier.keeping`.

    `basis_cited`: the words of the sheet; a legal claim only where the request has a channel that bound on that day.
    """

    assistance_request = models.OneToOneField(AssistanceRequest, on_delete=models.PROTECT, related_name="earlier")
    event = models.OneToOneField(RequestEvent, on_delete=models.PROTECT, related_name="+")
    basis_cited = models.CharField(max_length=300)
    sent_on = models.DateField()
    route = models.CharField(max_length=200, blank=True)
    their_reference = models.CharField(max_length=120, blank=True)
    acknowledged_on = models.DateField(null=True)
    note = models.TextField(blank=True)
    sheet = models.CharField(max_length=200)
    sheet_sha256 = models.CharField(max_length=64)
    row = models.PositiveIntegerField()
    row_sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.assistance_request} as {self.sheet} has it"
