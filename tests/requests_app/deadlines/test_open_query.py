"""Clocks that stand still while a query is open. No database."""

from requests_app.choices import Act
from requests_app.deadlines import (
    ClockState,
    Pair,
)
from requests_app.deadlines.changes import kept_basis, why_moved
from tests.requests_app.deadlines.reckoned import after, clocks, step, triggered


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
