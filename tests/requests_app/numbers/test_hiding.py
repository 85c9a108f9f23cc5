"""What is not shown cannot be had by subtraction."""

from hypothesis import given
from hypothesis import strategies as st

from requests_app.numbers.durations import ENOUGH
from requests_app.numbers.hiding import hidden

ROWS = st.lists(
    st.integers(0, 60).flatmap(lambda sent: st.tuples(st.just(sent), st.integers(0, sent), st.integers(0, sent))),
    min_size=1,
    max_size=12,
)


def sums(rows):
    return [sum(column) for column in zip(*rows, strict=True)]


class TestHidden:
    @given(ROWS)
    def test_shows_no_count_of_fewer_than_five_but_nought(self, rows):
        shown, total = hidden(rows, sums(rows))

        assert not [cell for row in (*shown, total) for cell in row if cell and cell < ENOUGH]

    @given(ROWS)
    def test_shows_nothing_but_what_is_so(self, rows):
        shown, total = hidden(rows, sums(rows))

        for told, true in zip((*shown, total), (*rows, sums(rows)), strict=True):
            assert all(cell is None or cell == count for cell, count in zip(told, true, strict=True))

    @given(ROWS)
    def test_leaves_no_total_that_tells_a_single_small_count(self, rows):
        """Whoever subtracts what is shown from the total is left with something that is not small alone."""
        shown, total = hidden(rows, sums(rows))
        for at, whole in enumerate(total):
            left = [row[at] for row, told in zip(rows, shown, strict=True) if told[at] is None and row[at]]
            if whole is not None and left:
                assert len(left) > 1
                assert max(left) >= ENOUGH

    def test_hides_the_smallest_other_with_a_small_one(self):
        shown, total = hidden([(40,), (12,), (3,)], [55])

        assert (shown, total) == ([(40,), (None,), (None,)], (55,))

    def test_hides_the_total_where_no_other_can_be_hidden(self):
        assert hidden([(3,), (0,)], [3]) == ([(None,), (0,)], (None,))
        assert hidden([(4,), (4,)], [8]) == ([(None,), (None,)], (None,))

    def test_hides_the_whole_row_of_a_small_first_count(self):
        (row, _, _), _ = hidden([(3, 0), (20, 9), (30, 9)], [53, 18])

        assert row == (None, None)
