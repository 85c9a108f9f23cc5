"""Which measures are sought, in which order."""

from datetime import datetime

from django.db.models import Max

from accounts.models import User
from requests_app.choices import Section
from requests_app.forms import measure_choices
from requests_app.forms.draft_form import DraftForm
from requests_app.forms.inputs import Choice
from requests_app.models import AssistanceRequest, Measure


class AddMeasureForm(DraftForm):
    section = Section.MEASURES

    assistance_type = Choice(
        "Measure",
        missing="Choose the measure to add.",
        not_listed="The catalogue has no such measure. Choose one of the list.",
    )

    def prepare(self):
        # Also those sought already: the same may be asked of two providers.
        measures = measure_choices.grouped(self.reading.registry.law)
        self.fields["assistance_type"].choices = [("", "Choose a measure"), *measures]

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        last = locked.measures.aggregate(last=Max("position"))["last"] or 0
        self.added = Measure.objects.create(
            assistance_request=locked, assistance_type=self.cleaned_data["assistance_type"], position=last + 1
        )


class SeenForm(DraftForm):
    """Save a section whose parts have pages of their own: it counts as seen."""

    def __init__(self, *args, section: Section, **kwargs):
        self.section = section
        super().__init__(*args, **kwargs)

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        """Nothing more."""
