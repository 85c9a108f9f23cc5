"""Persons concerned: who is named in this request, and each of them."""

from requests_app.choices import Section
from requests_app.forms.persons import PersonForm, PersonsForm
from requests_app.views.drafting.parts import NamedPage, PartPage


class PersonsPage(NamedPage):
    section = Section.PERSONS
    form_class = PersonsForm
    template_name = "requests_app/drafting/persons.html"


class PersonPage(PartPage):
    section = Section.PERSONS
    form_class = PersonForm
    template_name = "requests_app/drafting/person.html"
