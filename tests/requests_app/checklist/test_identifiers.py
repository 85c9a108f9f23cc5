"""What the checklist says of identifiers, periods and asks that are too broad; on contents alone."""

from dataclasses import replace
from datetime import date

import pytest

from requests_app import checklist, periods
from requests_app.choices import Severity
from tests.requests_app.complete import complete, law, measure

TODAY = date(2026, 11, 24)


def answered(kind, particular, *values, number=1):
    """A complete measure, one particular of which says this, as `assemble` reads it."""
    sought = measure(kind, number)
    parts = tuple(
        replace(each, values=values, period=periods.read(values[0]) if values else None)
        if each.key == particular
        else each
        for each in sought.particulars
    )
    return replace(sought, particulars=parts)


def told(*measures):
    """The gaps that are about what a measure says, by key without "house:measure:"."""
    found = checklist.gaps(complete("UNTOC", measures=measures), law(), on=TODAY)
    prefix = "house:measure:"
    return {gap.key.removeprefix(prefix): gap for gap in found if gap.key.startswith(prefix)}


class TestIdentifiers:
    def test_that_are_surely_wrong_stop_the_submission(self):
        gap = told(answered("subscriber_information", "identifiers", "88213407", "IMEI: 490154203237519"))[
            "1:identifiers:imei_checksum"
        ]

        assert gap.severity == Severity.MANDATORY
        assert gap.title == (
            "Measure 1, line 2: “IMEI: 490154203237519” is no IMEI: its last digit does not fit the others"
        )
        assert gap.anchor == "id_measure_1_identifiers"

    def test_that_are_doubtful_are_confirmed_by_the_reviewer(self):
        gap = told(answered("subscriber_information", "identifiers", "8.8.8.8"))["1:identifiers:ip_alone"]

        assert gap.severity == Severity.RECOMMENDED
        assert "carrier-grade NAT" in gap.title

    def test_with_one_fault_are_one_gap_whatever_their_number(self):
        found = told(answered("subscriber_information", "identifiers", *(f"Sample Name{'e' * n}" for n in range(300))))

        assert list(found) == ["1:identifiers:like_a_name"]
        assert "and 295 more: each reads like a display name" in found["1:identifiers:like_a_name"].title

    def test_that_stand_twice_are_told(self):
        found = told(
            answered("subscriber_information", "identifiers", "user@example.org", "88213407", "User@Example.org")
        )

        assert found["1:identifiers:twice"].title == "Measure 1, line 3: “User@Example.org” stands there already"

    def test_that_are_right_are_no_gap(self):
        assert not told(
            answered("subscriber_information", "identifiers", "user@example.org (main)", "Account 88213407")
        )


class TestAPeriod:
    @pytest.mark.parametrize(
        ("period", "keys"),
        [
            ("From 2026-04-01 00:00, UTC", {"no_end"}),
            ("To 2026-04-01 00:00, UTC", {"no_start"}),
            ("From 2026-04-01 00:00 to 2026-04-02 00:00", {"no_zone"}),
            ("From 2026-04-02 00:00 to 2026-04-01 00:00, UTC", {"backwards"}),
            ("From 2026-11-01 00:00 to 2026-12-31 00:00, UTC", {"future"}),
            ("From 2026-11-01 00:00 to 2026-11-24 23:59, UTC-05:00", set()),
            ("From 2020-01-01 00:00 to 2026-01-01 00:00, UTC", {"long_period"}),
        ],
    )
    def test_is_told_what_it_lacks(self, period, keys):
        found = told(answered("traffic_data_stored", "period", period))

        assert {key.rpartition(":")[2] for key in found} == keys

    def test_without_an_end_can_be_ended_in_one_step(self):
        proposal = told(answered("traffic_data_stored", "period", "From 2026-04-01 00:00, UTC+05:00"))[
            "1:period:no_end"
        ].proposal

        assert proposal.words == "End the period on 23 November 2026"
        assert proposal.value == "From 2026-04-01 00:00 to 2026-11-23 23:59, UTC+05:00"

    def test_in_days_needs_no_zone(self):
        dates = next(
            (kind.key, each.key)
            for kind in law().assistance_types.values()
            for each in kind.particulars
            if each.type == "date_range"
        )

        assert not {key for key in told(answered(*dates, "From 2026-04-01 to 2026-05-01")) if "zone" in key}


class TestAnAskThatIsTooBroad:
    def test_for_content_only_to_know_who_the_user_is_proposes_subscriber_information(self):
        gap = told(answered("content_data_stored", "nexus", "To identify the user of the account."))[
            "1:nexus:content_to_identify"
        ]

        assert gap.severity == Severity.RECOMMENDED
        assert gap.proposal.ask_for == "subscriber_information"
        assert gap.proposal.words == "Add subscriber information, with what is written here"

    @pytest.mark.parametrize(
        "nexus",
        [
            "The messages in which he instructed the others identify who he is.",
            "The chats show the agreement on prices.",
        ],
    )
    def test_is_none_where_what_was_written_is_the_evidence(self, nexus):
        assert not told(answered("content_data_stored", "nexus", nexus))

    def test_proposes_nothing_that_is_sought_already(self):
        found = told(
            answered("content_data_stored", "nexus", "To identify the user of the account."),
            measure("subscriber_information", 2),
        )

        assert found["1:nexus:content_to_identify"].proposal is None

    def test_for_the_content_of_many_accounts_says_of_how_many(self):
        found = told(answered("content_data_stored", "identifiers", *(f"user{n}@example.org" for n in range(11))))

        assert found["1:identifiers:content_of_many"].title == "Measure 1 asks for the content of 11 accounts at once"

    def test_of_a_long_time_says_of_how_many_days(self):
        found = told(answered("content_data_stored", "period", "From 2026-01-01 00:00 to 2026-09-05 00:00, UTC"))

        assert found["1:period:long_period_of_content"].title == "Measure 1 asks for the content of 248 days"
