"""A case, and the requests to other States that it needs."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.choices import Role
from accounts.models import Office, User
from requests_app.choices import SENDS, Act, Confidentiality, ProceedingStage, Status, Urgency
from requests_app.lifecycle import Lifecycle
from treaties.models import CentralAuthority, Edition, State
from treaties.selectors import current_registry


class Case(models.Model):
    """A criminal matter at home: its facts are written once and printed by each of its requests."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="cases")
    national_reference = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    stage = models.CharField(max_length=20, choices=ProceedingStage.choices, default=ProceedingStage.INVESTIGATION)
    nature = models.TextField(blank=True)
    summary_of_facts = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    look_again: tuple[str, ...] = ()  # not stored: sentences on elements whose paragraphs the save changed

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(name="case_once_an_office", fields=["office", "national_reference"])]

    def __str__(self):
        return f"{self.national_reference}: {self.title}"

    def get_absolute_url(self):
        return reverse("requests_app:case", args=[self.pk])


class AssistanceRequest(Lifecycle):
    """A request for mutual legal assistance from one State to another."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="requests")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="requests")
    reference = models.CharField(max_length=80, editable=False)
    letter_version = models.PositiveIntegerField(default=1, editable=False)
    supplements = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="supplements_set"
    )

    requesting_state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="+")
    requested_state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="+")

    # The channel: an instrument's code or LETTERS-ROGATORY, as resolved on a day under an edition.
    channel = models.CharField(max_length=40, blank=True)
    supporting = models.JSONField(default=list, blank=True)  # codes of instruments cited beside it
    edition = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    basis_on = models.DateField(null=True, blank=True)

    competent_authority = models.CharField(max_length=200, blank=True)
    competent_authority_officer = models.CharField(max_length=200, blank=True)
    competent_authority_contact = models.TextField(blank=True)

    # The addressee: from the registry, or typed and vouched for where the registry has none or an unverified one.
    addressee = models.ForeignKey(CentralAuthority, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    addressee_name = models.CharField(max_length=300, blank=True)
    addressee_address = models.TextField(blank=True)
    addressee_vouched_on = models.DateField(null=True, blank=True)
    addressee_vouched_how = models.TextField(blank=True)

    urgency = models.CharField(max_length=10, choices=Urgency.choices, default=Urgency.ROUTINE)
    urgency_reason = models.TextField(blank=True)
    wanted_by = models.DateField(null=True, blank=True)
    confidentiality = models.CharField(max_length=12, choices=Confidentiality.choices, default=Confidentiality.ORDINARY)
    named_people = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")

    nexus = models.TextField(blank=True)
    purpose = models.TextField(blank=True)
    no_persons_reason = models.TextField(blank=True)
    persons = models.ManyToManyField("PersonConcerned", blank=True, related_name="requests")
    offences = models.ManyToManyField("Offence", blank=True, related_name="requests")
    language = models.CharField(max_length=8, default="en")

    is_exercise = models.BooleanField(default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)  # of the saved text: a stale edit is refused
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assigned_requests"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    sections_seen = models.JSONField(default=list, editable=False)  # choices.Section values that were saved once

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(name="reference_once_a_state", fields=["requesting_state", "reference"]),
            models.CheckConstraint(name="two_different_states", condition=~Q(requesting_state=F("requested_state"))),
            models.CheckConstraint(name="known_status", condition=Q(status__in=Status.values)),
        ]
        indexes = [
            models.Index(fields=["office", "status"]),
            models.Index(fields=["requesting_state", "status"]),
            models.Index(fields=["confidentiality"], name="requests_by_confidentiality"),
            models.Index(fields=["assigned_to", "status"], name="requests_of_a_person"),
            # Lists, the newest first: a page is read from where it begins.
            models.Index(fields=["-created_at", "-id"], name="requests_newest"),
            models.Index(fields=["office", "-created_at", "-id"], name="requests_newest_of_office"),
            models.Index(fields=["requesting_state", "-created_at", "-id"], name="requests_newest_of_state"),
            models.Index(fields=["assigned_to", "-created_at", "-id"], name="requests_newest_of_person"),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return reverse("requests_app:request", args=[self.pk])

    @property
    def is_restricted(self) -> bool:
        return self.confidentiality == Confidentiality.RESTRICTED

    # For lists: a template that looks for a row which is not there searches all of the request for its name first.
    @property
    def has_moved_basis(self) -> bool:
        return hasattr(self, "moved_basis")

    @property
    def was_taken_over(self) -> bool:
        return hasattr(self, "earlier")

    def names(self, user: User) -> bool:
        """Whether this person may see a restricted request: named, or working on it."""
        return (
            user.pk in {self.assigned_to_id, self.created_by_id}
            or any(each.pk == user.pk for each in self.named_people.all())
            or self.was_drafted_by(user)
        )

    @property
    def was_sent(self) -> bool:
        """Whether the present letter has left: a revision is another one. One that was withdrawn may not have."""
        return any(each.act in SENDS and each.version >= self.letter_version for each in self.events.all())

    def was_drafted_by(self, user: User) -> bool:
        return any(each.user_id == user.pk for each in self.drafters.all())

    def was_approved_by(self, user: User) -> bool:
        """Whether this person gave the first approval of the present letter."""
        approval = self.events.filter(act=Act.APPROVE).order_by("-pk").first()
        return approval is not None and approval.user_id == user.pk

    def office_has_two_supervisors(self) -> bool:
        supervisors = User.objects.filter(office=self.office_id, is_active=True, role_assignments__role=Role.SUPERVISOR)
        return supervisors.count() >= 2

    @property
    def requires_countersignature(self) -> bool:
        """Coercive measures of level 3 or more, or a restricted request (DESIGN: countersignature)."""
        types = current_registry().law.assistance_types
        return self.is_restricted or any(
            types[measure.assistance_type].coercive_level >= 3 for measure in self.measures.all()
        )


class Drafter(models.Model):
    """Whoever saved a change to the request, or to case text it prints. A drafter may not review it."""

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.CASCADE, related_name="drafters")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="drafter_once", fields=["assistance_request", "user"])]

    def __str__(self):
        return f"{self.user} drafted {self.assistance_request}"
