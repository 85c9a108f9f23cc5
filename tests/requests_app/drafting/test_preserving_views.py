"""Preserving first, quicker ways and asking for more, on screen."""

import pytest
from django.urls import reverse

from requests_app import services
from requests_app.choices import Status
from requests_app.models import AssistanceRequest
from tests.factories import NOON
from tests.requests_app.browser import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def main(at_status):
    made = at_status()
    for measure in made.measures.all():
        measure.particulars.pop("preservation_ref", None)
        measure.save()
    return made


class TestTheOffer:
    def test_stands_on_the_page_of_the_request_and_of_its_measure(self, main, client, officer):
        client.force_login(officer)

        for page in (
            main.get_absolute_url(),
            reverse("requests_app:measure", args=[main.pk, main.measures.first().pk]),
        ):
            assert "Open a preservation request" in words_of(client.get(page))

    def test_names_the_channel_that_it_goes_by(self, main, client, officer):
        client.force_login(officer)
        words = words_of(client.get(main.get_absolute_url()))

        assert "To the United States, urgent, by: United Nations Convention against Transnational" in words
        assert "Plan for about 10 months" in words

    def test_stands_in_one_place(self, main, client, officer):
        client.force_login(officer)
        words = words_of(client.get(main.get_absolute_url()))

        assert words.count("Preserve first") == 1
        assert words.count("No preservation of these data is recorded.") == 1

    def test_is_not_made_where_a_preservation_is_named(self, at_status, client, officer):
        client.force_login(officer)

        assert "Open a preservation request" not in words_of(client.get(at_status().get_absolute_url()))

    def test_is_not_made_to_those_who_do_not_draft(self, main, client, auditor):
        client.force_login(auditor)

        assert (
            reverse("requests_app:preserve", args=[main.pk]) not in client.get(main.get_absolute_url()).content.decode()
        )

    def test_opens_the_request_by_one_button_and_links_both(self, main, client, officer):
        client.force_login(officer)
        client.post(reverse("requests_app:preserve", args=[main.pk]))

        opened = AssistanceRequest.objects.exclude(pk=main.pk).get()
        words = words_of(client.get(main.get_absolute_url()))
        assert f"{opened}</a> asks to preserve the data (draft)" in words
        assert "Open a preservation request" not in words

    def test_pressed_twice_says_so_and_opens_one(self, main, client, officer):
        client.force_login(officer)
        client.post(reverse("requests_app:preserve", args=[main.pk]))
        answer = client.post(reverse("requests_app:preserve", args=[main.pk]), follow=True)

        assert "a preservation is asked for, or named, already" in words_of(answer)
        assert main.case.requests.count() == 2

    def test_is_no_address_for_another_office(self, main, client, outsider):
        client.force_login(outsider)

        assert client.post(reverse("requests_app:preserve", args=[main.pk])).status_code == 404


class TestQuickerWays:
    def test_are_folded_on_the_page_of_the_request(self, main, client, officer):
        client.force_login(officer)
        answer = client.get(main.get_absolute_url())

        assert "Quicker lawful ways, before or beside this request" in words_of(answer)
        assert '<details class="quicker"' in answer.content.decode()

    def test_name_no_network_of_a_convention_that_does_not_bind(self, main, client, officer):
        client.force_login(officer)
        words = words_of(client.get(main.get_absolute_url()))

        assert "The Budapest Convention is not usable between the two." in words


class TestAskingForMore:
    @pytest.fixture
    def sent(self, at_status):
        return at_status(Status.TRANSMITTED)

    def test_opens_a_draft_that_names_the_request(self, sent, client, officer):
        client.force_login(officer)
        assert "Open a supplementary request" in words_of(client.get(sent.get_absolute_url()))
        client.post(reverse("requests_app:supplement", args=[sent.pk]), {"seen_requests": 1})

        opened = AssistanceRequest.objects.get(supplements=sent)
        assert (opened.status, opened.measures.count()) == (Status.DRAFT, 0)
        assert set(opened.persons.all()) == set(sent.persons.all())
        assert opened.clauses.count() == sent.clauses.count()
        assert opened.competent_authority == sent.competent_authority

    def test_twice_opens_one(self, sent, client, officer):
        client.force_login(officer)
        address = reverse("requests_app:supplement", args=[sent.pk])
        client.post(address, {"seen_requests": 1})
        answer = client.post(address, {"seen_requests": 1}, follow=True)

        assert "stands in this case already" in words_of(answer)
        assert AssistanceRequest.objects.filter(supplements=sent).count() == 1

    def test_is_not_offered_of_a_draft(self, main, client, officer):
        client.force_login(officer)

        assert "Open a supplementary request" not in words_of(client.get(main.get_absolute_url()))
        with pytest.raises(services.EditRefused, match="Only a request that was sent"):
            services.supplement(main, user=officer, at=NOON, seen_requests=1)

    def test_leaves_out_a_person_who_was_left_out_there(self, sent, officer):
        left_out = sent.persons.first()
        sent.persons.remove(left_out)

        opened = services.supplement(sent, user=officer, at=NOON, seen_requests=1)

        assert left_out not in opened.persons.all()
        assert left_out in sent.case.persons.all()

    def test_falls_back_on_the_channel_of_today(self, sent, officer):
        AssistanceRequest.objects.filter(pk=sent.pk).update(channel="CETS-185")

        opened = services.supplement(AssistanceRequest.objects.get(pk=sent.pk), user=officer, at=NOON, seen_requests=1)

        assert opened.channel == "UNTOC"
