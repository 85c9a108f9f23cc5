"""Days and periods as the letter prints them."""

import pytest

from requests_app.periods import in_words


class TestInWords:
    @pytest.mark.parametrize(
        ("kept", "printed"),
        [
            (
                "From 2026-03-01 00:00 to 2026-09-05 23:59, UTC+05:00",
                "1 March 2026, 00:00 to 5 September 2026, 23:59 (UTC+05:00)",
            ),
            ("From 2026-04-01 to 2026-04-30", "1 April 2026 to 30 April 2026"),
            ("2026-12-14", "14 December 2026"),
        ],
    )
    def test_are_printed_as_people_write_them(self, kept, printed):
        assert in_words(kept) == printed

    @pytest.mark.parametrize(
        "text",
        ["From April to date", "From 2026-13-01 to 2026-14-01", "20260401", "2026", "", "From 1 to 2, of the page"],
    )
    def test_in_other_words_stay_as_they_were_written(self, text):
        assert in_words(text) == text
