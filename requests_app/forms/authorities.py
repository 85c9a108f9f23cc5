"""Who asks and who is asked. An addressee the registry has not, or not verified, is vouched for."""

from dataclasses import dataclass, replace
from datetime import datetime

from django import forms
from django.forms.boundfield import BoundWidget

from accounts.models import User
from requests_app.choices import ProceedingStage, Section
from requests_app.forms.draft_form import DraftForm
from requests_app.forms.inputs import Choice, Day, Line, Text
from requests_app.models import AssistanceRequest
from treaties.cards import DESIGNATED_UNDER, in_order, why_first
from treaties.models import CentralAuthority

TYPED = "typed"
AT_TRIAL = {ProceedingStage.TRIAL, ProceedingStage.APPEAL, ProceedingStage.ENFORCEMENT}


@dataclass(frozen=True, slots=True)
class Option:
    """An authority of the registry with the button that chooses it; None for the typed one. `why`: it is chosen
    beforehand, because; nothing of it is saved before the page is.
    """

    widget: BoundWidget
    authority: CentralAuthority | None
    why: str = ""


def fit_for(assistance_request: AssistanceRequest) -> list[CentralAuthority]:
    """The requested State's authorities that receive requests by the chosen channel, the fittest for the case first."""
    cited = {assistance_request.channel, *assistance_request.supporting}
    found = CentralAuthority.objects.filter(state=assistance_request.requested_state_id).select_related("source")
    fit = [each for each in found if not (cited.isdisjoint(DESIGNATED_UNDER.get(each.role, cited)) and cited)]
    at_trial = assistance_request.case.stage in AT_TRIAL
    return in_order(fit, measures=_sought(assistance_request), at_trial=at_trial)


def _sought(assistance_request: AssistanceRequest) -> list[str]:
    return [each.assistance_type for each in assistance_request.measures.all()]


class AuthoritiesForm(DraftForm):
    section = Section.AUTHORITIES

    competent_authority = Line("Competent authority", help_text="The prosecutor, judge or police behind the request.")
    competent_authority_officer = Line("Officer or function", help_text="Who conducts the investigation or proceeding.")
    competent_authority_contact = Text(
        "Contact for questions", rows=3, max_length=2000, help_text="Telephone and e-mail at which somebody answers."
    )
    addressee = Choice(
        "Addressee",
        required=False,
        widget=forms.RadioSelect,
        not_listed="The registry has no such authority any more. Choose one of the list.",
    )
    addressee_name = Line("Name of the authority", max_length=300)
    addressee_address = Text(
        "Postal address",
        rows=3,
        max_length=2000,
        help_text="Each line as it is to be printed. The registry holds no street addresses.",
    )
    addressee_vouched_on = Day("Day on which you checked it")
    addressee_vouched_how = Text(
        "How you checked it", rows=2, max_length=4000, help_text="Where you looked, or whom you asked."
    )

    def shown(self):
        saved = self.assistance_request
        names = [name for name in self.base_fields if name not in {"seen_version", "addressee"}]
        chosen = str(saved.addressee_id) if saved.addressee_id else TYPED if saved.addressee_name else ""
        return {name: getattr(saved, name) for name in names} | {"addressee": chosen}

    def prepare(self):
        self.authorities = fit_for(self.assistance_request)
        chosen = self.assistance_request.addressee
        if chosen and chosen not in self.authorities:  # chosen under another channel
            self.authorities.append(chosen)
        self.fields["addressee"].choices = [
            *((str(each.pk), str(each)) for each in self.authorities),
            (TYPED, "Another authority, named below"),
        ]

    @property
    def options(self) -> list[Option]:
        options = [Option(*pair) for pair in zip(self["addressee"], [*self.authorities, None], strict=True)]
        return [replace(options[0], why=self._proposed()), *options[1:]]

    def _proposed(self) -> str:
        """Why the first authority is chosen beforehand; "" where it is not, as where somebody chose already."""
        if self.is_bound or self.initial["addressee"] or not self.authorities:
            return ""
        return why_first(self.authorities, measures=_sought(self.assistance_request))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("addressee_name") and cleaned.get("addressee") == "":
            cleaned["addressee"] = TYPED
        if cleaned.get("addressee") == TYPED and cleaned.get("addressee_name") == "":
            self.add_error("addressee_name", "Enter the name of the authority, or choose one of the registry's.")
        vouched_on = cleaned.get("addressee_vouched_on")
        if vouched_on and vouched_on > self.reading.on:
            self.add_error("addressee_vouched_on", "That day lies in the future. Enter the day you checked it.")
        return cleaned

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        chosen = self.cleaned_data["addressee"]
        locked.addressee = next((each for each in self.authorities if str(each.pk) == chosen), None)
        for name in self.base_fields.keys() - {"seen_version", "addressee"}:
            setattr(locked, name, self.cleaned_data[name])
