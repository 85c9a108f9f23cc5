"""Identifiers as the letter lists them."""

import io
from dataclasses import replace

from pypdf import PdfReader

from paper import document
from paper.page import Running
from requests_app.content import ListedIdentifier
from requests_app.documents.letter import draw
from requests_app.documents.parts import identifiers
from tests.pdf import words
from tests.requests_app.letters import content, letter


def listing(*listed):
    """The demo letter, its first measure asking for these."""
    first, *others = content().measures
    typed = tuple(each.identifier for each in listed)
    particulars = tuple(
        replace(each, values=typed, identifiers=listed) if each.key == "identifiers" else each
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

    def test_that_go_over_pages_have_their_header_on_each_and_lose_none(self):
        table = identifiers.table(emails(120))
        drawn = document.draw(table, Running(reference="MLA/2026/0001"), lang="en")
        pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(drawn)).pages]

        assert len(pages) > 2
        assert all(page.count("No. Kind Identifier") == 1 for page in pages)
        assert [
            number for number in range(1, 121) if f" {number} E-mail address user{number}@" not in " ".join(pages)
        ] == []

    def test_too_long_for_their_line_are_broken_and_stay_whole(self):
        read = listing(
            ListedIdentifier("E-mail address", "a" * 150, "Зображення, as it was seen there, twice"), *emails(1)
        )

        assert "a" * 150 in read.replace(" ", "")
        assert "Зображення, as it was seen there, twice 2 E-mail address" in read

    def test_too_long_for_a_page_are_set_without_columns(self):
        note = " ".join(f"word{number}" for number in range(1500))
        read = listing(ListedIdentifier("E-mail address", "long@example.org", note), *emails(2))

        assert "word1499 " in read
        assert "3 E-mail address user2@example.org" in read
