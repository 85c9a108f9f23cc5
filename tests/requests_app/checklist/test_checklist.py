"""The checklist on contents alone: what the law asks for, and what answers it."""

from dataclasses import replace

import pytest

from requests_app import checklist
from requests_app.checklist.answers import HEADINGS, PARTICULARS, STRUCTURED
from requests_app.checklist.requirements import requirements
from requests_app.choices import ClauseKind, Section, Severity
from requests_app.content import Measure
from tests.requests_app.complete import complete, law


def gaps(content):
    return {gap.key: gap for gap in checklist.gaps(content, law())}


class TestTheDemoCase:
    def test_lacks_nothing(self):
        content = complete(
            "UNTOC",
            "subscriber_information",
            "traffic_data_stored",
            supporting=["UNTOC-TIP"],
            overlays=["US-GENERIC", "PK-MLACMA-2020"],
        )

        assert checklist.gaps(content, law()) == ()


class TestALaw:
    """Which contents are asked for at all."""

    def test_asks_the_untoc_list_of_budapest_for_stored_content_as_a_house_rule(self):
        content = complete("CETS-185", "content_data_stored", purpose="", summary_of_facts="")

        found = gaps(content)

        assert found["UNTOC:purpose"].severity == Severity.MANDATORY
        assert found["UNTOC:facts_summary"].sentence.startswith(
            "Summary of relevant facts (House rule: the list of the"
        )

    def test_asks_only_art_29_for_a_preservation_under_budapest(self):
        content = complete("CETS-185", "expedited_preservation", purpose="")

        assert not any(key.startswith("UNTOC:") for key in gaps(content))
        assert {"CETS-185:necessity", "CETS-185:intent_to_follow_up"} <= {
            each.id for each in requirements(content, law()) if each.mandatory
        }

    def test_asks_no_untoc_list_where_the_instrument_has_its_own(self):
        asked_by = {each.asked_by for each in requirements(complete("UNCAC", "taking_testimony"), law())}

        assert asked_by == {law().instruments["UNCAC"].title}

    def test_asks_what_an_overlay_adds(self):
        content = complete("UNTOC", "content_data_stored", overlays=["US-GENERIC"], nexus="")

        assert gaps(content)["US-GENERIC:probable_cause"].severity == Severity.MANDATORY
        assert "US-GENERIC:probable_cause" not in gaps(replace(content, overlays=()))

    def test_asks_a_promise_of_reciprocity_of_a_request_to_the_united_states_only_without_a_treaty(self):
        without, by_untoc = (
            complete(code, "taking_testimony", overlays=["US-GENERIC"], clauses=())
            for code in ("LETTERS-ROGATORY", "UNTOC")
        )

        assert gaps(without)["US-GENERIC:reciprocity"].severity == Severity.RECOMMENDED
        assert "US-GENERIC:reciprocity" not in gaps(by_untoc)

    def test_asks_the_promise_that_carries_a_letter_rogatory(self):
        rogatory = complete("LETTERS-ROGATORY", "taking_testimony")
        others = tuple(each for each in rogatory.clauses if each.kind != ClauseKind.RECIPROCITY)

        assert "LETTERS-ROGATORY:reciprocity" not in gaps(rogatory)
        assert gaps(replace(rogatory, clauses=others))["LETTERS-ROGATORY:reciprocity"].severity == Severity.MANDATORY

    def test_asks_what_an_instrument_cited_beside_the_channel_adds(self):
        content = complete("UNTOC", "taking_testimony", supporting=["UNTOC-TIP"], statements=())

        assert gaps(content)["UNTOC-TIP:trafficking_elements"].severity == Severity.MANDATORY

    def test_asks_no_facts_where_only_documents_are_served(self):
        assert "UNTOC:facts_summary" not in gaps(complete("UNTOC", "service_of_documents", summary_of_facts=""))
        both = complete("UNTOC", "service_of_documents", "taking_testimony", summary_of_facts="")
        assert "UNTOC:facts_summary" in gaps(both)

    def test_asks_what_every_request_needs_before_a_measure_is_chosen(self):
        found = gaps(complete("UNTOC", purpose=""))

        assert "UNTOC:purpose" in found
        assert "UNTOC:video_reason" not in found

    def test_gives_each_that_asks_its_own_gap_for_one_input(self):
        content = complete("UNTOC", "traffic_data_stored", overlays=["US-GENERIC"], summary_of_facts="")

        found = gaps(content)

        assert found["UNTOC:facts_summary"].anchor == found["US-GENERIC:fact_case_summary"].anchor
        assert found["UNTOC:facts_summary"].anchor == "id_summary_of_facts"

    def test_tells_an_unread_requirement_from_one_that_was_read(self):
        content = complete("UNTOC", "traffic_data_stored", overlays=["US-GENERIC"], summary_of_facts="")

        assert gaps(content)["UNTOC:facts_summary"].seen
        assert not gaps(content)["US-GENERIC:fact_case_summary"].seen


class TestAStatement:
    def test_counts_only_for_the_keys_it_confirms(self):
        content = complete("UNTOC", "taking_testimony", supporting=["UNTOC-TIP"])
        statements = tuple(
            replace(each, confirmed=("UNTOC:scope_grounds",)) if each.field == "scope_test" else each
            for each in content.statements
        )

        found = gaps(replace(content, statements=statements))

        assert list(found) == ["UNTOC-TIP:scope_grounds"]
        assert found["UNTOC-TIP:scope_grounds"].anchor == "id_statement_scope_test"
        assert "nobody confirmed that it says this" in found["UNTOC-TIP:scope_grounds"].guidance

    def test_needs_words_and_not_only_a_tick(self):
        content = complete("UNTOC", "videolink_testimony")
        empty = tuple(replace(each, text=" ") for each in content.statements)

        assert "UNTOC:scope_grounds" in gaps(replace(content, statements=empty))

    def test_is_asked_for_once_a_field_with_everything_that_asks_it(self):
        content = complete("UNTOC", "taking_testimony", supporting=["UNTOC-TIP"])

        fields = {each.field: [content.id for content in each.contents] for each in checklist.asked(content, law())}

        assert fields["scope_test"] == ["UNTOC:scope_grounds", "UNTOC-TIP:scope_grounds"]
        assert fields["trafficking"] == ["UNTOC-TIP:trafficking_elements"]

    def test_is_asked_for_with_mandatory_ones_first(self):
        content = complete("UNTOC", "taking_testimony", supporting=["UNTOC-TIP"])

        order = [each.is_mandatory for each in checklist.asked(content, law())]

        assert order == sorted(order, reverse=True)
        assert order[0]

    def test_carries_the_words_of_the_law_to_the_screen(self):
        asked = {each.field: each for each in checklist.asked(complete("HARARE", "taking_testimony"), law())}
        required = asked["legal_basis"].contents[0]

        assert asked["legal_basis"].heading == "Provisions relied on and certification"
        assert required.title == "Certification that it is a criminal matter"
        assert required.provision == "arts 3, 14"
        assert required.guidance.startswith("Signed by the Central Authority.")
        assert required.asked_by == law().instruments["HARARE"].title

    def test_is_not_asked_for_where_a_particular_says_the_same(self):
        fields = {each.field for each in checklist.asked(complete("CETS-185", "expedited_preservation"), law())}

        assert fields == {"follow_up"}

    def test_is_asked_for_where_only_some_of_the_measures_named_have_the_particular(self):
        """EU-EEVIDENCE asks necessity of each order; only a preservation has a particular for it."""
        both = complete("EU-EEVIDENCE-2023", "expedited_preservation", "subscriber_information")

        assert "necessity" in {each.field for each in checklist.asked(both, law())}

    def test_answers_a_field_nobody_has_thought_of_yet(self):
        content = complete("UNTOC", "taking_testimony")
        required = replace(law().instruments["UNTOC"].required_contents[0], key="new", field="brand_new")
        profile = replace(law().instruments["UNTOC"], required_contents=(required,))
        newer = replace(law(), instruments={**law().instruments, "UNTOC": profile})

        (field,) = checklist.asked(content, newer)

        assert (field.heading, field.anchor) == ("Brand new", "id_statement_brand_new")
        assert "UNTOC:new" in {gap.key for gap in checklist.gaps(content, newer)}


class TestEveryField:
    def test_has_a_place_and_words_of_its_own(self):
        assert set(law().fields) - set(STRUCTURED) - set(HEADINGS) == set()

    def test_is_known_to_the_law(self):
        assert set(STRUCTURED) | set(HEADINGS) <= set(law().fields)

    def test_has_particulars_that_some_measure_has(self):
        known = {each.key for kind in law().assistance_types.values() for each in kind.particulars}

        assert {key for keys in PARTICULARS.values() for key in keys} <= known


class TestAParticular:
    def test_that_is_required_is_a_gap_when_empty(self):
        content = complete("UNTOC", "traffic_data_stored")
        (sought,) = content.measures
        emptied = tuple(replace(each, values=("  ",)) if each.key == "period" else each for each in sought.particulars)

        (gap,) = checklist.gaps(replace(content, measures=(replace(sought, particulars=emptied),)), law())

        assert gap.key == "measure:1:period"
        assert gap.section == Section.MEASURES
        assert gap.anchor == "id_measure_1_period"
        assert gap.sentence == "Date and time range with time zone (Measure 1, stored traffic data and logs)"
        assert "Open-ended ranges are refused" in gap.guidance

    def test_is_asked_for_even_where_the_content_does_not_list_it(self):
        bare = Measure(1, "taking_testimony", "Taking testimony or statements", "", 2, ())

        found = gaps(complete("UNTOC", measures=(bare,)))

        assert {"measure:1:person", "measure:1:topics", "measure:1:oath", "measure:1:warnings"} <= set(found)

    def test_that_is_optional_is_none(self):
        content = complete("UNTOC", "taking_testimony")
        (sought,) = content.measures
        only_required = tuple(each for each in sought.particulars if each.required)

        assert checklist.gaps(replace(content, measures=(replace(sought, particulars=only_required),)), law()) == ()


class TestTheOrder:
    def test_follows_the_sections_and_puts_mandatory_gaps_first(self):
        content = complete("UNTOC", summary_of_facts="", purpose="", statements=(), clauses=(), offences=(), persons=())

        found = checklist.gaps(replace(content, accepted_languages=()), law())

        places = [(list(Section).index(gap.section), gap.severity == Severity.RECOMMENDED) for gap in found]
        assert places == sorted(places)
        assert len({gap.key for gap in found}) == len(found)


class TestCite:
    @pytest.mark.parametrize(
        ("article", "cited"),
        [
            ("18(15)(c)", "art. 18(15)(c)"),
            ("25(4), 27(1)", "arts 25(4), 27(1)"),
            ("18(10)-(12)", "art. 18(10)-(12)"),
            ("7(4)(c), (f)", "art. 7(4)(c), (f)"),
            ("18 USC 2703(d)", "18 USC 2703(d)"),
            ("CETS-182 9(3)", "CETS No. 182, art. 9(3)"),
            ("7; CETS-182 15-16", "art. 7; CETS No. 182, art. 15-16"),
            ("contents article", "contents article"),
            ("practice", "by practice"),
            ("-", ""),
            ("", ""),
        ],
    )
    def test_reads_as_a_lawyer_writes(self, article, cited):
        assert checklist.cite(article) == cited

    def test_calls_the_parts_of_a_national_act_sections(self):
        assert checklist.cite("4, 7", national=True) == "sections 4, 7"
        assert checklist.cite("6", national=True) == "section 6"
