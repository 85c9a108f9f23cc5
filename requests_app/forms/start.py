"""Opening a request: what is asked of whom, on which day and in which case; then the channel it rests on."""

from datetime import datetime

from django import forms
from django.db import transaction

from accounts.models import User
from requests_app import services
from requests_app.choices import ProceedingStage
from requests_app.forms import measure_choices
from requests_app.forms.channel import ChannelChoice
from requests_app.forms.inputs import Choice, Choices, Day, Line, RowChoice, Seen, StateRow
from requests_app.models import AssistanceRequest, Case
from requests_app.selectors import cases_visible_to, seen_in_case
from treaties.channels import Answer, resolve, sentences
from treaties.choices import StateKind
from treaties.models import State
from treaties.registry import Registry


class QuestionForm(forms.Form):
    """The case, the requested State, the day and what is sought. A case that is not on the list is made with it."""

    case = RowChoice(
        "Case",
        queryset=Case.objects.none(),
        required=False,
        empty_label="A new case, named below",
        not_listed="That case is not one of your office's. Choose one of the list.",
    )
    national_reference = Line("National reference", max_length=120, help_text="Of a new case, as your files have it.")
    title = Line("Title", help_text="Of a new case: a few words by which colleagues know it. It is not printed.")
    stage = Choice("Stage", choices=ProceedingStage.choices, required=False, initial=ProceedingStage.INVESTIGATION)
    requested_state = StateRow(
        "Requested State",
        queryset=State.objects.none(),
        empty_label="Choose a State",
        missing="Choose the State that is asked for assistance.",
        not_listed="The registry has no State of that code. Choose one of the list.",
    )
    on = Day(
        "Day",
        missing="Enter the day for which the channel is to hold.",
        help_text="The channels are those that bind both States on this day.",
    )
    measures = Choices(
        "Measures sought",
        help_text="What the requested State is asked to do. You can change this later.",
        not_listed="The catalogue has no such measure. Choose from the list.",
    )
    offence = Choice(
        "Offence",
        required=False,
        help_text="Tests whether it falls within the scope of each channel, and is put into the case, to be confirmed. "
        "An offence that the catalogue does not have is written in the draft.",
        not_listed="The catalogue has no such offence. Choose one of the list.",
    )

    def __init__(self, *args, user: User, registry: Registry, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.user, self.registry = user, registry
        law, own = registry.law, user.office.state_id
        self.fields["case"].queryset = cases_visible_to(user).filter(office=user.office_id)
        self.fields["requested_state"].queryset = State.objects.filter(kind=StateKind.STATE).exclude(code=own)
        if self["requested_state"].value() == own:
            self.fields["requested_state"].error_messages["invalid_choice"] = "Choose another State than your own."
        self.fields["measures"].choices = measure_choices.grouped(law)
        self.fields["offence"].choices = [("", "None"), *((each.key, each.title) for each in law.offences.values())]

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("case") and "case" not in self.errors:
            for name, missing in [
                ("national_reference", "Enter the national reference of the new case, or choose a case."),
                ("title", "Enter a title for the new case, or choose a case."),
            ]:
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, missing)
        return cleaned

    @property
    def measure_groups(self) -> list[measure_choices.Group]:
        return measure_choices.boxes(self["measures"], self.registry.law)

    @property
    def can_be_answered(self) -> bool:
        """Whether the question itself is whole, though the case may not be named yet."""
        self.is_valid()
        return {"requested_state", "on", "measures", "offence"} <= self.cleaned_data.keys()

    def answer(self) -> Answer:
        """The channels for what was asked, where it can be answered."""
        asked = self.cleaned_data
        return resolve(
            self.registry,
            self.user.office.state_id,
            asked["requested_state"].pk,
            asked["on"],
            tuple(asked["measures"]),
            asked["offence"] or None,
        )

    def similar(self) -> list[AssistanceRequest]:
        """Requests of the case to that State that exist already, as far as this person may see them."""
        case = self.cleaned_data.get("case")
        return list(seen_in_case(self.user, case, self.cleaned_data["requested_state"])) if case else []


class OpenForm(ChannelChoice):
    """The channel to rest on. It remembers how many similar requests the page showed."""

    seen_requests = Seen()

    def __init__(self, data=None, *, question: QuestionForm, channel: str = ""):
        self.question, self.similar = question, question.similar()
        answer = question.answer()
        codes = [each.instrument for each in answer.usable]
        initial = {
            "channel": channel if channel in codes else answer.recommended.instrument,
            "seen_requests": len(self.similar),
        }
        super().__init__(data, initial=initial, label_suffix="")
        self.offer(answer)

    @property
    def requested_name(self) -> str:
        return sentences.spoken(self.question.cleaned_data["requested_state"])

    def show_anew(self) -> None:
        """After a refusal: what the page shows now counts as seen."""
        self.data = self.data.copy()
        self.data["seen_requests"] = len(self.similar)

    @transaction.atomic
    def save(self, *, user: User, at: datetime) -> AssistanceRequest:
        """Open the request, and its case where it is a new one. Raises EditRefused; then there is neither."""
        asked = self.question.cleaned_data
        new = {name: asked[name] for name in ("national_reference", "title", "stage") if asked[name]}
        return services.open_request(
            case=asked["case"] or services.open_case(user=user, at=at, **new),
            user=user,
            at=at,
            requested_state=asked["requested_state"],
            channel=self.cleaned_data["channel"],
            supporting=self.cleaned_data["supporting"],
            on=asked["on"],
            measures=tuple(asked["measures"]),
            offence=asked["offence"],
            seen_requests=self.cleaned_data["seen_requests"],
        )
