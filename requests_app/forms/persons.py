"""Persons concerned: written once in the case, named by the requests that need them."""

from datetime import datetime

from django import forms

from accounts.models import User
from requests_app import services
from requests_app.choices import PersonRole, Section
from requests_app.forms.draft_form import DraftForm
from requests_app.forms.inputs import Choice, Line, Text
from requests_app.forms.parts import PartForm
from requests_app.models import AssistanceRequest


class PersonFields(forms.Form):
    """What is known of a person. Only what is known is printed."""

    role = Choice(
        "Role in the case",
        choices=[("", "Choose a role"), *PersonRole.choices],
        missing="Choose the person's role in the case.",
    )
    name = Line(
        "Name",
        missing="Enter the name, or how the person is known: “unknown user of account 88213407”.",
        help_text="As in the identity document. Of a protected person letters print the pseudonym below.",
    )
    protected = forms.BooleanField(
        label="Protect this person: letters print a pseudonym",
        required=False,
        help_text="A victim is always protected, unless you say below why not. Name and particulars go into an annex "
        "that is sealed and travels apart from the letter.",
    )
    pseudonym = Line(
        "Pseudonym", max_length=80, help_text="Left empty, the next one that is free: Victim 1, Witness 1."
    )
    named_because = Text(
        "Why letters print the name of a victim",
        rows=2,
        max_length=2000,
        help_text="Only for a victim who is not to be protected. The reviewer reads the reason; it is not printed.",
    )
    other_names = Line(
        "Other names",
        max_length=300,
        help_text="Aliases, names at birth, other spellings, with commas between them.",
    )
    born_on = Line("Born", max_length=40, help_text="As far as known: 24 November 1990, November 1990 or 1990.")
    born_at = Line("Place of birth", max_length=120)
    nationality = Line("Nationality", max_length=120)
    identity_document = Line("Identity document", help_text="Kind, number, issuing authority.")
    address = Text("Address or whereabouts", rows=3, max_length=4000)
    accounts = Text(
        "Accounts and numbers",
        rows=3,
        max_length=4000,
        help_text="E-mail addresses, telephone numbers, account identifiers.",
    )
    note = Text("Note", rows=3, max_length=10_000, help_text="Printed too: what else the requested State must know.")


NAMES = tuple(PersonFields.base_fields)


class PersonForm(PersonFields, PartForm):
    section = Section.PERSONS
    names, add = NAMES, staticmethod(services.add_person)

    def change(self, locked: AssistanceRequest, **typed):
        services.write_person(locked.case, self.part, **typed)


class PersonsForm(DraftForm):
    """Why no person is named, where none is."""

    section = Section.PERSONS

    no_persons_reason = Text(
        "Why no person is named",
        rows=3,
        max_length=10_000,
        help_text="For example: the request seeks to learn who used the account. Printed where no person is named.",
    )

    def shown(self):
        return {"no_persons_reason": self.assistance_request.no_persons_reason}

    def write(self, locked: AssistanceRequest, *, user: User, at: datetime):
        locked.no_persons_reason = self.cleaned_data["no_persons_reason"]
