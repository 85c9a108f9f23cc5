"""The library: texts for the inputs of a draft. Once inserted, a text is plain text of the draft like any other."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Office


class LibraryText(models.Model):
    """A text for one input, of one office or of all. A change is a new one in its place; none is deleted."""

    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="library_texts")
    place = models.CharField(max_length=60)  # the name of the input it is for
    title = models.CharField(max_length=120)
    text = models.TextField()
    language = models.CharField(max_length=8)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    retired_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["place", "title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="library_text_retired_by_somebody",
                condition=Q(retired_by__isnull=True, retired_at__isnull=True)
                | Q(retired_by__isnull=False, retired_at__isnull=False),
            )
        ]

    def __str__(self):
        return self.title
