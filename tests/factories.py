"""Objects that are complete and valid by default; a test states only what matters to it."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from accounts.choices import Role
from accounts.models import Office, RoleAssignment, Signatory, User
from requests_app import assemble, checklist, demo, services
from requests_app.choices import Confidentiality
from requests_app.models import (
    AssistanceRequest,
    Case,
    Clause,
    Drafter,
    GroundAnswer,
    Measure,
    Statement,
)
from treaties.models import Edition, State
from treaties.selectors import current_registry

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


class OfficeFactory(DjangoModelFactory):
    class Meta:
        model = Office

    name = factory.Sequence(lambda n: f"Office of the Prosecutor {n}")
    state = factory.LazyFunction(lambda: State.objects.get(code="PK"))
    letterhead = factory.LazyAttribute(lambda office: f"{office.state.name}\n{office.name}")
    address = "1 Court Road"
    email = factory.Sequence(lambda n: f"office{n}@ministry.example")
    phone = "+00 1 555 0100"
    code = factory.Sequence(lambda n: f"OP{n}")


class SignatoryFactory(DjangoModelFactory):
    class Meta:
        model = Signatory

    office = factory.SubFactory(OfficeFactory)
    name = "Head of Office"
    title = "Prosecutor General"


class UserFactory(DjangoModelFactory):
    """`UserFactory(roles=[Role.SUPERVISOR], office=office)`; the password is "correct horse battery"."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@ministry.example")
    name = factory.Sequence(lambda n: f"Person {n}")
    office = factory.SubFactory(OfficeFactory)
    password = factory.django.Password("correct horse battery")

    @factory.post_generation
    def roles(self, create, extracted, **kwargs):
        roles = extracted if extracted is not None else [Role.LEGAL_OFFICER]
        RoleAssignment.objects.bulk_create(RoleAssignment(user=self, role=role) for role in roles)
        self.is_staff = self.is_superuser = Role.ADMINISTRATOR in roles
        self.save(update_fields=["is_staff", "is_superuser"])


class CaseFactory(DjangoModelFactory):
    class Meta:
        model = Case

    office = factory.SubFactory(OfficeFactory)
    national_reference = factory.Sequence(lambda n: f"CASE/2026/{n}")
    title = "Victims advertised on a classified-ad site"
    nature = factory.LazyFunction(lambda: demo.read()["case"]["nature"])
    summary_of_facts = factory.LazyFunction(lambda: demo.read()["case"]["summary_of_facts"])
    created_by = factory.SubFactory(UserFactory, office=factory.SelfAttribute("..office"))
    created_at = NOON


class AssistanceRequestFactory(DjangoModelFactory):
    """The demo request, complete, from Pakistan to the United States under UNTOC art. 18.

    `drafted_by` is its drafter; `complete=False` leaves out every part (measures, statements, clauses ...).
    """

    class Meta:
        model = AssistanceRequest
        skip_postgeneration_save = True

    class Params:
        drafted_by = factory.SubFactory(UserFactory, office=factory.SelfAttribute("..office"))

    office = factory.SubFactory(OfficeFactory)
    case = factory.SubFactory(CaseFactory, office=factory.SelfAttribute("..office"))
    reference = factory.Sequence(lambda n: f"MLA/2026/{n:04d}")
    requesting_state = factory.SelfAttribute("office.state")
    requested_state = factory.LazyFunction(lambda: State.objects.get(code="US"))
    channel = "UNTOC"
    basis_on = TODAY
    edition = factory.LazyFunction(Edition.objects.first)
    addressee_name = "Office of International Affairs"
    addressee_address = "Washington, D.C."
    addressee_vouched_on = TODAY
    addressee_vouched_how = "Compared with the requested State's published guidance."
    confidentiality = Confidentiality.CONFIDENTIAL
    assigned_to = factory.SelfAttribute("drafted_by")
    created_by = factory.SelfAttribute("drafted_by")
    created_at = NOON

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        data = demo.read()["request"]
        return {name: data[name] for name in demo.PLAIN_FIELDS if name != "confidentiality"} | kwargs

    @factory.post_generation
    def complete(self, create, extracted, **kwargs):
        Drafter.objects.create(assistance_request=self, user=self.created_by, since=NOON)
        if extracted is not False:
            fill(self)


def fill(assistance_request: AssistanceRequest) -> None:
    """Write the demo request's parts, each statement confirmed for everything the channel can ask."""
    data = demo.read()
    for person in data["persons"]:
        assistance_request.persons.add(services.write_person(assistance_request.case, **person | {"pseudonym": ""}))
    for offence in data["offences"]:
        assistance_request.offences.add(demo.write_offence(assistance_request.case, offence))
    written = data["request"]
    Measure.objects.bulk_create(
        Measure(assistance_request=assistance_request, position=position, **measure)
        for position, measure in enumerate(written["measures"], start=1)
    )
    Clause.objects.bulk_create(
        Clause(assistance_request=assistance_request, kind=kind, text=text) for kind, text in written["clauses"].items()
    )
    content, law = assemble.assemble(assistance_request), current_registry().law
    GroundAnswer.objects.bulk_create(
        GroundAnswer(assistance_request=assistance_request, ground=each.key, position="does_not_arise", note="Checked.")
        for each in checklist.refusal.questions(content, law)
        if each.question
    )
    asked = checklist.asked(content, law)
    Statement.objects.bulk_create(
        Statement(
            assistance_request=assistance_request,
            field=field.field,
            text=written["statements"].get(field.field, "Stated for the test."),
            confirmed=[f"{content.instrument}:{content.key}" for content in field.contents],
        )
        for field in asked
    )
