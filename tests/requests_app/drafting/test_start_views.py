"""Starting a request: from the finder or from a case, with the channel and why, once."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.choices import Role
from requests_app import services
from requests_app.choices import Section
from requests_app.models import AssistanceRequest, BegunOffence, Case, Offence
from tests.factories import NOON, AssistanceRequestFactory, CaseFactory, UserFactory
from tests.requests_app.browser import posted, words_of
from treaties.models import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

START = reverse("requests_app:start")
FROM_THE_FINDER = {
    "requesting": "PK",
    "requested": "US",
    "on": "2026-11-24",
    "measure": "subscriber_information",
    "channel": "UNTOC",
}


@pytest.fixture(autouse=True)
def signed_in(officer, client):
    client.force_login(officer)


@pytest.fixture
def case(office):
    return CaseFactory(office=office)


def shown(page, **typed):
    """What a browser posts from the start page: the question and, where they are shown, the channels."""
    data = posted(page.context["question"])
    if opening := page.context["opening"]:
        data |= posted(opening)
    return data | typed


class TestTheStartPage:
    def test_takes_over_what_the_finder_was_asked(self, client):
        page = client.get(START, FROM_THE_FINDER)

        question, opening = page.context["question"], page.context["opening"]
        assert question["requested_state"].value() == "US"
        assert question["measures"].value() == ["subscriber_information"]
        assert opening["channel"].value() == "UNTOC"
        assert "Pakistan and the United States are both parties" in words_of(page)

    def test_shows_no_channels_before_it_knows_the_state(self, client):
        page = client.get(START)

        assert page.context["opening"] is None
        assert page.context["question"]["on"].value() == "2026-11-24"

    def test_says_kindly_that_one_drafts_for_one_s_own_state(self, client):
        page = client.get(START, FROM_THE_FINDER | {"requesting": "DE"})

        assert "The channel finder was asked for Germany. You draft for Pakistan" in words_of(page)

    def test_recommends_the_best_channel_where_the_finder_s_cannot_be_used(self, client):
        page = client.get(START, FROM_THE_FINDER | {"channel": "CETS-185"})

        assert page.context["opening"]["channel"].value() == "UNTOC"

    @pytest.mark.parametrize(
        ("asked", "told"),
        [
            ({"requested": "ZZ"}, "The registry has no State of that code"),
            ({"requested": "PK"}, "Choose another State than your own."),
            ({"requested": "EU"}, "The registry has no State of that code"),
            ({"on": "2026-02-30"}, "Enter a day that exists"),
            ({"measure": "mind_reading"}, "The catalogue has no such measure"),
            ({"requested": "US\0"}, "The registry has no State of that code"),
            ({"case": "\0"}, "That case is not one of your office's"),
            ({"offence": "rudeness"}, "The catalogue has no such offence"),
        ],
    )
    def test_says_what_was_wrong_in_the_address(self, asked, told, client):
        page = client.get(START, FROM_THE_FINDER | asked)

        assert page.status_code == 200
        assert told in words_of(page)

    @pytest.mark.parametrize(
        ("on", "told"),
        [("1995-01-01", "1 January 1995 has passed."), ("2031-01-01", "1 January 2031 is still to come.")],
    )
    def test_says_why_one_would_choose_another_day_and_leads_back_to_today(self, on, told, client):
        page = client.get(START, FROM_THE_FINDER | {"on": on})
        assert told in words_of(page)

        # The button of that name stands after the input and is sent after it.
        back = client.post(START, shown(page) | {"on": [on, "2026-11-24"]})

        assert 'name="on" value="2026-11-24">Choose today' in page.content.decode()
        assert "Channels on 24 November 2026" in words_of(back)
        assert "Choose today" not in words_of(back)

    @pytest.mark.parametrize("roles", [[Role.AUDITOR], [Role.CENTRAL_AUTHORITY], [Role.TRAINEE], []])
    def test_is_closed_to_whoever_does_not_draft(self, roles, office, client):
        client.force_login(UserFactory(office=office, roles=roles))

        page = client.get(START)

        assert page.status_code == 403
        assert "Requests are drafted by the legal officers and supervisors" in words_of(page)
        assert "<li>" in words_of(page).split("you are neither")[1]

    def test_is_closed_to_whoever_has_no_office(self, client):
        client.force_login(UserFactory(office=None, roles=[Role.AUDITOR]))

        assert client.get(START).status_code == 403

    def test_offers_the_cases_of_one_s_own_office_only(self, case, client):
        stranger = CaseFactory()

        choices = client.get(START).context["question"].fields["case"].queryset

        assert list(choices) == [case]
        assert stranger not in choices


class TestOpening:
    def test_makes_a_draft_with_its_number_channel_and_measures(self, case, office, client):
        page = client.get(START, FROM_THE_FINDER | {"case": case.pk})

        response = client.post(START, shown(page, open="1"))

        opened = AssistanceRequest.objects.get()
        assert response.headers["Location"] == opened.get_absolute_url()
        assert (opened.case, opened.channel, str(opened.basis_on)) == (case, "UNTOC", "2026-11-24")
        assert [each.assistance_type for each in opened.measures.all()] == ["subscriber_information"]
        assert opened.reference == f"{office.code}/2026/0001"
        assert opened.sections_seen == [Section.CHANNEL]

    def test_takes_the_number_of_the_year_it_is_opened_in_whatever_the_channels_day(self, case, office):
        opened = services.open_request(
            case=case,
            user=case.created_by,
            at=NOON,
            requested_state=State.objects.get(code="US"),
            channel="UNTOC",
            on=date(2012, 3, 1),
        )

        assert opened.reference == f"{office.code}/2026/0001"

    def test_makes_the_case_with_it(self, client):
        page = client.get(START, FROM_THE_FINDER)

        client.post(START, shown(page, open="1", national_reference="FIR 12/2026", title="Two flats"))

        assert AssistanceRequest.objects.get().case == Case.objects.get(national_reference="FIR 12/2026")

    def test_takes_what_is_cited_beside_the_channel(self, case, client):
        page = client.get(START, FROM_THE_FINDER | {"case": case.pk})

        client.post(START, shown(page, open="1", supporting=["UNTOC-TIP"]))

        assert AssistanceRequest.objects.get().supporting == ["UNTOC-TIP"]

    def test_needs_a_case(self, client):
        response = client.post(START, shown(client.get(START, FROM_THE_FINDER), open="1"))

        assert "Enter the national reference of the new case, or choose a case" in words_of(response)
        assert not AssistanceRequest.objects.exists()

    def test_refuses_a_channel_that_is_not_usable(self, case, client):
        page = client.get(START, FROM_THE_FINDER | {"case": case.pk})

        response = client.post(START, shown(page, open="1", channel="CETS-185"))

        assert "That channel is not usable on this day" in words_of(response)
        assert not AssistanceRequest.objects.exists()

    def test_refuses_the_case_of_another_office(self, client):
        page = client.get(START, FROM_THE_FINDER)

        response = client.post(START, shown(page, open="1", case=CaseFactory().pk))

        assert "That case is not one of your office's" in words_of(response)

    def test_refuses_a_reference_the_office_has_and_makes_nothing(self, case, client):
        page = client.get(START, FROM_THE_FINDER)

        response = client.post(START, shown(page, open="1", national_reference=case.national_reference, title="Again"))

        assert f"Your office has a case {case.national_reference} already" in words_of(response)
        assert not AssistanceRequest.objects.exists()
        assert Case.objects.count() == 1

    def test_pressed_twice_opens_one(self, case, client):
        data = shown(client.get(START, FROM_THE_FINDER | {"case": case.pk}), open="1")
        client.post(START, data)

        response = client.post(START, data)

        opened = AssistanceRequest.objects.get()
        assert f"{opened} to the United States stands in this case already" in words_of(response)

    def test_of_another_one_is_open_to_whoever_was_told(self, case, client):
        data = shown(client.get(START, FROM_THE_FINDER | {"case": case.pk}), open="1")
        client.post(START, data)
        told = client.post(START, data)

        client.post(START, shown(told, open="1"))

        assert AssistanceRequest.objects.count() == 2

    def test_tells_of_requests_to_the_same_state(self, office, officer, client):
        before = AssistanceRequestFactory(office=office, drafted_by=officer, complete=False)

        page = client.get(START, FROM_THE_FINDER | {"case": before.case_id})

        assert f"{before}" in words_of(page)
        assert "Open another one only if you need it" in words_of(page)

    def test_shows_the_channels_anew_and_opens_nothing_when_asked_for_them(self, case, client):
        page = client.get(START, FROM_THE_FINDER | {"case": case.pk})

        response = client.post(START, shown(page, show="1", requested_state="CN"))

        assert response.context["opening"].usable[0].channel.instrument == "MLAT-CN-PK-2007"
        assert not AssistanceRequest.objects.exists()


class TestTheOffenceAskedAbout:
    def opened(self, client, **asked):
        page = client.get(START, FROM_THE_FINDER | {"offence": "illegal_access"} | asked)
        client.post(START, shown(page, open="1", national_reference="FIA/1/2026", title="A case"))
        return AssistanceRequest.objects.latest("pk")

    def test_stands_in_the_case_with_the_one_provision_the_catalogue_knows(self, client):
        (offence,) = self.opened(client, offence="money_laundering").offences.all()

        assert offence.catalogue_key == "money_laundering"
        assert offence.provision == "AMLA 2010 sections 3-4"
        assert offence.max_penalty_years

    def test_leaves_the_choice_to_the_officer_where_the_catalogue_knows_several(self, client):
        opened = self.opened(client)
        (offence,) = opened.offences.all()
        page = client.get(reverse("requests_app:offence", args=[opened.pk, offence.pk]))
        assert offence.provision == ""

        typed = posted(page.context["form"]) | {"taken": "PECA 2016 s 4"}
        client.post(reverse("requests_app:offence", args=[opened.pk, offence.pk]), typed)

        offence.refresh_from_db()
        assert offence.provision == "PECA 2016 section 4"
        assert offence.penalty

    def test_waits_to_be_confirmed_until_somebody_read_it(self, client, noon):
        opened = self.opened(client)
        (offence,) = opened.offences.all()
        page = client.get(reverse("requests_app:offence", args=[opened.pk, offence.pk]))
        assert "Nobody has confirmed what the catalogue gave" in words_of(client.get(opened.get_absolute_url()))

        typed = posted(page.context["form"]) | {"is_read": "on", "provision": "PECA 2016 section 3"}
        client.post(reverse("requests_app:offence", args=[opened.pk, offence.pk]), typed)

        assert not BegunOffence.objects.exists()
        assert "Nobody has confirmed" not in words_of(client.get(opened.get_absolute_url()))

    def test_is_not_put_twice_into_a_case_that_has_it(self, client, case):
        Offence.objects.create(case=case, title="Illegal access", catalogue_key="illegal_access", provision="s 3")

        self.opened(client, case=case.pk)

        assert case.offences.count() == 1
        assert not BegunOffence.objects.exists()
