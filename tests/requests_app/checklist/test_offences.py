"""The rules about offences, on contents alone."""

import json
from dataclasses import MISSING, fields, replace

import pytest

from requests_app import checklist
from requests_app.checklist import penalties
from requests_app.choices import Severity
from requests_app.content import Element, Offence, frozen_letter, to_json
from tests.requests_app.complete import complete, law
from tests.requests_app.letters import letter

MEANS = "house:offence:1:element:means"


def of(content, **changes):
    """The content with its offence changed."""
    return replace(content, offences=(replace(content.offences[0], **changes),))


def gaps(content):
    return {gap.key: gap for gap in checklist.gaps(content, law())}


def without(content, key):
    return of(content, elements=tuple(each for each in content.offences[0].elements if each.key != key))


class TestTheProvision:
    @pytest.mark.parametrize(
        ("lacking", "key"),
        [("text", "text"), ("penalty", "penalty"), ("counterpart_provision", "counterpart")],
    )
    def test_needs_text_penalty_and_counterpart(self, lacking, key):
        (gap,) = checklist.gaps(of(complete("UNTOC", "taking_testimony", annexes=()), **{lacking: ""}), law())

        assert (gap.key, gap.severity) == (f"house:offence:1:{key}", Severity.RECOMMENDED)
        assert gap.anchor == f"id_offence_1_{lacking}"

    def test_has_its_text_in_an_annexed_law(self):
        assert checklist.gaps(of(complete("UNTOC", "taking_testimony"), text=""), law()) == ()

    def test_needs_no_counterpart_where_dual_criminality_cannot_be_asked(self):
        content = complete("CETS-185", "expedited_preservation")

        assert checklist.gaps(of(content, counterpart_provision="", elements=()), law()) == ()


class TestAnElementWithoutFacts:
    def test_is_recommended_where_the_requested_state_may_help_all_the_same(self):
        gap = gaps(without(complete("UNTOC", "taking_testimony"), "means"))[MEANS]

        assert gap.severity == Severity.RECOMMENDED
        assert gap.title.startswith("No fact is named for “Means: force, deception or abuse”")
        assert gap.guidance.startswith("By which force, threat, deception, abuse or payment?")
        assert "The usual mistake" in gap.guidance
        assert gap.anchor == "id_offence_1_element_2_facts"

    @pytest.mark.parametrize(
        ("channel", "measure", "provision"),
        [("ASEAN-MLAT-2004", "taking_testimony", "art. 3(1)(e)"), ("OAS-NASSAU-1992", "freezing_seizure", "art. 5")],
    )
    def test_is_mandatory_where_the_channel_makes_it_a_condition(self, channel, measure, provision):
        gap = gaps(without(complete(channel, measure), "means"))[MEANS]

        assert (gap.severity, gap.provision, gap.seen) == (Severity.MANDATORY, provision, False)
        assert gap.asked_by == law().instruments[channel].title

    def test_is_no_condition_of_a_measure_that_is_not_coercive(self):
        gap = gaps(without(complete("OAS-NASSAU-1992", "taking_testimony"), "means"))[MEANS]

        assert gap.severity == Severity.RECOMMENDED

    def test_is_never_mandatory_where_only_some_laws_ask_for_the_element(self):
        content = of(complete("ASEAN-MLAT-2004", "taking_testimony"), catalogue_key="illegal_access", elements=())

        found = gaps(content)

        assert found["house:offence:1:element:access"].severity == Severity.MANDATORY
        assert found["house:offence:1:element:security_measures"].severity == Severity.RECOMMENDED

    def test_is_answered_in_words_alone(self):
        said = Element("means", "Means", (), "The victims are children.", "", "")
        content = without(complete("UNTOC", "taking_testimony"), "means")

        assert checklist.gaps(of(content, elements=(*content.offences[0].elements, said)), law()) == ()

    def test_that_the_officer_named_is_told_too(self):
        own = Element("by fire", "by fire", (), "", "", "")

        found = gaps(of(complete("UNTOC", "taking_testimony"), catalogue_key="", elements=(own,)))

        assert found["house:offence:1:element:by fire"].anchor == "id_offence_1_element_1_facts"


class TestAParagraphThatWasChanged:
    def test_is_told_to_be_looked_at_again(self):
        content = complete("UNTOC", "taking_testimony")
        act, *others = content.offences[0].elements

        gap = gaps(of(content, elements=(replace(act, lost=("In May he",)), *others)))["house:offence:1:element:act"]

        assert gap.title.startswith("Look again at the facts for “Act")
        assert gap.guidance.startswith("“In May he” was changed in the summary of facts")

    def test_leaves_a_condition_unmet_where_nothing_else_answers_it(self):
        content = complete("ASEAN-MLAT-2004", "taking_testimony")
        act, *others = content.offences[0].elements

        lost = replace(act, paragraphs=(), lost=("In May he",))

        gap = gaps(of(content, elements=(lost, *others)))["house:offence:1:element:act"]
        assert gap.severity == Severity.MANDATORY


class TestAThreshold:
    def key(self, code):
        return f"house:offence:1:threshold:{code}"

    def test_that_is_met_is_told_with_its_article(self):
        content = complete("UNTOC", "taking_testimony")

        (test,) = penalties.tests(content.offences[0], content, law())

        assert test.outcome == "met"
        assert "art. 2(b): a maximum of at least 4 years under the law of Pakistan." in test.sentence
        assert test.sentence.endswith("The maximum is 14 years: met.")

    def test_that_is_not_met_says_what_it_means_and_what_to_do(self):
        gap = gaps(of(complete("UNTOC", "taking_testimony"), max_penalty_years=2))[self.key("UNTOC")]

        assert (gap.severity, gap.anchor) == (Severity.RECOMMENDED, "id_offence_1_max_penalty_years")
        assert "The maximum is 2 years: not met." in gap.guidance
        assert "choose another channel for this offence" in gap.guidance

    def test_that_is_not_known_asks_for_the_number(self):
        gap = gaps(of(complete("UNTOC", "taking_testimony"), max_penalty_years=None))[self.key("UNTOC")]

        assert "Give it as a number." in gap.guidance

    def test_is_not_asked_of_an_offence_the_convention_establishes(self):
        content = of(complete("UNTOC", "taking_testimony"), catalogue_key="money_laundering", max_penalty_years=2)

        assert self.key("UNTOC") not in gaps(content)

    def test_of_the_requested_states_law_counts_its_own_penalty(self):
        content = complete("UNTOC", "content_data_stored", overlays=["US-GENERIC"])

        gap = gaps(of(content, counterpart_life=False, counterpart_max_years=1))[self.key("US-GENERIC")]

        assert "18 USC 3512(e): a maximum of more than 1 year under the law of the United States" in gap.guidance
        assert (gap.anchor, gap.seen) == ("id_offence_1_counterpart_max_penalty_years", False)
        assert self.key("US-GENERIC") not in gaps(content)  # imprisonment for life

    def test_of_another_channel_is_not_asked(self):
        content = complete("CETS-185", "content_data_stored")

        assert penalties.tests(replace(content.offences[0], max_penalty_years=0.25), content, law()) == ()


class TestYears:
    @pytest.mark.parametrize(("number", "words"), [(14, "14 years"), (1, "1 year"), (0.25, "3 months"), (0, "0 years")])
    def test_are_told_in_words(self, number, words):
        assert penalties.years(number) == words


class TestALetterFrozenBeforeElementsWereAsked:
    def test_is_still_read(self):
        data = json.loads(to_json(letter()))
        new = {each.name for each in fields(Offence) if each.default is not MISSING}
        data["content"]["offences"] = [
            {name: value for name, value in each.items() if name not in new} for each in data["content"]["offences"]
        ]

        (offence,) = frozen_letter(json.dumps(data)).content.offences

        assert (offence.provision, offence.elements) == (letter().content.offences[0].provision, ())
        assert offence.counterpart_verified  # it is printed as it was


class TestALetterWithoutAnOffence:
    @pytest.mark.parametrize(
        ("channel", "measure"),
        [
            ("UNTOC", "subscriber_information"),
            ("UNCAC", "taking_testimony"),
            ("CETS-185", "content_data_stored"),
            ("SAARC-MLA-2008", "taking_testimony"),
        ],
    )
    def test_lacks_something_mandatory_though_the_channel_only_recommends_it(self, channel, measure):
        gap = gaps(complete(channel, measure, offences=()))["house:offences"]

        assert (gap.title, gap.severity) == ("No offence is named", Severity.MANDATORY)

    def test_is_told_once_where_the_channel_itself_demands_the_offence(self):
        found = gaps(complete("LETTERS-ROGATORY", "taking_testimony", offences=()))

        assert found["LETTERS-ROGATORY:offence_and_law"].severity == Severity.MANDATORY
        assert "house:offences" not in found

    @pytest.mark.parametrize("channel", ["UNTOC", "UNCAC", "CETS-030"])
    def test_may_serve_documents_where_the_law_asks_for_no_facts(self, channel):
        gap = gaps(complete(channel, "service_of_documents", offences=()))["house:offences"]

        assert gap.severity == Severity.RECOMMENDED
        assert "the law asks neither for facts nor for the offence" in gap.guidance

    def test_may_not_once_something_else_is_sought_beside_the_service(self):
        content = complete("UNTOC", "service_of_documents", "taking_testimony", offences=())

        assert gaps(content)["house:offences"].severity == Severity.MANDATORY

    @pytest.mark.parametrize("channel", ["CETS-185", "UNTOC"])
    def test_must_cite_the_provision_of_each(self, channel):
        gap = gaps(of(complete(channel, "content_data_stored"), provision=" "))["house:offence:1:provision"]

        assert (gap.severity, gap.anchor) == (Severity.MANDATORY, "id_offence_1_provision")


class TestOffencesOfTheCase:
    def test_that_the_letter_does_not_name_are_told_by_name(self):
        beside = checklist.Beside(left_out=("Money laundering, AMLA 2010 s 4",))

        (gap,) = checklist.gaps(complete("UNTOC", "taking_testimony"), law(), beside=beside)

        assert gap.title == "Not relied on, though it is in the case: Money laundering, AMLA 2010 s 4"
        assert gap.severity == Severity.RECOMMENDED

    def test_that_the_catalogue_gave_are_to_be_confirmed(self):
        (gap,) = checklist.gaps(complete("UNTOC", "taking_testimony"), law(), beside=checklist.Beside(unread=(1,)))

        assert gap.title == "Nobody has confirmed what the catalogue gave: Trafficking in persons"
        assert (gap.severity, gap.anchor) == (Severity.RECOMMENDED, "id_offence_1_provision")
