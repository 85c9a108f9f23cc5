"""Changes to the registry on their way: what anybody suggests, what an editor proposes and another one decides."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from treaties.choices import ProposalStatus, SuggestionStatus
from treaties.models.editions import Edition


def evidence_path(proposal: "Proposal", filename: str) -> str:
    return f"registry/{proposal.proposed_at:%Y}/{filename}"


class Proposal(models.Model):
    """Rows as they shall be, with the reason. Nothing of it is in the registry before an edition publishes it.

    `rows`: each a `treaties.difference.RowChange`.
    """

    summary = models.CharField(max_length=300)
    rows = models.JSONField()
    reason = models.TextField()
    status = models.CharField(max_length=10, choices=ProposalStatus.choices, default=ProposalStatus.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    # What the editor read, on which day, and the file they kept of it.
    source_url = models.URLField(max_length=1000)
    seen_on = models.DateField()
    evidence = models.FileField(upload_to=evidence_path, max_length=200, blank=True)
    evidence_sha256 = models.CharField(max_length=64, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_note = models.TextField(blank=True)
    edition = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals")

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="accepted_by_somebody_else",
                condition=~Q(status__in=[ProposalStatus.ACCEPTED, ProposalStatus.PUBLISHED])
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("proposed_by"))),
            ),
            models.CheckConstraint(
                name="published_in_an_edition",
                condition=Q(status=ProposalStatus.PUBLISHED, edition__isnull=False)
                | (~Q(status=ProposalStatus.PUBLISHED) & Q(edition__isnull=True)),
            ),
        ]

    def __str__(self):
        return self.summary

    def get_absolute_url(self):
        return reverse("treaties:proposal", args=[self.pk])


class Suggestion(models.Model):
    """What a reader thinks is wrong, and where they read it. An editor takes it up or says why not."""

    about_kind = models.CharField(max_length=20, blank=True)  # a Kind of `treaties.snapshot`, or "" for the whole
    about_key = models.CharField(max_length=300, blank=True)
    about = models.CharField(max_length=300)  # in words
    words = models.TextField()
    url = models.URLField(max_length=1000, blank=True)
    status = models.CharField(max_length=10, choices=SuggestionStatus.choices, default=SuggestionStatus.OPEN)
    suggested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    suggested_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="suggestions")

    class Meta:
        ordering = ["-suggested_at", "-pk"]

    def __str__(self):
        return f"{self.about}: {self.words[:80]}"
