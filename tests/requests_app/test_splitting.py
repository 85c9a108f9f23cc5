"""One case asked of several States: each share by its own channel, all drafts or none, once."""

import pytest
from django.urls import reverse

from requests_app import services
from requests_app.models import AssistanceRequest, PersonConcerned
from requests_app.services import EditRefused, Share
from tests.factories import NOON, CaseFactory
from tests.requests_app.browser import words_of
from treaties.models import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def case(office, officer):
    return CaseFactory(office=office, created_by=officer)


def share(code, *measures, seen=0, identifiers=()):
    return Share(State.objects.get(code=code), measures or ("subscriber_information",), seen, identifiers)


class TestAskSeveral:
    def test_opens_a_draft_to_each_by_its_own_channel(self, case, officer):
        opened = services.ask_several(case, [share("US"), share("KP")], user=officer, at=NOON)

        assert [each.requested_state_id for each in opened] == ["US", "KP"]
        assert opened[0].channel == "UNTOC"
        assert case.requests.count() == 2

    def test_gives_each_its_measures_and_identifiers(self, case, officer):
        shares = [
            share("US", "subscriber_information", identifiers=("a@example.org",)),
            share("DE", "bank_financial_records", "content_data_stored", identifiers=("b@example.org",)),
        ]
        american, german = services.ask_several(case, shares, user=officer, at=NOON)

        assert american.measures.get().particulars == {"identifiers": ["a@example.org"]}
        kept = {each.assistance_type: each.particulars for each in german.measures.all()}
        assert kept["content_data_stored"] == {"identifiers": ["b@example.org"]}

    def test_prints_the_persons_of_the_case_in_each(self, case, officer):
        person = PersonConcerned.objects.create(case=case, role="suspect", name="Sajid Example")
        opened = services.ask_several(case, [share("US"), share("DE")], user=officer, at=NOON)

        assert all(list(each.persons.all()) == [person] for each in opened)

    def test_opens_none_where_one_is_refused(self, case, officer):
        with pytest.raises(EditRefused, match="Choose what Germany is asked for"):
            services.ask_several(case, [share("US"), Share(State.objects.get(code="DE"), (), 0)], user=officer, at=NOON)

        assert not case.requests.exists()

    def test_opens_none_the_second_time(self, case, officer):
        shares = [share("US"), share("DE")]
        services.ask_several(case, shares, user=officer, at=NOON)

        with pytest.raises(EditRefused, match="stands in this case already"):
            services.ask_several(case, shares, user=officer, at=NOON)
        assert case.requests.count() == 2

    def test_refuses_one_state_twice(self, case, officer):
        with pytest.raises(EditRefused, match="each State once"):
            services.ask_several(case, [share("US"), share("US", seen=1)], user=officer, at=NOON)

    def test_is_refused_to_another_office(self, case, outsider):
        with pytest.raises(EditRefused, match="Only a legal officer"):
            services.ask_several(case, [share("US")], user=outsider, at=NOON)

        assert not AssistanceRequest.objects.exists()


class TestThePage:
    @pytest.fixture
    def asking(self, case, officer, client):
        client.force_login(officer)
        address = reverse("requests_app:ask_several", args=[case.pk])
        return f"{address}?state_1=US&state_2=KP&measures=subscriber_information&measures=traffic_data_stored"

    def posted(self, **changes):
        return {
            "measures_US": ["subscriber_information"],
            "identifiers_US": "a@example.org\n",
            "seen_US": 0,
            "measures_KP": ["traffic_data_stored"],
            "identifiers_KP": "",
            "seen_KP": 0,
        } | changes

    def test_tells_the_channel_of_each_and_comity_honestly(self, asking, client):
        words = words_of(client.get(asking))

        assert "United Nations Convention against Transnational Organized Crime" in words
        assert "The request rests on comity and goes through the diplomatic channel" in words_of(
            client.get(asking.replace("KP", "TW"))
        )

    def test_begins_with_two_places_and_adds_one_at_a_time_keeping_what_is_filled(self, case, officer, client):
        client.force_login(officer)
        address = reverse("requests_app:ask_several", args=[case.pk])
        bare = client.get(address)
        more = client.get(address + "?state_1=US&state_2=&measures=subscriber_information&places=2&more=1")

        assert [bare.context["whom"].places, more.context["whom"].places] == [2, 3]
        assert '<option value="US" selected>' in more.content.decode()
        assert more.context["whom"]["measures"].value() == ["subscriber_information"]
        assert not more.context["whom"].errors

    @pytest.mark.parametrize("places", ["6", "7", "-1", "x", "9" * 400])
    def test_takes_no_strange_number_of_places(self, places, case, officer, client):
        client.force_login(officer)
        page = client.get(reverse("requests_app:ask_several", args=[case.pk]) + f"?places={places}&more=1")

        assert 2 <= page.context["whom"].places <= 6

    def test_shows_every_place_that_the_address_fills(self, asking, client):
        page = client.get(asking.replace("state_2=KP", "state_5=KP").replace("&measures=", "&none="))

        assert page.context["whom"].places == 5

    def test_opens_all_in_one_step(self, asking, client, case):
        answer = client.post(asking, self.posted(), follow=True)

        assert "Opened: " in words_of(answer)
        assert " to the United States" in words_of(answer).split("Opened: ")[1].split("</div>")[0]
        assert {each.requested_state_id for each in case.requests.all()} == {"US", "KP"}

    def test_sent_twice_opens_them_once_and_keeps_what_was_typed(self, asking, client, case):
        client.post(asking, self.posted())
        answer = client.post(asking, self.posted())

        assert "stands in this case already" in words_of(answer)
        assert "a@example.org" in answer.content.decode()
        assert case.requests.count() == 2

    def test_asks_for_what_is_missing(self, asking, client, case):
        words = words_of(client.post(asking, self.posted(measures_KP=[])))

        assert "is asked for, or go back and leave it out" in words
        assert not case.requests.exists()

    @pytest.mark.parametrize(
        ("query", "told"),
        [
            ("?measures=subscriber_information", "Choose at least one State"),
            ("?state_1=US&state_2=US&measures=subscriber_information", "Choose each State once"),
            ("?state_1=XQ&measures=subscriber_information", "has no State of that code"),
            ("?state_1=US&measures=magic", "has no such measure"),
            ("?state_1=US", "Choose what is sought"),
        ],
    )
    def test_says_what_is_wrong_with_the_question(self, case, officer, client, query, told):
        client.force_login(officer)

        assert told in words_of(client.get(reverse("requests_app:ask_several", args=[case.pk]) + query))

    def test_is_not_there_for_another_office(self, case, outsider, client):
        client.force_login(outsider)

        assert client.get(reverse("requests_app:ask_several", args=[case.pk])).status_code == 404
