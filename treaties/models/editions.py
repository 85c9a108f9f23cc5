"""Editions: published states of the registry and of the law files. Written once, and kept whole."""

from django.conf import settings
from django.db import models
from django.urls import reverse


class Edition(models.Model):
    """A published state of the registry and of the law files. Written once."""

    number = models.PositiveIntegerField(unique=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    notes = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, help_text="Over the canonical dump of registry and law files")
    law_sha256 = models.CharField(max_length=64, help_text="Over the law files that belong to it")
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-number"]

    def __str__(self):
        return f"Edition {self.number}"

    def get_absolute_url(self):
        return reverse("treaties:edition", args=[self.number])


class EditionContent(models.Model):
    """What an edition says, compressed: the very bytes that its two digests are over (see `treaties.editions`)."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, primary_key=True, related_name="content")
    facts = models.BinaryField()
    law = models.BinaryField()

    def __str__(self):
        return f"Content of {self.edition}"
