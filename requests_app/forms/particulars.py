"""The particulars of one measure, each asked for by the input that suits its type in the catalogue."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django import forms
from django.forms.boundfield import BoundField

from accounts.models import User
from requests_app import checklist, periods, zones
from requests_app.checklist import anchors
from requests_app.choices import Section
from requests_app.forms.draft_form import DraftForm
from requests_app.forms.inputs import Day, Identifiers, Line, Lines, Text
from requests_app.forms.listed import OneListed, SomeListed
from requests_app.forms.measured import Duration, Moment, StateNames, Sums
from requests_app.forms.period import Range
from requests_app.forms.preservation import Preservation
from requests_app.models import AssistanceRequest, Measure
from requests_app.reading import Reading
from treaties.importing.states import all_states
from treaties.law import Particular
from treaties.uploads.state_names import code_of

SHORT = 160  # characters of an example that is shown at once
SENTENCES = 4000  # characters of an answer that is more than a name
ONE_A_LINE = "One a line."
Make = Callable[[str], forms.Field]


def _yes(label: str) -> forms.Field:
    return forms.BooleanField(label=label, required=False)


def _registry_name(written: str) -> str | None:
    """What Comity calls a State; None for what is none, or could be two."""
    state = all_states().get(code_of(written))
    return state.name if state else None


LINE_OF_TEXT = partial(Line, max_length=SENTENCES)
INPUTS: dict[str, Make] = {
    "address_list": partial(Lines, rows=3),
    "asset_list": partial(Lines, rows=4),
    "boolean": _yes,
    "choice": partial(Text, rows=2, max_length=SENTENCES),
    "choice_list": partial(Lines, rows=4),
    "contact_list": partial(Lines, rows=3),
    "country_list": partial(StateNames, rows=2, named=_registry_name),
    "date": Day,
    "date_range": partial(Range, with_zone=False),
    "datetime": partial(Moment, max_length=SENTENCES),
    "datetime_range": partial(Range, with_zone=True),
    "document": LINE_OF_TEXT,
    "duration": partial(Duration, max_length=SENTENCES),
    "entity_list": partial(Lines, rows=3),
    "entity_ref": LINE_OF_TEXT,
    "identifier_list": partial(Identifiers, rows=4),
    "long_text": partial(Text, rows=5),
    "money": partial(Sums, rows=3),
    "person_ref": LINE_OF_TEXT,
    "person_ref_list": partial(Lines, rows=3),
    "preservation_ref": partial(Preservation, max_length=SENTENCES),
    "provider_ref": LINE_OF_TEXT,
    "text": partial(Text, rows=2, max_length=SENTENCES),
}
# Where there is something to choose from: options of the law, persons and annexes of the request.
LISTED: dict[str, Make] = {
    **dict.fromkeys(("choice", "document", "person_ref"), partial(OneListed, max_length=SENTENCES)),
    **dict.fromkeys(("choice_list", "person_ref_list"), SomeListed),
}


def input_for(particular: Particular, known: Sequence[str] = ()) -> forms.Field:
    """The input of a particular. `known`: what the request has to choose from. A type that is not known here is asked
    for as a text.
    """
    if (options := particular.options or known) and particular.type in LISTED:
        field = LISTED[particular.type](particular.title, options=options)
    else:
        field = INPUTS.get(particular.type, Text)(particular.title)
    field.help_text = f"{particular.help} {ONE_A_LINE}".strip() if isinstance(field, Lines) else particular.help
    if not particular.required:
        field.label = f"{particular.title} (optional)"
    return field


@dataclass(frozen=True, slots=True)
class Answer:
    """A particular with its input, as the page shows the two."""

    particular: Particular
    field: BoundField

    @property
    def example(self) -> str:
        """As the letter would print it."""
        return periods.in_words(self.particular.example)

    @property
    def is_short(self) -> bool:
        """Whether the example is shown at once; a longer one unfolds."""
        return len(self.example) <= SHORT and "\n" not in self.example

    @property
    def how_many(self) -> int:
        """How many identifiers are saved; 0 for what is no list of them."""
        saved = self.field.initial
        return len(saved) if self.particular.type == "identifier_list" and isinstance(saved, list) else 0


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
            field = self.fields[particular.key] = input_for(particular, self._known(particular.type))
            if particular.type == "provider_ref":
                field.widget.attrs["list"] = "known_providers"  # the id of the list on the page
            if particular.type in {"datetime", "datetime_range"}:
                field.widget.widgets[1 if particular.type == "datetime" else 2].attrs["list"] = "time_zones"

    def _known(self, kind: str) -> list[str]:
        """What the request has to choose from, for a type of particular."""
        content = self.reading.content
        if kind in {"person_ref", "person_ref_list"}:
            return list(dict.fromkeys(f"{each.name}, {each.role.lower()}" for each in content.persons))
        return list(dict.fromkeys(each.title for each in content.annexes)) if kind == "document" else []

    @property
    def answers(self) -> list[Answer]:
        return [Answer(each, self[each.key]) for each in self.kind.particulars]

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

    @property
    def time_zones(self) -> list[str]:
        """Names to pick from, those of the two States first; none where no hour is asked for."""
        saved = self.reading.assistance_request
        asked = {each.type for each in self.kind.particulars}
        both = (saved.requesting_state_id, saved.requested_state_id)
        return [] if asked.isdisjoint({"datetime", "datetime_range"}) else zones.offered(both)

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        typed = {each.key: self.cleaned_data[each.key] for each in self.kind.particulars}
        # Days are kept as text: a letter's content is plain JSON.
        kept = {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in typed.items()}
        unknown = {key: value for key, value in self.measure.particulars.items() if key not in typed}
        Measure.objects.filter(pk=self.measure.pk, assistance_request=locked).update(
            particulars=unknown | {key: value for key, value in kept.items() if value}
        )
