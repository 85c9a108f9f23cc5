"""A case: what is written once at home and printed by each of its requests."""

from datetime import datetime

from django import forms

from accounts.models import User
from requests_app import services
from requests_app.choices import ProceedingStage
from requests_app.forms.draft_form import VersionedForm
from requests_app.forms.facts import FactsOfTheCase
from requests_app.forms.inputs import Line
from requests_app.forms.offences import NAMES as OFFENCE_NAMES
from requests_app.forms.offences import OffenceFields
from requests_app.forms.parts import saved
from requests_app.forms.persons import NAMES as PERSON_NAMES
from requests_app.forms.persons import PersonFields
from requests_app.models import AssistanceRequest, Case, Offence, PersonConcerned


class CaseFields(FactsOfTheCase):
    national_reference = Line(
        "National reference",
        max_length=120,
        missing="Enter the reference of the case, as your files have it.",
        help_text="As your files have it. Printed in every request.",
    )
    title = Line(
        "Title", missing="Enter a title.", help_text="A few words by which colleagues know the case. It is not printed."
    )

    field_order = ["national_reference", "title", "stage", "nature", "summary_of_facts"]


CASE_NAMES = tuple(CaseFields.base_fields)
NOT_PRINTED = {"title"}


class NewCaseForm(CaseFields):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"stage": ProceedingStage.INVESTIGATION}, label_suffix="", **kwargs)


class CaseForm(CaseFields, VersionedForm):
    """The case's own text. Whoever changes what is printed drafts every request of the case."""

    def __init__(self, *args, case: Case, **kwargs):
        super().__init__(*args, subject=case, **kwargs)

    def shown(self):
        return {name: getattr(self.subject, name) for name in CASE_NAMES}

    def clean_national_reference(self):
        reference = self.cleaned_data["national_reference"]
        same = Case.objects.filter(office=self.subject.office_id, national_reference=reference)
        if same.exclude(pk=self.subject.pk).exists():
            raise forms.ValidationError("Another case of your office has this reference. Correct it.")
        return reference

    def editing(self, *, user: User, at: datetime):
        is_printed = not NOT_PRINTED.issuperset(set(self.changed_data) - {"seen_version"})
        printed_by = None if is_printed else AssistanceRequest.objects.none()
        return services.editing_case(self.subject, user=user, at=at, seen_version=self.seen, printed_by=printed_by)

    def write(self, locked: Case, *, user: User, at: datetime):
        for name in CASE_NAMES:
            setattr(locked, name, self.cleaned_data[name])
        self.written = locked


class CasePartForm(VersionedForm):
    """A person or an offence of a case: `part`, or a new one. The requests that name it are drafted by whoever
    changes it; a new one is named by none yet.
    """

    model: type[PersonConcerned] | type[Offence]
    names: tuple[str, ...]

    def __init__(self, *args, case: Case, part: PersonConcerned | Offence | None = None, **kwargs):
        self.part = part
        super().__init__(*args, subject=case, **kwargs)

    def shown(self):
        return saved(self.part, self.names)

    def editing(self, *, user: User, at: datetime):
        printed_by = self.part.requests.all() if self.part else AssistanceRequest.objects.none()
        return services.editing_case(self.subject, user=user, at=at, seen_version=self.seen, printed_by=printed_by)

    def write(self, locked: Case, *, user: User, at: datetime):
        typed = {name: self.cleaned_data[name] for name in self.names}
        if self.part is None:
            return self.model.objects.create(case=locked, **typed)
        self.model.objects.filter(pk=self.part.pk).update(**typed)
        return self.model.objects.get(pk=self.part.pk)


class CasePersonForm(PersonFields, CasePartForm):
    model, names = PersonConcerned, PERSON_NAMES

    def write(self, locked: Case, *, user: User, at: datetime):
        return services.write_person(locked, self.part, **{name: self.cleaned_data[name] for name in self.names})


class CaseOffenceForm(OffenceFields, CasePartForm):
    model, names = Offence, OFFENCE_NAMES

    def write(self, locked: Case, *, user: User, at: datetime):
        offence = super().write(locked, user=user, at=at)
        if self.cleaned_data.get("is_read"):
            services.confirm_offence(offence)
        if services.may_tell(locked):
            services.tell_editors(offence, locked.office.state, offence.provision, user=user, at=at)
