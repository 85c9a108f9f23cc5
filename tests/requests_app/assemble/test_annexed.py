"""A particular that names an annex is printed with the annex's number."""

import pytest

from requests_app.assemble.annexed import numbered
from requests_app.content import Annex, Measure, ParticularAnswer
from tests.requests_app.complete import law

TITLES = ("Order", "Order of 3 May 2026", "Order")
ANNEXES = [Annex(number, title, "other", "en", "a.pdf", 1, "0" * 64) for number, title in enumerate(TITLES, start=1)]


def printed(key: str, value: str) -> str:
    measure = Measure(1, "freezing_seizure", "Freezing", "", 3, (ParticularAnswer(key, key, True, (value,)),))
    return numbered(measure, ANNEXES, law()).particulars[0].values[0]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Order of 3 May 2026", "Order of 3 May 2026 (Annex 2)"),
        ("Order of 3 May 2026: certified on 5 May", "Order of 3 May 2026 (Annex 2): certified on 5 May"),
        ("Order", "Order (Annex 1)"),
        ("Order of 4 May 2026", "Order of 4 May 2026"),
        ("", ""),
    ],
)
def test_a_document_has_the_number_of_its_annex(value, words):
    assert printed("order", value) == words


def test_other_particulars_stay_as_they_are():
    assert printed("facts", "Order") == "Order"
