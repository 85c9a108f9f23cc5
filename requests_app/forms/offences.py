"""Offences: written once in the case, with the requested State's counterpart beside each."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils.text import capfirst

from accounts.models import User
from requests_app import services
from requests_app.choices import Section
from requests_app.forms.draft_form import DraftForm
from requests_app.forms.inputs import Line, Text
from requests_app.models import AssistanceRequest, Offence
from requests_app.reading import Reading
from treaties import law


class OffenceFields(forms.Form):
    title = Line("Title", missing="Name the offence in a few words.")
    catalogue_key = Text(widget=forms.HiddenInput())
    provision = Line("Provision", missing="Cite the provision: act and section.", help_text="Act, year and section.")
    text = Text(
        "Text of the provision", rows=6, help_text="Quote it, or say in short what it punishes and annex the full text."
    )
    penalty = Line("Penalty", max_length=300, help_text="Minimum and maximum.")
    max_penalty_years = forms.DecimalField(
        label="Maximum imprisonment in years",
        required=False,
        min_value=0,
        max_digits=5,
        decimal_places=2,
        help_text="A number, such as 14 or 0.5. Leave it empty for life imprisonment.",
        error_messages=dict.fromkeys(
            ["invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits"],
            "Enter a number of years from 0 to 999, such as 14 or 0.5.",
        ),
    )
    counterpart_provision = Line(
        "Counterpart in the requested State's law", help_text="The provision that punishes the same conduct there."
    )
    counterpart_text = Text("What the counterpart says", rows=4)
    explanation = Text(
        "Why the conduct is an offence in both",
        rows=5,
        help_text="Compare the conduct and the elements, not the names of the offences.",
    )


NAMES = tuple(OffenceFields.base_fields)


def of_offence(offence: Offence | None) -> dict:
    return {name: getattr(offence, name) for name in NAMES} if offence else {}


class OffenceForm(OffenceFields, DraftForm):
    """A new offence, perhaps begun from the catalogue, or `offence` changed wherever the case names it."""

    section = Section.OFFENCES

    def __init__(self, *args, reading: Reading, offence: Offence | None = None, begun: dict | None = None, **kwargs):
        self.offence, self.begun = offence, begun or {}
        super().__init__(*args, reading=reading, **kwargs)

    def shown(self):
        return of_offence(self.offence) or self.begun

    def clean_catalogue_key(self):
        """A key that the catalogue does not have is none."""
        key = self.cleaned_data["catalogue_key"]
        return key if key in self.reading.registry.law.offences else ""

    def editing(self, *, user: User, at: datetime):
        if self.offence is None:
            return super().editing(user=user, at=at)
        return services.editing_with_case(
            self.assistance_request,
            user=user,
            at=at,
            seen_version=self.seen,
            section=self.section,
            printed_by=self.offence.requests.all(),
        )

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        typed = {name: self.cleaned_data[name] for name in NAMES}
        if self.offence is None:
            services.add_offence(locked, **typed)
        else:
            Offence.objects.filter(pk=self.offence.pk).update(**typed)


@dataclass(frozen=True, slots=True)
class Entry:
    """An offence of the catalogue with the provisions of the two States that it knows."""

    offence: law.Offence
    own: tuple[law.NationalProvision, ...]
    counterparts: tuple[law.NationalProvision, ...]


def entry(reading: Reading, key: str) -> Entry | None:
    """None for a key the catalogue does not have."""
    offence = reading.registry.law.offences.get(key)
    if offence is None:
        return None
    request = reading.assistance_request
    own, theirs = request.requesting_state_id, request.requested_state_id
    return Entry(offence, offence.provisions.get(own, ()), offence.provisions.get(theirs, ()))


def begun(entry: Entry, own: str, counterpart: str) -> dict:
    """What the catalogue can fill in. `own`, `counterpart`: citations that were chosen, "" for none."""
    provision = next((each for each in entry.own if each.citation == own), None)
    theirs = next((each for each in entry.counterparts if each.citation == counterpart), None)
    filled = {"title": entry.offence.title, "catalogue_key": entry.offence.key}
    if provision:
        filled |= {
            "provision": provision.cited,
            "penalty": capfirst(provision.penalty),
            "max_penalty_years": None if provision.life else provision.max_penalty_years,
        }
    if theirs:
        filled |= {
            "counterpart_provision": theirs.cited,
            "counterpart_text": f"{theirs.title}; penalty: {theirs.penalty}" if theirs.penalty else theirs.title,
        }
    return filled
