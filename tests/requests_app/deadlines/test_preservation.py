"""When preserved data die, and the warning before. No database."""

from datetime import date

import pytest

from requests_app.choices import Act
from requests_app.deadlines import (
    ClockState,
    preservation_ends_on,
    preservation_warning,
)
from tests.requests_app.deadlines.reckoned import SENT, after, clocks, step, triggered


class TestAPreservation:
    profile = triggered("CETS-185", "preservation_min", trigger_act="execute")
    sought = ("expedited_preservation",)

    def clock(self, on):
        steps = (step(Act.TRANSMIT, 0), step(Act.EXECUTE, 3))
        return clocks(*steps, profile=self.profile, measures=self.sought, on=on)["CETS-185:preservation_min"]

    def test_runs_for_the_time_the_law_gives(self):
        clock = self.clock(after(13))

        assert (clock.due_on, clock.state, clock.words) == (after(63), ClockState.OPEN, "Runs for 50 days more")
        assert clock.renewable

    def test_ends_in_red(self):
        clock = self.clock(after(64))

        assert (clock.state, clock.is_red) == (ClockState.ENDED, True)
        assert clock.words == "Ended on 2 February 2027, unless it was renewed"

    def test_tells_until_when_data_are_kept(self):
        assert preservation_ends_on([self.clock(after(13))]) == after(63)
        assert preservation_ends_on([]) is None


class TestThePreservationWarning:
    def test_is_raised_where_the_channel_takes_longer_than_what_is_left(self):
        said = preservation_warning(["content_data_stored"], ends_on=date(2026, 12, 14), is_recorded=True, on=SENT)

        assert said == (
            "The preservation ends on 14 December 2026, in 13 days. Plan for about 10 months until an answer: ask for "
            "its renewal before that day."
        )

    def test_is_not_raised_where_time_is_enough(self):
        arguments = {"ends_on": after(100), "is_recorded": True, "on": SENT}

        assert preservation_warning(["content_data_stored"], usual_days=90, **arguments) == ""
        assert preservation_warning(["content_data_stored"], usual_days=101, **arguments) != ""

    def test_is_raised_where_nothing_is_preserved(self):
        said = preservation_warning(["traffic_data_stored"], ends_on=None, is_recorded=False, on=SENT)

        assert said.endswith("ask for preservation first.")

    def test_is_not_raised_where_the_draft_names_one_whose_end_is_not_known(self):
        assert preservation_warning(["traffic_data_stored"], ends_on=None, is_recorded=True, on=SENT) == ""

    def test_says_that_it_has_ended(self):
        said = preservation_warning(["traffic_data_stored"], ends_on=after(-1), is_recorded=True, on=SENT)

        assert said.startswith("The preservation ended on 30 November 2026.")

    @pytest.mark.parametrize("measures", [["taking_testimony"], ["content_data_stored", "expedited_preservation"], []])
    def test_is_silent_without_stored_data_or_where_preservation_is_sought(self, measures):
        assert preservation_warning(measures, ends_on=None, is_recorded=False, on=SENT) == ""
