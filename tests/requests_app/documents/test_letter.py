"""The letter as paper: what a person reads in the PDF, and that the same content gives the same bytes."""

import hashlib
import io
import re
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pypdf import PdfReader

from requests_app.content import FrozenLetter, Issue, Person, to_json
from requests_app.documents.fonts import undrawable
from requests_app.documents.letter import draw, draw_draft
from requests_app.documents.reading import claimed_code
from tests.requests_app.complete import complete

ISSUE = Issue(date(2026, 11, 24), "Yasmin Sample", "Deputy Head", "ABCD-EFGH-JKLM")


def content(**changes):
    return complete("UNTOC", "subscriber_information", "traffic_data_stored", **changes)


def letter(**changes):
    return FrozenLetter(content(**changes), ISSUE)


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def words(pdf: bytes) -> str:
    return " ".join(pages(pdf))


def fonts(pdf: bytes):
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            yield font.get_object()


class TestTheLetter:
    def test_says_what_is_asked_of_whom_on_which_basis(self):
        read = words(draw(letter()))

        for said in [
            "Request for mutual legal assistance in a criminal matter",
            "MLA/2026/0001",
            "United Nations Convention against Transnational Organized Crime",
            "Subscriber information",
            "Account 88213407",
            "18 USC 1591",
            "Yasmin Sample",
            "24 November 2026",
        ]:
            assert said in read

    def test_numbers_its_sections_without_a_gap(self):
        read = words(draw(letter(clauses=(), annexes=(), statements=())))

        titles = "Legal basis|Authority|Persons|Summary|Offences|Assistance|Relevance|Procedure|Urgency|Annexes"
        numbered = re.findall(rf"(\d+)\. ({titles})", read)
        assert [number for number, _ in numbered] == list("12345678")
        assert numbered[-1] == ("8", "Urgency")

    def test_bears_reference_code_and_page_on_every_page(self):
        read = pages(draw(letter(summary_of_facts="A fact. " * 1500)))

        assert len(read) > 3
        for number, page in enumerate(read, start=1):
            assert f"Page {number} of {len(read)}" in page
            assert "Code ABCD-EFGH-JKLM" in page
            assert "MLA/2026/0001" in page

    def test_embeds_every_font(self):
        for font in fonts(draw(letter(nexus="Łódź, Ąžuolas, Ἀθῆναι, Ґалаґан, Ǆ"))):
            descriptor = font["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor

    def test_is_the_same_bytes_each_time(self):
        assert draw(letter()) == draw(letter())

    def test_is_the_same_bytes_in_another_process(self):
        script = (
            "import hashlib,sys; from requests_app.content import frozen_letter;"
            "from requests_app.documents.letter import draw;"
            "print(hashlib.sha256(draw(frozen_letter(sys.stdin.read()))).hexdigest())"
        )
        elsewhere = subprocess.run(
            [sys.executable, "-c", script],
            input=to_json(letter()),
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=True,
        )
        assert elsewhere.stdout.strip() == hashlib.sha256(draw(letter())).hexdigest()


class TestStamps:
    def test_a_draft_is_marked_on_every_page_and_bears_no_code(self):
        pdf = draw_draft(content())

        assert all("DRAFT" in page for page in pages(pdf))
        assert claimed_code(pdf) is None
        assert "Yasmin" not in words(pdf)

    def test_an_exercise_is_marked_on_every_page(self):
        assert all("EXERCISE" in page for page in pages(draw(letter(is_exercise=True))))

    def test_an_issued_letter_bears_no_stamp(self):
        read = words(draw(letter()))

        assert "DRAFT" not in read
        assert "EXERCISE" not in read


class TestLegalBasis:
    def test_prints_an_unverified_fact_as_what_it_is(self):
        basis = content().basis
        fact = replace(basis.facts[0], verified=False, sentence="Ruritania is a party to the Convention.")

        read = words(draw(letter(basis=replace(basis, facts=(fact,)))))

        assert "understands that Ruritania is a party to the Convention." in read
        assert "has not been verified against the records of the depositary" in read

    def test_prints_a_verified_fact_plainly(self):
        assert "understands that" not in words(draw(letter()))

    def test_of_a_letter_rogatory_is_comity(self):
        read = words(draw(FrozenLetter(_rogatory(), ISSUE)))

        assert "Letter rogatory in a criminal matter" in read
        assert "rests on comity and on reciprocity" in read


def _rogatory():
    plain = complete("LETTERS-ROGATORY", "taking_testimony")
    return replace(plain, basis=replace(plain.basis, kind="letters_rogatory", facts=(), sentences=()))


class TestTypedText:
    @pytest.mark.parametrize(
        "typed", ["<b>bold</b> & <script>alert(1)</script>", "</para><img src='x'/>", "&lt; &#0; ]]>", "{{ x }} %s"]
    )
    def test_is_printed_as_it_was_typed(self, typed):
        assert " ".join(typed.split()) in words(draw(letter(nexus=typed)))

    def test_loses_control_and_direction_marks(self):
        read = words(draw(letter(nexus="be\x00fo\x07re \u202eafter\u2066 mark")))

        assert "before after mark" in read

    @pytest.mark.parametrize("name", ["Łódź Żółć", "Nguyễn Thị Ưng", "Ἀλέξανδρος Ώρα", "Ґалаґан Їжак ӘӨ", "Ǆemal ẞ"])
    def test_keeps_names_in_latin_greek_and_cyrillic(self, name):
        persons = (Person("Suspect", name, ()),)

        assert name in words(draw(letter(persons=persons)))
        assert undrawable(content(persons=persons)) == []

    def test_breaks_a_word_of_200_000_letters_within_seconds(self):
        started = time.monotonic()
        draw(letter(summary_of_facts="x" * 200_000))

        assert time.monotonic() - started < 15

    @pytest.mark.slow
    def test_of_300_pages_is_drawn(self):
        facts = "\n\n".join("The witness described what was found there on that day. " * 12 for _ in range(1900))

        assert len(PdfReader(io.BytesIO(draw(letter(summary_of_facts=facts)))).pages) > 250

    @hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.text(max_size=300), st.sampled_from(["nexus", "purpose", "summary_of_facts", "urgency_reason"]))
    def test_never_stops_the_drawing(self, typed, field):
        assert draw(letter(**{field: typed})).startswith(b"%PDF")


class TestUndrawable:
    @pytest.mark.parametrize(
        ("name", "script"),
        [("ساجد", "Arabic"), ("राम", "Devanagari"), ("王伟", "Chinese"), ("דוד", "Hebrew"), ("🙂", "")],
    )
    def test_names_the_place_and_the_script(self, name, script):
        (told,) = undrawable(content(persons=(Person("Suspect", name, ()),)))

        assert told.startswith("Persons 1, name:")
        assert script in told
        assert "Latin" in told

    def test_is_empty_where_all_can_be_printed(self):
        assert undrawable(content()) == []


class TestClaimedCode:
    def test_is_read_from_an_altered_letter(self):
        pdf = bytearray(draw(letter()))
        pdf[len(pdf) // 2] ^= 1

        assert claimed_code(bytes(pdf)) in {"ABCD-EFGH-JKLM", None}

    @pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.4", b"\x00" * 100, b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"])
    def test_is_none_for_what_is_no_letter(self, data):
        assert claimed_code(data) is None
