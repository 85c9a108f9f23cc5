"""The parts of a draft that have pages of their own: measures and persons."""

import pytest
from django.conf import settings
from django.urls import reverse

from requests_app import services
from requests_app.models import AssistanceRequest, Measure, PersonConcerned
from tests.factories import NOON, AssistanceRequestFactory, UserFactory
from tests.requests_app.browser import edit, posted, section_url, words_of
from treaties import law as law_files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

KINDS = sorted(law_files.load(settings.LAW_DIR).assistance_types)
# What is typed into an input that is no text, by the type of its particular.
TYPED = {
    "boolean": lambda key: {key: "on"},
    "choice": lambda key: {key: "other", f"{key}_words": "Typed for the test"},
    "choice_list": lambda key: {f"{key}_words": "Typed for the test"},
    "country_list": lambda key: {key: "Qatar"},
    "datetime": lambda key: {f"{key}_moment": "2027-02-10 13:30", f"{key}_zone": "UTC+05:00", f"{key}_more": "Typed"},
    "duration": lambda key: {f"{key}_number": "30", f"{key}_unit": "days", f"{key}_more": "Typed for the test"},
    "money": lambda key: {key: "GBP 85 a day"},
    "person_ref": lambda key: {key: "other", f"{key}_words": "Typed for the test"},
    "person_ref_list": lambda key: {f"{key}_words": "Typed for the test"},
    "date": lambda key: {key: "2027-01-15"},
    "date_range": lambda key: {f"{key}_from": "2026-04-01", f"{key}_to": "2026-04-30"},
    "preservation_ref": lambda key: {key: "Reference EC-1", f"{key}_until": "2026-12-14"},
    "datetime_range": lambda key: {
        f"{key}_from": "2026-04-01 00:00",
        f"{key}_to": "2026-04-30 23:59",
        f"{key}_zone": "UTC+05:00",
    },
}


def fresh(assistance_request):
    return AssistanceRequest.objects.get(pk=assistance_request.pk)


@pytest.fixture
def draft(office, officer, client):
    client.force_login(officer)
    return AssistanceRequestFactory(office=office, drafted_by=officer)


def url(name, draft, *rest):
    return reverse(f"requests_app:{name}", args=[draft.pk, *rest])


def press(client, address, draft, **data):
    """A button of a row: it carries the version the page was shown with."""
    return client.post(address, {"seen_version": fresh(draft).version} | data, follow=True)


class TestMeasures:
    def test_are_added_last_and_lead_to_their_particulars(self, draft, client):
        response = edit(client, url("measure_add", draft), assistance_type="content_data_stored")

        added = draft.measures.last()
        assert (added.assistance_type, added.position) == ("content_data_stored", 3)
        assert response.headers["Location"] == url("measure", draft, added.pk)

    def test_refuse_a_key_that_is_none_of_the_catalogue(self, draft, client):
        response = edit(client, url("measure_add", draft), assistance_type="mind_reading")

        assert "The catalogue has no such measure. Choose one of the list." in words_of(response)
        assert draft.measures.count() == 2

    def test_change_places(self, draft, client):
        first, second = draft.measures.all()

        press(client, url("measure_move", draft, first.pk), draft, down="1")

        assert list(draft.measures.all()) == [second, first]

    def test_at_the_end_stay_where_they_are(self, draft, client):
        first, second = draft.measures.all()

        press(client, url("measure_move", draft, second.pk), draft, down="1")

        assert list(draft.measures.all()) == [first, second]

    def test_taken_out_leave_no_hole_in_the_numbers(self, draft, client):
        first, second = draft.measures.all()

        press(client, url("measure_take_out", draft, first.pk), draft)

        assert [(each.pk, each.position) for each in draft.measures.all()] == [(second.pk, 1)]

    def test_of_another_request_cannot_be_touched(self, draft, office, officer, client):
        other = AssistanceRequestFactory(office=office, drafted_by=officer)
        measure = other.measures.first()

        response = press(client, url("measure_take_out", draft, measure.pk), draft)

        assert "This measure is not there any more" in words_of(response)
        assert measure in other.measures.all()


class TestParticulars:
    @pytest.mark.parametrize("kind", KINDS)
    def test_come_back_as_they_were_typed(self, kind, draft, client, law):
        measure = Measure.objects.create(assistance_request=draft, assistance_type=kind, position=9)
        address = url("measure", draft, measure.pk)
        typed = {}
        for particular in law.assistance_types[kind].particulars:
            typed |= TYPED.get(particular.type, lambda key: {key: "Typed for the test"})(particular.key)

        edit(client, address, **typed)

        again = posted(client.get(address).context["form"])
        assert {name: again[name] for name in typed} == typed

    def test_are_kept_as_the_checklist_reads_them(self, draft, client):
        measure = draft.measures.first()

        edit(client, url("measure", draft, measure.pk), identifiers="Account 1\r\n\r\nAccount 2", format="  ")

        measure.refresh_from_db()
        assert measure.particulars["identifiers"] == ["Account 1", "Account 2"]
        assert "format" not in measure.particulars

    def test_save_a_period_without_its_end_and_say_that_it_lacks_it(self, draft, client):
        measure = draft.measures.first()
        address = url("measure", draft, measure.pk)

        edit(client, address, period_to="", nexus="New words.")

        page = client.get(address)
        assert "The period of measure 1 has no end" in words_of(page)
        assert "New words." in words_of(page)

    def test_show_the_law_s_help_and_the_typical_mistakes(self, draft, client):
        page = words_of(client.get(url("measure", draft, draft.measures.first().pk)))

        assert "Name the contracting entity" in page
        assert "Typical mistakes" in page
        assert "Subpoena under 18 USC 2703(c)(2)" in page

    def test_are_filled_in_from_another_measure_where_they_are_empty(self, draft, client):
        other = draft.measures.first()
        new = Measure.objects.create(assistance_request=draft, assistance_type="content_data_stored", position=3)

        page = client.get(url("measure", draft, new.pk), {"from": other.pk})

        assert "not saved yet" in words_of(page)
        assert page.context["form"].initial["provider"] == other.particulars["provider"]
        new.refresh_from_db()
        assert new.particulars == {}

    def test_filled_in_like_that_are_saved_as_they_stand(self, draft, client):
        new = Measure.objects.create(assistance_request=draft, assistance_type="content_data_stored", position=3)
        address = url("measure", draft, new.pk)
        page = client.get(address, {"from": draft.measures.first().pk})

        client.post(address, posted(page.context["form"]))

        new.refresh_from_db()
        assert new.particulars["provider"].startswith("Example Classifieds")

    def test_of_a_measure_taken_out_meanwhile_show_what_was_typed(self, draft, client):
        measure = draft.measures.first()
        data = posted(client.get(url("measure", draft, measure.pk)).context["form"], nexus="Hours of work.")
        press(client, url("measure_take_out", draft, measure.pk), draft)

        response = client.post(url("measure", draft, measure.pk), data)

        assert response.status_code == 409
        assert "This measure is not there any more" in words_of(response)
        assert "Hours of work." in words_of(response)

    def test_gaps_lead_to_their_inputs(self, draft, client):
        measure = draft.measures.last()
        measure.particulars |= {"provider": ""}
        measure.save()

        check = client.get(url("check", draft)).content.decode()
        page = client.get(url("measure", draft, measure.pk)).content.decode()

        assert f'href="{url("measure", draft, measure.pk)}#id_measure_2_provider"' in check
        assert 'id="id_measure_2_provider"' in page


class TestPersons:
    def test_are_named_anew_and_belong_to_the_case(self, draft, client):
        edit(client, url("person_new", draft), role="witness", name="Erika Example", born_on="about 1990")

        person = PersonConcerned.objects.get(name="Erika Example")
        assert (person.case, person.born_on) == (draft.case, "about 1990")
        assert person in draft.persons.all()

    def test_need_a_name_and_a_role(self, draft, client):
        response = edit(client, url("person_new", draft), role="", name="\x00")

        assert "Choose the person's role in the case" in words_of(response)
        assert "Enter the name, or how the person is known" in words_of(response)

    def test_are_taken_out_of_the_request_and_stay_in_the_case(self, draft, client):
        person = draft.persons.first()

        page = press(client, url("person_take_out", draft, person.pk), draft)

        assert person not in draft.persons.all()
        assert "In the case, not in this request" in words_of(page)
        press(client, url("person_name", draft, person.pk), draft)
        assert person in draft.persons.all()

    def test_of_another_case_cannot_be_named(self, draft, client):
        stranger = AssistanceRequestFactory().persons.first()

        press(client, url("person_name", draft, stranger.pk), draft)

        assert stranger not in draft.persons.all()
        assert client.get(url("person", draft, stranger.pk)).status_code == 404

    def test_changed_change_in_every_request_that_names_them(self, draft, office, client):
        other = AssistanceRequestFactory(office=office, case=draft.case, complete=False)
        person = draft.persons.first()
        other.persons.add(person)
        page = client.get(url("person", draft, person.pk))
        assert "This is shared: 1 other request" in words_of(page)

        edit(client, url("person", draft, person.pk), nationality="Elsewhere")

        person.refresh_from_db()
        assert person.nationality == "Elsewhere"
        assert (fresh(draft).version, fresh(other).version) == (2, 2)

    def test_of_a_request_somebody_may_not_change_are_not_changed(self, draft, office, client):
        hidden = AssistanceRequestFactory(office=office, case=draft.case, confidentiality="restricted", complete=False)
        person = draft.persons.first()
        hidden.persons.add(person)

        response = edit(client, url("person", draft, person.pk), nationality="Elsewhere")

        assert "A request that you may not change prints this text" in words_of(response)
        person.refresh_from_db()
        assert person.nationality != "Elsewhere"

    def test_that_are_none_are_explained(self, draft, client):
        draft.persons.clear()

        edit(client, section_url(draft, "persons"), no_persons_reason="Nobody is identified yet.")

        assert fresh(draft).no_persons_reason == "Nobody is identified yet."


class TestAChangeMeanwhile:
    def test_to_a_person_is_shown_beside_what_was_typed(self, draft, office, client):
        person = draft.persons.first()
        address = url("person", draft, person.pk)
        data = posted(client.get(address).context["form"], note="Mine.")
        colleague = UserFactory(office=office, name="Ada Sample")
        with services.editing_with_case(draft, user=colleague, at=NOON, seen_version=1):
            PersonConcerned.objects.filter(pk=person.pk).update(note="Ada's.")

        response = client.post(address, data)

        assert "Ada Sample saved a change" in words_of(response)
        assert "Saved now: Note</p><p>Ada's.</p>" in words_of(response)
        assert "Mine." in words_of(response)
