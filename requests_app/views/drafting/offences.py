"""Offences and penalties: which are named in this request, and each of them; a new one may begin from the catalogue."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from requests_app.choices import Section
from requests_app.forms.measures import SeenForm
from requests_app.forms.offences import OffenceForm, begun, entry
from requests_app.reading import Reading
from requests_app.views.drafting.pages import DraftPage, SectionPage
from requests_app.views.frame import fetch, frame, may_edit
from requests_app.views.small_acts import change
from requests_app.views.versioned_page import part_of


class OffencesPage(SectionPage):
    section = Section.OFFENCES
    form_class = SeenForm
    template_name = "requests_app/drafting/offences.html"

    def form_arguments(self):
        return super().form_arguments() | {"section": self.section}

    def context(self):
        named = list(self.assistance_request.offences.all())
        of_the_case = self.assistance_request.case.offences.exclude(pk__in=[each.pk for each in named])
        return super().context() | {"named": named, "others": of_the_case}


class OffencePage(DraftPage):
    """A new offence, begun from the catalogue where one was picked there, or one that the request names."""

    section = Section.OFFENCES
    form_class = OffenceForm
    template_name = "requests_app/drafting/offence.html"

    def fetch(self):
        super().fetch()
        pk = self.kwargs.get("offence_pk")
        self.offence = part_of(self.assistance_request.offences.all(), pk, "offence") if pk else None
        picked = self.request.GET if self.offence is None else {}
        key = self.offence.catalogue_key if self.offence else picked.get("catalogue", "")
        self.entry = entry(self.reading, key)
        self.begun = (
            begun(self.entry, picked.get("own", ""), picked.get("counterpart", "")) if self.entry and picked else {}
        )

    def form_arguments(self):
        begun = {} if self.request.method == "POST" else self.begun
        return super().form_arguments() | {"offence": self.offence, "begun": begun}

    def context(self):
        elsewhere = self.offence.requests.exclude(pk=self.assistance_request.pk).count() if self.offence else 0
        return super().context() | {"offence": self.offence, "entry": self.entry, "elsewhere": elsewhere}


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


@require_POST
def name(request, pk, offence_pk):
    """Name an offence of the case in this request."""

    def write(locked):
        locked.offences.add(part_of(locked.case.offences.all(), offence_pk, "offence"))

    return change(request, pk, Section.OFFENCES, write)


@require_POST
def take_out(request, pk, offence_pk):
    """Name it here no more; it stays in the case."""

    def write(locked):
        locked.offences.remove(part_of(locked.offences.all(), offence_pk, "offence"))

    return change(request, pk, Section.OFFENCES, write)
