"""Pointers follow their paragraph into the one it was mended to, on texts alone; only where it is clear which."""

import pytest

from requests_app.content import carrying, pointing

FACTS = "They met in May.\n\nHe took their papers:\n- two passports\n\nThey fled to the coast."


def carried(number, after, before=FACTS):
    """(numbers pointed at now, numbers of those mended, openings of those lost)."""
    was, now = pointing.paragraphs(before), pointing.paragraphs(after)
    pointer = next(each.pointer for each in was if each.number == number)
    found = carrying.carry([pointer], was, now)
    at = [each.number for each in pointing.find(found.pointers, now)[0]]
    return at, [each.number for each in found.mended], [each["opening"] for each in found.lost]


class TestAPointer:
    def test_follows_a_paragraph_to_which_words_were_added(self):
        assert carried(1, FACTS.replace("in May", "in May of that year")) == ([1], [1], [])

    def test_follows_it_to_another_number(self):
        assert carried(3, f"In spring.\n\n{FACTS.replace('to the coast', 'to the far coast')}") == ([4], [4], [])

    def test_follows_a_paragraph_whose_list_was_mended(self):
        assert carried(2, FACTS.replace("two", "three")) == ([2], [2], [])

    def test_follows_it_however_much_was_added_behind_it(self):
        assert carried(3, f"{FACTS} {'The boat was small, and the sea was not. ' * 9}") == ([3], [3], [])

    def test_does_not_follow_a_paragraph_that_was_taken_out(self):
        assert carried(2, "They met in May.\n\nThey fled to the coast.")[::2] == (
            [],
            ["He took their papers: two passports"],
        )

    def test_does_not_follow_what_was_written_anew_in_its_place(self):
        after = FACTS.replace("They fled to the coast.", "Accounts were opened at a bank.")

        assert carried(3, after) == ([], [], ["They fled to the coast."])

    def test_does_not_follow_into_one_of_two_halves(self):
        before = "He took the car in May. She took the boat in June."

        assert carried(1, before.replace(". She", ".\n\nShe"), before)[0] == []

    def test_follows_among_paragraphs_of_one_shape_that_were_all_mended(self):
        before = "On 4 May he sent her 100 dollars.\n\nOn 9 June he sent her 200 dollars."
        after = before.replace("dollars", "US dollars")

        assert [carried(number, after, before)[0] for number in (1, 2)] == [[1], [2]]

    def test_does_not_take_a_paragraph_of_one_shape_for_one_that_was_taken_out(self):
        before = "On 4 May he sent her 100 dollars.\n\nOn 9 June he sent her 200 dollars."
        after = "On 9 June he sent her 200 US dollars."

        assert carried(1, after, before)[0] == []

    def test_of_equal_paragraphs_follows_its_own(self):
        before = "Same words here.\n\nOther.\n\nSame words here."

        assert carried(3, f"{before} And more.", before) == ([3], [3], [])

    def test_says_what_the_paragraph_was_when_somebody_pointed_at_it(self):
        first, second, third = ("They met.", "They met in May.", "They met in May, at noon.")
        pointers = [pointing.paragraphs(first)[0].pointer]
        for before, after in ((first, second), (second, third)):
            was, now = pointing.paragraphs(before), pointing.paragraphs(after)
            pointers = carrying.carry(pointers, was, now).pointers

        assert pointing.mended(pointers, now) == {1: "They met."}

    def test_that_was_lost_before_is_not_told_again(self):
        was = pointing.paragraphs("Another.")
        lost = pointing.paragraphs("Gone.")[0].pointer

        found = carrying.carry([lost], was, pointing.paragraphs("Another one."))

        assert (found.pointers, found.mended, found.lost) == ((lost,), (), ())

    @pytest.mark.parametrize("after", ["", "- a list alone"])
    def test_is_lost_where_no_paragraph_is_left(self, after):
        assert carried(1, after) == ([], [], ["They met in May."])
