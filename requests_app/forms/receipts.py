"""What the receiving authority writes on the page of a letter: receipt, a question, an answer; and a file to check.

Each form carries the number of the page it was shown on, so that what is posted twice is kept once.
"""

import secrets
from datetime import date

from django import forms
from django.conf import settings

from requests_app import file_types
from requests_app.forms.files import FitFiles
from requests_app.forms.inputs import Day, Line, Text
from requests_app.receipts.opening import Opened

WHO = "Your name and authority"
NO_NAME = "Enter your name and your authority."
MOST_AT_ONCE = 10


def new_number() -> str:
    return secrets.token_hex(16)


class PageForm(forms.Form):
    """One of the page's forms. `do`: what its button posts; `written`: what is told once it is kept."""

    do: str
    written: str

    nonce = forms.RegexField("^[0-9a-f]{32}$", widget=forms.HiddenInput)

    def __init__(self, data=None, files=None, *, opened: Opened, on: date):
        self.opened, self.on = opened, on
        super().__init__(data, files, initial={"nonce": new_number()} | self.shown(), prefix=self.do, label_suffix="")

    def shown(self) -> dict:
        return {}


class ConfirmForm(PageForm):
    do, written = "confirm", "Receipt is confirmed. Thank you: the sender is told."

    on = Day("Day on which you received it", missing="Enter the day on which you received it.")
    name = Line(WHO, missing=NO_NAME)
    contact = Line("Contact desk", max_length=300, help_text="An e-mail address or a telephone number for questions.")
    reference = Line("Your reference", max_length=120, help_text="The number under which you keep it, if it has one.")
    expected_on = Day("Day by which you expect to answer", help_text="If you can say.")

    def shown(self):
        return {"on": self.on}

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > self.on:
            raise forms.ValidationError("The day lies in the future. Enter the day on which you received it.")
        if day < self.opened.sent_on:
            sent = f"{self.opened.sent_on:%-d %B %Y}"
            raise forms.ValidationError(f"The letter was sent on {sent}. Enter the day on which you received it.")
        return day

    def clean_expected_on(self):
        day = self.cleaned_data["expected_on"]
        if day and day < self.on:
            raise forms.ValidationError("That day is past. Enter a day to come, or leave it empty.")
        return day

    @property
    def given(self) -> dict:
        names = ("name", "contact", "reference", "on", "expected_on")
        return {name: self.cleaned_data[name] for name in names}


class AskForm(PageForm):
    do, written = "ask", "Your question is sent. The sender is told, and answers to the contact you gave."

    text = Text("Your question", max_length=20_000, missing="Write your question.", rows=5)
    due_on = Day("Day by which you need the answer", help_text="If there is one.")
    name = Line(WHO, missing=NO_NAME)
    contact = Line(
        "Where the answer goes", max_length=300, missing="Enter an e-mail address, a telephone number or an address."
    )

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day and day < self.on:
            raise forms.ValidationError("That day is past. Enter a day to come, or leave it empty.")
        return day

    @property
    def given(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("nonce", "text", "due_on", "name", "contact")}


class AnswerForm(PageForm):
    do, written = "answer", "Your answer is kept. The sender is told."

    files = FitFiles(
        label="Files",
        required=False,
        most=MOST_AT_ONCE,
        too_many=f"At most {MOST_AT_ONCE} files at once. Send the others after these.",
    )
    text = Text("What you send, or what you write instead", max_length=20_000)
    name = Line(WHO, missing=NO_NAME)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["files"].help_text = (
            f"At most {MOST_AT_ONCE} at once, of at most {settings.ANNEX_MAX_BYTES // 1024**2} MB each. Accepted are: "
            f"{file_types.ACCEPTED}."
        )

    def clean(self):
        given = super().clean()
        if "files" in given and not given["files"] and not given.get("text"):
            self.add_error("files", "Choose the files, or write your answer.")
        return given

    @property
    def given(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("nonce", "text", "name", "files")}


class CheckForm(PageForm):
    do, written = "check", ""

    file = forms.FileField(
        label="The PDF you received",
        error_messages={"required": "Choose the file.", "empty": "That file is empty (0 bytes). Choose it again."},
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > settings.ANNEX_MAX_BYTES:
            raise forms.ValidationError("That file is too large to be this letter.")
        return file


FORMS: dict[str, type[PageForm]] = {form.do: form for form in (ConfirmForm, AskForm, AnswerForm, CheckForm)}


class CodeForm(forms.Form):
    code = Line(
        "Code of the letter",
        max_length=40,
        help_text="Twelve letters and figures, as ABCD-EFGH-JKLM.",
        missing="Enter the code that is printed on each page.",
    )
