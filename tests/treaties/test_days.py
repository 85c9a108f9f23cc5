"""Days, months and years as people read them."""

import pytest

from treaties.days import in_words


class TestInWords:
    @pytest.mark.parametrize(
        ("as_of", "said"),
        [("2007-02-07", "7 February 2007"), ("2007-02", "February 2007"), ("2007", "2007"), ("", "")],
    )
    def test_says_as_much_as_the_source(self, as_of, said):
        assert in_words(as_of) == said
