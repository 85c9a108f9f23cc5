"""The drafting screens: each section is shown, saved, refused kindly; nothing that was typed is lost."""

import pytest
from django.urls import reverse

from accounts.choices import Role
from requests_app import services
from requests_app.choices import Section, Status
from requests_app.forms.facts import FactsForm
from requests_app.models import AssistanceRequest
from requests_app.reading import Reading
from tests.factories import NOON, TODAY, AssistanceRequestFactory, UserFactory
from tests.requests_app.browser import edit, posted, section_url, words_of
from tests.requests_app.performing import fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def saved_meanwhile(draft, colleague):
    """`saved_meanwhile(nexus="...")`: a colleague saves a change to the draft."""

    def save(**fields):
        with services.editing(draft, user=colleague, at=NOON, seen_version=fresh(draft).version) as locked:
            for name, value in fields.items():
                setattr(locked, name, value)

    return save


class TestEverySection:
    @pytest.mark.parametrize("section", Section)
    def test_shows_its_form_among_all_sections(self, section, draft, client):
        response = client.get(section_url(draft, section))

        assert response.status_code == 200
        assert all(each.label in words_of(response) for each in Section)

    @pytest.mark.parametrize("section", Section)
    def test_leads_on_to_the_next_one_when_it_is_saved(self, section, draft, client):
        sections = [*Section, None]
        following = sections[sections.index(section) + 1]

        response = edit(client, section_url(draft, section))

        expected = section_url(draft, following) if following else reverse("requests_app:check", args=[draft.pk])
        assert response.headers["Location"] == expected
        assert section in fresh(draft).sections_seen

    @pytest.mark.parametrize("section", Section)
    def test_of_a_sent_request_leads_to_the_page_that_shows_it(self, section, office, officer, client):
        sent = AssistanceRequestFactory(office=office, drafted_by=officer, status=Status.TRANSMITTED)
        client.force_login(officer)

        response = client.get(section_url(sent, section), follow=True)

        assert "can be changed only while it is a draft" in words_of(response)
        assert "Change" not in response.content.decode()

    def test_that_is_none_is_not_there(self, draft, client):
        assert client.get(section_url(draft, "gossip")).status_code == 404


class TestSaving:
    def test_writes_what_was_typed_and_remembers_who_drafted(self, draft, colleague, client):
        client.force_login(colleague)

        edit(client, section_url(draft, "facts"), nexus="  Only these records show who paid.\r\nNothing else does. ")

        assert fresh(draft).nexus == "Only these records show who paid.\nNothing else does."
        assert draft.drafters.filter(user=colleague).exists()
        assert fresh(draft).version == 2

    def test_of_what_is_saved_already_makes_nobody_a_drafter(self, draft, reviewer, client):
        AssistanceRequest.objects.filter(pk=draft.pk).update(sections_seen=[Section.FACTS])
        client.force_login(reviewer)

        edit(client, section_url(draft, "facts"))

        assert not draft.drafters.filter(user=reviewer).exists()
        assert fresh(draft).version == 1

    def test_twice_with_one_press_saves_once_and_goes_on(self, draft, client):
        url = section_url(draft, "facts")
        data = posted(client.get(url).context["form"], nexus="Who paid.")

        answers = [client.post(url, data) for _ in range(2)]

        assert [answer.status_code for answer in answers] == [302, 302]
        assert fresh(draft).version == 2

    def test_and_staying_shows_what_is_still_open_with_links_to_the_inputs(self, draft, client):
        url = section_url(draft, "facts")

        response = client.post(url, posted(client.get(url).context["form"], purpose="", stay="1"), follow=True)

        assert "Still open here" in words_of(response)
        assert f'href="{url}#id_purpose"' in response.content.decode()
        assert 'id="id_purpose"' in response.content.decode()

    @pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "{{ request.user }} {% now 'Y' %}", "a" * 200_000])
    def test_keeps_markup_and_monstrous_words_as_text(self, typed, draft, client):
        edit(client, section_url(draft, "facts"), nexus=typed)

        page = client.get(section_url(draft, "facts"))
        assert fresh(draft).nexus == typed
        assert "<script>alert(1)" not in page.content.decode()

    def test_takes_three_hundred_pages_of_facts(self, draft, client):
        facts = "سن دو ہزار چھبیس میں۔ " * 45_000

        response = edit(client, section_url(draft, "facts"), summary_of_facts=facts)

        assert response.status_code == 302
        assert fresh(draft).case.summary_of_facts == facts.strip()

    def test_drops_nul_bytes_and_keys_nobody_asked_for(self, draft, client):
        edit(client, section_url(draft, "facts"), nexus="Who\x00 paid", status="executed", reference="X", office="1")

        assert fresh(draft).nexus == "Who paid"
        assert (fresh(draft).status, fresh(draft).reference) == (Status.DRAFT, draft.reference)

    def test_without_the_version_says_so_and_saves_nothing(self, draft, client):
        response = client.post(section_url(draft, "facts"), {"nexus": "Other", "stage": "trial"})

        assert response.status_code == 200
        assert "There is something to mend" in words_of(response)
        assert fresh(draft).nexus != "Other"


class TestAStaleEdit:
    def test_keeps_what_was_typed_and_shows_what_is_saved_beside_it(self, draft, saved_meanwhile, client):
        url = section_url(draft, "facts")
        data = posted(client.get(url).context["form"], nexus="My own words.")
        saved_meanwhile(nexus="Ada's words.")

        response = client.post(url, data)

        words = words_of(response)
        assert response.status_code == 409
        assert "Ada Sample saved a change to this request after you opened this page" in words
        assert "My own words." in words
        assert "Saved now: Nexus: why this evidence matters" in words
        assert fresh(draft).nexus == "Ada's words."

    def test_is_saved_when_it_is_saved_again(self, draft, saved_meanwhile, client):
        url = section_url(draft, "facts")
        data = posted(client.get(url).context["form"], nexus="My own words.")
        saved_meanwhile(nexus="Ada's words.")
        shown = client.post(url, data).context["form"]

        client.post(url, posted(shown))

        assert fresh(draft).nexus == "My own words."

    def test_by_oneself_in_another_window_says_so(self, draft, client):
        url = section_url(draft, "facts")
        data = posted(client.get(url).context["form"], nexus="First window.")
        edit(client, url, nexus="Second window.")

        assert "You yourself saved a change" in words_of(client.post(url, data))

    def test_of_what_was_submitted_meanwhile_keeps_the_text(self, at_status, officer, client):
        submitted = at_status(Status.UNDER_REVIEW)
        client.force_login(officer)
        form = FactsForm(reading=Reading(submitted, on=TODAY))

        response = client.post(section_url(submitted, "facts"), posted(form, nexus="Too late."))

        assert response.status_code == 409
        assert "The request is under review: its text can be changed only in a draft" in words_of(response)
        assert "Too late." in words_of(response)
        assert fresh(submitted).nexus != "Too late."

    def test_of_a_small_act_does_nothing_and_says_so(self, draft, saved_meanwhile, client):
        person = draft.persons.first()
        saved_meanwhile(nexus="Ada's words.")

        url = reverse("requests_app:person_take_out", args=[draft.pk, person.pk])
        response = client.post(url, {"seen_version": 1}, follow=True)

        assert "nothing was done" in words_of(response)
        assert person in draft.persons.all()


class TestSomebodyElse:
    @pytest.mark.parametrize("roles", [[Role.AUDITOR], [Role.CENTRAL_AUTHORITY], [Role.TRAINEE]])
    def test_of_the_office_without_the_role_is_refused_with_the_rule(self, roles, draft, office, client):
        client.force_login(UserFactory(office=office, roles=roles))
        form_data = {"seen_version": 1, "stage": "trial", "nexus": "Not mine"}

        response = client.post(section_url(draft, "facts"), form_data)

        assert response.status_code == 409
        assert "Only a legal officer or supervisor of" in words_of(response)
        assert fresh(draft).nexus != "Not mine"

    @pytest.mark.parametrize("section", Section)
    def test_of_another_office_finds_nothing(self, section, draft, outsider, client):
        client.force_login(outsider)

        assert client.get(section_url(draft, section)).status_code == 404
        assert client.post(section_url(draft, section), {}).status_code == 404
