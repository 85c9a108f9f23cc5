"""How a letter travelled: the signed original that came out of the scanner, and each leg of the way.

Written once, in the database too: an original that was filed wrongly is followed by another one, a leg that was
recorded wrongly by an entry that corrects it.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from requests_app.choices import Carried, HopMeans, Party, ReadAs
from requests_app.models.drafting import KnownByDigest
from requests_app.models.record import IssuedLetter, Record


def original_path(kept, filename: str) -> str:
    return f"originals/{kept.original.letter_id}/{kept.sha256}"


def receipt_path(hop, filename: str) -> str:
    return f"receipts/{hop.letter_id}/{hop.sha256}"


def _in_a_sentence(label: str) -> str:
    return f"{label[0].lower()}{label[1:]}"


class SignedOriginal(Record):
    """A scan of the letter as signed and stamped, known by its code to be what was approved. The newest counts."""

    letter = models.ForeignKey(IssuedLetter, on_delete=models.PROTECT, related_name="originals")
    pages = models.PositiveIntegerField()
    read_as = models.CharField(max_length=10, choices=ReadAs.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"Signed original of {self.letter}"


class OriginalFile(KnownByDigest, Record):
    """A file of it: one PDF, or a picture of each page."""

    original = models.ForeignKey(SignedOriginal, on_delete=models.PROTECT, related_name="files")
    position = models.PositiveSmallIntegerField()
    file = models.FileField(upload_to=original_path, max_length=200)
    filename = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    pages = models.PositiveIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return self.filename


class Hop(KnownByDigest, Record):
    """One leg of a letter's way. `file` is its receipt, where there is one; `corrects` the entry that it replaces."""

    letter = models.ForeignKey(IssuedLetter, on_delete=models.PROTECT, related_name="hops")
    from_party = models.CharField(max_length=30, choices=Party.choices)
    from_name = models.CharField(max_length=200, blank=True)
    to_party = models.CharField(max_length=30, choices=Party.choices)
    to_name = models.CharField(max_length=200, blank=True)
    means = models.CharField(max_length=20, choices=HopMeans.choices)
    means_words = models.CharField(max_length=200, blank=True)  # which security, which system, which other means
    carried = models.CharField(max_length=12, choices=Carried.choices)
    carried_sha256 = models.JSONField(default=list)  # of the files that went, where they are kept here
    on = models.DateField()
    number = models.CharField(max_length=120, blank=True)
    person = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    file = models.FileField(upload_to=receipt_path, max_length=200, blank=True)
    filename = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="correction")
    took_place = models.BooleanField(default=True)  # False: the entry it corrects speaks of what never happened
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="hop_receipt_is_known_by_its_digest",
                condition=Q(file="", sha256="", size=None) | (~Q(file="") & ~Q(sha256="") & Q(size__isnull=False)),
            ),
            models.CheckConstraint(
                name="hop_that_never_was_corrects_one", condition=Q(took_place=True) | Q(corrects__isnull=False)
            ),
        ]

    def __str__(self):
        return f"From {self.sender} to {self.receiver}, {self.on:%-d %B %Y}"

    @property
    def sender(self) -> str:
        """In the middle of a sentence."""
        return self.from_name or _in_a_sentence(self.get_from_party_display())

    @property
    def receiver(self) -> str:
        return self.to_name or _in_a_sentence(self.get_to_party_display())

    @property
    def by(self) -> str:
        """The means in words."""
        if self.means == HopMeans.OTHER:
            return self.means_words
        return ": ".join(filter(None, [self.get_means_display(), self.means_words]))
