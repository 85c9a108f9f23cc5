"""The form that returns a draft for correction: what is wrong with the whole, and remarks, each at its place."""

from dataclasses import dataclass

from django.forms.boundfield import BoundField

from requests_app import acts, comparison
from requests_app.acts import Remark
from requests_app.choices import Act, ReturnReason, Section
from requests_app.content import LetterContent
from requests_app.forms.act_form import ActForm
from requests_app.forms.inputs import Choice, Text
from requests_app.reading import Reading
from requests_app.reviewing.fields import KEPT

REMARKS = 10  # at most in one return; what is wrong with more places is wrong with the whole
WORDS = 60  # characters of a paragraph by which it is known in a list
LISTED = {Section.CHANNEL, Section.AUTHORITIES}  # sections whose passages are lists
REASONS = [("", "Choose one"), *ReturnReason.choices]


@dataclass(frozen=True, slots=True)
class RemarkInputs:
    """The inputs of one remark."""

    number: int
    where: BoundField
    reason: BoundField
    note: BoundField

    @property
    def is_used(self) -> bool:
        return any(item.value() or item.errors for item in (self.where, self.reason, self.note))


class ReturnForCorrectionForm(ActForm):
    act = Act.RETURN_FOR_CORRECTION
    consequence = "The request becomes a draft again, on the desk of its officer, with your note and remarks."
    reason = Choice(
        "What is to be corrected",
        required=False,
        choices=REASONS,
        help_text="Of the whole. Where you make remarks below, this and the note may be left out.",
    )
    note = Text(
        "What is wrong, and what to do",
        help_text="Of the whole. What is wrong in one place stands better in a remark below.",
    )

    def __init__(self, data=None, *, reading: Reading):
        super().__init__(data, reading=reading)
        self.places = places(reading.content)
        listed = [("", "Choose a place"), *_grouped(self.places)]
        for number in range(1, REMARKS + 1):
            self.fields[f"where_{number}"] = Choice(f"Remark {number}: where", required=False, choices=listed)
            self.fields[f"reason_{number}"] = Choice(f"Remark {number}: why", required=False, choices=REASONS)
            self.fields[f"note_{number}"] = Text(f"Remark {number}: what is wrong, and what to do", rows=2)

    @property
    def remarks(self) -> list[RemarkInputs]:
        return [
            RemarkInputs(number, self[f"where_{number}"], self[f"reason_{number}"], self[f"note_{number}"])
            for number in range(1, REMARKS + 1)
        ]

    def clean(self):
        cleaned = super().clean()
        begun = [number for number in range(1, REMARKS + 1) if self._is_begun(number)]
        for number in begun:
            self._ask_for_the_rest(number)
        if not begun and not cleaned.get("reason"):
            self.add_error("reason", "Choose what is to be corrected.")
        if not begun and not cleaned.get("note") and "note" not in self.errors:
            self.add_error("note", "Write what is wrong and what to do: the drafter works from this note.")
        return cleaned

    def _is_begun(self, number: int) -> bool:
        return any(
            (self.data.get(self.add_prefix(f"{name}_{number}")) or "").strip() for name in ("where", "reason", "note")
        )

    def _ask_for_the_rest(self, number: int) -> None:
        asked = {
            "where": "choose the place.",
            "reason": "choose why.",
            "note": "write what is wrong and what to do.",
        }
        for name, what in asked.items():
            field = f"{name}_{number}"
            if not self.cleaned_data.get(field) and field not in self.errors:
                self.add_error(field, f"Remark {number}: {what}")

    def details(self):
        cleaned = self.cleaned_data
        numbers = [number for number in range(1, REMARKS + 1) if cleaned[f"where_{number}"]]
        remarks = tuple(
            self.places[cleaned[f"where_{number}"]].remark(
                ReturnReason(cleaned[f"reason_{number}"]), cleaned[f"note_{number}"]
            )
            for number in numbers
        )
        reason = cleaned["reason"] or remarks[0].reason
        return acts.ReturnForCorrection(ReturnReason(reason), note=cleaned["note"], remarks=remarks)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a remark can stand: a section, a passage of it, or one of a passage's paragraphs."""

    section: Section
    words: str  # in the list
    key: str = ""
    label: str = ""
    quote: str = ""

    def remark(self, reason: ReturnReason, note: str) -> Remark:
        return Remark(reason, self.section.value, note, place=self.key, label=self.label, quote=self.quote)


def places(content: LetterContent) -> dict[str, Place]:
    """Every place of a text that its drafters write, in its order, by the value of its choice."""
    found = {}
    passages = comparison.passages(content)
    for section in Section:
        found[section.value] = Place(section, f"{section.label}, as a whole")
        for passage in passages:
            if passage.section == section and passage.key.partition(":")[0] not in KEPT:
                found |= _places_of(passage)
    return found


def _places_of(passage: comparison.Passage) -> dict[str, Place]:
    value = f"{passage.section.value}/{passage.key}"
    whole = {value: Place(passage.section, passage.label, passage.key, passage.label[:300])}
    if len(passage.paragraphs) == 1 or not _is_prose(passage):
        return whole
    return whole | {
        f"{value}/{number}": Place(
            passage.section,
            f"{passage.label}, paragraph {number}: {_opening(text)}",
            passage.key,
            passage.label[:300],
            text,
        )
        for number, text in enumerate(passage.paragraphs, start=1)
    }


def _is_prose(passage: comparison.Passage) -> bool:
    """Whether a paragraph of it says something by itself: the lines of an address or of a list do not."""
    return passage.section not in LISTED and any(len(each) > WORDS for each in passage.paragraphs)


def _opening(text: str) -> str:
    return text if len(text) <= WORDS else f"{text[:WORDS].rsplit(' ', 1)[0]} …"


def _grouped(found: dict[str, Place]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (section.label, [(value, place.words) for value, place in found.items() if place.section == section])
        for section in Section
    ]
