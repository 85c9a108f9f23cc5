"""What an officer asks an investigator, and for how long the link opens."""

from django import forms
from django.conf import settings

from requests_app.forms.inputs import Choices, Line, Seen, Text
from requests_app.questionnaires.asking import MOST_DAYS
from requests_app.questionnaires.questions import Question

WRONG_DAYS = f"Enter a number of days from 1 to {MOST_DAYS}."


class AskForm(forms.Form):
    """`offered`: the questions to choose from; `seen`: how many questionnaires were sent already."""

    addressee = Line(
        "Who is asked", missing="Enter who is asked, as a letter would address them.", help_text="Name and office."
    )
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        error_messages={"invalid": "Enter an e-mail address, such as name@police.example, or leave it empty."},
        help_text="The link is mailed there. Leave it empty to pass the link on yourself.",
    )
    note = Text(
        "Note to them",
        rows=4,
        max_length=10_000,
        help_text="All they read beside the questions. Write nothing here that the link should not give away.",
    )
    days = forms.IntegerField(
        label="The link opens for so many days",
        min_value=1,
        max_value=MOST_DAYS,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), WRONG_DAYS),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    keys = Choices("Questions")
    seen = Seen()

    def __init__(self, data=None, *, offered: tuple[Question, ...], seen: int):
        usual = [each.key for each in offered if each.usual]
        initial = {"days": settings.QUESTIONNAIRE_DAYS, "keys": usual, "seen": seen}
        super().__init__(data, initial=initial, label_suffix="")
        self.offered = offered
        self.fields["keys"].choices = [(each.key, each.title) for each in offered]

    def clean_keys(self):
        if not self.cleaned_data["keys"]:
            raise forms.ValidationError("Choose at least one question.")
        return self.cleaned_data["keys"]

    @property
    def groups(self) -> list[tuple[str, list]]:
        """(heading, ticks) of the questions."""
        groups: dict[str, list] = {}
        for question, tick in zip(self.offered, self["keys"], strict=True):
            groups.setdefault(question.group, []).append(tick)
        return list(groups.items())
