"""plain_questions.yaml: what it becomes, and how each mistake in it is named."""

import pytest
import yaml

from tests.treaties.law_problems import problems_of
from treaties import law as law_files
from treaties.law import PlainWords


def changed(files, name, **values):
    """The file with these values in the first item of a list; None takes a key away."""
    path = files / "law" / "plain_questions.yaml"
    data = yaml.safe_load(path.read_text())
    data[name][0] = {key: value for key, value in {**data[name][0], **values}.items() if value is not None}
    path.write_text(yaml.safe_dump(data, allow_unicode=True))


class TestTheQuestions:
    def test_are_read_in_their_order(self, law):
        assert [each.key for each in law.plain.questions][:2] == ["facts:what", "facts:unproved"]

    def test_of_a_person_are_answered_by_a_record(self, law):
        types = {each.key: each.type for each in law.plain.questions}

        assert (types["facts:what"], types["person:1"], types["offence:1"]) == ("long_text", "person", "offence")

    @pytest.mark.parametrize(
        ("values", "problem"),
        [
            (
                {"key": "story:what"},
                "questions[story:what].key: must begin with one of facts:, nexus:, person:, offence:",
            ),
            ({"key": "facts"}, "questions[facts].key: must begin with"),
            ({"ask": None}, "questions[facts:what].ask: is missing"),
            ({"usual": None}, "questions[facts:what].usual: is missing"),
            ({"article": "1"}, "questions[facts:what].article: is not a known key"),
        ],
    )
    def test_that_are_wrong_are_named_with_file_and_key(self, files, values, problem):
        changed(files, "questions", **values)

        assert any(each.startswith(f"plain_questions.yaml: {problem}") for each in problems_of(files))

    def test_that_are_missing_stop_a_load_but_not_an_older_edition(self, files):
        (files / "law" / "plain_questions.yaml").unlink()

        assert problems_of(files) == ["plain_questions.yaml: the file is missing"]
        assert law_files.parse(law_files.files_in(files / "law"), kept=True).plain == PlainWords()


class TestAnAsk:
    def test_is_that_of_the_measure_where_it_has_one(self, law):
        assert law.plain.of("bank_financial_records", "period").ask == "From when to when, and in which time zone?"
        assert law.plain.of("asset_tracing", "period").ask.startswith("Over which time")

    def test_is_none_where_the_title_is_plain(self):
        assert PlainWords().of("asset_tracing", "period") is None

    def test_is_there_for_every_particular(self, law):
        asked = ((kind.key, each.key) for kind in law.assistance_types.values() for each in kind.particulars)

        assert [each for each in asked if not law.plain.of(*each)] == []

    @pytest.mark.parametrize(
        ("values", "problem"),
        [
            ({"particular": "rumour"}, "asks[rumour].particular: no measure has a particular 'rumour'"),
            ({"measures": ["asset_return"]}, "asks[provider].measures: 'asset_return' has no particular 'provider'"),
            ({"measures": ["saving"]}, "asks[provider].measures: 'saving' is no assistance type"),
            ({"particular": "identifiers"}, "asks: 'identifiers' is asked twice"),
            ({"ask": " "}, "asks[provider].ask: is empty"),
        ],
    )
    def test_that_is_wrong_is_named_with_file_and_key(self, files, values, problem):
        changed(files, "asks", **values)

        assert any(each.startswith(f"plain_questions.yaml: {problem}") for each in problems_of(files))
