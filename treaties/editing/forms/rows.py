"""One row of the registry in a form: changed, verified or added."""

from dataclasses import replace

from django import forms

from treaties import models
from treaties.difference import BY_NAME, RowChange
from treaties.editing.forms.source import SOURCE_FIELDS, SourceFields, day_input
from treaties.registry import SAID
from treaties.snapshot import Kind, read, record_in
from treaties.state_choice import StateChoice

# Fields of a participation of which each is verified by itself.
MARKED = {
    "status": "Its status",
    "signed_on": "The day of signature",
    "ratified_on": "The day of ratification",
    "in_force_on": "The day it came into force",
    "suspended_on": "The day it was suspended",
    "ended_on": "The day it ended",
}

STATES = dict.fromkeys(["state", "counterpart"], StateChoice)


class RowForm(SourceFields, forms.ModelForm):
    """A row with what it shall say. It is never saved: `rows` gives the change, to be proposed."""

    kind: Kind

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        pk = self.instance.pk if not self.instance._state.adding else None
        self.before = next((record for _, record in read(self.kind, self.links, pk=pk)), None) if pk else None

    def rows(self) -> list[RowChange]:
        own = RowChange.of(self.kind, self.before, self.after())
        return [own, *(self.source_rows() if own.fields else [])]

    def after(self):
        return record_in(self.kind, self.instance, self.links)

    @property
    def row_fields(self) -> list:
        """Bound fields of the row itself, without those about the source."""
        return [field for field in self if field.name not in SOURCE_FIELDS]


class FactForm(RowForm):
    """A fact: with the source read it is verified, unless the editor says that the source does not say so."""

    is_verified = forms.BooleanField(
        label="The source says all of this",
        required=False,
        initial=True,
        help_text="Without this tick the row is marked unverified.",
    )

    def after(self):
        told = self.cleaned_data
        return replace(
            super().after(), verified=told["is_verified"], source=self.source(), source_date=told["source_as_of"]
        )


class ParticipationForm(RowForm):
    """A State's place under an instrument. What changed was read in the source; what else was, the editor ticks."""

    read_there = forms.MultipleChoiceField(
        label="What you read in the source",
        required=False,
        choices=MARKED.items(),
        widget=forms.CheckboxSelectMultiple,
        help_text="These become verified, and so does every value that you change.",
    )

    class Meta:
        model = models.Participation
        fields = (
            *("instrument", "state", "status", "signed_on", "ratified_on", "in_force_on", "suspended_on", "ended_on"),
            *("declaration_summary", "notes"),
        )
        widgets = {
            **{name: day_input() for name in ("signed_on", "ratified_on", "in_force_on", "suspended_on", "ended_on")},
            "declaration_summary": forms.Textarea(attrs={"rows": 2}),
            "notes": forms.Textarea(attrs={"rows": 2}),
        }
        field_classes = STATES

    kind = BY_NAME["participations"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.before:  # what it is about stays; another pair is another row
            for name in ("instrument", "state"):
                self.fields[name].disabled = True

    def after(self):
        told, record = self.cleaned_data, super().after()
        settled = set(told["read_there"]) | self._changed(record)
        seen = {name for name in settled if getattr(record, name)}  # a day that was cleared is no day that was read
        record = replace(
            record,
            verified_fields=(record.verified_fields - settled) | seen,
            recalled_fields=record.recalled_fields - settled,
            computed_fields=record.computed_fields - settled,
        )
        # As the channel rule has it: verified in status and, where there is one, in the day it came into force.
        known = record.verified_fields | record.computed_fields
        is_verified = "status" in known and (record.in_force_on is None or "in_force_on" in known)
        record = record.as_verified() if is_verified else record
        return record.read_in(self.source(), told["source_as_of"], seen | self._changed(record, SAID))

    def _changed(self, record, among=tuple(MARKED)) -> set[str]:
        """Against the registry: what a returned proposal said stands in the form already, and is a change as well."""
        return {name for name in among if getattr(record, name) != getattr(self.before, name, None)}


def _fact_form(name: str, model, *, rows: tuple[str, ...], long: tuple[str, ...] = (), days: tuple[str, ...] = ()):
    """The form of a kind of fact that has no marks of its own for each field."""
    widgets = {field: forms.Textarea(attrs={"rows": 2}) for field in long} | {field: day_input() for field in days}
    form = forms.modelform_factory(model, form=FactForm, fields=rows, widgets=widgets, field_classes=STATES)
    form.kind = BY_NAME[name]
    return form


class InstrumentForm(RowForm):
    class Meta:
        model = models.Instrument
        fields = (
            *("code", "title", "short_title", "kind", "depositary", "adopted_on", "signed_on", "in_force_on"),
            *("citation", "mla_articles", "url", "basis_role", "supplements", "material_scope", "preference", "notes"),
        )
        widgets = {name: day_input() for name in ("adopted_on", "signed_on", "in_force_on")} | {
            "notes": forms.Textarea(attrs={"rows": 2})
        }

    kind = BY_NAME["instruments"]
    url = forms.URLField(label="Text", required=False, max_length=1000, assume_scheme="https")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.before:  # DESIGN: codes are fixed and never recomputed
            self.fields["code"].disabled = True


class SourceForm(RowForm):
    """A source: mostly to say what a bare link is called and who publishes it."""

    class Meta:
        model = models.Source
        fields = ("url", "title", "publisher", "as_of")

    kind = BY_NAME["sources"]
    url = forms.URLField(label="Link", max_length=1000, assume_scheme="https")

    def rows(self) -> list[RowChange]:
        own = super().rows()
        return own[:1] if own[0].key == self.cleaned_data["source_url"] else own


FORMS = {
    "participations": ParticipationForm,
    "declarations": _fact_form(
        "declarations",
        models.Declaration,
        rows=("instrument", "state", "article", "kind", "effect", "summary", "notes"),
        long=("summary", "notes"),
    ),
    "authorities": _fact_form(
        "authorities",
        models.CentralAuthority,
        rows=("state", "role", "name", "organisation", "city", "accepted_languages", "transmission_notes", "notes"),
        long=("transmission_notes", "notes"),
    ),
    "findings": _fact_form(
        "findings",
        models.Finding,
        rows=("origin", "key", "kind", "instrument", "state", "counterpart", "statement", "explanation", "notes"),
        long=("statement", "explanation", "notes"),
    ),
    "eu_memberships": _fact_form(
        "eu_memberships",
        models.EUMembership,
        rows=("state", "member_from", "member_until", "notes"),
        days=("member_from", "member_until"),
    ),
    "instruments": InstrumentForm,
    "sources": SourceForm,
}
