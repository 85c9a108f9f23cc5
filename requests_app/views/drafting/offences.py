"""Offences and penalties: which are named in this request, and each of them; a new one may begin from the catalogue."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from requests_app.choices import Section
from requests_app.forms.measures import SeenForm
from requests_app.forms.offences import OffenceForm, begun, entry
from requests_app.reading import Reading
from requests_app.views.drafting.parts import NamedPage, PartPage
from requests_app.views.frame import fetch, frame, may_edit


class OffencesPage(NamedPage):
    section = Section.OFFENCES
    form_class = SeenForm
    template_name = "requests_app/drafting/offences.html"

    def form_arguments(self):
        return super().form_arguments() | {"section": self.section}


class OffencePage(PartPage):
    """A new one begins from the catalogue where it was picked there."""

    section = Section.OFFENCES
    form_class = OffenceForm
    template_name = "requests_app/drafting/offence.html"

    def fetch(self):
        super().fetch()
        key = self.part.catalogue_key if self.part else self.request.GET.get("catalogue", "")
        self.entry = entry(self.reading, key)

    def form_arguments(self):
        return super().form_arguments() | {"begun": self._begun()}

    def _begun(self) -> dict:
        picked = self.request.GET
        if self.part or not self.entry or self.request.method == "POST":
            return {}
        return begun(self.entry, picked.get("own", ""), picked.get("counterpart", ""))

    def context(self):
        return super().context() | {"entry": self.entry}


@require_safe
def catalogue(request, pk):
    """Pick an offence of the catalogue, then the provisions of the two States."""
    assistance_request = fetch(request.user, pk)
    if not may_edit(assistance_request, request.user):
        return redirect(assistance_request)
    reading = Reading(assistance_request, on=timezone.localdate())
    offences = reading.registry.law.offences.values()
    context = frame(reading, request.user, section=Section.OFFENCES) | {
        "offences": offences,
        "entry": entry(reading, request.GET.get("catalogue", "")),
    }
    return render(request, "requests_app/drafting/catalogue.html", context)
