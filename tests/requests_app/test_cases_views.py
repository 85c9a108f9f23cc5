"""Cases: who sees them, what is written in them, and which requests change with them."""

import pytest
from django.urls import reverse

from accounts.choices import Role
from requests_app.choices import Confidentiality
from requests_app.models import AssistanceRequest, Case, PersonConcerned
from tests.factories import AssistanceRequestFactory, CaseFactory, UserFactory
from tests.requests_app.browser import edit, posted, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture(autouse=True)
def signed_in(officer, client):
    client.force_login(officer)


@pytest.fixture
def case(office):
    return CaseFactory(office=office)


def url(name, *args):
    return reverse(f"requests_app:{name}", args=args)


class TestTheList:
    def test_shows_the_cases_of_the_office(self, case, client):
        stranger = CaseFactory(national_reference="ELSEWHERE/1")

        page = words_of(client.get(url("case_list")))

        assert case.national_reference in page
        assert stranger.national_reference not in page

    def test_finds_by_reference_or_title(self, case, office, client):
        CaseFactory(office=office, national_reference="ARSON/7", title="A barn")

        page = words_of(client.get(url("case_list"), {"words": "arson barn"}))

        assert "ARSON/7" in page
        assert case.national_reference not in page

    def test_says_what_to_do_first(self, client):
        assert "Open the first" in words_of(client.get(url("case_list")))


class TestANewCase:
    def test_belongs_to_the_office(self, office, client):
        response = client.post(
            url("case_new"), {"national_reference": "FIR 12/2026", "title": "Two flats", "stage": "investigation"}
        )

        case = Case.objects.get()
        assert (case.office, response.headers["Location"]) == (office, case.get_absolute_url())

    def test_needs_reference_and_title(self, client):
        response = client.post(url("case_new"), {"stage": "trial"})

        assert "Enter the reference of the case" in words_of(response)
        assert not Case.objects.exists()

    def test_of_a_reference_that_is_there_is_refused_with_the_text_kept(self, case, client):
        typed = {"national_reference": case.national_reference, "title": "Kept title", "stage": "trial"}

        response = client.post(url("case_new"), typed)

        assert f"Your office has a case {case.national_reference} already" in words_of(response)
        assert "Kept title" in words_of(response)

    def test_is_not_opened_by_an_auditor(self, office, client):
        client.force_login(UserFactory(office=office, roles=[Role.AUDITOR]))

        client.post(url("case_new"), {"national_reference": "X", "title": "Y", "stage": "trial"})

        assert not Case.objects.exists()


class TestTheCasePage:
    def test_shows_facts_persons_offences_and_requests(self, office, officer, client):
        assistance_request = AssistanceRequestFactory(office=office, drafted_by=officer)

        page = words_of(client.get(assistance_request.case.get_absolute_url()))

        for words in [
            assistance_request.reference,
            "Between March and August 2026",
            "Sajid Example",
            "Trafficking in persons",
        ]:
            assert words in page

    def test_hides_a_restricted_request_from_whoever_is_not_named(self, case, office, client):
        AssistanceRequestFactory(office=office, case=case, complete=False)
        hidden = AssistanceRequestFactory(
            office=office, case=case, confidentiality=Confidentiality.RESTRICTED, complete=False
        )

        assert hidden.reference not in words_of(client.get(case.get_absolute_url()))

    def test_of_another_office_is_not_there(self, client):
        assert client.get(CaseFactory().get_absolute_url()).status_code == 404

    def test_offers_an_auditor_nothing_to_change(self, office, officer, auditor, client):
        assistance_request = AssistanceRequestFactory(office=office, drafted_by=officer)
        client.force_login(auditor)

        page = client.get(assistance_request.case.get_absolute_url())

        assert "Start a request" not in words_of(page)
        assert client.get(url("case_edit", assistance_request.case_id)).status_code == 302


class TestEditing:
    def test_what_is_printed_makes_a_drafter_of_every_request(self, office, client):
        assistance_request = AssistanceRequestFactory(office=office)
        colleague = UserFactory(office=office)
        client.force_login(colleague)

        edit(client, url("case_edit", assistance_request.case_id), summary_of_facts="Told anew.")

        assert assistance_request.drafters.filter(user=colleague).exists()
        assert AssistanceRequest.objects.get(pk=assistance_request.pk).version == 2

    def test_the_title_alone_makes_nobody_a_drafter(self, office, client):
        assistance_request = AssistanceRequestFactory(office=office)
        colleague = UserFactory(office=office)
        client.force_login(colleague)

        edit(client, url("case_edit", assistance_request.case_id), title="Renamed")

        assert Case.objects.get().title == "Renamed"
        assert not assistance_request.drafters.filter(user=colleague).exists()

    def test_refuses_the_reference_of_another_case(self, case, office, client):
        other = CaseFactory(office=office)

        response = edit(client, url("case_edit", case.pk), national_reference=other.national_reference)

        assert "Another case of your office has this reference" in words_of(response)

    def test_of_a_stale_page_keeps_both_texts(self, case, client):
        address = url("case_edit", case.pk)
        data = posted(client.get(address).context["form"], nature="Mine.")
        edit(client, address, nature="Theirs.")

        response = client.post(address, data)

        assert response.status_code == 409
        assert "Mine." in words_of(response)
        assert "Saved now: Nature of the proceeding</p><p>Theirs.</p>" in words_of(response)


class TestPersonsAndOffences:
    def test_are_added_to_the_case_and_named_in_no_request_yet(self, office, officer, client):
        assistance_request = AssistanceRequestFactory(office=office, drafted_by=officer, complete=False)

        edit(client, url("case_person_new", assistance_request.case_id), role="witness", name="Erika Example")
        edit(client, url("case_offence_new", assistance_request.case_id), title="Arson", provision="Act 1, s 2")

        assert assistance_request.case.persons.get().name == "Erika Example"
        assert assistance_request.case.offences.get().title == "Arson"
        assert not assistance_request.persons.exists()
        assert AssistanceRequest.objects.get(pk=assistance_request.pk).version == 1

    def test_changed_change_the_requests_that_name_them(self, office, officer, client):
        assistance_request = AssistanceRequestFactory(office=office, drafted_by=officer)
        person = assistance_request.persons.first()

        edit(client, url("case_person", assistance_request.case_id, person.pk), nationality="Elsewhere")

        assert PersonConcerned.objects.get(pk=person.pk).nationality == "Elsewhere"
        assert AssistanceRequest.objects.get(pk=assistance_request.pk).version == 2

    def test_that_no_request_names_can_be_deleted(self, case, client):
        person = PersonConcerned.objects.create(case=case, role="witness", name="Erika Example")

        client.post(url("case_person_take_out", case.pk, person.pk), {"seen_version": case.version})

        assert not case.persons.exists()

    def test_that_a_request_names_stay(self, office, officer, client):
        assistance_request = AssistanceRequestFactory(office=office, drafted_by=officer)
        person = assistance_request.persons.first()

        response = client.post(
            url("case_person_take_out", assistance_request.case_id, person.pk), {"seen_version": 1}, follow=True
        )

        assert "A request names" in words_of(response)
        assert person in assistance_request.case.persons.all()

    def test_of_another_case_are_not_there(self, case, client):
        stranger = AssistanceRequestFactory().persons.first()

        assert client.get(url("case_person", case.pk, stranger.pk)).status_code == 404
