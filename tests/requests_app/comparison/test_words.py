"""Two contents compared passage by passage and word by word."""

import time
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.comparison import changes, compared, in_words, passages
from requests_app.comparison.words import ADDED, REMOVED, count
from requests_app.content import LetterContent
from tests.requests_app.complete import complete

TEXTS = st.text(alphabet="ab \n", max_size=60)


def said(lines, without):
    return " ".join("".join(piece.text for line in lines for piece in line.pieces if piece.kind != without).split())


class TestCompared:
    def test_tells_the_words_that_came_and_went(self):
        (line,) = compared("He paid forty euros to her.", "He paid fifty euros to her.")

        assert [(piece.kind, piece.text.strip()) for piece in line.pieces if piece.kind != "same"] == [
            (REMOVED, "forty"),
            (ADDED, "fifty"),
        ]

    def test_folds_the_paragraphs_that_stayed(self):
        lines = compared("One.\n\nTwo.\nThree.", "One.\n\nTwo.\nFour.")

        assert lines[0].folded == 2
        assert lines[1].pieces

    @given(TEXTS, TEXTS)
    def test_leaves_out_no_word_of_either(self, before, after):
        lines = compared(before, after)
        folded = sum(line.folded for line in lines)

        # Letters of changed paragraphs are all told; those of folded ones are in both.
        if not folded:
            assert said(lines, ADDED).replace(" ", "") == "".join(before.split())
            assert said(lines, REMOVED).replace(" ", "") == "".join(after.split())

    @given(TEXTS)
    def test_of_equal_texts_changes_nothing(self, text):
        assert count(text, text) == (0, 0)

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (" ".join(f"w{n % 3000}" for n in range(16_000)), " ".join(f"w{n * 7 % 3000}" for n in range(16_000))),
            ("a\n" * 500_000, "b\n" * 500_000),
            ("a" * 1_000_000, "b" * 1_000_000),
            ("ab " * 300_000, "ba " * 300_000),
        ],
        ids=["100 KB", "half a million lines", "one monstrous word", "1 MB of words"],
    )
    def test_is_answered_in_time_however_long_the_texts_are(self, before, after):
        began = time.perf_counter()
        lines = compared(before, after)

        assert time.perf_counter() - began < 4
        assert len(lines) <= 501


class TestPassages:
    def test_tell_everything_that_can_be_changed(self):
        """A passage for every field: what has no teller of its own is told plainly."""
        letter = complete("UNTOC", "subscriber_information")
        for field in fields(LetterContent):
            value = getattr(letter, field.name)
            if isinstance(value, str) and field.name not in {"urgency", "confidentiality", "language"}:
                found = changes(letter, replace(letter, **{field.name: f"{value} Another."}))
                assert len(found) == 1, field.name

    def test_have_keys_that_are_unique(self):
        keys = [passage.key for passage in passages(complete("UNTOC", "subscriber_information"))]

        assert len(set(keys)) == len(keys)


class TestChanges:
    def test_name_what_is_new_changed_and_taken_out(self):
        letter = complete("UNTOC", "subscriber_information")
        before = replace(letter, purpose="", nexus="He paid forty euros.")
        after = replace(letter, nexus="He paid fifty euros.", persons=())

        told = in_words(changes(before, after))

        assert "Nexus: why this evidence matters: 1 word added, 1 taken out" in told
        assert "Purpose (new)" in told
        assert any("Person concerned (taken out)" in line for line in told) or not letter.persons

    def test_of_a_person_taken_out_say_nothing_of_the_next_one(self):
        letter = complete("UNTOC", "subscriber_information")
        one = letter.persons[0]
        two = replace(letter, persons=(replace(one, name="First"), replace(one, name="Second")))

        found = changes(two, replace(two, persons=two.persons[1:]))

        assert {change.kind for change in found} == {"taken out"}
        assert all("First" in change.before + change.label for change in found)
