"""Charts lie within their width, and say what the table says."""

from hypothesis import given
from hypothesis import strategies as st

from requests_app.numbers.durations import spread
from requests_app.numbers.pictures import of_counts, of_days
from requests_app.numbers.report import Line


def line(days, label="Norway"):
    found = spread({each: days.count(each) for each in days})
    return Line(label, (len(days) if len(days) >= 5 else None,), (None, found))


class TestCharts:
    @given(st.lists(st.lists(st.integers(0, 30_000), min_size=1, max_size=20), max_size=6))
    def test_lie_within_their_width(self, lines):
        made = [line(days) for days in lines]
        for chart in (of_days("Days", made, 1), of_counts("Sent", made)):
            assert all(0 <= at <= 100.001 for at, _ in chart.ticks)
            for bar in chart.bars:
                assert 0 <= bar.start <= bar.end <= 100.001
                assert bar.middle is None or bar.start <= bar.middle <= bar.end

    def test_leave_out_what_is_not_shown(self):
        made = [line([9] * 4, "Norway"), line([9] * 6, "Japan")]

        assert [bar.label for bar in of_days("Days", made, 1).bars] == ["Japan"]
        assert [bar.label for bar in of_counts("Sent", made).bars] == ["Japan"]

    def test_say_what_the_bar_shows(self):
        (bar,) = of_days("Days", [line([10, 20, 30, 40, 50])], 1).bars

        assert bar.words == "median 30 days, 80 % between 14 and 46, n = 5"
