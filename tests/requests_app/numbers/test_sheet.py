"""Reciprocity: what we asked is counted, what was asked of us is entered, corrected and kept."""

from datetime import date

import pytest

from requests_app.choices import Ending
from requests_app.models import IncomingCount
from requests_app.numbers.durations import FEWER
from requests_app.numbers.sheet import CountRefused, enter, pairs_of, sheet
from tests.factories import NOON
from treaties.models import State

pytestmark = pytest.mark.django_db


def entered(user, **fields):
    said = {"year": 2025, "received": 9, "executed": 5, "refused": 1, "source": "Register"} | fields
    return enter(
        user=user, asking_state=State.objects.get(code=said.pop("state", "US")), at=NOON, this_year=2026, **said
    )


class TestSheet:
    def test_sets_both_sides_beside_one_another(self, went, sender):
        went(6, executed_in=9, sent_on=date(2025, 5, 5))
        went(5, ended_as=Ending.REFUSED, sent_on=date(2026, 5, 5))
        entered(sender)
        found = sheet(sender, ours="PK", theirs="US")

        assert found.table.rows == (
            ("2026", "5", "0", "5", "–", "–", "–", ""),
            ("2025", "6", "6", "0", "9", "5", "1", "Register"),
        )

    def test_shows_no_count_of_ours_below_five(self, went, sender):
        went(2)

        assert sheet(sender, ours="PK", theirs="US").table.rows[0][1] == FEWER

    def test_counts_and_names_only_what_its_reader_may_see(self, went, sender, auditor):
        went(5, restricted=True)

        assert sheet(sender, ours="PK", theirs="US").table.rows == ()
        assert not pairs_of(sender, "PK")
        assert sheet(auditor, ours="PK", theirs="US").table.rows[0][1] == "5"
        assert pairs_of(auditor, "PK") == {"US"}

    def test_takes_the_newest_entry_of_a_year_and_keeps_the_older(self, sender):
        entered(sender)
        entered(sender, received=10)
        found = sheet(sender, ours="PK", theirs="US")

        assert [row[4] for row in found.table.rows] == ["10"]
        assert [each.received for each in found.entered] == [10, 9]


class TestEnter:
    @pytest.mark.parametrize(
        ("wrong", "because"),
        [
            ({"state": "PK"}, "your own State"),
            ({"year": 2027}, "a year from 1950 to 2026"),
            ({"received": 3}, "More were executed or refused"),
            ({"refused": -1}, "numbers from 0 up"),
            ({"source": " "}, "where the numbers are from"),
        ],
    )
    def test_refuses_what_cannot_be(self, sender, wrong, because):
        with pytest.raises(CountRefused, match=because):
            entered(sender, **wrong)

        assert not IncomingCount.objects.exists()

    def test_refuses_the_same_again(self, sender):
        entered(sender)
        with pytest.raises(CountRefused, match="entered for this year already"):
            entered(sender)

    def test_is_for_the_central_authority(self, reviewer, auditor):
        for somebody in (reviewer, auditor):
            with pytest.raises(CountRefused, match="Only the central authority"):
                entered(somebody)
