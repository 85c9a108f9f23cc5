"""refusal_grounds.yaml: each ground of an instrument raises a question, and each mistake in the file is named."""

import pytest

from tests.treaties.law_problems import problems_of
from treaties import law as law_files
from treaties.law import LawError

FILE = "refusal_grounds.yaml"


class TestTheFile:
    def test_has_a_question_for_every_ground_of_every_instrument(self, law):
        named = {key for each in law.refusal_questions.values() for key in (*each.keys, *each.within)}

        assert {ground.key for profile in law.instruments.values() for ground in profile.refusal_grounds} == named

    def test_answers_every_ground_that_may_not_be_used_with_a_reply(self, law):
        prohibited = {
            ground.key
            for profile in law.instruments.values()
            for ground in profile.refusal_grounds
            if ground.kind == "prohibited"
        }

        assert prohibited == {key for each in law.refusal_questions.values() if each.reply for key in each.keys}

    def test_is_not_looked_for_in_an_edition_that_was_kept_before_it(self, files):
        kept = {name: text for name, text in law_files.files_in(files / "law").items() if name != FILE}

        assert law_files.parse(kept, kept=True).refusal_questions == {}
        with pytest.raises(LawError, match=f"{FILE}: the file is missing"):
            law_files.parse(kept)


class TestAMistake:
    @pytest.mark.parametrize(
        ("old", "new", "problem"),
        [
            (
                "- key: political_offence\n  title:",
                "- key: political_offence\n  name:",
                "grounds[political_offence].title",
            ),
            ("answered_in: offences", "answered_in: somewhere", "grounds[dual_criminality].answered_in: 'somewhere'"),
            ("{requested_state}", "{their_state}", "grounds[political_offence].question: {their_state} is none of: "),
            ("{requested_state}", "{requested_state", "grounds[political_offence].question: has a brace that"),
            ("  - in: offences", "  - in: letters", "grounds[political_offence].signs[1].in: 'letters' is none of: "),
            (
                "  - military_offence",
                "  - naval_offence",
                "grounds[military_offence].keys: 'naval_offence' is a ground of",
            ),
            (
                "  answered_in: clauses",
                "  answered_in: clauses\n  question: Is it?\n  write: Yes.",
                "grounds[undertakings]: is asked, answered by a reply, or answered in a section: only one",
            ),
        ],
    )
    def test_is_named_with_file_and_key(self, files, old, new, problem):
        files.alter(f"law/{FILE}", old, new)

        assert any(told.startswith(f"{FILE}: {problem}") for told in problems_of(files))

    def test_in_an_instrument_is_a_ground_without_a_question(self, files):
        files.alter("law/instruments/HARARE.yaml", "key: military_offence", "key: naval_offence")

        (told,) = [each for each in problems_of(files) if "naval" in each]
        assert told == f"instruments/HARARE.yaml: refusal_grounds[naval_offence]: {FILE} names it nowhere"


@pytest.fixture
def death(law):
    (sign,) = law.refusal_questions["death_penalty"].signs
    return sign


class TestASign:
    @pytest.mark.parametrize("text", ["Death or imprisonment for life", "5 years to life; death if death results"])
    def test_is_a_word_of_the_text(self, death, text):
        assert death.is_in(text)

    @pytest.mark.parametrize("text", ["14 years", "10 years for fear of death", "life if death results", "undeath"])
    def test_is_neither_a_part_of_a_word_nor_a_phrase_that_means_something_else(self, death, text):
        assert not death.is_in(text)
