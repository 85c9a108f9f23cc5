"""An entry of the thread, as somebody of ours records it: what came in, went out or is noted."""

from datetime import date

from django import forms
from django.conf import settings

from requests_app import file_types
from requests_app.choices import Direction, Means
from requests_app.correspondence.keeping import Asked, Kept
from requests_app.forms.files import FitFiles
from requests_app.forms.inputs import Choice, Day, Line, Lines, Text
from requests_app.forms.receipts import new_number
from requests_app.models import AssistanceRequest, Correspondence

MOST_FILES = 20
# The page of a letter is written on by the other side alone.
MEANS = [each for each in Means.choices if each[0] != Means.RECEIPT_PAGE]


class CorrespondenceForm(forms.Form):
    nonce = forms.RegexField("^[0-9a-f]{32}$", widget=forms.HiddenInput)
    mail = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)  # number of the e-mail file
    direction = Choice("What it is", choices=Direction.choices, missing="Say whether it came in or went out.")
    means = Choice("How", choices=MEANS, missing="Say how it came or went.")
    on = Day("Day", missing="Enter the day on which it came, went or was said.")
    counterpart = Line("Who, on the other side", max_length=300, help_text="Name, authority, desk.")
    counterpart_contact = Line("Their contact", max_length=300)
    counterpart_reference = Line("Their reference", max_length=120, help_text="The number under which they keep it.")
    subject = Line("Subject")
    text = Text("What was written or said", rows=8)
    questions = Lines("What they ask", rows=3, help_text="One question a line. Each is open until it is answered.")
    due_on = Day("Day by which they want the answer")
    expected_on = Day("Day by which they say they will act", help_text="It stands among the deadlines until they act.")
    answers = forms.ModelChoiceField(
        label="It answers",
        queryset=Correspondence.objects.none(),
        required=False,
        empty_label="Nothing in particular",
        help_text="If yours went out, what that entry asks counts as answered.",
    )
    files = FitFiles(
        label="Files",
        required=False,
        most=MOST_FILES,
        too_many=f"At most {MOST_FILES} files at once. Put the others into another entry.",
    )

    def __init__(
        self, data=None, files=None, *, assistance_request: AssistanceRequest, on: date, filled=None, of_mail=()
    ):
        """`filled`: what an e-mail file says, by field; `of_mail`: that file and what is attached to it."""
        shown = {"nonce": new_number(), "on": on, "direction": Direction.INCOMING, "means": Means.E_MAIL}
        super().__init__(data, files, initial=shown | (filled or {}), label_suffix="")
        self.on = on
        self.fields["files"].before = list(of_mail)
        self.fields["on"].widget.attrs["max"] = on.isoformat()
        self.fields["answers"].queryset = assistance_request.correspondence.order_by("-on", "-pk")
        self.fields["answers"].label_from_instance = lambda each: f"{each}, {each.on:%-d %B %Y}"
        limit = settings.ANNEX_MAX_BYTES // 1024**2
        self.fields["files"].help_text = f"At most {MOST_FILES}, of at most {limit} MB each. {file_types.ACCEPTED}."

    def clean_on(self):
        if self.cleaned_data["on"] > self.on:
            raise forms.ValidationError("The day lies in the future. Enter the day on which it happened.")
        return self.cleaned_data["on"]

    def clean(self):
        given = super().clean()
        if not any(given.get(name) for name in ("subject", "text", "questions", "files")) and not self.errors:
            self.add_error("text", "Write what it says, or choose its file.")
        if given.get("questions") and given.get("direction") != Direction.INCOMING:
            self.add_error("questions", "Only what came in asks us something. Put our own questions into the text.")
        if given.get("direction") == Direction.INTERNAL and given.get("means") == Means.E_MAIL:
            given["means"] = Means.NOTE  # the preset of what came in: nobody mails a note for the file
        return given

    @property
    def kept(self) -> Kept:
        given = self.cleaned_data
        plain = ("direction", "means", "on", "counterpart", "counterpart_contact", "counterpart_reference")
        return Kept(
            **{name: given[name] for name in (*plain, "subject", "text", "expected_on")},
            key=given["nonce"],
            questions=tuple(Asked(text, given["due_on"]) for text in given["questions"]),
        )
