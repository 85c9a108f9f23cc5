"""Clocks: from the law's entries and the acts done so far, as they stand on a day. No database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.utils.timezone import localtime, make_aware

from requests_app.choices import Act
from requests_app.deadlines import (
    ClockState,
    Pair,
    Step,
    deadlines,
    preservation_ends_on,
    preservation_warning,
    steps_of,
)
from requests_app.deadlines.changes import kept_basis, why_moved
from tests.requests_app.complete import law

SENT = date(2026, 12, 1)


def after(days):
    return SENT + timedelta(days=days)


def step(act, days, **details):
    return Step(act, after(days), details)


def clocks(*steps, code="UNTOC", measures=("taking_testimony",), wanted_by=None, on=SENT, profile=None, **more):
    profiles = [profile or law().instruments[code]]
    found = deadlines(steps, profiles=profiles, measures=measures, wanted_by=wanted_by, on=on, **more)
    return {clock.key: clock for clock in found}


def triggered(code, key, **changes):
    """The law profile with only this deadline, changed."""
    profile = law().instruments[code]
    deadline = next(each for each in profile.deadlines if each.key == key)
    return replace(profile, deadlines=(replace(deadline, **changes),))


class TestTheLaw:
    def test_is_information_where_no_act_starts_the_period(self):
        clock = clocks(step(Act.TRANSMIT, 0))["UNTOC:safe_conduct"]

        assert (clock.state, clock.due_on) == (ClockState.INFORMATION, None)
        assert clock.words == "Counted from: person officially told that presence is no longer required"
        assert clock.provision == "art. 18(27)"
        assert clock.seen

    def test_is_told_in_sentences(self):
        clock = clocks(code="CETS-185", measures=("expedited_preservation",))["CETS-185:preservation_min"]

        assert clock.rule == (
            "At least 60 days. Counted from: preservation effected in response to the request. Renewable. "
            "If the MLA request has arrived, data stay preserved until a decision on it. If not, nothing holds the "
            "data: file or ask for extension before day 60."
        )

    def test_marks_what_was_not_read_in_its_source(self):
        assert not clocks(code="LETTERS-ROGATORY")["LETTERS-ROGATORY:planning_horizon"].seen

    def test_leaves_out_what_applies_to_other_measures(self):
        assert "UNTOC:safe_conduct" not in clocks(measures=("service_of_documents",))

    def test_counts_from_the_act_that_starts_it(self):
        profile = triggered("EU-EIO-2014", "decision", trigger_act="acknowledge")

        clock = clocks(step(Act.TRANSMIT, 0), step(Act.ACKNOWLEDGE, 5), profile=profile, on=after(25))[
            "EU-EIO-2014:decision"
        ]

        assert (clock.due_on, clock.state, clock.words) == (after(35), ClockState.OPEN, "10 days left")

    def test_waits_for_that_act(self):
        profile = triggered("EU-EIO-2014", "decision", trigger_act="acknowledge")

        assert clocks(step(Act.TRANSMIT, 0), profile=profile)["EU-EIO-2014:decision"].due_on is None

    def test_turns_red_by_itself(self):
        profile = triggered("EU-EIO-2014", "decision", trigger_act="acknowledge")
        done = (step(Act.TRANSMIT, 0), step(Act.ACKNOWLEDGE, 5))

        on_the_day = clocks(*done, profile=profile, on=after(35))["EU-EIO-2014:decision"]
        day_after = clocks(*done, profile=profile, on=after(36))["EU-EIO-2014:decision"]

        assert (on_the_day.words, on_the_day.is_red) == ("Due today", False)
        assert (day_after.words, day_after.is_red) == ("1 day overdue", True)

    @pytest.mark.parametrize(
        ("days", "words"), [(30, "Met on 31 December 2026"), (40, "Met on 10 January 2027, 5 days late")]
    )
    def test_is_met_by_an_outcome(self, days, words):
        profile = triggered("EU-EIO-2014", "decision", trigger_act="acknowledge")
        done = (step(Act.TRANSMIT, 0), step(Act.ACKNOWLEDGE, 5), step(Act.EXECUTE, days))

        clock = clocks(*done, profile=profile, on=after(100))["EU-EIO-2014:decision"]

        assert (clock.state, clock.words) == (ClockState.MET, words)

    def test_is_information_again_once_the_request_is_withdrawn(self):
        profile = triggered("EU-EIO-2014", "decision", trigger_act="acknowledge")
        done = (step(Act.TRANSMIT, 0), step(Act.ACKNOWLEDGE, 5), step(Act.WITHDRAW, 20))

        assert clocks(*done, profile=profile, on=after(90))["EU-EIO-2014:decision"].state == ClockState.INFORMATION

    def test_counts_hours_to_the_day_on_which_they_end(self):
        profile = triggered("EU-EIO-2014", "provisional", trigger_act="transmit")

        clock = clocks(step(Act.TRANSMIT, 0), profile=profile, measures=("freezing_seizure",))[
            "EU-EIO-2014:provisional"
        ]

        assert clock.due_on == after(1)
        assert clock.rule.startswith("Within 24 hours.")

    def test_counts_hours_that_pass_where_the_clocks_are_put_back(self, settings):
        settings.TIME_ZONE = "Europe/Berlin"
        noon_before = make_aware(datetime(2026, 10, 24, 12))  # on the 25th the clocks go back from three to two
        profile = triggered("EU-EIO-2014", "provisional", trigger_act="transmit")
        sent = Step(Act.TRANSMIT, date(2026, 10, 24), {}, noon_before)

        clock = clocks(sent, profile=profile, measures=("freezing_seizure",))["EU-EIO-2014:provisional"]

        assert localtime(clock.due_at).isoformat() == "2026-10-25T11:00:00+01:00"


class TestAQueryThatIsOpen:
    profile = triggered("EU-EIO-2014", "decision", trigger_act="acknowledge", pauses_while_query_open=True)
    asked = (
        step(Act.TRANSMIT, 0),
        step(Act.ACKNOWLEDGE, 0),
        step(Act.RAISE_QUERY, 10, due_on=after(20).isoformat(), question="Which account?"),
    )

    def test_pauses_the_clock_where_the_law_says_so(self):
        clock = clocks(*self.asked, profile=self.profile, on=after(50))["EU-EIO-2014:decision"]

        assert clock.state == ClockState.PAUSED
        assert clock.words == "Paused while a query is open; then 20 days left"

    def test_moves_the_day_by_as_long_as_it_was_open(self):
        done = (*self.asked, step(Act.ANSWER_QUERY, 17))

        clock = clocks(*done, profile=self.profile, on=after(20))["EU-EIO-2014:decision"]

        assert (clock.due_on, clock.state) == (after(37), ClockState.OPEN)

    def test_moves_working_days_by_working_days(self):
        changes = {"trigger_act": "acknowledge", "pauses_while_query_open": True, "days": 5, "counts": "working"}
        profile = triggered("EU-EIO-2014", "decision", **changes)
        query = step(Act.RAISE_QUERY, 3, due_on=after(20).isoformat())  # on a Friday, answered on Monday
        done = (step(Act.TRANSMIT, 0), step(Act.ACKNOWLEDGE, 0), query, step(Act.ANSWER_QUERY, 6))

        clock = clocks(*done, profile=profile, on=after(6), pair=Pair(requested="DE"))["EU-EIO-2014:decision"]

        assert (clock.due_on, clock.basis.query_days) == (after(8), 1)  # two working days were left, and two are
        assert why_moved(kept_basis(clock.basis) | {"query_days": 0}, clock) == "a query was open for 1 working day"

    def test_moves_nothing_where_the_law_is_silent(self):
        profile = triggered("EU-EIO-2014", "decision", trigger_act="acknowledge")

        assert clocks(*self.asked, profile=profile, on=after(50))["EU-EIO-2014:decision"].due_on == after(30)

    def test_has_a_day_of_its_own_by_which_to_answer(self):
        open_ = clocks(*self.asked, on=after(15))["query:1"]
        overdue = clocks(*self.asked, on=after(22))["query:1"]
        met = clocks(*self.asked, step(Act.ANSWER_QUERY, 17), on=after(22))["query:1"]

        assert (open_.due_on, open_.words, open_.rule) == (after(20), "5 days left", "Which account?")
        assert (overdue.state, overdue.words) == (ClockState.OVERDUE, "2 days overdue")
        assert met.words == "Met on 18 December 2026"

    def test_asks_for_no_answer_once_the_request_is_executed(self):
        assert "query:1" not in clocks(*self.asked, step(Act.EXECUTE, 18), on=after(22))

    def test_is_one_of_several(self):
        again = step(Act.RAISE_QUERY, 30, due_on=after(40))
        found = clocks(*self.asked, step(Act.ANSWER_QUERY, 17), again, on=after(35))

        assert (found["query:1"].state, found["query:2"].state) == (ClockState.MET, ClockState.OPEN)


class TestAnAcknowledgement:
    def test_is_expected_within_30_days_by_house_rule(self):
        clock = clocks(step(Act.TRANSMIT, 0), on=after(31))["house:acknowledgement"]

        assert (clock.due_on, clock.state) == (after(30), ClockState.OVERDUE)
        assert (clock.set_by, clock.provision) == ("House rule", "")

    def test_is_not_expected_before_the_letter_is_sent(self):
        assert "house:acknowledgement" not in clocks(step(Act.APPROVE, 0))

    @pytest.mark.parametrize("act", [Act.ACKNOWLEDGE, Act.POSTPONE, Act.EXECUTE_IN_PART, Act.REFUSE, Act.RECORD_RETURN])
    def test_is_given_by_whatever_shows_receipt(self, act):
        found = clocks(step(Act.TRANSMIT, 0), step(act, 12), step(Act.CLOSE, 40), on=after(60))

        assert found["house:acknowledgement"].words == "Met on 13 December 2026"

    def test_is_expected_no_more_once_the_request_is_withdrawn(self):
        assert "house:acknowledgement" not in clocks(step(Act.TRANSMIT, 0), step(Act.WITHDRAW, 3), on=after(60))

    def test_is_expected_anew_for_a_revised_letter(self):
        first = (step(Act.TRANSMIT, 0), step(Act.ACKNOWLEDGE, 4), step(Act.RECORD_RETURN, 20), step(Act.REVISE, 21))

        assert "house:acknowledgement" not in clocks(*first, on=after(25))
        again = clocks(*first, step(Act.TRANSMIT, 30), on=after(35))["house:acknowledgement"]
        assert again.due_on == after(60)


class TestTheWantedDay:
    def test_runs_in_a_draft_too(self):
        assert clocks(wanted_by=after(66), on=after(0))["wanted_by"].words == "66 days left"

    def test_is_met_by_execution(self):
        found = clocks(step(Act.TRANSMIT, 0), step(Act.EXECUTE, 70), wanted_by=after(66), on=after(90))

        assert found["wanted_by"].words == "Met on 9 February 2027, 4 days late"

    def test_is_gone_once_the_request_is_refused(self):
        assert "wanted_by" not in clocks(step(Act.REFUSE, 70), wanted_by=after(66), on=after(90))

    def test_is_none_where_none_was_asked(self):
        assert "wanted_by" not in clocks()


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


class TestTheOrder:
    def test_is_red_then_running_then_met_then_information(self):
        steps = (step(Act.TRANSMIT, 0), step(Act.ACKNOWLEDGE, 4), step(Act.RAISE_QUERY, 10, due_on=after(20)))

        found = clocks(*steps, wanted_by=after(66), on=after(30))

        assert list(found)[:3] == ["query:1", "wanted_by", "house:acknowledgement"]
        assert {found[key].state for key in list(found)[3:]} == {ClockState.INFORMATION}


class TestStepsOfHistory:
    def test_take_the_day_the_act_speaks_of_and_else_the_day_it_was_done(self):
        at = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
        rows = [
            SimpleNamespace(act="transmit", on=SENT, at=at, details={}),
            SimpleNamespace(act="withdraw", on=None, at=at, details={"reason": "Solved."}),
        ]

        sent, withdrawn = steps_of(rows)

        assert (sent.act, sent.on) == ("transmit", SENT)
        assert (withdrawn.on, withdrawn.details) == (date(2026, 12, 3), {"reason": "Solved."})


class TestEveryDeadlineOfTheLaw:
    @pytest.mark.parametrize("code", law().instruments)
    def test_reads_as_sentences(self, code):
        profile = law().instruments[code]

        for clock in clocks(code=code, measures=tuple(profile.measures)).values():
            assert clock.title
            assert clock.rule.endswith((".", ")")), clock.rule
            assert "None" not in clock.rule
