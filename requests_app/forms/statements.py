"""The statements the channel asks for: one text for each law field, and a word for everything it is to answer."""

from dataclasses import dataclass
from datetime import datetime

from django.forms.boundfield import BoundField, BoundWidget

from accounts.models import User
from requests_app import checklist, services
from requests_app.checklist import AskedField, Requirement
from requests_app.choices import Section
from requests_app.forms.draft_form import DraftForm
from requests_app.forms.inputs import Choices, Text
from requests_app.models import AssistanceRequest

NOT_TICKED = "Still open: the text is written, but this box is not ticked."
NOT_WRITTEN = "Still open: write the text, then tick this box."


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement's text and its confirmations: (tick box, what it confirms, why that is still open)."""

    field: AskedField
    text: BoundField
    confirmations: list[tuple[BoundWidget, Requirement, str]]


class StatementsForm(DraftForm):
    section = Section.STATEMENTS

    def shown(self):
        self.asked = checklist.asked(self.reading.content, self.reading.registry.law)
        saved = {each.field: each for each in self.assistance_request.statements.all()}
        shown = {}
        for field in self.asked:
            if statement := saved.get(field.field):
                ids = [requirement.id for requirement in field.contents]
                shown[f"statement_{field.field}"] = statement.text
                shown[f"confirmed_{field.field}"] = [each for each in statement.confirmed if each in ids]
        return shown

    def prepare(self):
        for field in self.asked:
            self.fields[f"statement_{field.field}"] = Text(
                field.heading if field.is_mandatory else f"{field.heading} (recommended)", rows=5
            )
            self.fields[f"confirmed_{field.field}"] = Choices(
                f"{field.heading}: what it says", choices=[(each.id, each.title) for each in field.contents]
            )

    @property
    def statements(self) -> list[Asked]:
        return [
            Asked(
                field,
                self[f"statement_{field.field}"],
                [
                    (box, requirement, self._why_open(field, requirement))
                    for box, requirement in zip(self[f"confirmed_{field.field}"], field.contents, strict=True)
                ],
            )
            for field in self.asked
        ]

    def _why_open(self, field: AskedField, requirement: Requirement) -> str:
        """In what was saved; "" where it is not open."""
        if requirement.id not in {gap.key for gap in self.reading.gaps}:
            return ""
        texts = {each.field: each.text.strip() for each in self.reading.content.statements}
        return NOT_TICKED if texts.get(field.field) else NOT_WRITTEN

    def clean(self):
        cleaned = super().clean()
        for field in self.asked:
            if cleaned.get(f"confirmed_{field.field}") and not cleaned.get(f"statement_{field.field}"):
                name = f"statement_{field.field}"
                if name not in self.errors:
                    self.add_error(name, f"{field.heading}: write the text first, then confirm what it says.")
        return cleaned

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        for field in self.asked:
            services.set_statement(
                locked,
                field=field.field,
                text=self.cleaned_data[f"statement_{field.field}"],
                confirmed=self.cleaned_data[f"confirmed_{field.field}"],
            )
