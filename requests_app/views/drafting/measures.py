"""Measures sought: their list and order."""

from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from requests_app.checklist import given
from requests_app.choices import Section
from requests_app.drafting import ordering
from requests_app.drafting.task_list import gaps_of_measure
from requests_app.forms.measure_choices import often_combined
from requests_app.forms.measures import AddMeasureForm, SeenForm
from requests_app.views.drafting.pages import DraftPage, SectionPage
from requests_app.views.small_acts import change
from requests_app.views.versioned_page import part_of


class MeasuresPage(SectionPage):
    section = Section.MEASURES
    form_class = SeenForm
    template_name = "requests_app/drafting/measures.html"

    def form_arguments(self):
        return super().form_arguments() | {"section": self.section}

    def context(self):
        gaps, rows = self.reading.gaps, self.assistance_request.measures.all()
        sought = self.reading.content.measure_keys
        return super().context() | {
            "rows": [
                (row, measure, gaps_of_measure(gaps, measure.number), self._identifiers(measure))
                for row, measure in zip(rows, self.reading.content.measures, strict=True)
            ],
            "add_form": AddMeasureForm(reading=self.reading, auto_id="add_%s"),
            "combined": often_combined(sought, self.reading.registry.law, of=sought),
        }

    def _identifiers(self, measure) -> int:
        """How many accounts or other identifiers it names."""
        asked = self.reading.registry.law.assistance_types[measure.key].particulars
        return sum(len(given(measure, each.key)) for each in asked if each.type == "identifier_list")


class AddMeasurePage(DraftPage):
    """Where a measure is added; its particulars come next."""

    section = Section.MEASURES
    form_class = AddMeasureForm
    template_name = "requests_app/drafting/measure_add.html"

    def done(self, form):
        return redirect("requests_app:measure", self.assistance_request.pk, form.added.pk)


@require_POST
def take_out(request, pk, measure_pk):
    return change(request, pk, Section.MEASURES, lambda locked: ordering.take_out(_of(locked, measure_pk)))


@require_POST
def move(request, pk, measure_pk):
    by = -1 if "up" in request.POST else 1
    return change(request, pk, Section.MEASURES, lambda locked: ordering.move(_of(locked, measure_pk), by=by))


def _of(locked, measure_pk):
    return part_of(locked.measures.all(), measure_pk, "measure")
