"""Pointing at paragraphs of the summary of facts, on texts alone."""

from paper import text
from requests_app.content import pointing

FACTS = "They met in May.\n\nHe took their papers:\n- two passports\n\nThey fled."


def point_at(number, summary=FACTS):
    return next(each.pointer for each in pointing.paragraphs(summary) if each.number == number)


def found(pointer, summary):
    now, lost = pointing.find([pointer], pointing.paragraphs(summary))
    return [each.number for each in now], [each["opening"] for each in lost]


class TestParagraphs:
    def test_have_the_numbers_the_letter_prints(self):
        printed = [piece.number for piece in text.numbered(FACTS) if piece.number]

        assert [each.number for each in pointing.paragraphs(FACTS)] == printed == [1, 2, 3]

    def test_hold_the_list_that_follows_them(self):
        assert pointing.paragraphs(FACTS)[1].words == "He took their papers:\ntwo passports"

    def test_are_none_of_a_list_alone(self):
        assert pointing.paragraphs("- one\n- two") == ()


class TestAPointer:
    def test_follows_its_paragraph_to_another_number(self):
        assert found(point_at(3), f"In spring.\n\n{FACTS}") == ([4], [])

    def test_is_lost_where_its_paragraph_was_changed(self):
        changed = FACTS.replace("They fled.", "They stayed.")

        assert found(point_at(3), changed) == ([], ["They fled."])

    def test_is_lost_where_the_list_of_its_paragraph_was_changed(self):
        assert found(point_at(2), FACTS.replace("two", "three"))[1] == ["He took their papers: two passports"]

    def test_never_points_at_what_took_its_number(self):
        assert found(point_at(3), "They met in May.\n\nHe took their papers.\n\nHe sold a car.")[0] == []

    def test_is_not_moved_by_spaces(self):
        assert found(point_at(1), FACTS.replace("They met", "They  met\n")) == ([1], [])

    def test_takes_the_nearest_of_equal_paragraphs(self):
        twice = "Same.\n\nOther.\n\nSame."

        assert found(point_at(3, twice), twice) == ([3], [])
