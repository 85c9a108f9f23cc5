"""Days and periods as the letter prints them."""

from datetime import datetime

import pytest

from requests_app.periods import in_words, kept, read


class TestInWords:
    @pytest.mark.parametrize(
        ("kept", "printed"),
        [
            (
                "From 2026-03-01 00:00 to 2026-09-05 23:59, UTC+05:00",
                "1 March 2026, 00:00 to 5 September 2026, 23:59 (UTC+05:00), "
                "that is 28 February 2026, 19:00 to 5 September 2026, 18:59 (UTC)",
            ),
            (
                "From 2026-03-01 08:00:05 to 2026-03-02 00:00, UTC",
                "1 March 2026, 08:00:05 to 2 March 2026, 00:00 (UTC)",
            ),
            ("From 2026-04-01 to 2026-04-30", "1 April 2026 to 30 April 2026"),
            (
                "2027-02-10 02:30, UTC+05:00; three hours",
                "10 February 2027, 02:30 (UTC+05:00), that is 9 February 2027, 21:30 (UTC); three hours",
            ),
            ("2027-02-10 13:30, UTC", "10 February 2027, 13:30 (UTC)"),
            (
                "From 2026-03-01 00:00 to 2026-04-30 23:59, Europe/Berlin (UTC+01:00 to UTC+02:00)",
                "1 March 2026, 00:00 to 30 April 2026, 23:59 "
                "(Europe/Berlin, UTC+01:00 at its start and UTC+02:00 at its end), "
                "that is 28 February 2026, 23:00 to 30 April 2026, 21:59 (UTC)",
            ),
            (
                "2027-02-10 02:30, Asia/Karachi (UTC+05:00); three hours",
                "10 February 2027, 02:30 (Asia/Karachi, UTC+05:00), that is 9 February 2027, 21:30 (UTC); three hours",
            ),
            ("2026-12-14", "14 December 2026"),
        ],
    )
    def test_are_printed_as_people_write_them(self, kept, printed):
        assert in_words(kept) == printed

    @pytest.mark.parametrize(
        "text",
        [
            "From April to date",
            "From 2026-13-01 to 2026-14-01",
            "20260401",
            "2026",
            "",
            "From 1 to 2, of the page",
            "2027-02-30 13:30, UTC",
        ],
    )
    def test_in_other_words_stay_as_they_were_written(self, text):
        assert in_words(text) == text


class TestWhatIsKept:
    START, END = datetime(2026, 4, 1, 8, 30), datetime(2026, 9, 5, 23, 59, 7)

    @pytest.mark.parametrize(
        ("start", "end", "zone", "text"),
        [
            (START, END, "UTC-05:30", "From 2026-04-01 08:30 to 2026-09-05 23:59:07, UTC-05:30"),
            (START, None, "UTC", "From 2026-04-01 08:30, UTC"),
            (None, END, "", "To 2026-09-05 23:59:07"),
            (START, END, "", "From 2026-04-01 08:30 to 2026-09-05 23:59:07"),
        ],
    )
    def test_is_read_again_as_it_was_typed(self, start, end, zone, text):
        period = read(kept(start, end, zone))

        assert kept(start, end, zone) == text
        assert (period.start, period.end, period.zone) == (start, end, zone)

    @pytest.mark.parametrize("text", ["", "UTC", "From April to date", "From 2026-04-01 to ", "2026-04-01"])
    def test_is_no_period_in_other_words(self, text):
        assert read(text) is None
