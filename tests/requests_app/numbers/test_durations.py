"""Days, how they are spread: against the standard library, and never of fewer than five."""

import statistics
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.numbers.durations import ENOUGH, Forecast, Spread, spread, whole

DAYS = st.lists(st.integers(0, 2000), max_size=60)


class TestSpread:
    @given(DAYS)
    def test_is_what_the_standard_library_says(self, days):
        found = spread(Counter(days))
        if len(days) < ENOUGH:
            assert found is None
            return
        tenths = statistics.quantiles(days, n=10, method="inclusive")

        assert found.count == len(days)
        assert found.median == pytest.approx(statistics.median(days))
        assert (found.low, found.high) == (pytest.approx(tenths[0]), pytest.approx(tenths[-1]))

    @given(DAYS)
    def test_lies_within_the_days_and_in_order(self, days):
        if found := spread(Counter(days)):
            assert min(days) <= found.low <= found.median <= found.high <= max(days)

    def test_is_nothing_of_four_and_something_of_five(self):
        assert spread({9: 4}) is None
        assert spread({9: 5}) == Spread(5, 9, 9, 9)


class TestWhole:
    def test_counts_half_a_day_as_one(self):
        assert (whole(10.4), whole(10.5), whole(11)) == (10, 11, 11)


class TestForecast:
    def test_tells_median_range_and_number(self):
        told = Forecast(Spread(14, 190.2, 60, 399.6), others=9).sentence

        assert told.startswith("Median 190 days, 80 % between 60 and 400, n = 14.")
        assert "9 more that were sent are still open or ended otherwise: they are not in this." in told

    def test_says_that_nothing_is_known_of_fewer_than_five(self):
        told = Forecast(None, others=3).sentence

        assert told == "Nothing is known from our own experience: fewer than 5 such requests were executed."

    def test_does_not_tell_how_few_are_left_out(self):
        assert "Fewer than 5 more" in Forecast(Spread(14, 190, 60, 400), others=2).sentence
