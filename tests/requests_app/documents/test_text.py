"""What people typed, on paper: every letter as it was typed, whatever it is and wherever it stands."""

import io
import re
import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from paper import style
from paper.fonts import is_drawable, is_invisible
from paper.text import clean, fragments, paragraphs
from requests_app.content import FrozenLetter, LetterContent, Person, converter
from requests_app.documents.letter import draw
from requests_app.documents.places import printed
from tests.pdf import letters, words
from tests.requests_app.letters import ISSUE, content, letter

MARKUP = ["<b>bold</b> & <script>alert(1)</script>", "</para><img src='x'/>", "&lt; &#0; ]]>", "{{ x }} %s", "<br/>"]


def leaves(data, path=()):
    """The path of every text in the unstructured content."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        if isinstance(value, str):
            yield (*path, key)
        elif isinstance(value, dict | list | tuple):
            yield from leaves(value, (*path, key))


DATA = converter.unstructure(content())
# Days, codes and numbers: no text that anybody types.
CODED = {"code", "basis_on", "wanted_by", "urgency", "confidentiality", "language", "kind", "instrument", "law_profile"}
TYPED = [path for path in leaves(DATA) if not CODED & set(path)]


def with_text(path, text: str) -> LetterContent:
    """The demo content with one of its texts replaced."""

    def put(data, path):
        key, *deeper = path
        copy = dict(data) if isinstance(data, dict) else list(data)
        copy[key] = put(data[key], deeper) if deeper else text
        return copy

    return converter.structure(put(DATA, path), LetterContent)


class TestAnyField:
    @pytest.mark.parametrize("path", TYPED, ids=lambda path: ".".join(map(str, path)))
    def test_that_is_printed_is_looked_through_for_letters_no_font_has(self, path):
        """`places` lists what is printed: here that is held against the page, text by text."""
        marked = with_text(path, "Qwxyz0815")

        on_paper = "Qwxyz0815" in letters(words(draw(FrozenLetter(marked, ISSUE))))
        listed = any("Qwxyz0815" in text for _, text in printed(marked))

        headings = {"heading", "sha256"} | ({"title"} if "particulars" in path else set())
        of_ours = path[-1] in headings or (path[-2:] and path[-1] == 0 and "details" in path)  # no one types these
        assert on_paper <= (listed or of_ours)

    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(TYPED), st.text(max_size=400))
    @example(("nexus",), "\u0301")
    @example(("nexus",), "\ud800 \udfff \x00")
    @example(("nexus",), "a\n- \n\n- b\n\x0c\u2028")
    @example(("reference",), "")
    @example(("office", "name"), "\n")
    def test_takes_any_text(self, path, typed):
        assert draw(FrozenLetter(with_text(path, typed), ISSUE)).startswith(b"%PDF")

    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(["nexus", "purpose", "summary_of_facts"]), st.text(max_size=60))
    def test_prints_every_letter_that_a_font_has(self, field, typed):
        kept = "".join(each for each in clean(typed) if is_drawable(each) and each not in "-•")

        read = draw(letter(**{field: f"{kept} end"}))

        assert letters(kept) in letters(words(read))

    @pytest.mark.parametrize("typed", MARKUP)
    @pytest.mark.parametrize("field", ["nexus", "name of a person", "clause", "particular", "title of an annex"])
    def test_prints_markup_as_it_was_typed(self, field, typed):
        (measure, *_), (clause, *_), (annex, *_) = content().measures, content().clauses, content().annexes
        asked = replace(measure, particulars=(replace(measure.particulars[0], values=(typed,)),))
        changes = {
            "nexus": {"nexus": typed},
            "name of a person": {"persons": (Person("Suspect", typed, ((typed, typed),)),)},
            "clause": {"clauses": (replace(clause, text=typed),)},
            "particular": {"measures": (asked,)},
            "title of an annex": {"annexes": (replace(annex, title=typed, filename=typed),)},
        }

        assert letters(typed) in letters(words(draw(letter(**changes[field]))))


class TestClean:
    def test_drops_controls_and_marks_that_turn_the_direction(self):
        assert clean("be\x00fo\x07re \u202eafter\u2066 mark\u200f") == "before after mark"

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0c"])
    def test_keeps_line_ends_of_any_kind(self, end):
        assert clean(f"one{end}two") == "one\ntwo"

    def test_composes_letters(self):
        assert clean("Z\u0307o\u0301łc\u0301") == "Żółć"

    @given(st.text())
    def test_leaves_nothing_that_paper_cannot_show(self, typed):
        assert not [each for each in clean(typed) if is_invisible(each) and each != "\n"]


class TestParagraphs:
    def test_end_at_blank_lines_and_keep_other_line_ends(self):
        assert list(paragraphs("one\ntwo\n \n\nthree")) == [("one\ntwo", False), ("three", False)]

    def test_know_the_items_of_a_list(self):
        found = list(paragraphs("Taken:\n- papers\nof two women\n- telephones"))

        assert found == [("Taken:", False), ("papers\nof two women", True), ("telephones", True)]

    def test_leave_a_number_or_a_dash_in_a_line_alone(self):
        assert list(paragraphs("-5 degrees, 3 - 2")) == [("-5 degrees, 3 - 2", False)]

    @given(st.text(alphabet="ab -\n\x0b", max_size=300), st.integers(1, 60))
    def test_lose_no_letter_however_long(self, typed, times):
        typed = typed * times

        kept = "".join(piece for piece, _ in paragraphs(typed))

        assert re.sub(r"[\s-]", "", kept) == re.sub(r"[\s-]", "", typed)

    def test_are_cut_where_no_page_could_hold_them(self):
        assert max(len(piece) for piece, _ in paragraphs("x" * 200_000)) <= 4000
        assert max(piece.count("\n") for piece, _ in paragraphs("x\n" * 5000)) <= 60

    def test_are_cut_between_words(self):
        pieces = [piece for piece, _ in paragraphs("word " * 2000)]

        assert all(piece.endswith("word") and piece.startswith("word") for piece in pieces)


class TestFragments:
    def test_are_the_text_as_it_was_typed(self):
        (fragment,) = fragments("<b>&amp;</b>", style.BODY)

        assert (fragment.text, fragment.fontName) == ("<b>&amp;</b>", style.BODY.fontName)

    def test_break_lines(self):
        first, end, second = fragments("one\ntwo", style.BODY)

        assert (first.text, end.lineBreak, second.text) == ("one", True, "two")

    def test_ask_the_second_face_for_what_the_first_lacks_in_the_same_size(self):
        _, other, _ = fragments("aẖb", style.HEADING)

        assert (other.text, other.fontName, other.fontSize) == ("ẖ", "Noto", style.HEADING.fontSize)


class TestMonsters:
    def draw_within_seconds(self, seconds: float, **changes) -> bytes:
        started = time.monotonic()
        pdf = draw(letter(**changes))
        assert time.monotonic() - started < seconds
        return pdf

    @pytest.mark.parametrize("word", ["x" * 200_000, "Ж" * 200_000, "Łódź" * 50_000])
    def test_a_word_of_200_000_letters_is_printed_whole(self, word):
        pdf = self.draw_within_seconds(20, summary_of_facts=word)

        assert PdfReader(io.BytesIO(pdf)).pages[10].extract_text().count(word[0]) > 500

    @pytest.mark.parametrize("field", ["particular", "clause", "person", "offence", "addressee", "office"])
    def test_a_word_of_200_000_letters_may_stand_anywhere(self, field):
        word = "y" * 200_000
        (measure, *_), (clause, *_), (offence, *_) = content().measures, content().clauses, content().offences
        changes = {
            "particular": {
                "measures": (replace(measure, particulars=(replace(measure.particulars[0], values=(word,)),)),)
            },
            "clause": {"clauses": (replace(clause, text=word),)},
            "person": {"persons": (Person("Suspect", word, (("Note", word),)),)},
            "offence": {"offences": (replace(offence, text=word, title=word),)},
            "addressee": {"addressee": replace(content().addressee, name=word)},
            "office": {"office": replace(content().office, name=word)},
        }
        assert self.draw_within_seconds(20, **changes[field])

    def test_facts_of_300_pages_are_split_over_pages(self):
        facts = "\n\n".join("The witness described what was found there on that day. " * 12 for _ in range(1900))

        pdf = self.draw_within_seconds(30, summary_of_facts=facts)

        assert len(PdfReader(io.BytesIO(pdf)).pages) > 250

    def test_thousands_of_lines_and_values_are_drawn(self):
        (measure, *_) = content().measures
        values = tuple(f"Account {number}" for number in range(3000))
        asked = replace(measure, particulars=(replace(measure.particulars[1], values=values),))

        assert "Account 2999" in words(self.draw_within_seconds(20, measures=(asked,), nexus="line\n" * 3000))
