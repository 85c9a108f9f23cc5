"""Letters that follow one that was sent: an answer, a reminder, a withdrawal. The draft may change; what was issued,
drawn and sent is written once.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from requests_app.choices import FollowUpKind, ReadAs, Route, SentAs
from requests_app.models.correspondence import Correspondence
from requests_app.models.drafting import KnownByDigest
from requests_app.models.record import IssuedLetter, Record, RequestEvent
from requests_app.models.request import AssistanceRequest


class FollowUpDraft(models.Model):
    """The text as it stands. `answers`: key of what was asked (open_questions) -> what is answered. `writers`: whoever
    saved a change to it, who may not approve it."""

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.PROTECT, related_name="follow_up_drafts")
    # None: it follows a letter that was sent before Comity.
    letter = models.ForeignKey(IssuedLetter, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=FollowUpKind.choices)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    answers = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    is_open = models.BooleanField(default=True)  # False: it was issued
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True)  # it waits for approval since
    sent_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sent_back_because = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_open_follow_up_a_kind", fields=["assistance_request", "kind"], condition=Q(is_open=True)
            ),
            models.CheckConstraint(
                name="somebody_submitted_the_follow_up",
                condition=Q(submitted_at=None, submitted_by=None)
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.assistance_request}"


def follow_up_annex_path(annex: "FollowUpAnnex", name: str) -> str:
    return f"follow-ups/{annex.draft.assistance_request_id}/{annex.sha256}"


class FollowUpAnnex(KnownByDigest, models.Model):
    """A file that goes with it. Its bytes never change."""

    draft = models.ForeignKey(FollowUpDraft, on_delete=models.CASCADE, related_name="annexes")
    file = models.FileField(upload_to=follow_up_annex_path, max_length=200)
    filename = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="annex_once_a_follow_up", fields=["draft", "sha256"])]

    def __str__(self):
        return self.filename


class FollowUpLetter(Record):
    """As issued: the frozen content the PDF is drawn from."""

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.PROTECT, related_name="follow_ups")
    letter = models.ForeignKey(IssuedLetter, null=True, on_delete=models.PROTECT, related_name="follow_ups")
    draft = models.OneToOneField(FollowUpDraft, on_delete=models.PROTECT, related_name="issued")
    event = models.OneToOneField(RequestEvent, on_delete=models.PROTECT, related_name="follow_up")
    kind = models.CharField(max_length=12, choices=FollowUpKind.choices)
    code = models.CharField(max_length=24, unique=True)
    content = models.TextField()  # content.to_json(FrozenFollowUp)
    digest = models.CharField(max_length=64)  # of the FollowUpContent that was read and issued
    sha256 = models.CharField(max_length=64)  # of `content`

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.assistance_request}"

    @property
    def was_sent(self) -> bool:
        return hasattr(self, "sent")

    @property
    def is_void(self) -> bool:
        return hasattr(self, "voiding")


class VoidedFollowUp(Record):
    """That it will not be sent, and why. The letter is kept."""

    letter = models.OneToOneField(FollowUpLetter, on_delete=models.PROTECT, related_name="voiding")
    event = models.OneToOneField(RequestEvent, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "voided follow-ups"

    def __str__(self):
        return f"{self.letter} is void"


class DrawnFollowUp(Record):
    """Its PDF, drawn once from the frozen content."""

    letter = models.OneToOneField(FollowUpLetter, on_delete=models.PROTECT, related_name="drawn")
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64, unique=True)
    drawn_at = models.DateTimeField()

    def __str__(self):
        return f"PDF of {self.letter}"


class FollowUpSent(Record):
    """That it was sent: the entry of the thread, and the act that followed, where one did."""

    letter = models.OneToOneField(FollowUpLetter, on_delete=models.PROTECT, related_name="sent")
    entry = models.OneToOneField(Correspondence, on_delete=models.PROTECT, related_name="follow_up_sent")
    event = models.OneToOneField(RequestEvent, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "follow-ups sent"

    def __str__(self):
        return f"{self.letter} was sent"


class FollowUpRoute(Record):
    """By which route it was sent, and what went: `carried_sha256` are the digests of the files of the letter itself."""

    sent = models.OneToOneField(FollowUpSent, on_delete=models.PROTECT, related_name="way")
    route = models.CharField(max_length=200)  # a choices.Route, or words of whoever sent it
    reason_for_route = models.TextField(blank=True)  # asked for where the law does not open the route
    dispatch_reference = models.CharField(max_length=120, blank=True)
    sent_as = models.CharField(max_length=10, choices=SentAs.choices)
    carried_sha256 = models.JSONField(default=list)

    class Meta:
        constraints = [models.CheckConstraint(name="follow_up_by_some_route", condition=~Q(route=""))]

    def __str__(self):
        return f"Route of {self.sent}"

    @property
    def named(self) -> str:
        """The route in words."""
        return Route.named(self.route)


def follow_up_original_path(kept: "FollowUpOriginalFile", filename: str) -> str:
    return f"follow-up-originals/{kept.original.letter_id}/{kept.sha256}"


class FollowUpOriginal(Record):
    """A scan of it as signed and stamped, known by its code to be what was issued. The newest counts."""

    letter = models.ForeignKey(FollowUpLetter, on_delete=models.PROTECT, related_name="originals")
    pages = models.PositiveIntegerField()
    read_as = models.CharField(max_length=10, choices=ReadAs.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"Signed original of {self.letter}"


class FollowUpOriginalFile(KnownByDigest, Record):
    """A file of it: one PDF, or a picture of each page."""

    original = models.ForeignKey(FollowUpOriginal, on_delete=models.PROTECT, related_name="files")
    position = models.PositiveSmallIntegerField()
    file = models.FileField(upload_to=follow_up_original_path, max_length=200)
    filename = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    pages = models.PositiveIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return self.filename
