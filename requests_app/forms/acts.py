"""One form for the details of each act. What an act requires is said by `acts`; a form says it beside its input."""

from functools import cached_property

from django import forms

from requests_app import acts, letters
from requests_app.choices import Act, RefusalKind, Route, SentAs
from requests_app.content import converter
from requests_app.forms.act_form import ActForm
from requests_app.forms.deficiencies import RecordReturnForm
from requests_app.forms.inputs import Choice, Day, Hour, Line, Seen, Text
from requests_app.forms.returning import ReturnForCorrectionForm
from requests_app.forms.review import OTHER, ApproveForm, CountersignForm
from requests_app.models import IssuedLetter
from requests_app.reading import Reading


class SubmitForm(ActForm):
    act = Act.SUBMIT
    consequence = "A second person reads the draft. Its text can be changed again when it comes back."
    seen_version = Seen()

    def shown(self):
        return super().shown() | {"seen_version": self.reading.assistance_request.version}


class RecallForm(ActForm):
    act = Act.RECALL
    consequence = (
        "The approved letter becomes void. It is kept and marked as void, and the request becomes a draft "
        "again: the next letter has a new version and code."
    )
    is_final = True
    reason = Text("Why the approval is taken back", missing="Say why the approval is taken back.")


class TransmitForm(ActForm):
    template = "transmit"
    act = Act.TRANSMIT
    consequence = (
        "The request counts as sent on that day, and its clocks start. Comity sends nothing itself: send the "
        "letter by the route you name, and look at route and day again. What turns out wrong stays in the history: "
        "put it right by a note under the correspondence, and by the legs of its way."
    )
    is_final = True
    route = Choice("By which route", missing="Choose the route by which it was sent.", widget=forms.RadioSelect)
    other_route = Line("Which other route")
    reason_for_route = Text(
        "Why this route", rows=2, help_text="Needed where the law does not name it, or does not open it to this letter."
    )
    sent_as = Choice("What was sent", required=False, choices=SentAs.choices, widget=forms.RadioSelect)
    on = Day("Day on which it was sent", missing="Enter the day on which it was sent.")
    dispatch_reference = Line(
        "Dispatch reference", help_text="Of the diplomatic note, courier or message, if there is one."
    )

    def __init__(self, data=None, *, reading: Reading):
        super().__init__(data, reading=reading)
        self.fields["route"].choices = [
            *((way.route.key, Route.named(way.route.key)) for way in reading.ways),
            (OTHER, "Another route"),
        ]

    def shown(self):
        sent_as = SentAs.ORIGINAL if letters.signed_original(self.letter) else SentAs.DIGITAL
        return super().shown() | {"sent_as": sent_as}

    @cached_property
    def letter(self) -> IssuedLetter | None:
        """What is sent."""
        return letters.standing(self.reading.assistance_request)

    @property
    def routes(self) -> list[tuple]:
        """(radio button, the way or None, its article as it is cited) for each choice."""
        law = [(way, self.reading.provision(way.route)) for way in self.reading.ways]
        return [(radio, *of_law) for radio, of_law in zip(self["route"], [*law, (None, "")], strict=True)]

    def clean(self):
        cleaned = super().clean()
        other = cleaned.pop("other_route", "")
        if cleaned.get("route") == OTHER:
            cleaned["route"] = other
            if not other:
                self.add_error("other_route", "Name the route.")
            if not cleaned.get("reason_for_route"):
                self.add_error("reason_for_route", "The law does not name that route: say why it is used.")
        return cleaned


class AcknowledgeForm(ActForm):
    act = Act.ACKNOWLEDGE
    consequence = "The requested State has it. The date and its reference are kept with the request."
    on = Day("Day of the acknowledgement", missing="Enter the day of the acknowledgement.")
    hour = Hour("Hour", help_text="Where the receipt says it, by your own clock. Periods of hours count from it.")
    counterpart_reference = Line("Their reference", help_text="The number under which the requested State keeps it.")

    def clean_hour(self) -> str:
        return f"{self.cleaned_data['hour']:%H:%M}" if self.cleaned_data["hour"] else ""


class RaiseQueryForm(ActForm):
    act = Act.RAISE_QUERY
    consequence = (
        "The request waits for your answer, with a clock until the day you enter. Clocks that the law pauses "
        "are paused."
    )
    on = Day("Day on which the question came in", missing="Enter the day on which the question came in.")
    question = Text("What they ask", missing="Write what they ask.")
    due_on = Day("Day by which to answer", missing="Enter the day by which to answer.")


class AnswerQueryForm(ActForm):
    template = "answer_query"
    act = Act.ANSWER_QUERY
    consequence = "The request goes on where the question interrupted it, and paused clocks run again."
    on = Day("Day of the answer", missing="Enter the day of the answer.")
    answer = Text("What was answered", missing="Write what was answered.")

    @property
    def query(self) -> acts.RaiseQuery:
        """What they asked."""
        asked = self.reading.assistance_request.events.filter(act=Act.RAISE_QUERY).order_by("-pk").first()
        return converter.structure(asked.details, acts.RaiseQuery)


class ReviseForm(ActForm):
    act = Act.REVISE
    consequence = (
        "The request becomes a draft again, as a new version of the letter. The letter that came back is kept."
    )
    note = Text("Note", rows=2)


class PostponeForm(ActForm):
    act = Act.POSTPONE
    consequence = "The request stands still until you record that execution goes on."
    on = Day("Day on which they postponed it", missing="Enter the day on which they postponed it.")
    ground = Text("On which ground", missing="Write the ground they give.")
    article = Line("Article they rest it on", help_text="For example 18(25).")


class ResumeForm(ActForm):
    act = Act.RESUME
    consequence = "The request goes on where it was postponed."
    on = Day("Day on which execution goes on", missing="Enter the day on which execution goes on.")


class ExecuteInPartForm(ActForm):
    act = Act.EXECUTE_IN_PART
    consequence = "What came is recorded, and the rest is still waited for."
    on = Day("Day on which it came", missing="Enter the day on which it came.")
    received = Text("What was received", missing="Write what was received.")


class ExecuteForm(ExecuteInPartForm):
    act = Act.EXECUTE
    consequence = "Nothing more is waited for. The request can then be closed."
    is_final = True


class RefuseForm(ActForm):
    act = Act.REFUSE
    consequence = "The request ends as refused. To ask again, open a new request."
    is_final = True
    on = Day("Day of the refusal", missing="Enter the day of the refusal.")
    kind = Choice(
        "What kind of ground",
        required=False,
        choices=[("", "Not said"), *RefusalKind.choices],
        help_text="Refusals are counted by this. It decides nothing.",
    )
    ground = Text("On which ground", missing="Write the ground they give.")
    article = Line("Article they rest it on", help_text="For example 18(21)(b).")


class WithdrawForm(ActForm):
    act = Act.WITHDRAW
    consequence = (
        "The request ends here. To ask again, open a new request. A letter that was sent is not called back "
        "by this: tell the requested State. The page of the request offers the letter."
    )
    is_final = True
    reason = Text("Why it is withdrawn", missing="Say why it is withdrawn.")


class CloseForm(ActForm):
    act = Act.CLOSE
    consequence = "The request is closed for good: nothing more can be recorded on it."
    is_final = True
    note = Text("Note", rows=2)


# The acts of somebody who has the whole text before them: their forms stand on the review page.
REVIEWING = (Act.APPROVE, Act.COUNTERSIGN, Act.RETURN_FOR_CORRECTION)

FORMS: dict[Act, type[ActForm]] = {
    form.act: form
    for form in (
        SubmitForm,
        ReturnForCorrectionForm,
        ApproveForm,
        CountersignForm,
        RecallForm,
        TransmitForm,
        AcknowledgeForm,
        RaiseQueryForm,
        AnswerQueryForm,
        RecordReturnForm,
        ReviseForm,
        PostponeForm,
        ResumeForm,
        ExecuteInPartForm,
        ExecuteForm,
        RefuseForm,
        WithdrawForm,
        CloseForm,
    )
}
