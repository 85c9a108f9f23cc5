"""Measures sought: their list and order, and the particulars of each."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from requests_app import ordering
from requests_app.choices import Section
from requests_app.forms.measures import AddMeasureForm, SeenForm
from requests_app.forms.particulars import ParticularsForm
from requests_app.task_list import gaps_of_measure
from requests_app.views.drafting.pages import DraftPage, SectionPage, change, part_of, section_url


class MeasuresPage(SectionPage):
    section = Section.MEASURES
    form_class = SeenForm
    template_name = "requests_app/drafting/measures.html"

    def form_arguments(self):
        return super().form_arguments() | {"section": self.section}

    def context(self):
        gaps, rows = self.reading.gaps, self.assistance_request.measures.all()
        return super().context() | {
            "rows": [
                (row, measure, gaps_of_measure(gaps, measure.number))
                for row, measure in zip(rows, self.reading.content.measures, strict=True)
            ],
            "add_form": AddMeasureForm(reading=self.reading, auto_id="add_%s"),
        }


class AddMeasurePage(DraftPage):
    """Where a measure is added; its particulars come next."""

    section = Section.MEASURES
    form_class = AddMeasureForm
    template_name = "requests_app/drafting/measure_add.html"

    def done(self, form):
        return redirect("requests_app:measure", self.assistance_request.pk, form.added.pk)


class ParticularsPage(DraftPage):
    section = Section.MEASURES
    form_class = ParticularsForm
    template_name = "requests_app/drafting/particulars.html"

    def fetch(self):
        super().fetch()
        self.measures = list(self.assistance_request.measures.all())
        self.measure = part_of(self.measures, self.kwargs["measure_pk"], "measure")
        self.number = self.measures.index(self.measure) + 1

    def form_arguments(self):
        return super().form_arguments() | {"measure": self.measure, "number": self.number, "copied": self.copied}

    @property
    def copied(self):
        """The measure whose answers fill what is empty, where one is asked for and nothing was typed yet."""
        if self.request.method == "POST":
            return None
        return next((each for each in self.measures if str(each.pk) == self.request.GET.get("from")), None)

    def context(self):
        return super().context() | {
            "measure": self.reading.content.measures[self.number - 1],
            "earlier": [
                (other, row)
                for other, row in zip(self.reading.content.measures, self.measures, strict=True)
                if row != self.measure and self._fills(row)
            ],
            "section_gaps": gaps_of_measure(self.reading.gaps, self.number) if self.measure.particulars else [],
        }

    def _fills(self, other) -> bool:
        """Whether another measure answers something that is empty here."""
        kind = self.reading.registry.law.assistance_types[self.measure.assistance_type]
        own, theirs = self.measure.particulars, other.particulars
        return any(theirs.get(each.key) and not own.get(each.key) for each in kind.particulars)

    def done(self, form):
        """The next measure's particulars; after the last one their list."""
        if "stay" in self.request.POST:
            messages.success(self.request, "Saved.")
            return redirect(self.request.path)
        following = self.measures[self.number :]
        if following:
            return redirect("requests_app:measure", self.assistance_request.pk, following[0].pk)
        return redirect(section_url(self.assistance_request, self.section))


@require_POST
def take_out(request, pk, measure_pk):
    return change(request, pk, Section.MEASURES, lambda locked: ordering.take_out(_of(locked, measure_pk)))


@require_POST
def move(request, pk, measure_pk):
    by = -1 if "up" in request.POST else 1
    return change(request, pk, Section.MEASURES, lambda locked: ordering.move(_of(locked, measure_pk), by=by))


def _of(locked, measure_pk):
    return part_of(locked.measures.all(), measure_pk, "measure")
