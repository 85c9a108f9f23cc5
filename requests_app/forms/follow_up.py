"""Letters that follow one that was sent: writing one, issuing it, recording that it went."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.conf import settings

from requests_app import file_types
from requests_app.choices import Act, Means, Route, SentAs
from requests_app.files import FitFile, UnfitFile, fit_beside
from requests_app.follow_up.drafting import Written
from requests_app.follow_up.issuing import Signatory
from requests_app.follow_up.routes import why_not_so
from requests_app.follow_up.sending import WAYS, Sent
from requests_app.follow_up.wording import Wording
from requests_app.forms.files import FitFiles
from requests_app.forms.inputs import LOST, Choice, Choices, Day, Line, Seen, Text
from requests_app.forms.review import OTHER
from requests_app.models import AssistanceRequest, FollowUpDraft
from requests_app.reading.routing import Way
from requests_app.selectors.open_questions import OpenQuestion

MOST_FILES = 20
WENT = [(each, each.label) for each in (SentAs.DIGITAL, SentAs.ORIGINAL)]


class FollowUpForm(forms.Form):
    """The text, with an input for each open question where it answers them."""

    seen_version = Seen()
    subject = Line("Subject", missing="Enter a subject.")
    text = Text("Text", rows=14, missing="Write the text.", help_text="A blank line begins a new paragraph.")
    files = FitFiles(
        label="Files that go with it",
        required=False,
        most=MOST_FILES,
        too_many=f"At most {MOST_FILES} files go with a letter.",
    )
    without = Choices("Take these files out")

    def __init__(
        self,
        data=None,
        files=None,
        *,
        wording: Wording,
        questions: Sequence[OpenQuestion] = (),
        draft: FollowUpDraft | None = None,
    ):
        self.draft, self.questions = draft, list(questions)
        shown = {"subject": wording.subject, "text": wording.text, "seen_version": draft.version if draft else 0}
        answers = draft.answers if draft else {}
        shown |= {_name(each): answers.get(each.key, "") for each in self.questions}
        super().__init__(data, files, initial=shown, label_suffix="")
        for number, each in enumerate(self.questions, start=1):
            self.fields[_name(each)] = Text(f"Answer {number}", rows=5)
        annexes = list(draft.annexes.all()) if draft else []
        self.fields["without"].choices = [(str(each.pk), str(each)) for each in annexes]
        self.fields["files"].beside = lambda: {each.sha256: each.filename for each in annexes}
        if not annexes:
            del self.fields["without"]
        limit = settings.ANNEX_MAX_BYTES // 1024**2
        self.fields["files"].help_text = f"At most {MOST_FILES}, of at most {limit} MB each. {file_types.ACCEPTED}."

    @property
    def answers(self) -> list[tuple[OpenQuestion, forms.BoundField]]:
        return [(each, self[_name(each)]) for each in self.questions]

    @property
    def written(self) -> Written:
        given = self.cleaned_data
        answers = {each.key: given[_name(each)] for each in self.questions}
        return Written(given["subject"], given["text"], answers)

    @property
    def to_take_out(self) -> list[int]:
        return [int(each) for each in self.cleaned_data.get("without", [])]

    def show_anew(self, draft: FollowUpDraft) -> None:
        """Keep what was typed, but carry along the version that is there now."""
        self.data = self.data.copy()
        self.data["seen_version"] = str(draft.version)


def _name(question: OpenQuestion) -> str:
    return f"answer-{question.key.replace(':', '-')}"


class IssueForm(forms.Form):
    """Of exactly the text that was read."""

    seen_digest = forms.CharField(label="This page", widget=forms.HiddenInput, error_messages={"required": LOST})
    signatory = Choice("Who signs", missing="Choose who signs.", widget=forms.RadioSelect)
    signatory_name = Line("Name of the signatory", help_text="Where somebody else signs.")
    signatory_title = Line("Title of the signatory")

    def __init__(self, data=None, *, assistance_request: AssistanceRequest, user, digest: str):
        self.own_office = assistance_request.office_id
        offices = {each.pk: each for each in (assistance_request.office, user.office) if each}
        found = [each for office in offices.values() for each in office.signatories.all() if each.is_active]
        self.signatories = {str(each.pk): each for each in found}
        only = list(self.signatories) or [OTHER]
        shown = {"seen_digest": digest, "signatory": only[0] if len(only) == 1 else None}
        super().__init__(data, initial=shown, label_suffix="")
        self.fields["signatory"].choices = [
            *((key, str(each)) for key, each in self.signatories.items()),
            (OTHER, "Somebody else"),
        ]

    def clean(self):
        given = super().clean()
        if signatory := self.signatories.get(given.get("signatory", "")):
            given["signatory_name"], given["signatory_title"] = signatory.name, signatory.title
        elif given.get("signatory") == OTHER:
            for name, missing in (("signatory_name", "Enter their name."), ("signatory_title", "Enter their title.")):
                if not given.get(name):
                    self.add_error(name, missing)
        return given

    def show_anew(self, digest: str) -> None:
        """With the text as it is now: whoever presses the button again has read that one."""
        self.data = self.data.copy()
        self.data["seen_digest"] = digest

    @property
    def who_signs(self) -> Signatory:
        chosen = self.signatories.get(self.cleaned_data["signatory"])
        other = chosen.office.name if chosen and chosen.office_id != self.own_office else ""
        return Signatory(self.cleaned_data["signatory_name"], self.cleaned_data["signatory_title"], other)


class SentForm(forms.Form):
    on = Day("Day on which it was sent", missing="Enter the day on which it was sent.")
    means = Choice("How", choices=[(each, each.label) for each in WAYS], missing="Choose how it was sent.")
    counterpart = Line("To whom", max_length=300, help_text="Where it is not the addressee of the letter.")
    route = Choice("By which route", missing="Choose the route by which it was sent.", widget=forms.RadioSelect)
    other_route = Line("Which other route")
    reason_for_route = Text(
        "Why this route", rows=2, help_text="Needed where the law does not name it, or does not open it to this letter."
    )
    sent_as = Choice("What was sent", choices=WENT, missing="Say what was sent.", widget=forms.RadioSelect)
    dispatch_reference = Line("Number", max_length=120, help_text="Of the note, consignment, message or receipt.")
    receipt = forms.FileField(label="Receipt", required=False, widget=forms.FileInput)
    reason = Text("Why the request is withdrawn", rows=3, help_text="For the history. It is not printed in the letter.")

    def __init__(self, data=None, files=None, *, act: Act | None, on: date, ways: Sequence[Way], has_original: bool):
        sent_as = SentAs.ORIGINAL if has_original else SentAs.DIGITAL
        shown = {"on": on, "means": Means.LETTER, "sent_as": sent_as}
        super().__init__(data, files, initial=shown, label_suffix="")
        self.act, self.today, self.ways = act, on, ways
        needs_reason = {False: " (needs a reason)", True: ""}
        self.fields["route"].choices = [
            *((way.route.key, f"{Route.named(way.route.key)}{needs_reason[way.is_open]}") for way in ways),
            (OTHER, "Another route, which the law of the channel does not name"),
        ]
        self.fields["receipt"].help_text = f"If there is one. Accepted are: {file_types.ACCEPTED}."
        self.fields["on"].widget.attrs["max"] = on.isoformat()
        if act != Act.WITHDRAW:
            del self.fields["reason"]

    def clean_on(self):
        if self.cleaned_data["on"] > self.today:
            raise forms.ValidationError("The day lies in the future. Enter the day on which it was sent.")
        return self.cleaned_data["on"]

    def clean_reason(self):
        if not self.cleaned_data["reason"].strip():
            raise forms.ValidationError("Say why it is withdrawn.")
        return self.cleaned_data["reason"]

    def clean_receipt(self) -> FitFile | None:
        file = self.cleaned_data["receipt"]
        try:
            return fit_beside([file], {})[0] if file else None
        except UnfitFile as unfit:
            raise forms.ValidationError(unfit.reasons) from unfit

    def clean(self):
        given = super().clean()
        other = given.pop("other_route", "")
        if given.get("route") == OTHER:
            given["route"] = other
            if not other:
                self.add_error("other_route", "Name the route.")
        if given.get("route"):
            for problem in why_not_so(given["route"], given.get("reason_for_route", ""), self.ways):
                self.add_error("reason_for_route", problem)
        return given

    @property
    def sent(self) -> Sent:
        names = ("on", "means", "counterpart", "route", "reason_for_route", "dispatch_reference", "sent_as", "receipt")
        given = self.cleaned_data
        return Sent(**{name: given[name] for name in names}, reason=given.get("reason", ""))
