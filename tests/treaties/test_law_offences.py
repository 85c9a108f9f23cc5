"""offences.yaml: elements with their questions, penalties as numbers, and how each mistake in them is named."""

import pytest

from tests.treaties.law_problems import problems_of
from treaties.law import Threshold

FOUR, OVER_ONE = (
    Threshold("X", "1", years, over, "requesting_state", "Asked.", "Not met.", True)
    for years, over in ((4, False), (1, True))
)


class TestElements:
    def test_have_a_title_and_a_question(self, law):
        first = law.offences["illegal_access"].elements[0]

        assert (first.key, first.title, first.optional) == ("access", "Access to a computer system", False)
        assert first.question.endswith("?")

    def test_are_optional_where_not_every_law_asks_for_them(self, law):
        optional = [each.key for each in law.offences["illegal_access"].elements if each.optional]

        assert optional == ["security_measures", "dishonest_intent", "connected_system"]


class TestNotesOnDualCriminality:
    def test_are_those_of_the_states_asked_about_then_general_ones(self, law):
        notes = law.offences["cyberstalking"].notes_for("PK", "US")

        assert [each.states for each in notes] == [("US",), ()]
        assert law.offences["cyberstalking"].notes_for("PK", "DE") == notes[1:]

    def test_speak_of_no_state_s_law_without_naming_it(self, law):
        """By the names and the acts of the States that the catalogue has provisions of."""
        of_a_state = ("PECA", "Pakistan", "Germany", "India", "United Kingdom", "US ", "AMLA", "PPC")
        general = [each.text for offence in law.offences.values() for each in offence.dual_criminality_notes]
        told = [each for offence in law.offences.values() for each in offence.dual_criminality_notes if not each.states]

        assert len(general) > len(told)
        assert [each.text for each in told if any(name in each.text for name in of_a_state)] == []


class TestThresholds:
    @pytest.mark.parametrize(
        ("threshold", "years", "met"),
        [(FOUR, 4, True), (FOUR, 3.99, False), (FOUR, None, None), (OVER_ONE, 1, False), (OVER_ONE, 1.5, True)],
    )
    def test_are_met_by_a_maximum(self, threshold, years, met):
        assert threshold.met_by(years) is met

    def test_are_met_by_imprisonment_for_life(self):
        assert FOUR.met_by(None, life=True)

    def test_do_not_concern_an_offence_the_instrument_establishes_itself(self, law):
        assert not law.threshold("UNTOC").concerns(["taking_testimony"], "money_laundering")
        assert law.threshold("UNTOC").concerns(["taking_testimony"], "illegal_access")

    def test_concern_the_measures_they_name(self, law):
        warrant = law.threshold("US-GENERIC")

        assert warrant.concerns(["subscriber_information", "content_data_stored"], "")
        assert not warrant.concerns(["subscriber_information"], "")

    def test_do_not_concern_measures_that_are_left_out(self, law):
        assert not law.threshold("EU-EIO-2014").concerns(["taking_testimony"], "")
        assert law.threshold("EU-EIO-2014").concerns(["taking_testimony", "content_data_stored"], "")

    def test_are_told_for_law_files_only(self, law):
        assert {each.instrument for each in law.thresholds} <= law.instruments.keys()


class TestAMistake:
    @pytest.mark.parametrize(
        ("old", "new", "problem"),
        [
            (
                "  - access\n",
                "  - entry\n",
                "offences[illegal_access].elements: 'entry' has no title and question above",
            ),
            ("- key: access\n  title:", "- key: access\n  name:", "elements[access].title: is missing"),
            (
                "- instrument: OAS-NASSAU-1992",
                "- instrument: CETS-185 Art 24",
                "thresholds[CETS-185 Art 24].instrument:",
            ),
            ("  years: 4", "  years: four", "thresholds[UNTOC].years: must be a whole number, not 'four'"),
            (
                "    states:\n    - DE",
                "    states:\n    - Germany",
                "offences[illegal_access].dual_criminality_notes[Germany wants a barrier overcome.].states: "
                "must be a State's two-letter code",
            ),
            (
                "  - text: 'Germany wants a barrier overcome.'\n    states:\n    - DE\n",
                "  - Germany wants a barrier overcome.\n",
                "offences[illegal_access].dual_criminality_notes: must hold a text each",
            ),
            ("law_of: requested_state", "law_of: any", "thresholds[US-GENERIC].law_of: 'any' is none of: "),
            ("  measures:\n  - traffic", "  measures:\n  - some_traffic", "thresholds[EU-EEVIDENCE-2023].measures: "),
            ("- organised_group", "- gang", "thresholds[UNTOC].except_offences: 'gang' is no offence of the catalogue"),
            ("- instrument: UNTOC\n", "- instrument: UNCAC\n", "thresholds: must say what a serious crime is"),
            (
                "      source_seen: true",
                "      meets: {}\n      source_seen: true",
                "offences[illegal_access].national",
            ),
        ],
    )
    def test_is_named_with_file_and_key(self, files, old, new, problem):
        files.alter("law/offences.yaml", old, new)

        assert any(told.startswith(f"offences.yaml: {problem}") for told in problems_of(files))
