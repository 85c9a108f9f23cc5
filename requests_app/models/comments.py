"""Comments on the words of a draft, and what became of them: written once, so that nobody's words are changed later."""

from django.conf import settings
from django.db import models

from requests_app.choices import CommentStep, Section
from requests_app.models.record import Record
from requests_app.models.request import AssistanceRequest


class Comment(Record):
    """A comment on a paragraph of a draft. `quote` keeps the words it was made on; "" where none stood there."""

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.PROTECT, related_name="comments")
    section = models.CharField(max_length=20)  # choices.Section value: no `choices`, or a new section would rebuild it
    place = models.CharField(max_length=200)  # key of the passage
    label = models.CharField(max_length=300)  # of the passage, in words
    quote = models.TextField(blank=True)
    text = models.TextField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"Comment on {self.where}"

    @property
    def where(self) -> str:
        """As it is named to those who look for it."""
        return f"“{self.label}” ({self.section_label}), by {self.user}"

    @property
    def section_label(self) -> str:
        return Section(self.section).label


class CommentEntry(Record):
    """A reply, or that the comment was resolved or opened again: the newest of the latter two says how it stands."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="entries")
    step = models.CharField(max_length=10, choices=CommentStep.choices)
    text = models.TextField(blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "comment entries"

    def __str__(self):
        return f"{self.get_step_display()}: {self.comment}"
