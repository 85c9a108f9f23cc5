"""The particulars of one measure, each asked for by the input that suits its type in the catalogue."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django import forms
from django.forms.boundfield import BoundField

from accounts.models import User
from requests_app import checklist
from requests_app.checklist import anchors
from requests_app.choices import Section
from requests_app.forms.draft_form import DraftForm
from requests_app.forms.inputs import Choice, Day, Line, Lines, Text
from requests_app.forms.period import Range
from requests_app.forms.preservation import Preservation
from requests_app.models import AssistanceRequest, Measure
from requests_app.reading import Reading
from treaties.law import Particular

SENTENCES = 4000  # characters of an answer that is more than a name
ONE_A_LINE = "One a line."
Make = Callable[[str], forms.Field]


def _yes(label: str) -> forms.Field:
    return forms.BooleanField(label=label, required=False)


def _choice(particular: Particular) -> forms.Field:
    options = [("", "Choose one"), *((each, each) for each in particular.options)]
    return Choice(particular.title, choices=options, required=False)


LINE_OF_TEXT = partial(Line, max_length=SENTENCES)
INPUTS: dict[str, Make] = {
    "address_list": partial(Lines, rows=3),
    "asset_list": partial(Lines, rows=4),
    "boolean": _yes,
    "choice": partial(Text, rows=2, max_length=SENTENCES),  # where the law lists no options, its help names them
    "choice_list": partial(Lines, rows=4),
    "contact_list": partial(Lines, rows=3),
    "country_list": partial(Lines, rows=2),
    "date": Day,
    "date_range": partial(Range, with_zone=False),
    "datetime": partial(Text, rows=2, max_length=SENTENCES),
    "datetime_range": partial(Range, with_zone=True),
    "document": LINE_OF_TEXT,
    "duration": partial(Text, rows=2, max_length=SENTENCES),
    "entity_list": partial(Lines, rows=3),
    "entity_ref": LINE_OF_TEXT,
    "identifier_list": partial(Lines, rows=4),
    "long_text": partial(Text, rows=5),
    "money": LINE_OF_TEXT,
    "person_ref": LINE_OF_TEXT,
    "person_ref_list": partial(Lines, rows=3),
    "preservation_ref": partial(Preservation, max_length=SENTENCES),
    "provider_ref": LINE_OF_TEXT,
    "text": partial(Text, rows=2, max_length=SENTENCES),
}


def input_for(particular: Particular) -> forms.Field:
    """The input of a particular. A type that is not known here is asked for as a text."""
    is_closed = particular.type == "choice" and particular.options
    field = _choice(particular) if is_closed else INPUTS.get(particular.type, Text)(particular.title)
    field.help_text = f"{particular.help} {ONE_A_LINE}".strip() if isinstance(field, Lines) else particular.help
    if not particular.required:
        field.label = f"{particular.title} (optional)"
    return field


class ParticularsForm(DraftForm):
    """`measure` is one of the request's, `number` its place in the letter. `copied`: a measure to fill empty inputs
    from; what is copied is not saved before the form is.
    """

    section = Section.MEASURES

    def __init__(self, *args, reading: Reading, measure: Measure, number: int, copied: Measure | None = None, **kwargs):
        self.measure, self.number, self.copied = measure, number, copied
        self.kind = reading.registry.law.assistance_types[measure.assistance_type]
        super().__init__(*args, reading=reading, auto_id=anchors.of_particular(number, "%s"), **kwargs)

    def shown(self):
        saved = self.measure.particulars
        other = self.copied.particulars if self.copied else {}
        shown = {each.key: saved.get(each.key) or other.get(each.key, "") for each in self.kind.particulars}
        return {key: value for key, value in shown.items() if value}

    def prepare(self):
        for particular in self.kind.particulars:
            self.fields[particular.key] = input_for(particular)
            if names := SUGGESTED.get(particular.type):
                self.fields[particular.key].widget.attrs["list"] = names

    @property
    def answers(self) -> list[tuple[Particular, BoundField]]:
        return [(particular, self[particular.key]) for particular in self.kind.particulars]

    @property
    def known_providers(self) -> list[str]:
        """Providers that the request names elsewhere, to be picked again."""
        given = (
            value
            for measure in self.reading.content.measures
            for particular in self.reading.registry.law.assistance_types[measure.key].particulars
            if particular.type == "provider_ref"
            for value in checklist.given(measure, particular.key)
        )
        return list(dict.fromkeys(given))

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        typed = {each.key: self.cleaned_data[each.key] for each in self.kind.particulars}
        # Days are kept as text: a letter's content is plain JSON.
        kept = {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in typed.items()}
        unknown = {key: value for key, value in self.measure.particulars.items() if key not in typed}
        Measure.objects.filter(pk=self.measure.pk, assistance_request=locked).update(
            particulars=unknown | {key: value for key, value in kept.items() if value}
        )


# Ids of the lists a page offers for these types: what was typed elsewhere in the request.
SUGGESTED = {"provider_ref": "known_providers", "person_ref": "known_persons", "document": "known_annexes"}
