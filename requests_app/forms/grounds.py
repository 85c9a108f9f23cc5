"""The grounds for refusal: for each that can arise, what the draft answers to it."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.forms.boundfield import BoundField

from accounts.models import User
from requests_app import services
from requests_app.checklist.refusal import KINDS, ForOther, GroundQuestion, for_other_measures
from requests_app.choices import GroundPosition, Section
from requests_app.forms.draft_form import DraftForm
from requests_app.forms.inputs import Choice, Text
from requests_app.models import AssistanceRequest, GroundAnswer

LEAVE_OUT = ("", "Leave it out")
NOTE = "Why, for the reviewer alone"
WORDS = "Printed where you choose it above. A reviewer confirms that whoever signs may say it, and that it can be kept."
HEADINGS = {
    "mandatory": ("The requested State must refuse where it arises", "Answer each before you submit."),
    "optional": (
        "The requested State may refuse, postpone or set conditions",
        "Answer what you can; each takes a moment.",
    ),
    "prohibited": (
        "May not be used as a ground",
        "You need not answer these. Where you expect one, the reply can stand in the letter.",
    ),
}


@dataclass(frozen=True, slots=True)
class GroundInput:
    """A ground with its inputs; None where it has none."""

    asked: GroundQuestion
    position: BoundField | None
    note: BoundField | None
    words: BoundField | None

    @property
    def is_wrong(self) -> bool:
        return any(field.errors for field in (self.position, self.note, self.words) if field)


@dataclass(frozen=True, slots=True)
class Kind:
    """Grounds of one kind with what is to be done about them. `is_folded`: nothing needs to be answered."""

    heading: str
    what_to_do: str
    grounds: list[GroundInput]
    is_folded: bool

    @property
    def is_open(self) -> bool:
        return any(each.is_wrong or each.position.value() for each in self.grounds)


class GroundsForm(DraftForm):
    section = Section.GROUNDS

    def shown(self):
        self.questions = self.reading.ground_questions
        self.saved = {each.ground: each for each in self.assistance_request.ground_answers.all()}
        shown = {}
        for asked in self.questions:
            saved = self.saved.get(asked.key)
            shown[f"ground_{asked.key}"] = saved.position if saved else ""
            shown[f"ground_{asked.key}_note"] = saved.note if saved else ""
            shown[f"ground_{asked.key}_words"] = saved.words if saved and saved.words else asked.pattern
        return shown

    def prepare(self):
        for asked in filter(lambda each: each.positions, self.questions):
            name = f"ground_{asked.key}"
            choices = [(each.value, each.label) for each in asked.positions]
            self.fields[name] = Choice(
                "Your answer",
                choices=[LEAVE_OUT, *choices] if asked.reply else choices,
                widget=forms.RadioSelect,
                required=False,
            )
            if asked.question:
                self.fields[f"{name}_note"] = Text(NOTE, rows=2)
            if asked.pattern:
                self.fields[f"{name}_words"] = Text("Words of the letter", rows=4, help_text=WORDS)

    @property
    def kinds(self) -> list[Kind]:
        """Each kind that has something to answer."""
        inputs = [self._input(each) for each in self.questions if each.positions]
        grouped = (
            Kind(*HEADINGS[kind], [each for each in inputs if each.asked.kind == kind], is_folded=kind == "prohibited")
            for kind in KINDS
        )
        return [each for each in grouped if each.grounds]

    @property
    def for_other_measures(self) -> tuple[ForOther, ...]:
        """Grounds that cannot arise for what is sought."""
        return for_other_measures(self.reading.content, self.reading.registry.law)

    @property
    def elsewhere(self) -> list[GroundQuestion]:
        """Grounds that another section answers, and those that are only told."""
        return [each for each in self.questions if not each.positions]

    @property
    def resting(self) -> list[tuple[str, GroundAnswer]]:
        """(title, answer) to grounds that do not apply any more."""
        asked = {each.key for each in self.questions}
        known = self.reading.registry.law.refusal_questions
        return [
            (known[key].title if key in known else key, answer)
            for key, answer in self.saved.items()
            if key not in asked
        ]

    def _input(self, asked: GroundQuestion) -> GroundInput:
        names = (f"ground_{asked.key}{ending}" for ending in ("", "_note", "_words"))
        return GroundInput(asked, *(self[name] if name in self.fields else None for name in names))

    def clean(self):
        cleaned = super().clean()
        for asked in self.questions:
            name = f"ground_{asked.key}"
            if cleaned.get(f"{name}_note") and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, f"{asked.title}: choose the answer that your note explains.")
        return cleaned

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        for asked in filter(lambda each: each.positions, self.questions):
            words = self.cleaned_data.get(f"ground_{asked.key}_words", "")
            position = self.cleaned_data[f"ground_{asked.key}"]
            services.set_ground(
                locked,
                ground=asked.key,
                position=position,
                note=self.cleaned_data.get(f"ground_{asked.key}_note", ""),
                # A pattern that nobody chose is no text of theirs.
                words=words if position in GroundPosition.printed() or words != asked.pattern else "",
            )
