"""The parts of a draft: measures, persons, statements, clauses, annexes."""

import hashlib

from django.conf import settings
from django.db import models

from requests_app.choices import AttachmentKind, ClauseKind, PersonRole
from requests_app.models.request import AssistanceRequest, Case


class Measure(models.Model):
    """One measure sought: its assistance type and the particulars its law entry asks for."""

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.CASCADE, related_name="measures")
    assistance_type = models.CharField(max_length=40)
    particulars = models.JSONField(default=dict)  # key of the particular -> text, or list of texts
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.assistance_type


class PersonConcerned(models.Model):
    """A person of the case. Only what is known is printed."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="persons")
    role = models.CharField(max_length=16, choices=PersonRole.choices)
    name = models.CharField(max_length=200)
    other_names = models.CharField(max_length=300, blank=True)
    born_on = models.CharField(max_length=40, blank=True, help_text="Date or year, as far as known")
    born_at = models.CharField(max_length=120, blank=True)
    nationality = models.CharField(max_length=120, blank=True)
    identity_document = models.CharField(max_length=200, blank=True)
    address = models.TextField(blank=True)
    accounts = models.TextField(blank=True, help_text="E-mail addresses, telephone numbers, account identifiers")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "persons concerned"

    def __str__(self):
        return f"{self.told_as} ({self.get_role_display().lower()})"

    @property
    def pseudonym(self) -> str:
        """What stands for the name wherever it could leave the office; "" where the name itself does.

        A victim that no service wrote is protected too.
        """
        saved = getattr(self, "protection", None)
        if saved is None:
            return f"Victim no. {self.pk}" if self.role == PersonRole.VICTIM else ""
        return saved.pseudonym if saved.hides else ""

    @property
    def protected(self) -> bool:
        return bool(self.pseudonym)

    @property
    def named_because(self) -> str:
        """Why letters print the name of a victim."""
        saved = getattr(self, "protection", None)
        return saved.named_because if saved else ""

    @property
    def told_as(self) -> str:
        return self.pseudonym or self.name


class Statement(models.Model):
    """One text per law `field` that no structured field answers. Each key it answers is confirmed by itself."""

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.CASCADE, related_name="statements")
    field = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    confirmed = models.JSONField(default=list)  # INSTRUMENT:KEY of required contents it answers

    class Meta:
        ordering = ["field"]
        constraints = [models.UniqueConstraint(name="one_statement_a_field", fields=["assistance_request", "field"])]

    def __str__(self):
        return self.field


class Clause(models.Model):
    """A text of the letter that the officer chooses: procedure, confidentiality, undertakings."""

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.CASCADE, related_name="clauses")
    kind = models.CharField(max_length=20, choices=ClauseKind.choices)
    text = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="one_clause_a_kind", fields=["assistance_request", "kind"])]

    def __str__(self):
        return self.get_kind_display()


def attachment_path(attachment, filename: str) -> str:
    return f"{attachment.assistance_request_id}/{attachment.sha256}"


class KnownByDigest:
    """A row with a `file` and the `sha256` that its bytes had when they came."""

    def is_unaltered(self) -> bool:
        """Whether the stored file still has that digest. A file that is gone has not."""
        try:
            with self.file.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == self.sha256
        except FileNotFoundError:
            return False


class Attachment(KnownByDigest, models.Model):
    """An annex with its SHA-256. The file's bytes never change."""

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.CASCADE, related_name="attachments")
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=AttachmentKind.choices, default=AttachmentKind.OTHER)
    language = models.CharField(max_length=8, blank=True)
    file = models.FileField(upload_to=attachment_path, max_length=200)
    filename = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    position = models.PositiveSmallIntegerField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title
