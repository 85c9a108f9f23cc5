"""Persons concerned: who is named in this request, and each of them."""

from django.views.decorators.http import require_POST

from requests_app.choices import Section
from requests_app.forms.persons import PersonForm, PersonsForm
from requests_app.views.drafting.pages import DraftPage, SectionPage
from requests_app.views.small_acts import change
from requests_app.views.versioned_page import part_of


class PersonsPage(SectionPage):
    section = Section.PERSONS
    form_class = PersonsForm
    template_name = "requests_app/drafting/persons.html"

    def context(self):
        named = list(self.assistance_request.persons.all())
        of_the_case = self.assistance_request.case.persons.exclude(pk__in=[each.pk for each in named])
        return super().context() | {"named": named, "others": of_the_case}


class PersonPage(DraftPage):
    """A new person, or one that the request names."""

    section = Section.PERSONS
    form_class = PersonForm
    template_name = "requests_app/drafting/person.html"

    def fetch(self):
        super().fetch()
        pk = self.kwargs.get("person_pk")
        self.person = part_of(self.assistance_request.persons.all(), pk, "person") if pk else None

    def form_arguments(self):
        return super().form_arguments() | {"person": self.person}

    def context(self):
        elsewhere = self.person.requests.exclude(pk=self.assistance_request.pk).count() if self.person else 0
        return super().context() | {"person": self.person, "elsewhere": elsewhere}


@require_POST
def name(request, pk, person_pk):
    """Name a person of the case in this request."""

    def write(locked):
        locked.persons.add(part_of(locked.case.persons.all(), person_pk, "person"))

    return change(request, pk, Section.PERSONS, write)


@require_POST
def take_out(request, pk, person_pk):
    """Name them here no more; they stay in the case."""

    def write(locked):
        locked.persons.remove(part_of(locked.persons.all(), person_pk, "person"))

    return change(request, pk, Section.PERSONS, write)
