"""What is pasted from Word, PDF and web pages: text stays as it was typed, and nothing hides in an identifier."""

import time

import pytest

from requests_app.forms.inputs import Identifiers, Line, Lines, Text


class TestText:
    @pytest.mark.parametrize(
        ("pasted", "kept"),
        [
            ("“smart” ‘quotes’ – and — dashes…", "“smart” ‘quotes’ – and — dashes…"),
            ("ex\u00adploi\u00adta\u00adtion", "exploitation"),
            ("\ufeffAt the beginning", "At the beginning"),
            ("zero\u200bwidth, word\u2060joiner", "zerowidth, wordjoiner"),
            ("no\u00a0break", "no\u00a0break"),
            ("over\u202eride\u202c, iso\u2066late\u2069", "override, isolate"),
            ("Name\tBorn\r\nA Sample\t1990", "Name\tBorn\nA Sample\t1990"),
            ("of\ufb01ce", "of\ufb01ce"),
            ("می\u200cخواهم", "می\u200cخواهم"),
            ("क\u094d\u200dष", "क\u094d\u200dष"),
            ("ភាសា\u200bខ្មែរ", "ភាសា\u200bខ្មែរ"),
        ],
    )
    def test_stays_as_it_was_typed_but_for_what_only_broke_its_lines(self, pasted, kept):
        assert Text("Facts").clean(pasted) == kept

    def test_of_a_name_keeps_its_joiners(self):
        assert Line("Name").clean("علی\u200cرضا") == "علی\u200cرضا"

    @pytest.mark.parametrize(
        "piece", ["Who did what, when and where. ", "a\u00ad", "\u200b", "\u202e\u202c", "\t\n", "ﷺ "]
    )
    def test_of_a_megabyte_is_cleaned_at_once(self, piece):
        pasted = piece * (1024 * 1024 // len(piece))
        begun = time.perf_counter()

        Text("Facts").clean(pasted)

        assert time.perf_counter() - begun < 2


class TestIdentifiers:
    field = Identifiers("Identifiers")

    @pytest.mark.parametrize(
        "pasted",
        [
            "user@exam\u200bple.org",
            "user\u200d@example.org",
            "\ufeffuser@example.org\u00a0",
            "us\u00ader@example.org",
            "\u202euser@example.org\u202c",
            "user@example.org\u200e",
            "user@example.org\ufe0f",
        ],
    )
    def test_hold_nothing_that_cannot_be_seen(self, pasted):
        assert self.field.clean(pasted) == ["user@example.org"]

    def test_of_a_table_are_one_a_row(self):
        assert self.field.clean("user@example.org\tMain\r\n+1 202 555 0100\tBurner\n\u200b\n") == [
            "user@example.org Main",
            "+1 202 555 0100 Burner",
        ]

    def test_keep_the_joiners_of_a_name_beside_them(self):
        assert self.field.clean("user@example.org (علی\u200cرضا)") == ["user@example.org (علی\u200cرضا)"]

    def test_are_lines_otherwise(self):
        assert issubclass(Identifiers, Lines)
