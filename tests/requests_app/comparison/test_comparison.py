"""Which sections of a text differ from the one that was read."""

from dataclasses import fields, replace

from requests_app.choices import Section
from requests_app.comparison import FIELDS, changed, fingerprints
from requests_app.content import LetterContent
from tests.requests_app.complete import complete


class TestFields:
    def test_put_every_part_of_the_content_into_exactly_one_section(self):
        placed = [name for names in FIELDS.values() for name in names]

        assert sorted(placed) == sorted(field.name for field in fields(LetterContent))


class TestChanged:
    def test_names_the_section_that_differs(self):
        letter = complete("UNTOC", "subscriber_information")

        assert changed(fingerprints(letter), fingerprints(replace(letter, nexus="Another."))) == [Section.FACTS]

    def test_names_nothing_where_the_text_is_the_same(self):
        assert changed(fingerprints(complete("UNTOC")), fingerprints(complete("UNTOC"))) == []

    def test_names_every_section_to_somebody_who_carried_none(self):
        assert changed({}, fingerprints(complete("UNTOC"))) == list(Section)
