"""The particulars of a measure, one page each."""

from django.contrib import messages
from django.shortcuts import redirect

from requests_app.checklist.beside import PRESERVATION
from requests_app.choices import Section
from requests_app.drafting.already_asked import already_asked
from requests_app.forms.measure_choices import often_combined
from requests_app.forms.particulars import ParticularsForm
from requests_app.views.drafting.pages import DraftPage, section_url
from requests_app.views.drafting.preserving import preservation_first
from requests_app.views.versioned_page import part_of


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
        return (
            super().context()
            | self._preservation_first()
            | {
                "already": self._already(),
                "measure": self.reading.content.measures[self.number - 1],
                "earlier": [
                    (other, row)
                    for other, row in zip(self.reading.content.measures, self.measures, strict=True)
                    if row != self.measure and self._fills(row)
                ],
                "combined": often_combined(
                    self.reading.content.measure_keys, self.reading.registry.law, of=[self.measure.assistance_type]
                ),
            }
        )

    def _preservation_first(self):
        """Not beside the measure that asks for it."""
        is_preservation = self.measure.assistance_type == PRESERVATION
        return {} if is_preservation else preservation_first(self.reading, self.request.user)

    def _already(self):
        """What others asked for already of what this measure names."""
        asked = already_asked(self.assistance_request, self.request.user, self.reading.registry.law)
        return [each for each in asked if self.number in each.named.measures]

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
