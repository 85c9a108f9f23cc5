"""What drafts said at each save: written once. No update and no delete, in code and in the database."""

import zlib

from django.conf import settings
from django.db import models

from requests_app.models.record import Record
from requests_app.models.request import AssistanceRequest


class KeptText(Record):
    """What one section said, as canonical JSON: kept once, however many versions say it."""

    sha256 = models.CharField(max_length=64, primary_key=True)  # of the unpacked bytes
    packed = models.BinaryField()  # zlib

    def __str__(self):
        return f"Text {self.sha256[:12]}"

    @property
    def text(self) -> str:
        return zlib.decompress(self.packed).decode()


class DraftVersion(Record):
    """A draft as one save left it. `version` is that of the request; a save that changed nothing keeps none."""

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.PROTECT, related_name="draft_versions")
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, help_text="Of the whole content")
    texts = models.JSONField(help_text="Section value -> the SHA-256 of its kept text")
    section = models.CharField(max_length=20, blank=True, help_text="Section value: where it was saved")
    # Nobody: as it was found when versions began to be kept.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(name="version_kept_once", fields=["assistance_request", "version"])]

    def __str__(self):
        return f"{self.assistance_request}, version {self.version}"
