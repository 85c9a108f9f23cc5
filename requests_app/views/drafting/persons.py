"""Persons concerned: who is named in this request, and each of them."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from requests_app import services
from requests_app.choices import Section
from requests_app.drafting.already_asked import already_asked
from requests_app.forms.persons import PersonForm, PersonsForm
from requests_app.reading import Reading
from requests_app.views.drafting.pages import section_url
from requests_app.views.drafting.parts import NamedPage, PartPage
from requests_app.views.frame import fetch
from requests_app.views.small_acts import telling


class PersonsPage(NamedPage):
    section = Section.PERSONS
    form_class = PersonsForm
    template_name = "requests_app/drafting/persons.html"

    def context(self):
        asked = already_asked(self.assistance_request, self.request.user, self.reading.registry.law)
        return super().context() | {"already": [each for each in asked if each.named.of_a_person]}


class PersonPage(PartPage):
    section = Section.PERSONS
    form_class = PersonForm
    template_name = "requests_app/drafting/person.html"


@require_POST
def put_pseudonym(request, pk):
    """For a word that may name somebody, in every text. What is put stands in the gap, never in what the page sent."""
    assistance_request, at = fetch(request.user, pk), timezone.now()
    reading, section = Reading(assistance_request, on=timezone.localdate(at)), Section.PERSONS
    gaps = {gap.key: gap for gap in reading.gaps if gap.proposal and gap.proposal.word}
    with telling(request):
        gap, seen = gaps[request.POST["gap"]], int(request.POST["seen_version"])
        section, proposal = gap.section, gap.proposal
        with services.editing_with_case(assistance_request, user=request.user, at=at, seen_version=seen) as locked:
            services.put_pseudonym(locked, word=proposal.word, pseudonym=proposal.value)
        messages.success(request, f"Done: “{proposal.value}” stands there now.")
    return redirect(section_url(assistance_request, section))
