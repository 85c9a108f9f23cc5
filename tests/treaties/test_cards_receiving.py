"""Who receives a request under a channel, by the real registry."""

from datetime import date

import pytest

from treaties import cards
from treaties.cards import in_order
from treaties.channels import resolve

ON = date(2026, 11, 24)


@pytest.fixture
def receiving(snapshot):
    """Who receives under a channel, the best one where none is named."""

    def found(requesting, requested, *measures, channel="", urgent=False):
        answer = resolve(snapshot, requesting, requested, ON, measures)
        chosen = answer.channel(channel) if channel else answer.recommended
        return cards.receiving(snapshot, answer, chosen, urgent_preservation=urgent)

    return found


def names(receiving) -> list[str]:
    return [each.name.split(",")[0] for each in receiving.found]


class TestReceiving:
    def test_is_the_contact_point_first_for_preservation_under_budapest(self, receiving):
        found = receiving("GB", "US", "expedited_preservation")

        assert [each.role for each in found.found] == ["budapest_24_7", "budapest_art27"]
        assert "ordinary request goes to the authority which that treaty sets" in found.why[-1]

    def test_is_not_the_contact_point_for_an_ordinary_request(self, receiving):
        found = receiving("DE", "LK", "content_data_stored", channel="CETS-185")

        assert "budapest_24_7" not in [each.role for each in found.found]

    def test_is_the_authority_designated_under_the_channel(self, receiving):
        assert names(receiving("AE", "PK", channel="UNCAC")) == ["National Accountability Bureau"]

    def test_says_so_where_only_the_general_authority_is_known(self, receiving):
        found = receiving("PK", "US")

        assert names(found) == ["Office of International Affairs"]
        assert found.why[0].startswith("No authority designated under the United Nations Convention against Transn")

    def test_says_that_what_a_bilateral_treaty_names_was_not_read(self, receiving):
        assert "has not been read into the registry" in receiving("GB", "US", "taking_testimony").why[0]

    def test_goes_past_central_authorities_under_the_investigation_order(self, receiving):
        found = receiving("DE", "FR", "taking_testimony")

        assert found.goes_to == "executing_authority"
        assert "directly" in found.why[0]

    def test_is_the_provider_for_an_order(self, receiving):
        found = receiving("DE", "FR", "expedited_preservation")

        assert (found.goes_to, found.found) == ("provider", ())

    def test_is_the_contact_point_where_data_must_be_preserved_now(self, receiving):
        assert [each.role for each in receiving("GB", "US", urgent=True).found] == ["budapest_24_7"]

    def test_warns_of_the_network_where_budapest_does_not_bind_the_two(self, receiving):
        assert "do not rely on its 24/7 network" in receiving("PK", "US", urgent=True).why[0]

    def test_says_what_to_do_where_none_is_known(self, receiving):
        found = receiving("PK", "TK")

        assert "is known to the registry" in found.why[-1]
        assert "enter the address with the day and how you checked it" in found.advice[0]

    def test_asks_to_confirm_what_is_unverified(self, receiving):
        assert "confirm it with the authority" in receiving("US", "PK", channel="UNTOC").advice[0]

    def test_tells_several_apart_by_what_is_said_beside_each(self, receiving):
        found = receiving("PK", "GB")

        assert len(found.found) == 3
        assert "Several are known" in found.why[-1]


class TestTheOrder:
    def first(self, snapshot, state, role="central_authority_mla", **of):
        return in_order([each for each in snapshot.authorities if (each.state, each.role) == (state, role)], **of)[
            0
        ].name

    @pytest.mark.parametrize(
        ("state", "name"),
        [("GB", "UK Central Authority"), ("JP", "Ministry of Justice (prosecution and court matters)")],
    )
    def test_begins_with_who_receives_for_crime_in_general(self, snapshot, state, name):
        assert self.first(snapshot, state) == name

    @pytest.mark.parametrize("state", ["BG", "MD", "RO"])
    def test_follows_the_stage_of_the_case_where_the_state_divides_by_it(self, snapshot, state):
        before = self.first(snapshot, state, "budapest_art27", at_trial=False)
        trial = self.first(snapshot, state, "budapest_art27", at_trial=True)

        assert "Prosecutor" in before
        assert trial.startswith("Ministry of Justice")

    def test_has_the_point_of_contact_first_for_preservation_and_last_otherwise(self, snapshot):
        rows = [each for each in snapshot.authorities if each.state == "US"]

        assert in_order(rows, measures=["expedited_preservation"])[0].role == "budapest_24_7"
        assert in_order(rows, measures=["content_data_stored"])[-1].role == "budapest_24_7"
