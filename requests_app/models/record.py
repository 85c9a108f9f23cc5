"""What is written once: history, issued letters, seals. No update and no delete, in code and in the database
(migration 0002 installs the triggers).
"""

from django.conf import settings
from django.db import models

from requests_app.choices import Act, Entry, LetterKind, Status
from requests_app.models.request import AssistanceRequest


class WrittenOnce(Exception):
    """Somebody tried to change or delete a record that is written once."""


class Record(models.Model):
    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self.pk and not self._state.adding:
            raise WrittenOnce(f"{self._meta.verbose_name} {self.pk} is written once and cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise WrittenOnce(f"{self._meta.verbose_name} {self.pk} is written once and cannot be deleted.")


class RequestEvent(Record):
    """One act, with what it was done with. `canonical` holds the row's own bytes, `sha256` their digest."""

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.PROTECT, related_name="events")
    act = models.CharField(max_length=30, choices=[*Act.choices, *Entry.choices])
    from_status = models.CharField(max_length=30, choices=Status.choices)
    to_status = models.CharField(max_length=30, choices=Status.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    on = models.DateField(null=True, help_text="The day the act speaks of, where it has one")
    version = models.PositiveIntegerField(help_text="Of the letter")
    digest = models.CharField(max_length=64, blank=True, help_text="Of the content at that moment")
    details = models.JSONField(default=dict)
    canonical = models.TextField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["assistance_request", "act"]),
            models.Index(fields=["user", "-id"], name="events_newest_of_person"),
        ]

    def __str__(self):
        return f"{self.get_act_display()}, {self.at:%Y-%m-%d %H:%M}"


class Seal(Record):
    """An event's place in the chain: each seal's digest covers the one before it."""

    event = models.OneToOneField(RequestEvent, on_delete=models.PROTECT, related_name="seal")
    position = models.PositiveBigIntegerField(unique=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return f"Seal {self.position}"


class IssuedLetter(Record):
    """A letter as approved: the frozen content the PDF is drawn from."""

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.PROTECT, related_name="letters")
    event = models.OneToOneField(RequestEvent, on_delete=models.PROTECT, related_name="letter")
    kind = models.CharField(max_length=24, choices=LetterKind.choices, default=LetterKind.LETTER_OF_REQUEST)
    version = models.PositiveIntegerField()
    code = models.CharField(max_length=24, unique=True)
    content = models.TextField()  # content.to_json(FrozenLetter)
    digest = models.CharField(max_length=64)  # of the LetterContent that was approved, with what is not sent
    sha256 = models.CharField(max_length=64)  # of `content`

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.assistance_request}, letter {self.version}"

    @property
    def is_void(self) -> bool:
        return hasattr(self, "voiding")


class VoidedLetter(Record):
    """That a letter no longer stands: its approval was recalled. The letter is kept."""

    letter = models.OneToOneField(IssuedLetter, on_delete=models.PROTECT, related_name="voiding")
    event = models.OneToOneField(RequestEvent, on_delete=models.PROTECT, related_name="+")

    def __str__(self):
        return f"{self.letter} is void"


class DrawnLetter(Record):
    """The PDF of a letter, drawn once from its frozen content, outside the transaction that approved it."""

    letter = models.OneToOneField(IssuedLetter, on_delete=models.PROTECT, related_name="drawn")
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64, unique=True)
    drawn_at = models.DateTimeField()

    def __str__(self):
        return f"PDF of {self.letter}"
