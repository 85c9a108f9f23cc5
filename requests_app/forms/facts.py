"""The proceeding and the facts, which the case's requests share; the nexus and purpose of this one."""

from datetime import datetime

from django import forms

from accounts.models import User
from requests_app import services
from requests_app.choices import ProceedingStage, Section
from requests_app.forms.draft_form import DraftForm
from requests_app.forms.inputs import Choice, Text
from requests_app.models import AssistanceRequest, Case


class FactsOfTheCase(forms.Form):
    """What the case says of the proceeding and the facts: printed by each of its requests."""

    stage = Choice(
        "Stage of the proceeding",
        choices=ProceedingStage.choices,
        missing="Choose the stage of the proceeding.",
    )
    nature = Text(
        "Nature of the proceeding", rows=4, help_text="Which authority conducts it, on what suspicion, since when."
    )
    summary_of_facts = Text(
        "Summary of facts",
        rows=16,
        help_text="Who did what, when, where and how; how each fact is known; what is still unproved.",
    )

    written: Case | None = None  # as it was saved

    @property
    def look_again(self) -> tuple[str, ...]:
        """Sentences on elements of offences whose paragraphs the save changed."""
        return self.written.look_again if self.written else ()


OF_THE_CASE = tuple(FactsOfTheCase.base_fields)
OF_THE_REQUEST = ("nexus", "purpose")


class FactsForm(FactsOfTheCase, DraftForm):
    section = Section.FACTS

    nexus = Text("Nexus: why this evidence matters", rows=6, help_text="What it can prove that nothing at home can.")
    purpose = Text("Purpose", rows=4, help_text="What the evidence will be used for.")

    def shown(self):
        saved = self.assistance_request
        return {name: getattr(saved.case, name) for name in OF_THE_CASE} | {
            name: getattr(saved, name) for name in OF_THE_REQUEST
        }

    def editing(self, *, user: User, at: datetime):
        if not set(OF_THE_CASE).intersection(self.changed_data):
            return super().editing(user=user, at=at)
        return services.editing_with_case(
            self.assistance_request, user=user, at=at, seen_version=self.seen, section=self.section
        )

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        for name in OF_THE_REQUEST:
            setattr(locked, name, self.cleaned_data[name])
        changed = set(OF_THE_CASE).intersection(self.changed_data)
        for name in changed:
            setattr(locked.case, name, self.cleaned_data[name])
        self.written = locked.case if changed else None
