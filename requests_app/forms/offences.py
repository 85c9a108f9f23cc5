"""Offences: written once in the case, with the requested State's counterpart beside each."""

from dataclasses import dataclass

from django import forms
from django.utils.text import capfirst

from requests_app import services
from requests_app.choices import Section
from requests_app.forms.inputs import Line, Text
from requests_app.forms.parts import PartForm
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


class OffenceForm(OffenceFields, PartForm):
    """A new one may be begun from the catalogue."""

    section = Section.OFFENCES
    names, add = NAMES, staticmethod(services.add_offence)

    def __init__(self, *args, begun: dict | None = None, **kwargs):
        self.begun = begun or {}
        super().__init__(*args, **kwargs)

    def shown(self):
        return super().shown() or self.begun

    def clean_catalogue_key(self):
        """A key that the catalogue does not have is none."""
        key = self.cleaned_data["catalogue_key"]
        return key if key in self.reading.registry.law.offences else ""


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
    saved = reading.assistance_request
    own, theirs = saved.requesting_state_id, saved.requested_state_id
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
        }
    if theirs:
        filled |= {
            "counterpart_provision": theirs.cited,
            "counterpart_text": f"{theirs.title}; penalty: {theirs.penalty}" if theirs.penalty else theirs.title,
        }
    return filled
