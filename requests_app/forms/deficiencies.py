"""The form that records what the requested State found deficient in the letter it was sent, field by field."""

from dataclasses import dataclass

from django.forms.boundfield import BoundField

from requests_app import acts
from requests_app.acts import DeficientField
from requests_app.choices import Act, Deficiency, Section
from requests_app.content import LetterContent, frozen_letter
from requests_app.forms.act_form import ActForm
from requests_app.forms.inputs import Choice, Day, Text
from requests_app.letters import standing
from requests_app.reading import Reading
from requests_app.reviewing import fields

OBJECTIONS = 10  # at most in one return
NAMES = ("where", "deficiency", "words")


@dataclass(frozen=True, slots=True)
class ObjectionInputs:
    """The inputs of one thing that was found deficient."""

    number: int
    where: BoundField
    deficiency: BoundField
    words: BoundField

    @property
    def is_used(self) -> bool:
        return any(item.value() or item.errors for item in (self.where, self.deficiency, self.words))


class RecordReturnForm(ActForm):
    template = "record_return"
    act = Act.RECORD_RETURN
    consequence = "The request counts as returned. Its office can revise it as a new version; this letter is kept."
    on = Day("Day on which it came back", missing="Enter the day on which it came back.")

    def __init__(self, data=None, *, reading: Reading):
        super().__init__(data, reading=reading)
        self.places = _places(reading)
        listed = [("", "Choose a place"), *_grouped(self.places)]
        codes = [("", "Choose one"), *Deficiency.choices]
        for number in range(1, OBJECTIONS + 1):
            what = f"Objection {number}"
            self.fields[f"where_{number}"] = Choice(f"{what}: where", required=False, choices=listed)
            self.fields[f"deficiency_{number}"] = Choice(f"{what}: what is wrong", required=False, choices=codes)
            self.fields[f"words_{number}"] = Text(f"{what}: in their words", rows=2)

    @property
    def objections(self) -> list[ObjectionInputs]:
        return [
            ObjectionInputs(number, *(self[f"{name}_{number}"] for name in NAMES))
            for number in range(1, OBJECTIONS + 1)
        ]

    def clean(self):
        cleaned = super().clean()
        begun = [number for number in range(1, OBJECTIONS + 1) if self._is_begun(number)]
        for number in begun:
            self._ask_for_the_rest(number)
        if not begun:
            self.add_error(
                "where_1", "Say what was found deficient: choose at least one place and what is wrong there."
            )
        return cleaned

    def _is_begun(self, number: int) -> bool:
        return any((self.data.get(self.add_prefix(f"{name}_{number}")) or "").strip() for name in NAMES)

    def _ask_for_the_rest(self, number: int) -> None:
        asked = {"where": "choose the place.", "deficiency": "choose what was found wrong."}
        for name, what in asked.items():
            field = f"{name}_{number}"
            if not self.cleaned_data.get(field) and field not in self.errors:
                self.add_error(field, f"Objection {number}: {what}")

    def details(self):
        cleaned = self.cleaned_data
        numbers = [number for number in range(1, OBJECTIONS + 1) if cleaned[f"where_{number}"]]
        return acts.RecordReturn(on=cleaned["on"], deficient=tuple(self._deficient(number) for number in numbers))

    def _deficient(self, number: int) -> DeficientField:
        _, section, key, label = self.places[self.cleaned_data[f"where_{number}"]]
        code = Deficiency(self.cleaned_data[f"deficiency_{number}"])
        return DeficientField(section.value, code, self.cleaned_data[f"words_{number}"], field=key, label=label)


def _places(reading: Reading) -> dict[str, tuple[str, Section, str, str]]:
    """Value of the choice -> (words in the list, section, key of the field, its label), by section."""
    known = fields.fields(_sent(reading), reading.registry.law)
    found = {}
    for section in Section:
        found[section.value] = (f"{section.label}, as a whole", section, "", "")
        found |= {each.value: (each.label, section, each.key, each.label) for each in known if each.section == section}
    return found


def _sent(reading: Reading) -> LetterContent:
    """The letter that was sent; the text as it is where none was issued here."""
    letter = standing(reading.assistance_request)
    return frozen_letter(letter.content).content if letter else reading.content


def _grouped(places: dict[str, tuple[str, Section, str, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (section.label, [(value, words) for value, (words, where, *_) in places.items() if where == section])
        for section in Section
    ]
