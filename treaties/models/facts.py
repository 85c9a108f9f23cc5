"""The registry: States, instruments, who is bound since when, who speaks for whom, and how each of it is known.

A bilateral treaty is an Instrument with two Participations: one model for all. Rows are changed by
`treaties.importing` and `treaties.editing`, and published as an Edition; readers work on the snapshot in
`treaties.registry`.
"""

from django.db import models
from django.db.models import ProtectedError, Q
from django.urls import reverse

from treaties.choices import (
    AuthorityRole,
    BasisRole,
    Confidence,
    DeclarationKind,
    FindingKind,
    FindingOrigin,
    InstrumentKind,
    MaterialScope,
    ParticipationStatus,
    StateKind,
)


class Loaded(models.Model):
    """A row that may have come from a file; both columns are empty where an editor made it.

    `loaded_key` says which row of the files it is, whatever an editor made of it since; `loaded_digest`, that of its
    content as loaded, shows whether one changed it.
    """

    loaded_key = models.TextField(blank=True, editable=False)
    loaded_digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        abstract = True


class State(Loaded):
    """A State, territory or union by its ISO 3166-1 alpha-2 code (plus EU and XK)."""

    code = models.CharField(primary_key=True, max_length=2)
    name = models.CharField(max_length=120, unique=True)
    official_name = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=10, choices=StateKind.choices, default=StateKind.STATE)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("treaties:state", args=[self.code])


class Source(Loaded):
    """Where facts were read. Known only by its link where `sources.csv` does not list it."""

    source_id = models.CharField(max_length=60, blank=True)
    url = models.URLField(max_length=1000, unique=True)
    title = models.CharField(max_length=400, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    as_of = models.CharField(max_length=10, blank=True, help_text="Year, month or day the source speaks of")

    class Meta:
        ordering = ["publisher", "title", "url"]

    def __str__(self):
        return self.title or self.url

    def read_apart(self) -> list["Participation"]:
        """Participations of which single fields were read here, and the row elsewhere."""
        rows = Participation.objects.exclude(field_sources=[]).select_related("instrument")
        return [row for row in rows if self.pk in row.read_apart_in]

    def delete(self, *args, **kwargs):
        """Raises ProtectedError while a fact rests on it: a row, or a single field of one."""
        if rows := self.read_apart():
            raise ProtectedError("A field of a participation was read there.", set(rows))
        return super().delete(*args, **kwargs)


class Fact(Loaded):
    """A statement of law or fact with its source, as-of date and confidence."""

    source = models.ForeignKey(Source, null=True, blank=True, on_delete=models.PROTECT)
    source_date = models.CharField(max_length=10, blank=True, help_text="Year, month or day; empty if not known")
    confidence = models.CharField(max_length=10, choices=Confidence.choices)
    notes = models.TextField(blank=True)

    class Meta:
        abstract = True


class Instrument(Loaded):
    """A treaty, convention or scheme under which States assist each other."""

    code = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=400)
    short_title = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=12, choices=InstrumentKind.choices)
    depositary = models.CharField(max_length=120, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    in_force_on = models.DateField(null=True, blank=True)
    citation = models.CharField(max_length=200, blank=True)
    mla_articles = models.CharField(max_length=300, blank=True)
    url = models.URLField(max_length=1000, blank=True)
    notes = models.TextField(blank=True)
    basis_role = models.CharField(max_length=10, choices=BasisRole.choices)
    supplements = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="supplemented_by"
    )
    material_scope = models.CharField(max_length=20, choices=MaterialScope.choices)
    preference = models.PositiveSmallIntegerField(help_text="Orders channels, lowest first")

    class Meta:
        ordering = ["preference", "code"]
        constraints = [
            models.CheckConstraint(
                name="supplement_names_what_it_supplements",
                condition=~Q(basis_role=BasisRole.SUPPLEMENT) | Q(supplements__isnull=False),
            )
        ]

    def __str__(self):
        return self.short_title or self.title

    def get_absolute_url(self):
        return reverse("treaties:instrument", args=[self.code])


class Participation(Fact):
    """A State's place under an instrument. An empty date is not known; it is never guessed."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="participations")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="participations")
    status = models.CharField(max_length=14, choices=ParticipationStatus.choices)
    signed_on = models.DateField(null=True, blank=True)
    ratified_on = models.DateField(null=True, blank=True)
    in_force_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True, help_text="First day on which it no longer binds")
    suspended_on = models.DateField(null=True, blank=True, help_text="First day of suspension")
    declaration_summary = models.TextField(blank=True)
    # Field names separated by ";", as in participations_fields.csv.
    verified_fields = models.CharField(max_length=200, blank=True)
    computed_fields = models.CharField(max_length=200, blank=True)
    recalled_fields = models.CharField(max_length=200, blank=True)
    # Fields that were read elsewhere than the row: each its name, the number of the source, and what that speaks of.
    field_sources = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["instrument", "state"]
        constraints = [models.UniqueConstraint(name="one_participation_a_state", fields=["instrument", "state"])]

    def __str__(self):
        return f"{self.state_id} under {self.instrument}: {self.get_status_display()}"

    @property
    def read_apart_in(self) -> set[int]:
        """Numbers of the sources in which single fields were read, and the row was not."""
        return {source for _, source, _ in self.field_sources}


class Declaration(Fact):
    """A reservation, declaration, language or authority statement; `effect` is its machine-readable part."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="declarations")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="declarations")
    article = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=12, choices=DeclarationKind.choices)
    effect = models.CharField(max_length=300, blank=True, help_text="Tokens split by ';', values inside a token by ','")
    summary = models.TextField()

    class Meta:
        ordering = ["instrument", "state", "article", "id"]

    def __str__(self):
        return f"{self.state_id}, {self.instrument}, art. {self.article}"


class CentralAuthority(Fact):
    """An authority designated to send and receive requests. Institutions only, never persons."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="authorities")
    role = models.CharField(max_length=24, choices=AuthorityRole.choices)
    name = models.CharField(max_length=300)
    organisation = models.CharField(max_length=300, blank=True)
    city = models.CharField(max_length=120, blank=True)
    accepted_languages = models.CharField(max_length=60, blank=True, help_text="Language codes split by ';'")
    transmission_notes = models.TextField(blank=True)

    class Meta:
        ordering = ["state", "role", "id"]
        verbose_name_plural = "central authorities"

    def __str__(self):
        return ", ".join(filter(None, [self.name, self.organisation, self.city]))


class Finding(Fact):
    """A checked negative, a finding about a State's treaties, or a published claim with its verdict."""

    origin = models.CharField(max_length=14, choices=FindingOrigin.choices)
    key = models.CharField(max_length=80, help_text="Unique within its origin")
    instrument = models.ForeignKey(Instrument, null=True, blank=True, on_delete=models.PROTECT, related_name="findings")
    state = models.ForeignKey(State, null=True, blank=True, on_delete=models.PROTECT, related_name="findings")
    counterpart = models.ForeignKey(State, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24, choices=FindingKind.choices)
    statement = models.TextField()
    explanation = models.TextField(blank=True)

    class Meta:
        ordering = ["origin", "key"]
        constraints = [models.UniqueConstraint(name="finding_key_once_an_origin", fields=["origin", "key"])]

    def __str__(self):
        return self.statement


class EUMembership(Fact):
    """A Member State of the European Union from a day, and until one where it left."""

    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="eu_memberships")
    member_from = models.DateField()
    member_until = models.DateField(null=True, blank=True, help_text="Last day of membership")

    class Meta:
        ordering = ["state", "member_from"]
        verbose_name = "EU membership"
        constraints = [models.UniqueConstraint(name="eu_membership_once", fields=["state", "member_from"])]

    def __str__(self):
        return f"{self.state_id} from {self.member_from}"
