"""What was left in square brackets is to be filled in, and a gap of a particular says what usually goes wrong there."""

from dataclasses import replace

import pytest

from requests_app import checklist
from requests_app.choices import Section, Severity
from requests_app.content import Clause
from tests.requests_app.complete import complete, law


def left_in(content):
    return [gap for gap in checklist.gaps(content, law()) if gap.key.startswith("house:placeholder:")]


class TestAPlaceholder:
    def test_is_a_mandatory_gap_at_the_input_where_it_stands(self):
        content = replace(complete("UNTOC", "taking_testimony"), nexus="[name of the provider] holds the log.")

        (gap,) = left_in(content)

        assert gap.title == "Nexus: [name of the provider] is still to be filled in"
        assert (gap.severity, gap.section, gap.anchor) == (Severity.MANDATORY, Section.FACTS, "id_nexus")

    def test_is_found_in_clauses_and_statements(self):
        content = complete("UNTOC", "taking_testimony")
        clause = Clause("costs", "Costs", "[Which State] bears them, not [sic] the court; [date] is the day.")

        found = left_in(replace(content, clauses=(*content.clauses, clause)))

        assert [gap.title for gap in found] == [
            "Costs: [Which State] is still to be filled in",
            "Costs: [date] is still to be filled in",
        ]
        assert {gap.anchor for gap in found} == {"id_clause_costs"}

    @pytest.mark.parametrize(
        "text", ["He wrote [sic] “come”.", "[1999] 2 AC 455", "[...]", "[t]he", "a[0]", "[redacted]"]
    )
    def test_is_no_bracket_of_a_quotation(self, text):
        assert left_in(replace(complete("UNTOC", "taking_testimony"), nexus=text)) == []


class TestAGapOfAParticular:
    def test_says_what_usually_goes_wrong(self):
        content = complete("UNTOC", "taking_testimony")
        bare = replace(content.measures[0], particulars=())

        found = {
            gap.key.rpartition(":")[2]: gap.mistakes
            for gap in checklist.gaps(replace(content, measures=(bare,)), law())
            if gap.key.startswith("measure:1:")
        }

        particulars = {each.key: each for each in law().assistance_types["taking_testimony"].particulars}
        assert found
        assert all(found[key] == particulars[key].mistakes for key in found if key in particulars)
        assert any(found.values())
