"""Days that somebody entered, and preservations as the requested State told them. No database."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from requests_app.choices import Act, DatedKind
from requests_app.deadlines import ClockState, Dated, Pair, Step, deadlines
from requests_app.deadlines.changes import kept_basis, why_moved
from requests_app.deadlines.notices import first_moment, moment, stage_at, stages_of
from tests.requests_app.complete import law
from tests.requests_app.deadlines.test_clocks import SENT, after, step, triggered

PRESERVED = (step(Act.TRANSMIT, 0), step(Act.EXECUTE, 10))


def clocks(*steps, dated=(), on=SENT, code="CETS-185", measures=("expedited_preservation",), profile=None, **more):
    profiles = [profile or law().instruments[code]]
    found = deadlines(steps, profiles=profiles, measures=measures, wanted_by=None, on=on, dated=dated, **more)
    return {clock.key: clock for clock in found}


def told(until, *, on, key=1):
    return Dated(key, DatedKind.KEPT_UNTIL, after(until), told_on=after(on))


class TestAPreservation:
    def test_is_kept_for_the_floor_of_the_law(self):
        assert clocks(*PRESERVED)["CETS-185:preservation_min"].due_on == after(70)

    def test_is_renewed_by_the_word_of_the_requested_state(self):
        clock = clocks(*PRESERVED, dated=[told(160, on=65)], on=after(80))["CETS-185:preservation_min"]

        assert (clock.due_on, clock.state) == (after(160), ClockState.OPEN)

    def test_goes_by_what_was_told_last(self):
        dated = [told(250, on=150, key=2), told(160, on=65, key=1)]

        assert clocks(*PRESERVED, dated=dated)["CETS-185:preservation_min"].due_on == after(250)

    def test_says_where_its_word_is_shorter_than_the_floor(self):
        clock = clocks(*PRESERVED, dated=[told(40, on=10)])["CETS-185:preservation_min"]

        assert clock.note.startswith("That is less than the 60 days that data are kept at least (")
        assert clock.note.endswith("Ask the requested State which day holds.")

    def test_says_where_its_word_is_longer_than_a_cap(self):
        cap = triggered("PK-MLACMA-2020", "peca_preservation")

        clock = clocks(*PRESERVED, dated=[told(130, on=10)], profile=cap)["kept_until"]

        assert "more than the 90 days that data are kept at most at a time" in clock.note
        assert "not yet read in its source" in clock.note

    def test_has_a_clock_of_its_own_where_no_law_sets_one(self):
        clock = clocks(*PRESERVED, dated=[told(90, on=10)], code="UNTOC")["kept_until"]

        assert (clock.due_on, clock.set_by, clock.is_preservation) == (after(90), "The requested State", True)

    def test_is_over_once_it_is_not_needed(self):
        over = Dated(1, DatedKind.NOT_NEEDED, after(30))

        assert clocks(*PRESERVED, dated=[over], on=after(90))["CETS-185:preservation_min"].state == ClockState.MET

    def test_is_over_once_another_request_extended_it(self):
        clock = clocks(*PRESERVED, extended_by="MLA/2026/0009")["CETS-185:preservation_min"]

        assert (clock.state, clock.words) == (ClockState.MET, "Extended by MLA/2026/0009")


class TestHours:
    profile = triggered("EU-EIO-2014", "provisional", trigger_act="acknowledge")

    def test_count_from_the_minute_that_the_receipt_says(self):
        received = datetime(2026, 12, 2, 14, 35, tzinfo=UTC)
        steps = step(Act.TRANSMIT, 0), Step(Act.ACKNOWLEDGE, after(1), {}, received)

        clock = clocks(*steps, profile=self.profile, measures=("freezing_seizure",))["EU-EIO-2014:provisional"]

        assert clock.due_at == datetime(2026, 12, 3, 14, 35, tzinfo=UTC)
        assert clock.due_on == date(2026, 12, 3)

    def test_count_to_the_end_of_the_day_where_it_says_none(self):
        steps = step(Act.TRANSMIT, 0), step(Act.ACKNOWLEDGE, 1)

        clock = clocks(*steps, profile=self.profile, measures=("freezing_seizure",))["EU-EIO-2014:provisional"]

        assert (clock.due_at, clock.due_on) == (None, after(2))


class TestWorkingDaysOfTheLaw:
    @pytest.mark.parametrize(("obliges", "due_on"), [("requested_state", 8), ("requesting_state", 7)])
    def test_are_those_of_the_state_that_has_to_act(self, obliges, due_on):
        profile = triggered(
            "EU-EIO-2014", "decision", trigger_act="transmit", days=5, counts="working days", obliges=obliges
        )

        clock = clocks(
            step(Act.TRANSMIT, 0),  # a Tuesday; the 8th is a holiday in Spain
            profile=profile,
            pair=Pair("US", "ES", "United States", "Spain"),
        )["EU-EIO-2014:decision"]

        assert clock.due_on == after(due_on)


class TestAHearing:
    def test_is_told_with_its_hour(self):
        dated = [Dated(7, DatedKind.HEARING, after(20), time(10, 30))]

        clock = clocks(step(Act.TRANSMIT, 0), dated=dated)["dated:7"]

        assert (clock.due_on, clock.rule) == (after(20), "The hearing takes place at 10:30.")

    def test_is_over_and_never_late(self):
        dated = [Dated(7, DatedKind.HEARING, after(20))]

        clock = clocks(step(Act.TRANSMIT, 0), dated=dated, on=after(21))["dated:7"]

        assert (clock.state, clock.is_red) == (ClockState.MET, False)


class TestWhyItMoved:
    def test_names_the_query_that_was_open(self):
        profile = triggered("EU-EIO-2014", "decision", trigger_act="acknowledge", pauses_while_query_open=True)
        sent = step(Act.TRANSMIT, 0), step(Act.ACKNOWLEDGE, 0)
        query = step(Act.RAISE_QUERY, 10, due_on=after(20).isoformat(), question="?"), step(Act.ANSWER_QUERY, 17)

        before = clocks(*sent, profile=profile)["EU-EIO-2014:decision"]
        now = clocks(*sent, *query, profile=profile)["EU-EIO-2014:decision"]

        assert why_moved(kept_basis(before.basis), now) == "a query was open for 7 days"

    def test_names_a_rule_that_changed(self):
        before = clocks(*PRESERVED)["CETS-185:preservation_min"]
        now = clocks(*PRESERVED, profile=triggered("CETS-185", "preservation_min", days=90))[
            "CETS-185:preservation_min"
        ]

        assert why_moved(kept_basis(before.basis), now) == "its rule changed from 60 days to 90 days"


class TestWhenPeopleAreTold:
    DUE = date(2027, 3, 31)

    def at(self, days_before):
        return moment(days_before, self.DUE) + timedelta(hours=6)

    def test_says_only_the_most_pressing_of_what_is_late(self):
        assert stage_at("law", self.DUE, None, at=self.at(10)) == 14
        assert stage_at("law", self.DUE, None, at=self.at(1)) == 1
        assert stage_at("law", self.DUE, None, at=self.at(-20)) == -1
        assert stage_at("law", self.DUE, None, at=self.at(20)) is None

    def test_leaves_out_what_was_past_when_the_day_was_set(self):
        assert first_moment("law", self.DUE, None, set_at=self.at(10)) == moment(7, self.DUE)

    @pytest.mark.parametrize("days_before", [0, -5])
    def test_tells_at_once_what_is_due_or_past(self, days_before):
        assert first_moment("law", self.DUE, None, set_at=self.at(days_before)) == self.at(days_before)

    def test_tells_of_hours_four_hours_before_and_at_the_minute(self):
        due_at = datetime(2027, 3, 31, 14, 35, tzinfo=UTC)

        assert moment(0, self.DUE, due_at) == datetime(2027, 3, 31, 10, 35, tzinfo=UTC)
        assert moment(-1, self.DUE, due_at) == due_at

    def test_never_calls_a_hearing_late(self):
        assert stages_of("hearing")[-1] == 0
