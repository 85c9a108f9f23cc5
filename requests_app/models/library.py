"""Texts that an office keeps for use in its drafts. Once inserted, a text is plain text of the draft like any other."""

from django.conf import settings
from django.db import models

from accounts.models import Office


class LibraryText(models.Model):
    """A clause to be inserted, or a worked example to be read, for one input of a draft."""

    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.CASCADE, related_name="library_texts")
    place = models.CharField(max_length=60)  # the name of the input it is for
    title = models.CharField(max_length=120)
    text = models.TextField()
    language = models.CharField(max_length=8, default="en")
    is_example = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["place", "title", "pk"]

    def __str__(self):
        return self.title
