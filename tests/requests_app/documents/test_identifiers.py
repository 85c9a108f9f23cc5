"""Identifiers as the letter lists them."""

from dataclasses import replace

from requests_app.content import ListedIdentifier
from requests_app.documents.letter import draw
from tests.pdf import words
from tests.requests_app.letters import content, letter


def listing(*identifiers):
    """The demo letter, its first measure asking for these."""
    first, *others = content().measures
    typed = tuple(each.identifier for each in identifiers)
    particulars = tuple(
        replace(each, values=typed, identifiers=identifiers) if each.key == "identifiers" else each
        for each in first.particulars
    )
    return words(draw(letter(measures=(replace(first, particulars=particulars), *others))))


def emails(count):
    return [ListedIdentifier("E-mail address", f"user{number}@example.org", "") for number in range(1, count + 1)]


class TestIdentifiers:
    def test_that_are_one_stand_beside_the_title(self):
        read = listing(ListedIdentifier("Telephone number", "+12025550100", "burner"))

        assert "Telephone number: +12025550100 (burner)" in read

    def test_that_are_several_are_a_numbered_table(self):
        read = listing(*emails(2), ListedIdentifier("", "Sample", "as it was seen"))

        assert "The 3 identifiers listed below." in read
        assert "No. Kind Identifier Note 1 E-mail address user1@example.org 2 E-mail address user2@example.org" in read
        assert "3 Sample as it was seen" in read

    def test_that_are_many_stand_in_a_schedule_at_the_end(self):
        read = listing(*emails(60))

        assert "60 identifiers, listed with their numbers in Schedule A at the end of this letter." in read
        assert "Schedules of identifiers Schedule A, to (1) Subscriber information" in read
        assert "60 E-mail address user60@example.org" in read
        assert read.index("Schedule A, to (1)") > read.index("Annexes")

    def test_of_a_letter_frozen_before_they_were_read_stand_as_they_were_typed(self):
        assert "Schedules of identifiers" not in words(draw(letter()))
        assert "Account 88213407" in words(draw(letter()))
