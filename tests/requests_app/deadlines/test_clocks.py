"""Clocks: from the law's entries and the acts done so far, as they stand on a day. No database."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.utils.timezone import localtime, make_aware

from requests_app.choices import Act
from requests_app.deadlines import (
    ClockState,
    Step,
    steps_of,
)
from tests.requests_app.complete import law
from tests.requests_app.deadlines.reckoned import SENT, after, clocks, step, triggered


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
