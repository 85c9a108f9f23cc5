"""How old a source is, in words."""

from datetime import date

import pytest

from treaties.templatetags.facts import age

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
