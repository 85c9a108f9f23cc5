"""The grounds for refusal as questions about a letter, and what is open in the answers. On content alone."""

from dataclasses import replace

import pytest

from requests_app import checklist
from requests_app.checklist.grounds import to_confirm
from requests_app.checklist.refusal import for_other_measures, questions
from requests_app.choices import GroundPosition, Section, Severity
from requests_app.content import Ground, StateName, to_json
from tests.requests_app.complete import complete, law


def asked(content) -> dict:
    return {each.key: each for each in questions(content, law())}


def gaps(content) -> dict:
    return {gap.key: gap for gap in checklist.gaps(content, law()) if gap.section == Section.GROUNDS}


def answered(content, key, position, *, note="", words=""):
    """The content with another answer to one ground."""
    others = tuple(each for each in content.grounds if each.key != key)
    return replace(content, grounds=(*others, Ground(key, asked(content)[key].title, "", position, note, words)))


def threatened_with(content, penalty):
    return replace(content, offences=(replace(content.offences[0], penalty=penalty),))


@pytest.fixture
def letter():
    return complete("UNTOC", "content_data_stored", overlays=["US-GENERIC", "PK-MLACMA-2020"])


class TestTheQuestions:
    def test_name_a_ground_of_several_instruments_once_with_each_of_them(self, letter):
        raised = {each.instrument: each.provision for each in asked(letter)["essential_interests"].raised}

        assert raised == {"UNTOC": "art. 18(21)(b)", "US-GENERIC": "treaty"}

    def test_stand_mandatory_first_and_those_that_may_not_be_used_last(self):
        kinds = [each.kind for each in questions(complete("ASEAN-MLAT-2004", "taking_testimony"), law())]

        assert kinds == sorted(kinds, key=["mandatory", "optional", "prohibited"].index)
        assert set(kinds) == {"mandatory", "optional", "prohibited"}

    def test_leave_out_the_requesting_states_own_law(self, letter):
        to_pakistan = replace(letter, requested_state=StateName("PK", "Pakistan"))

        assert "PK-MLACMA-2020" not in {raised.instrument for each in asked(letter).values() for raised in each.raised}
        assert "PK-MLACMA-2020" in {raised.instrument for raised in asked(to_pakistan)["domestic_prohibition"].raised}

    def test_are_about_what_is_sought(self, letter):
        assert "direct_foreign_content" in asked(letter)
        assert "direct_foreign_content" not in asked(complete("UNTOC", "taking_testimony", overlays=["US-GENERIC"]))

    def test_are_filled_with_what_the_draft_says(self, letter):
        death = asked(threatened_with(letter, "Imprisonment for life"))["death_penalty"]

        assert "“Imprisonment for life”" in death.meaning
        assert asked(letter)["political_offence"].question.startswith("Could the United States see")

    def test_count_what_practice_reads_into_a_wider_ground_as_unverified(self, letter):
        assert all(each.by_practice for each in asked(letter)["death_penalty"].raised)
        assert not gaps(replace(letter, grounds=()))["ground:death_penalty"].seen

    def test_cite_no_article_of_a_template(self):
        bilateral = complete("MLAT-CN-PK-2007", "taking_testimony", profile="GENERIC-BILATERAL")

        assert {raised.provision for raised in asked(bilateral)["political_offence"].raised} == {""}

    def test_are_none_before_a_channel_is_chosen(self):
        assert questions(complete("UNTOC", basis=None, overlays=["US-GENERIC"]), law()) == ()


class TestWhatCannotArise:
    def test_is_what_the_law_has_for_other_measures_only(self, letter):
        told = {each.title: each.measures for each in for_other_measures(letter, law())}
        key = law().refusal_questions["interception_foreign_only"].title

        assert told[key] == (law().assistance_types["interception_content"].title,)
        assert not told.keys() & {each.title for each in questions(letter, law())}

    def test_is_nothing_before_a_measure_is_sought(self, letter):
        assert for_other_measures(replace(letter, measures=()), law()) == ()


class TestAGap:
    def test_is_each_question_without_an_answer_with_its_input(self, letter):
        gap = gaps(replace(letter, grounds=()))["ground:political_offence"]

        assert gap.severity == Severity.RECOMMENDED
        assert gap.anchor == "id_ground_political_offence_0"

    def test_is_mandatory_where_the_other_state_must_refuse(self):
        unanswered = gaps(complete("ASEAN-MLAT-2004", "taking_testimony", grounds=()))

        assert unanswered["ground:political_offence"].severity == Severity.MANDATORY
        assert unanswered["ground:postponement"].severity == Severity.RECOMMENDED

    def test_is_neither_what_another_section_answers_nor_what_may_not_be_used(self, letter):
        assert not {"ground:dual_criminality", "ground:bank_secrecy"} & set(gaps(replace(letter, grounds=())))

    @pytest.mark.parametrize(
        ("key", "position", "anchor"),
        [
            ("political_offence", GroundPosition.MAY_ARISE, "id_ground_political_offence_note"),
            ("ne_bis_in_idem", GroundPosition.DOES_NOT_ARISE, "id_ground_ne_bis_in_idem_note"),
            ("death_penalty", GroundPosition.ASSURED, "id_ground_death_penalty_words"),
            ("bank_secrecy", GroundPosition.REPLIED, "id_ground_bank_secrecy_words"),
        ],
    )
    def test_is_an_answer_without_the_words_it_needs(self, letter, key, position, anchor):
        (gap,) = gaps(answered(letter, key, position)).values()

        assert (gap.severity, gap.anchor) == (Severity.MANDATORY, anchor)

    def test_is_a_bare_no_where_the_draft_has_a_sign_of_it(self, letter):
        bare = answered(letter, "death_penalty", GroundPosition.DOES_NOT_ARISE)

        assert gaps(bare) == {}
        assert "ground:death_penalty" in gaps(threatened_with(bare, "Death, or imprisonment for life"))


class TestASign:
    def test_is_seen_in_the_penalty_that_the_catalogue_knows_of_the_provision(self, letter):
        (provision,) = law().offences["drug_trafficking_online"].provisions["AE"]
        of_the_emirates = replace(letter, requesting_state=StateName("AE", "United Arab Emirates"))
        offence = replace(
            letter.offences[0],
            catalogue_key="drug_trafficking_online",
            provision=provision.cited,
            penalty="To be given later",
        )

        assert asked(of_the_emirates)["death_penalty"].signs == ()
        assert asked(replace(of_the_emirates, offences=(offence,)))["death_penalty"].signs

    def test_is_seen_in_an_offence_that_punishes_words(self, letter):
        spoken = replace(letter.offences[0], title="Offences against dignity of a natural person")

        assert asked(replace(letter, offences=(spoken,)))["free_expression"].signs


class TestWhatIsConfirmed:
    def test_is_each_warning_and_then_each_promise(self, letter):
        content = answered(letter, "death_penalty", GroundPosition.ASSURED, words="It will not be sought.")
        content = answered(content, "political_offence", GroundPosition.MAY_ARISE, note="He sat in parliament.")

        warning, promise = to_confirm(content, law())

        assert (warning.is_warning, warning.text) == (True, "He sat in parliament.")
        assert (promise.is_warning, promise.text) == (False, "It will not be sought.")

    def test_is_a_no_against_a_sign(self, letter):
        content = threatened_with(letter, "Death")

        assert [each.key for each in to_confirm(content, law())] == ["death_penalty"]

    def test_is_nothing_where_nothing_arises(self, letter):
        assert to_confirm(letter, law()) == ()


class TestWhatIsSent:
    def test_holds_the_words_of_assurances_and_nothing_else_of_the_grounds(self, letter):
        content = answered(letter, "death_penalty", GroundPosition.ASSURED, note="Asked the minister.", words="Never.")
        content = answered(content, "political_offence", GroundPosition.MAY_ARISE, note="He sat in parliament.")

        sent = content.as_sent

        assert [(each.key, each.words) for each in sent.grounds] == [("death_penalty", "Never.")]
        assert "Political" not in to_json(sent)
        assert "minister" not in to_json(sent)
