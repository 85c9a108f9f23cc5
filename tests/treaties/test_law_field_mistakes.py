"""What officers usually get wrong: one text for each field of a draft, and an instrument's own where it has one."""

import pytest
import yaml

from tests.treaties.law_problems import problems_of
from treaties import law as law_files

FILE = "field_mistakes.yaml"
FIRST = "- field: assistance_items\n"


def content(law, code: str, key: str):
    return next(each for each in law.instruments[code].required_contents if each.key == key)


class TestTheUsualMistake:
    def test_is_told_of_every_content_that_any_instrument_asks_for(self, law):
        asked = [each for profile in law.instruments.values() for each in profile.required_contents]

        assert len(law.fields) == len(law.field_mistakes) == 46
        assert [(each.instrument, each.key) for each in asked if not law.mistake(each).endswith(".")] == []

    def test_is_that_of_the_field_where_the_instrument_has_none_of_its_own(self, law):
        assert law.mistake(content(law, "UNTOC", "facts_summary")) == law.field_mistakes["facts"]

    def test_is_the_instrument_s_own_where_it_has_one(self, law):
        own = law.mistake(content(law, "CETS-185", "facts_summary"))

        assert own.startswith("Only a case number is given")
        assert own != law.field_mistakes["facts"]

    def test_is_told_nowhere_else(self, law):
        """What to write says what to write."""
        asked = [each for profile in law.instruments.values() for each in profile.required_contents]

        assert [each.key for each in asked if "Mistake:" in each.guidance + each.instrument_note] == []


class TestAMistakeInTheFile:
    @pytest.mark.parametrize(
        ("old", "new", "problem"),
        [
            (FIRST, "- field: assistance\n", "fields: 'assistance_items' is missing"),
            (FIRST, "- field: assistance\n", "fields[assistance]: no instrument asks for it"),
            (FIRST, FIRST + "  article: 18\n", "fields[assistance_items].article: is not a known key"),
            (FIRST + "  mistake: ", FIRST + "  mistakes: ", "fields[assistance_items].mistake: is missing"),
            ("- field: bank\n", "- field: authority\n", "fields[authority]: stands twice"),
        ],
    )
    def test_is_named_with_file_and_key(self, files, old, new, problem):
        files.alter(f"law/{FILE}", old, new)

        assert f"{FILE}: {problem}" in problems_of(files)

    def test_stops_a_load_where_the_file_is_missing_but_not_an_older_edition(self, files):
        (files / "law" / FILE).unlink()

        assert f"{FILE}: the file is missing" in problems_of(files)
        book = law_files.parse(law_files.files_in(files / "law"), kept=True)
        assert (book.field_mistakes, book.passed_over) == ({}, ())
        assert book.mistake(content(book, "UNTOC", "facts_summary")) == ""

    def test_of_an_instrument_s_own_text_is_named_there(self, files):
        files.alter("law/instruments/CETS-185.yaml", "mistake: Only a case number is given", "mistake: 7 #")

        assert "instruments/CETS-185.yaml: required_contents[facts_summary].mistake: must be a text, not 7" in (
            problems_of(files)
        )


class TestTheIndexOfFields:
    def test_has_the_same_fields(self, files, law):
        index = yaml.safe_load((files / "law/content_fields.yaml").read_text())

        assert {each["field"] for each in index["fields"]} == law.field_mistakes.keys()
