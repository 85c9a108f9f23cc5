"""What somebody typed on a page of a draft and has not saved: theirs alone, gone once it is saved or thrown away."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models

from requests_app.models.request import AssistanceRequest

STILL_TYPING = timedelta(minutes=10)


class WorkingCopy(models.Model):
    """One a person and page. Nobody becomes a drafter by it, and nobody waits for it."""

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.CASCADE, related_name="working_copies")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=200)  # path of the page
    title = models.CharField(max_length=200)  # of the page, as a list names it
    data = models.JSONField()  # input name -> the list of its values, as a browser posts them
    begun_at = models.DateTimeField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["-kept_at"]
        verbose_name_plural = "working copies"
        constraints = [
            models.UniqueConstraint(name="working_copy_once", fields=["assistance_request", "user", "address"])
        ]

    def __str__(self):
        return f"{self.user}: {self.title} of {self.assistance_request}"

    def is_fresh(self, *, at: datetime) -> bool:
        """Whether whoever typed it may still be typing."""
        return at - self.kept_at < STILL_TYPING
