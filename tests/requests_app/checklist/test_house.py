"""The house rules of the checklist, on contents alone."""

from dataclasses import replace
from datetime import date

import pytest

from requests_app import checklist
from requests_app.choices import Severity
from requests_app.content import Addressee, Annex, CompetentAuthority, ParticularAnswer
from tests.requests_app.complete import complete, law, measure


def gaps(content):
    return {gap.key: gap for gap in checklist.gaps(content, law())}


def mandatory(content):
    return [gap.sentence for gap in checklist.gaps(content, law()) if gap.severity == Severity.MANDATORY]


def answered(key, particular, *values):
    """A complete measure, one particular of which says this."""
    sought = measure(key)
    title = next(each.title for each in sought.particulars if each.key == particular)
    others = tuple(each for each in sought.particulars if each.key != particular)
    return replace(sought, particulars=(*others, ParticularAnswer(particular, title, True, values)))


class TestTheHouse:
    def test_asks_for_a_channel_first(self):
        first = checklist.gaps(complete("UNTOC", "taking_testimony", basis=None), law())[0]

        assert first.sentence == "No channel is chosen (House rule)"
        assert first.severity == Severity.MANDATORY

    def test_asks_for_a_measure(self):
        assert gaps(complete("UNTOC"))["house:measures"].severity == Severity.MANDATORY

    def test_says_that_a_form_must_be_used_itself(self):
        content = complete("EU-EIO-2014", "taking_testimony")

        found = gaps(replace(content, basis=replace(content.basis, is_form=True)))

        assert "prescribes a form of its own" in found["house:form"].title

    def test_names_a_measure_the_channel_does_not_cover(self):
        found = gaps(complete("UNCAC", "taking_testimony", "interception_content"))

        assert found["house:measure:2:not_covered"].severity == Severity.MANDATORY
        assert "house:measure:1:not_covered" not in found

    def test_counts_a_measure_as_covered_where_what_is_cited_beside_covers_it(self):
        content = complete("UNTOC", "victim_nationality_verification", supporting=["UNTOC-TIP"])

        assert checklist.gaps(content, law()) == ()

    def test_lets_letters_rogatory_ask_for_anything(self):
        assert mandatory(complete("LETTERS-ROGATORY", "takedown_blocking")) == []

    def test_says_that_the_text_of_a_bilateral_treaty_was_not_read(self):
        gap = gaps(complete("MLAT-CN-PK-2007", "taking_testimony", profile="GENERIC-BILATERAL"))["house:unread"]

        assert (gap.severity, gap.seen) == (Severity.RECOMMENDED, False)

    @pytest.mark.parametrize("period", ["From 1 April 2026 onwards", "2026-04-01 to the present", "From April to date"])
    def test_warns_of_an_open_ended_period(self, period):
        gap = gaps(complete("UNTOC", measures=(answered("traffic_data_stored", "period", period),)))

        assert gap["house:measure:1:period:open_ended"].title == "Measure 1 asks for an open-ended period"

    @pytest.mark.parametrize(
        "ask", ["All data", "everything on the user", "Any and all records", "all available messages"]
    )
    def test_warns_of_an_ask_for_everything(self, ask):
        found = gaps(complete("UNTOC", measures=(answered("traffic_data_stored", "log_types", "Login IP", ask),)))

        assert found["house:measure:1:log_types:everything"].severity == Severity.RECOMMENDED

    def test_lets_the_story_speak_of_all_messages(self):
        told = answered("traffic_data_stored", "nexus", "The suspect deleted all messages and everything else.")

        assert checklist.gaps(complete("UNTOC", measures=(told,)), law()) == ()

    def test_warns_of_facts_shorter_than_a_sentence(self):
        assert gaps(complete("UNTOC", "taking_testimony", summary_of_facts="See annex."))["house:facts"]

    @pytest.mark.parametrize(("characters", "pages"), [(12_001, "5"), (1_000_000, "334")])
    def test_recommends_to_shorten_facts_of_more_than_four_pages(self, characters, pages):
        gap = gaps(complete("UNTOC", summary_of_facts="x" * characters))["house:facts_long"]

        assert (gap.title, gap.severity) == (f"The summary of facts is about {pages} pages long", Severity.RECOMMENDED)

    def test_lets_facts_have_four_pages(self):
        assert "house:facts_long" not in gaps(complete("UNTOC", summary_of_facts="x" * 12_000))

    def test_asks_an_urgent_request_for_its_reason_and_day(self):
        found = gaps(complete("OAS-NASSAU-1992", "taking_testimony", urgency_reason="", wanted_by=None))

        assert found["house:urgency_reason"].severity == Severity.MANDATORY
        assert found["house:urgency_day"].severity == Severity.RECOMMENDED

    def test_asks_no_day_of_a_routine_request(self):
        content = complete("UNTOC", "taking_testimony", urgency="routine", urgency_reason="", wanted_by=None)

        assert checklist.gaps(content, law()) == ()

    def test_asks_a_day_of_a_routine_request_where_the_law_makes_it_mandatory(self):
        routine = {"urgency": "routine", "urgency_reason": "", "wanted_by": None}
        content = complete("CETS-185", "subscriber_information", supporting=["CETS-224"], **routine)

        assert gaps(content)["CETS-224:time_and_manner"].anchor == "id_wanted_by"

    def test_asks_no_day_of_a_routine_request_where_the_law_asks_one_only_if_it_is_needed(self):
        content = complete("ASEAN-MLAT-2004", "taking_testimony", urgency="routine", urgency_reason="", wanted_by=None)

        assert gaps(content) == {}

    def test_asks_a_day_of_an_urgent_request_also_where_the_law_asks_one_on_a_condition(self):
        found = gaps(complete("ASEAN-MLAT-2004", "taking_testimony", wanted_by=None))

        assert set(found) == {"ASEAN-MLAT-2004:time_limit", "house:urgency_day"}

    @pytest.mark.parametrize("level", ["confidential", "restricted"])
    def test_asks_a_confidential_request_to_ask_for_confidentiality(self, level):
        content = complete("UNTOC", "taking_testimony", confidentiality=level)
        clauses = tuple(each for each in content.clauses if each.kind != "confidentiality")

        gap = gaps(replace(content, clauses=clauses))["house:confidentiality"]

        assert (gap.severity, gap.anchor) == (Severity.MANDATORY, "id_clause_confidentiality")

    def test_recommends_to_mark_what_asks_for_confidentiality(self):
        gap = gaps(complete("UNTOC", "taking_testimony", confidentiality="ordinary"))["house:confidentiality_mark"]

        assert (gap.severity, gap.anchor) == (Severity.RECOMMENDED, "id_confidentiality_0")

    def test_asks_for_an_addressee(self):
        nobody = Addressee("", (), False, False, None, "")

        assert mandatory(complete("UNTOC", "taking_testimony", addressee=nobody)) == [
            "No authority of the requested State is addressed (House rule)"
        ]

    @pytest.mark.parametrize(("from_registry", "verified"), [(False, False), (True, False)])
    def test_asks_who_vouches_for_a_typed_or_unverified_addressee(self, from_registry, verified):
        addressee = Addressee("Central Authority", ("Capital",), from_registry, verified, None, " ")

        found = gaps(complete("UNTOC", "taking_testimony", addressee=addressee))

        assert found["house:addressee_day"].anchor == "id_addressee_vouched_on"
        assert found["house:addressee_check"].anchor == "id_addressee_vouched_how"

    def test_is_content_with_an_addressee_somebody_vouches_for(self):
        addressee = Addressee("Central Authority", (), False, False, date(2026, 11, 20), "Asked by telephone.")

        assert checklist.gaps(complete("UNTOC", "taking_testimony", addressee=addressee), law()) == ()

    def test_recommends_a_contact(self):
        authority = CompetentAuthority("Anti-Human-Trafficking Circle", "", "")

        assert list(gaps(complete("UNTOC", "taking_testimony", competent_authority=authority))) == ["house:contact"]


def translated(language):
    return (Annex(1, "Translation", "translation", language, "translation.pdf", 1, "0" * 64),)


class TestLanguage:
    def test_that_is_not_accepted_is_the_laws_gap_with_both_languages_named(self):
        (gap,) = checklist.gaps(complete("UNTOC", "taking_testimony", accepted_languages=("ru", "fr")), law())

        assert gap.key == "UNTOC:language_translation"
        assert gap.guidance.startswith("The requested State accepts: Russian, French. The request goes in: English.")

    def test_is_asked_by_the_house_where_the_law_has_no_rule(self):
        (gap,) = checklist.gaps(complete("CETS-185", "taking_testimony", accepted_languages=("ru",)), law())

        assert (gap.key, gap.severity) == ("house:language", Severity.MANDATORY)

    def test_is_met_by_a_translation(self):
        content = complete("UNTOC", "taking_testimony", accepted_languages=("ru",), annexes=translated("ru"))

        assert checklist.gaps(content, law()) == ()

    def test_is_not_met_by_a_translation_into_another_one(self):
        content = complete("UNTOC", "taking_testimony", accepted_languages=("ru",), annexes=translated("fr"))

        assert "UNTOC:language_translation" in gaps(content)

    def test_that_nobody_knows_is_to_be_confirmed_with_what_the_law_says(self):
        content = complete(
            "UNTOC", "taking_testimony", overlays=["US-GENERIC", "PK-MLACMA-2020"], accepted_languages=()
        )

        gap = gaps(content)["house:language"]

        assert (gap.severity, gap.seen) == (Severity.RECOMMENDED, False)
        assert "Confirm that it accepts English" in gap.guidance
        assert "Office of International Affairs (OIA) needs from a foreign request: English." in gap.guidance
        assert "Pakistan" not in gap.guidance
