"""Counting on by days: calendar days, working days by a State's public holidays, and where no calendar is known."""

from datetime import date, timedelta

import pytest

from requests_app.deadlines.working_days import calendar, count_on, day_off, days_between

WEDNESDAY = date(2026, 11, 25)  # the day before Thanksgiving


def counted(number, *, counts="working", state="US", name="United States"):
    return count_on(WEDNESDAY, number, counts=counts, state=state, name=name)


class TestCountOn:
    def test_counts_calendar_days_where_the_law_says_nothing_else(self):
        found = counted(2, counts="consecutive calendar days")

        assert (found.on, found.words) == (date(2026, 11, 27), "Calendar days")

    def test_leaves_out_weekends_and_public_holidays(self):
        found = counted(2)

        assert found.on == date(2026, 11, 30)  # not Thanksgiving, Saturday, Sunday
        assert found.words.startswith("Working days of United States (holidays ")

    def test_knows_the_weekend_of_each_state(self):
        assert calendar("SA").is_working_day(date(2026, 11, 29))  # a Sunday
        assert not calendar("SA").is_working_day(date(2026, 11, 27))

    def test_says_so_where_no_calendar_is_known(self):
        found = counted(2, state="EU", name="European Union")

        assert found.on == date(2026, 11, 27)
        assert found.words == "Calendar days counted; no holiday calendar known for European Union"


class TestDaysBetween:
    @pytest.mark.parametrize(
        ("days", "counts", "state", "number"),
        [(6, "working", "US", 3), (6, "calendar", "US", 6), (6, "working", "EU", 6), (-1, "working", "US", 0)],
    )
    def test_counts_the_days_by_which_one_goes_on(self, days, counts, state, number):
        assert days_between(WEDNESDAY, WEDNESDAY + timedelta(days), counts=counts, state=state) == number


class TestDayOff:
    def test_names_the_holiday(self):
        words = day_off(date(2026, 11, 26), "US", "United States")

        assert words == "Thursday, in United States no working day (Thanksgiving Day)"

    def test_is_silent_on_a_working_day_and_where_nobody_knows(self):
        assert day_off(WEDNESDAY, "US") == ""
        assert day_off(date(2026, 11, 29), "EU") == ""
