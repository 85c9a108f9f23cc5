"""The doors of drafting, and what nobody would type: each answered kindly, nothing of another office touched."""

import pytest
from django.urls import reverse

from requests_app.choices import Section
from requests_app.models import AssistanceRequest
from tests.factories import AssistanceRequestFactory
from tests.requests_app.browser import edit, section_url, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HUGE = 10**30


def fresh(assistance_request):
    return AssistanceRequest.objects.get(pk=assistance_request.pk)


@pytest.fixture
def draft(office, officer):
    return AssistanceRequestFactory(office=office, drafted_by=officer)


def addresses(draft):
    measure, person, offence = draft.measures.first(), draft.persons.first(), draft.offences.first()
    found = {
        "request": [],
        "check": [],
        "measure_add": [],
        "measure": [measure.pk],
        "measure_move": [measure.pk],
        "measure_take_out": [measure.pk],
        "person_new": [],
        "person": [person.pk],
        "person_name": [person.pk],
        "person_take_out": [person.pk],
        "offence_catalogue": [],
        "offence_new": [],
        "offence": [offence.pk],
        "offence_name": [offence.pk],
        "offence_take_out": [offence.pk],
        "annex_upload": [],
    }
    return [reverse(f"requests_app:{name}", args=[draft.pk, *rest]) for name, rest in found.items()]


class TestEveryDoor:
    def test_is_not_there_for_another_office(self, draft, outsider, client):
        client.force_login(outsider)

        for address in addresses(draft):
            assert client.get(address).status_code in {404, 405}, address
            assert client.post(address, {"seen_version": 1}).status_code in {404, 405}, address
        assert fresh(draft).version == 1

    def test_is_read_only_for_an_auditor(self, draft, auditor, client):
        client.force_login(auditor)

        for address in addresses(draft):
            client.post(address, {"seen_version": 1})
        assert fresh(draft).version == 1
        assert (draft.measures.count(), draft.persons.count(), draft.offences.count()) == (2, 4, 1)

    def test_sends_a_stranger_to_the_sign_in_page(self, draft, client):
        for address in addresses(draft):
            assert "login" in client.get(address).headers["Location"]


class TestWhatNobodyWouldType:
    @pytest.fixture(autouse=True)
    def signed_in(self, officer, client):
        client.force_login(officer)

    @pytest.mark.parametrize(
        "name",
        ["measure_move", "measure_take_out", "person_name", "person_take_out", "offence_name", "offence_take_out"],
    )
    @pytest.mark.parametrize("seen_version", ["1", "", "x", str(HUGE), "-1"])
    def test_in_a_small_act_changes_nothing(self, name, seen_version, draft, client):
        address = reverse(f"requests_app:{name}", args=[draft.pk, HUGE])

        assert client.post(address, {"seen_version": seen_version}).status_code == 302
        assert fresh(draft).version == 1

    @pytest.mark.parametrize(
        ("section", "typed"),
        [
            (Section.CLAUSES, {"named_people": [str(HUGE)]}),
            (Section.CLAUSES, {"named_people": ["\x00"]}),
            (Section.CLAUSES, {"wanted_by": "0000-00-00"}),
            (Section.CLAUSES, {"confidentiality": "\x00"}),
            (Section.AUTHORITIES, {"addressee": str(HUGE)}),
            (Section.AUTHORITIES, {"competent_authority": "a" * 201}),
            (Section.FACTS, {"seen_version": "x"}),
            (Section.FACTS, {"stage": "dreaming"}),
            (Section.CHANNEL, {"channel": "\x00"}),
            (Section.CHANNEL, {"supporting": ["UNTOC", "X"]}),
            (Section.STATEMENTS, {"confirmed_scope_test": ["X:y"]}),
            (Section.ANNEXES, {"language": "\x00"}),
        ],
    )
    def test_in_a_section_is_told_and_saves_nothing(self, section, typed, draft, client):
        response = edit(client, section_url(draft, section), **typed)

        assert response.status_code == 200
        assert response.context["form"].errors
        assert fresh(draft).version == 1

    @pytest.mark.parametrize("typed", ["", "\x00", "zz", str(HUGE)])
    @pytest.mark.parametrize(
        ("section", "name"),
        [
            (Section.CLAUSES, "urgency"),
            (Section.CLAUSES, "confidentiality"),
            (Section.FACTS, "stage"),
            (Section.FACTS, "seen_version"),
            (Section.ANNEXES, "language"),
            (Section.CHANNEL, "channel"),
        ],
    )
    def test_is_told_in_plain_words(self, section, name, typed, draft, client):
        page = words_of(edit(client, section_url(draft, section), **{name: typed}))

        assert "There is something to mend" in page
        for unkind in ("Select a valid choice", "This field is required", "Null characters", "whole number"):
            assert unkind not in page

    @pytest.mark.parametrize("seen_version", [str(HUGE), "-1", "0"])
    def test_as_a_version_is_a_stale_edit(self, seen_version, draft, client):
        response = edit(client, section_url(draft, Section.FACTS), nexus="Other words.", seen_version=seen_version)

        assert response.status_code == 409
        assert fresh(draft).nexus != "Other words."

    @pytest.mark.parametrize("address", ["/requests/{}/", "/requests/{}/facts/", "/cases/{}/", "/annexes/{}/"])
    def test_as_a_number_is_not_there(self, address, client):
        assert client.get(address.format(HUGE)).status_code == 404

    @pytest.mark.parametrize(
        "address",
        [
            "/cases/?words=%00%00&page=99999999999999999999",
            f"/requests/start/?case={HUGE}&requested=US",
            "/requests/start/?case=%00&requested=%00&on=%00&measure=%00&offence=%00&channel=%00&requesting=%00",
        ],
    )
    def test_in_an_address_is_answered(self, address, client):
        assert client.get(address).status_code == 200
