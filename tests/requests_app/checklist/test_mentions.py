"""A text that names an annex which the letter does not have."""

from dataclasses import replace

import pytest

from requests_app import checklist
from requests_app.choices import Section, Severity
from requests_app.content import Annex
from tests.requests_app.complete import complete, law


def gaps(**changes):
    content = replace(complete("UNTOC", "taking_testimony", annexes=()), **changes)
    return [gap for gap in checklist.gaps(content, law()) if gap.key.startswith("house:annex_named:")]


def annex(number: int) -> Annex:
    return Annex(number, "Screenshots", "Evidence or exhibit", "en", "a.pdf", 100, "0" * 64)


class TestAnAnnexThatIsNamed:
    def test_and_is_not_there_is_told_where_it_is_named(self):
        (gap,) = gaps(summary_of_facts="The advertisements were kept as screenshots (Annex 2), as was the ledger.")

        assert gap.title == "Summary of facts: names Annex 2, which this letter does not have"
        assert (gap.severity, gap.section, gap.anchor) == (Severity.RECOMMENDED, Section.FACTS, "id_summary_of_facts")

    def test_and_is_there_is_no_gap(self):
        assert not gaps(nexus="The ledger (Annex 1) names the account.", annexes=(annex(1),))

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("See Annexes 2, 3 and 4.", "Annexes 2, 3 and 4"),
            ("Siehe Anlage 2 und Anlage 3.", "Annexes 2 and 3"),
            ("Voir annexe 1; Annexe 5.", "Annex 5"),
        ],
    )
    def test_is_found_in_lists_and_other_languages(self, text, told):
        (gap,) = gaps(purpose=text, annexes=(annex(1),))

        assert told in gap.title

    def test_of_a_treaty_is_left_alone(self):
        assert not gaps(nexus="The Annex to the Convention lists such offences.")
