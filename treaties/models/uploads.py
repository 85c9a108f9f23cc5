"""Files on their way: those that editors look at before their rows are proposed, and copies of what they read."""

import zlib

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models
from django.urls import reverse


class Upload(models.Model):
    """A file as it came, kept here between its preview and its application, for a day at most.

    `told`: what the editor said of it: the source, the day it was read, why, and which instrument it is about.
    """

    name = models.CharField(max_length=200)
    content = models.BinaryField(help_text="Compressed")
    told = models.JSONField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("treaties:import_preview", args=[self.pk])


class KeptFile(models.Model):
    """A file that came with a form which was not accepted: offered again with the form, for a day at most."""

    name = models.CharField(max_length=200)
    content = models.BinaryField(help_text="Compressed")
    size = models.PositiveIntegerField(help_text="Bytes")
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kept_at = models.DateTimeField()

    def __str__(self):
        return self.name

    def file(self) -> ContentFile:
        """As it came."""
        return ContentFile(zlib.decompress(self.content), name=self.name)
