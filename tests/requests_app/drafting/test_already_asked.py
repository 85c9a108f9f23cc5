"""Whether a colleague asked for the same already: found on normal forms, told to those who may know, and fast."""

import pytest
from django.urls import reverse

from accounts.choices import Role
from requests_app import services
from requests_app.acts import Submit
from requests_app.choices import Act, Confidentiality
from requests_app.drafting import already_asked
from requests_app.models import AssistanceRequest, Sought
from tests.factories import NOON, AssistanceRequestFactory, CaseFactory, OfficeFactory, UserFactory
from tests.requests_app.performing import fresh, perform
from treaties.selectors import current_registry

pytestmark = pytest.mark.django_db
ACCOUNT = "Sample.User@Example.ORG"


def drafted(office, identifier=ACCOUNT, **fields) -> AssistanceRequest:
    """A complete draft of the office in a case of its own that asks for one account, saved as screens save it."""
    drafter = UserFactory(office=office, roles=[Role.LEGAL_OFFICER])
    made = AssistanceRequestFactory(office=office, case=CaseFactory(office=office), drafted_by=drafter, **fields)
    with services.editing(made, user=drafter, at=NOON, seen_version=made.version) as locked:
        for row in locked.measures.all():
            lists = {"identifiers", "accounts"} & row.particulars.keys()
            row.particulars = row.particulars | {key: [identifier] for key in lists}
            row.save()
        locked.persons.clear()
    return fresh(made)


def told(made, user) -> list[str]:
    return [each.named.words for each in already_asked.already_asked(made, user, current_registry().law)]


@pytest.fixture
def elsewhere(office):
    return OfficeFactory(state=office.state)


class TestTheSame:
    @pytest.mark.parametrize("typed", ["sample.user@example.org", "E-mail: Sample.User@example.org (of the suspect)"])
    def test_is_found_on_its_normal_form(self, office, officer, typed):
        other = drafted(office, typed)
        own = drafted(office)

        (found,) = already_asked.already_asked(own, officer, current_registry().law)

        assert [each.pk for each in found.requests] == [other.pk]
        assert found.named.measures

    def test_is_not_another_account(self, office, officer):
        drafted(office, "another.user@example.org")

        assert told(drafted(office), officer) == []

    def test_person_has_the_same_name_and_birth_in_any_order_and_spelling(self, office, officer):
        one, other = drafted(office, "one@example.org"), drafted(office, "two@example.org")
        for made, name in ((one, "José Sample"), (other, "SAMPLE, Jose")):
            with services.editing(made, user=made.created_by, at=NOON, seen_version=made.version) as locked:
                services.add_person(locked, role="suspect", name=name, born_on="4 May 1987")

        assert told(fresh(one), officer) == ["José Sample"]

    def test_person_without_a_year_of_birth_is_too_many_people(self, office, officer):
        one, other = drafted(office, "one@example.org"), drafted(office, "two@example.org")
        for made in (one, other):
            with services.editing(made, user=made.created_by, at=NOON, seen_version=made.version) as locked:
                services.add_person(locked, role="suspect", name="Jo Sample")

        assert told(fresh(one), officer) == []

    def test_of_a_protected_person_is_told_by_the_pseudonym(self, office, officer):
        one, other = drafted(office, "one@example.org"), drafted(office, "two@example.org")
        known = {"role": "victim", "name": "Zarqa Musterova", "born_on": "1999", "address": "12 Sample Street, Lahore"}
        for made in (one, other):
            with services.editing(made, user=made.created_by, at=NOON, seen_version=made.version) as locked:
                services.add_person(locked, **known)

        assert told(fresh(one), officer) == ["Victim 3", "The address of Victim 3"]

    def test_stops_being_found_when_it_is_taken_out(self, office, officer):
        other, own = drafted(office), drafted(office)
        with services.editing(other, user=other.created_by, at=NOON, seen_version=other.version) as locked:
            locked.measures.all().delete()

        assert told(own, officer) == []

    def test_is_written_anew_when_the_person_changes_in_the_case(self, office):
        made = drafted(office)
        with services.editing(made, user=made.created_by, at=NOON, seen_version=made.version) as locked:
            person = services.add_person(locked, role="suspect", name="Jo Sample")
        before = Sought.objects.filter(assistance_request=made).count()

        case = fresh(made).case
        with services.editing_case(case, user=made.created_by, at=NOON, seen_version=case.version) as locked:
            services.write_person(locked, person, role="suspect", name="Jo Sample", born_on="1987")

        assert Sought.objects.filter(assistance_request=made).count() == before + 1


class TestWhoMayKnow:
    def test_the_own_office_reads_which_request(self, client, office, officer):
        other, own = drafted(office), drafted(office)
        client.force_login(officer)
        measure = next(each for each in own.measures.all() if "identifiers" in each.particulars)
        urls = [
            reverse("requests_app:check", args=[own.pk]),
            reverse("requests_app:measure", args=[own.pk, measure.pk]),
            reverse("requests_app:review", args=[own.pk]),
        ]

        for url in urls:
            page = client.get(url).content.decode()
            assert "Asked for already" in page
            assert f'<a href="{other.get_absolute_url()}">{other.reference}</a> to the United States' in page

    def test_another_office_learns_only_that_its_central_authority_knows(self, client, office, officer, elsewhere):
        supervisor = UserFactory(office=elsewhere, roles=[Role.SUPERVISOR])
        other = drafted(elsewhere)
        perform(Act.SUBMIT, other, other.created_by, _submit(other))
        own = drafted(office)
        client.force_login(officer)

        page = client.get(reverse("requests_app:check", args=[own.pk])).content.decode()

        assert "Another office of your State asked for it: ask your central authority." in page
        assert other.reference not in page
        assert elsewhere.name not in page
        assert str(supervisor) not in page

    def test_another_office_learns_nothing_of_a_draft(self, office, officer, elsewhere):
        drafted(elsewhere)

        assert told(drafted(office), officer) == []

    def test_another_state_learns_nothing(self, office, officer, elsewhere):
        UserFactory(office=elsewhere, roles=[Role.SUPERVISOR])
        other = drafted(elsewhere)
        perform(Act.SUBMIT, other, other.created_by, _submit(other))
        own = drafted(office)
        known = told(own, officer)

        AssistanceRequest.objects.filter(pk=other.pk).update(requesting_state="GB")

        assert (len(known), told(own, officer)) == (1, [])

    def test_nobody_learns_of_a_restricted_request_who_is_not_named_there(self, office, officer, elsewhere, client):
        for where in (office, elsewhere):
            UserFactory(office=where, roles=[Role.SUPERVISOR])
            other = drafted(where)
            perform(Act.SUBMIT, other, other.created_by, _submit(other))
            AssistanceRequest.objects.filter(pk=other.pk).update(confidentiality=Confidentiality.RESTRICTED)
        own = drafted(office)
        client.force_login(officer)

        assert told(own, officer) == []
        assert "Asked for already" not in client.get(reverse("requests_app:check", args=[own.pk])).content.decode()

    def test_who_is_named_in_a_restricted_request_is_told(self, office, officer):
        other = drafted(office)
        AssistanceRequest.objects.filter(pk=other.pk).update(confidentiality=Confidentiality.RESTRICTED)
        other.named_people.add(officer)

        assert len(told(drafted(office), officer)) == 1

    def test_the_central_authority_reads_which_request(self, office, elsewhere, sender):
        UserFactory(office=elsewhere, roles=[Role.SUPERVISOR])
        other = drafted(elsewhere)
        perform(Act.SUBMIT, other, other.created_by, _submit(other))

        (found,) = already_asked.already_asked(drafted(office), sender, current_registry().law)

        assert [each.pk for each in found.requests] == [other.pk]
        assert not found.elsewhere

    def test_an_exercise_and_a_real_request_know_nothing_of_each_other(self, office, officer):
        drafted(office, is_exercise=True)

        assert told(drafted(office), officer) == []

    def test_the_requests_of_the_own_case_are_known(self, office, officer):
        own = drafted(office)
        AssistanceRequest.objects.filter(pk=drafted(office).pk).update(case=own.case)

        assert told(own, officer) == []


class TestAnAddress:
    def test_at_the_place_of_a_protected_person_names_nobody(self, office, officer):
        at_her_place = "c/o Zarqa Musterova, 12 Elm Street"
        one, other = drafted(office), drafted(office)
        for made in (one, other):
            with services.editing(made, user=made.created_by, at=NOON, seen_version=made.version) as locked:
                locked.measures.all().delete()
                particulars = {"premises": [at_her_place]}
                locked.measures.create(assistance_type="search_seizure_premises", position=1, particulars=particulars)
        services.write_person(one.case, role="victim", name="Zarqa Musterova")

        assert told(fresh(one), officer) == ["The address c/o Victim 3, 12 Elm Street"]


class TestManyRows:
    def test_are_looked_up_by_key_in_few_queries(self, office, officer, django_assert_max_num_queries):
        other, own = drafted(office), drafted(office)
        Sought.objects.bulk_create(Sought(assistance_request=other, key=f"{number:064x}") for number in range(20_000))
        law = current_registry().law

        with django_assert_max_num_queries(9):
            assert len(already_asked.already_asked(own, officer, law)) == 1


def _submit(made):
    return Submit(seen_version=made.version)
