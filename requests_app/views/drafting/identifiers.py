"""Many identifiers at once into the list of a measure: the page that looks, and then adds."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect

from requests_app.choices import Section
from requests_app.forms.identifiers import IdentifiersForm
from requests_app.views.drafting.pages import DraftPage
from requests_app.views.versioned_page import part_of


class IdentifiersPage(DraftPage):
    section = Section.MEASURES
    form_class = IdentifiersForm
    template_name = "requests_app/drafting/identifiers.html"

    def fetch(self):
        super().fetch()
        measures = list(self.assistance_request.measures.all())
        self.measure = part_of(measures, self.kwargs["measure_pk"], "measure")
        self.number = measures.index(self.measure) + 1
        kind = self.reading.registry.law.assistance_types[self.measure.assistance_type]
        lists = (each for each in kind.particulars if each.type == "identifier_list")
        self.particular = next((each for each in lists if each.key == self.kwargs["key"]), None)
        if self.particular is None:
            raise Http404("The measure has no such list of identifiers.")

    def form_arguments(self):
        return super().form_arguments() | {"measure": self.measure, "particular": self.particular}

    def context(self):
        return super().context() | {"measure": self.reading.content.measures[self.number - 1]}

    def post(self, request, *args, **kwargs):
        if "add" in request.POST:
            return super().post(request, *args, **kwargs)
        self.fetch()
        return self.elsewhere() or self._look()

    def _look(self):
        form = self._posted()
        form.is_valid()
        return self.show(form)

    def done(self, form):
        added, left = len(form.to_add), len(form.rows) - len(form.to_add)
        messages.success(self.request, f"Added: {added}.{f' Left out: {left}.' if left else ''}")
        return redirect("requests_app:measure", self.assistance_request.pk, self.measure.pk)
