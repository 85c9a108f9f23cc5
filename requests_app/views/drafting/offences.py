"""Offences and penalties: which are named in this request, each under both laws, and element by element."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from requests_app.choices import Section
from requests_app.content import pointing
from requests_app.forms.catalogue import CatalogueFilter, begun, entry
from requests_app.forms.elements import ElementsForm
from requests_app.forms.measures import SeenForm
from requests_app.forms.offences import OffenceForm
from requests_app.reading import Reading
from requests_app.services import may_tell
from requests_app.views.drafting.pages import section_url
from requests_app.views.drafting.parts import NamedPage, PartPage
from requests_app.views.frame import fetch, frame, may_edit

TOLD = "The registry's editors are told of the provision that the catalogue does not have."


class OffencesPage(NamedPage):
    section = Section.OFFENCES
    form_class = SeenForm
    template_name = "requests_app/drafting/offences.html"

    def form_arguments(self):
        return super().form_arguments() | {"section": self.section}

    def context(self):
        context = super().context()
        return context | {"rows": list(zip(context["named"], self.reading.content.offences, strict=True))}


class OffencePage(PartPage):
    """A new one begins from the catalogue where it was picked there; the facts of its elements come next."""

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
        told = may_tell(self.assistance_request.case, self.assistance_request)
        return super().context() | {"entry": self.entry, "editors_are_told": told}

    def done(self, form):
        if form.told:
            messages.info(self.request, TOLD)
        if self.part:
            return super().done(form)
        return redirect("requests_app:elements", self.assistance_request.pk, form.offence.pk)


class ElementsPage(PartPage):
    section = Section.OFFENCES
    form_class = ElementsForm
    template_name = "requests_app/drafting/elements.html"

    def form_arguments(self):
        return {"reading": self.reading, "offence": self.part}

    def context(self):
        facts = pointing.paragraphs(self.reading.content.summary_of_facts)
        return super().context() | {"paragraphs": facts}

    def done(self, form):
        messages.success(self.request, "Saved.")
        is_new = set(form.cleaned_data["further"]) - {each.key for each in form.elements}
        stays = is_new or "stay" in self.request.POST  # new elements have questions of their own
        return redirect(self.request.path if stays else section_url(self.assistance_request, self.section))


@require_safe
def catalogue(request, pk):
    """Find an offence of the catalogue, then pick the provisions of the two States."""
    assistance_request = fetch(request.user, pk)
    if not may_edit(assistance_request, request.user):
        return redirect(assistance_request)
    reading = Reading(assistance_request, on=timezone.localdate())
    form = CatalogueFilter(request.GET, label_suffix="")
    context = frame(reading, request.user, section=Section.OFFENCES) | {
        "form": form,
        "found": form.found(reading),
        "entry": entry(reading, request.GET.get("catalogue", "")),
    }
    return render(request, "requests_app/drafting/catalogue.html", context)
