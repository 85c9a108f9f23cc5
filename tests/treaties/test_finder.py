"""What stands beside an answer: quicker ways, other days, other measures; on the real registry and on ones by hand."""

from datetime import date

import pytest

from tests.pdf import words
from tests.treaties.by_hand import TODAY, instrument, registry, row
from treaties.cards.quicker import orders_to_providers, quicker_ways
from treaties.channels import resolve
from treaties.finder import find
from treaties.finder.printed import printed
from treaties.finder.what_if import moments, other_measures


@pytest.fixture
def ask(snapshot):
    def asked(pair, *measures, on=TODAY):
        return resolve(snapshot, *pair.split("-"), on, measures)

    return asked


@pytest.fixture
def ways(snapshot, ask):
    """Titles of the quicker ways, and which measures each serves."""

    def found(pair, *measures, urgency="routine"):
        return {each.way.title: each.serves for each in quicker_ways(snapshot, ask(pair, *measures), urgency)}

    return found


class TestQuickerWays:
    def test_are_none_where_no_measure_is_asked(self, ways):
        assert ways("JP-DE") == {}

    def test_preserve_what_is_asked_for(self, ways):
        assert ways("JP-DE", "content_data_stored")["24/7 network"] == (
            "content_data_stored",
            "expedited_preservation",
        )

    def test_preserve_nothing_that_the_catalogue_does_not_combine_with_it(self, ways):
        assert "24/7 network" not in ways("JP-DE", "taking_testimony")

    def test_take_in_public_data_only_between_parties_to_the_budapest_convention(self, ways):
        assert "Without any request" in ways("JP-DE", "content_data_stored")
        assert "Without any request" not in ways("PK-US", "content_data_stored")

    def test_take_in_public_data_only_where_stored_data_are_sought(self, ways):
        assert "Without any request" not in ways("JP-DE", "interception_content")

    def test_put_what_is_open_in_urgent_cases_only_last(self, snapshot, ask):
        found = quicker_ways(snapshot, ask("PK-US", "content_data_stored"), "routine")
        urgent = [each.is_for_urgent_cases for each in found]

        assert urgent == sorted(urgent)
        assert set(urgent) == {True, False}

    def test_begin_with_disclosure_in_an_emergency_though_no_measure_is_asked(self, ways):
        assert next(iter(ways("GB-US", urgency="emergency"))) == "Emergency channel"

    def test_know_no_disclosure_in_an_emergency_for_what_is_no_data(self, ways):
        assert "Emergency channel" not in ways("GB-US", "taking_testimony", urgency="emergency")


class TestOrdersToProviders:
    def test_are_those_of_a_data_access_agreement(self, snapshot, ask):
        orders = orders_to_providers(snapshot, ask("GB-US", "content_data_stored"))

        assert [each.instrument for each in orders] == ["MLAT-GB-US-2019"]

    def test_are_none_for_what_such_an_agreement_does_not_cover(self, snapshot, ask):
        assert orders_to_providers(snapshot, ask("GB-US", "taking_testimony")) == ()


class TestUrgentWays:
    @pytest.mark.parametrize(("urgency", "folded"), [("routine", 2), ("urgent", 0), ("emergency", 0)])
    def test_are_set_apart_only_where_the_case_is_not_urgent(self, snapshot, ask, urgency, folded):
        found = find(snapshot, ask("PK-US", "content_data_stored"), urgency, TODAY)

        assert len(found.urgent_ways) == folded
        assert len(found.open_ways) == len(found.ways) - folded


class TestMoments:
    def moments(self, rows, instruments=None, on=TODAY, today=TODAY):
        made = registry(instruments or [instrument()], rows)
        return {each.words: each.on for each in moments(made, resolve(made, "AA", "BB", on), today)}

    def test_offer_the_day_on_which_a_treaty_enters_into_force(self):
        found = self.moments([row("AA"), row("BB", in_force_on=date(2027, 3, 1))])

        assert found["When the Convention ONE can be used"] == date(2027, 3, 1)

    def test_offer_the_day_before_the_answer_changed(self):
        found = self.moments([row("AA"), row("BB", in_force_on=date(2012, 3, 1))])

        assert found["The day before the Convention ONE became usable"] == date(2012, 2, 29)

    def test_tell_that_a_treaty_ended(self):
        found = self.moments([row("AA"), row("BB", ended_on=date(2020, 8, 20))])

        assert found["The day before the Convention ONE ceased to be usable"] == date(2020, 8, 19)

    def test_pass_over_a_day_that_changed_nothing(self):
        found = self.moments([row("AA"), row("BB", status="signed", in_force_on=None)])

        assert list(found) == ["A year earlier"]

    def test_lead_back_to_today(self):
        found = self.moments([row("AA"), row("BB")], on=date(2015, 11, 24))

        assert found["Today"] == TODAY

    def test_go_from_a_leap_day_to_the_28th(self):
        found = self.moments([row("AA"), row("BB")], on=date(2024, 2, 29))

        assert found["A year earlier"] == date(2023, 2, 28)

    def test_know_when_the_agreement_of_hong_kong_was_suspended(self, snapshot, ask):
        found = moments(snapshot, ask("HK-US", on=date(2015, 11, 24)), TODAY)

        assert date(2020, 8, 20) in [each.on for each in found]


class TestOtherMeasures:
    def test_are_what_the_recommended_channel_names(self, snapshot, ask):
        found = {each.key for each in other_measures(snapshot, ask("PK-US", "taking_testimony"))}

        assert found == snapshot.law.instruments["UNTOC"].measures.keys() - {"taking_testimony"}

    def test_are_those_that_letters_rogatory_usually_serve(self, snapshot, ask):
        assert other_measures(snapshot, ask("HK-US"))


class TestPaper:
    def test_is_the_same_bytes_on_another_day(self, snapshot, ask):
        answer = ask("PK-US", "content_data_stored", on=date(2015, 11, 24))

        first, later = (printed(snapshot, find(snapshot, answer, "routine", day)) for day in (TODAY, date(2030, 1, 1)))

        assert first == later

    def test_numbers_each_source_once_and_cites_it_by_its_number(self, snapshot, ask):
        paper = words(printed(snapshot, find(snapshot, ask("PK-US"), "routine", TODAY)))
        listed = paper.rsplit("Sources 1. ", 1)[1]

        assert paper.count("UNTC scrape: UNTOC participants") == 1
        assert "UNTOC participants" in listed.split(" 2. ")[0]
        assert paper.count("source 1)") == 2

    def test_tells_of_declarations_that_bite(self, snapshot, ask):
        answer = ask("US-DE", "expedited_preservation")
        paper = words(printed(snapshot, find(snapshot, answer, "routine", TODAY)))

        for declared in answer.recommended.declarations:
            assert " ".join(declared.sentence.split()) in paper
        assert answer.recommended.declarations
