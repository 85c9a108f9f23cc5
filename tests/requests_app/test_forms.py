"""The inputs of a draft: what they clean, what they refuse, and that every particular of the law has one."""

from datetime import date

import pytest
from django import forms

from requests_app.deadlines import kept_until
from requests_app.forms.draft_form import in_words
from requests_app.forms.inputs import Day, Line, Lines, Text, cleaned
from requests_app.forms.particulars import INPUTS, input_for
from requests_app.forms.period import Range, range_parts
from requests_app.forms.preservation import Preservation
from treaties.law import Particular


def particular(kind, **fields):
    return Particular(key="a", title="A thing", type=kind, required=True, help="Say it.", **fields)


class TestText:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("one\r\ntwo", "one\ntwo"),
            ("page one\x0cpage two", "page one\npage two"),
            ("nul\x00 bell\x07 escape\x1b[0m c1\x9f", "nul bell escape[0m c1"),
            ("tab\tstays", "tab\tstays"),
            ("<b>bold</b> & {{ x }}", "<b>bold</b> & {{ x }}"),
            ("اردو متن", "اردو متن"),
            ("lone \ud800 half", "lone  half"),
            ("turned \u202eround\u202c", "turned round"),
            ("right-to-left \u200fmark", "right-to-left \u200fmark"),
        ],
    )
    def test_loses_control_characters_and_nothing_else(self, typed, kept):
        assert Text("Facts").clean(typed) == kept

    def test_holds_three_hundred_pages(self):
        facts = "Who did what, when and where. " * 30_000

        assert Text("Facts").clean(facts) == facts.strip()

    def test_holds_a_word_of_200_000_letters(self):
        assert Text("Facts").clean("a" * 200_000) == "a" * 200_000

    def test_says_how_much_fits_when_it_is_too_long(self):
        with pytest.raises(forms.ValidationError, match="11 characters, and at most 10 fit"):
            Text("Name", max_length=10).clean("a" * 11)

    def test_lets_no_browser_cut_what_is_pasted(self):
        assert "maxlength" not in Line("Name").widget.attrs

    def test_of_control_characters_alone_is_empty(self):
        with pytest.raises(forms.ValidationError, match="Enter the name"):
            Line("Name", missing="Enter the name.").clean("\x00\x1f")


class TestLine:
    def test_is_one_line(self):
        assert Line("Name").clean("Example\r\nClassifieds,  Inc.") == "Example Classifieds, Inc."


class TestLines:
    def test_is_a_list_of_what_stands_on_each_line(self):
        assert Lines("Identifiers").clean("Account 1\r\n\r\n Account 2 \n") == ["Account 1", "Account 2"]

    def test_has_not_changed_when_only_its_spaces_have(self):
        assert not Lines("Identifiers").has_changed(["a", "b"], "a\r\n b\n")


class TestDay:
    def test_says_how_a_day_is_written(self):
        with pytest.raises(forms.ValidationError, match="Enter a day that exists, for example 2026-11-24"):
            Day("Day").clean("2026-02-30")


class TestRange:
    period = Range("Period", with_zone=True)

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            (
                ["2026-04-01 00:00", "2026-09-05 23:59", "UTC+05:00"],
                "From 2026-04-01 00:00 to 2026-09-05 23:59, UTC+05:00",
            ),
            (["2026-04-01", "2026-04-30", "+0530"], "From 2026-04-01 00:00 to 2026-04-30 23:59, UTC+05:30"),
            (["2026-04-01T08:30", "2026-04-02", "Z"], "From 2026-04-01 08:30 to 2026-04-02 23:59, UTC"),
            (["2026-04-01", "2026-04-02", "utc −05:00"], "From 2026-04-01 00:00 to 2026-04-02 23:59, UTC-05:00"),
            (["2026-04-01 08:30:05", "2026-04-02", "UTC"], "From 2026-04-01 08:30:05 to 2026-04-02 23:59, UTC"),
            (["2026-04-01", "", "UTC"], "From 2026-04-01 00:00, UTC"),
            (["", "2026-04-01", ""], "To 2026-04-01 23:59"),
            (["1 April 2026, 08:30", "5 May 2026", "UTC"], "From 2026-04-01 08:30 to 2026-05-05 23:59, UTC"),
            (["2026-04-02", "2026-04-01", "UTC"], "From 2026-04-02 00:00 to 2026-04-01 23:59, UTC"),
            (["", "", ""], ""),
        ],
    )
    def test_is_kept_as_one_text(self, typed, kept):
        assert self.period.clean(typed) == kept

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            (["", "", "UTC"], "Give the start or the end of the period beside its time zone"),
            (
                ["2026-04-31", "2026-05-01", "UTC"],
                "“2026-04-31” is not understood. Write the start as 2026-04-01 00:00",
            ),
            (["2026-04-01", "2026-05-01", "UTC+25:00"], "“UTC\\+25:00” is no time zone"),
            (["2026-04-01", "2026-05-01", "PKT"], "“PKT” is no time zone"),
            (["2026-04-01 00:00+05:00", "2026-05-01", "UTC"], "its offset under the time zone"),
        ],
    )
    def test_says_what_is_wrong_and_how_to_write_it(self, typed, told):
        with pytest.raises(forms.ValidationError, match=told):
            self.period.clean(typed)

    def test_says_all_that_is_wrong_at_once(self):
        with pytest.raises(forms.ValidationError) as wrong:
            self.period.clean(["soon", "2026-05-01", "Mars"])

        assert [each.split(".")[0] for each in wrong.value.messages] == [
            "“soon” is not understood",
            "“Mars” is no time zone",
        ]

    def test_comes_back_into_its_inputs(self):
        kept = self.period.clean(["2026-04-01", "2026-04-30", "UTC+05:00"])

        assert range_parts(kept, with_zone=True) == ["2026-04-01 00:00", "2026-04-30 23:59", "UTC+05:00"]

    @pytest.mark.parametrize("typed", [["2026-04-01", "", "UTC"], ["", "2026-04-01", ""], ["2026-04-01", "", ""]])
    def test_that_is_unfinished_comes_back_too(self, typed):
        parts = range_parts(self.period.clean(typed), with_zone=True)

        assert [part[:10] for part in parts] == typed

    def test_in_other_words_stands_in_the_first_input(self):
        assert range_parts("spring 2026", with_zone=True) == ["spring 2026", "", ""]

    def test_without_a_zone_is_in_days(self):
        period = Range("Period", with_zone=False)

        assert period.clean(["2026-04-01", "2026-04-30"]) == "From 2026-04-01 to 2026-04-30"


class TestPreservation:
    field = Preservation("Preservation", max_length=4000)
    KEPT = "Provider reference EC-1 of 15 September 2026, ends 14 December 2026"

    def test_is_kept_with_the_day_on_which_it_ends(self):
        typed = ["Provider reference EC-1 of 15 September 2026", "2026-12-14"]

        assert self.field.clean(typed) == self.KEPT

    def test_comes_back_into_its_inputs(self):
        assert self.field.widget.decompress(self.KEPT) == [
            "Provider reference EC-1 of 15 September 2026",
            date(2026, 12, 14),
        ]

    def test_takes_a_day_that_stands_in_the_words(self):
        assert self.field.clean([self.KEPT, ""]) == self.KEPT
        assert kept_until(self.KEPT) == date(2026, 12, 14)

    def test_has_not_changed_when_it_is_sent_back_as_shown(self):
        assert not self.field.has_changed(self.KEPT, ["Provider reference EC-1 of 15 September 2026", "2026-12-14"])
        assert self.field.has_changed(self.KEPT, ["Provider reference EC-1 of 15 September 2026", "2026-12-15"])

    def test_of_a_day_alone_asks_what_was_preserved(self):
        with pytest.raises(forms.ValidationError, match="Name the preservation too"):
            self.field.clean(["", "2026-12-14"])

    @pytest.mark.parametrize("words", ["ends soon", "ends 31 February 2026", "ended 14 December 2026 or later"])
    def test_of_other_words_has_no_day(self, words):
        assert kept_until(words) is None


class TestParticulars:
    def test_of_every_type_in_the_law_have_an_input_of_their_own(self, law):
        types = {each.type for kind in law.assistance_types.values() for each in kind.particulars}

        assert types <= INPUTS.keys()

    def test_of_a_type_that_is_new_are_asked_for_as_a_text(self):
        assert type(input_for(particular("constellation"))) is Text

    def test_that_are_lists_say_so(self):
        assert input_for(particular("identifier_list")).help_text == "Say it. One a line."

    def test_may_all_stay_empty_while_drafting(self, law):
        every = [each for kind in law.assistance_types.values() for each in kind.particulars]

        assert not any(input_for(each).required for each in every)


class TestInWords:
    def test_names_choices_by_their_labels_also_in_groups(self):
        field = forms.MultipleChoiceField(choices=[("Group", [("a", "Alpha")]), ("b", "Beta")])

        assert in_words(field, ["a", "b"]) == "Alpha\nBeta"

    @pytest.mark.parametrize(("value", "words"), [("", "nothing"), (None, "nothing"), (True, "yes"), (False, "no")])
    def test_says_nothing_yes_and_no(self, value, words):
        assert in_words(forms.CharField(), value) == words


class TestCleaned:
    @pytest.mark.parametrize("code", [*range(0x09), *range(0x0E, 0x20), 0x7F, *range(0x80, 0x85)])
    def test_leaves_no_control_character(self, code):
        assert cleaned(f"a{chr(code)}b") == "ab"
