"""How old a source is, what an edition holds and what a row says of its fields, in words."""

from datetime import date

import pytest

from treaties.difference import label
from treaties.templatetags.facts import age, counted

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("", ""),
        ("2026-11-24", "less than a month old"),
        ("2026-10-24", "1 month old"),
        ("2026-10-25", "less than a month old"),
        ("2025-11", "11 months old"),
        ("2024-11-24", "2 years old"),
        ("2011", "14 years old"),  # a bare year speaks from its end
        ("2027-01-01", "less than a month old"),
    ],
)
def test_is_told_in_months_and_years(as_of, said):
    assert age(as_of, TODAY) == said


def test_what_an_edition_holds_is_told_in_words():
    assert counted({"eu_memberships": 28, "states": 251, "participations": 2642}) == (
        "28 EU memberships, 251 States, 2,642 participations"
    )


def test_what_a_row_says_of_its_own_fields_is_told_in_words():
    assert label("participations", "in_force_on") == "in force since"
    assert label("participations", "signed_on") == "signed on"
