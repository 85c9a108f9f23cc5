"""The letter as a whole: its sections, its running lines and stamps, and that the same content gives the same bytes."""

import hashlib
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from django.conf import settings

from requests_app.content import to_json
from requests_app.documents.letter import draw, draw_draft
from requests_app.documents.reading import claimed_code
from tests.pdf import fonts, pages, words
from tests.requests_app.letters import ISSUE, content, letter, letter_rogatory

PAGE_LONG = "The witness described what was found there on that day. " * 60


class TestTheLetter:
    def test_has_all_that_a_desk_officer_decides_by_on_its_first_page(self):
        first = pages(draw(letter()))[0]

        for said in [
            "ISLAMIC REPUBLIC OF PAKISTAN",
            "URGENT – wanted by 5 February 2027",
            "Requesting State Pakistan Anti-Trafficking Prosecution Office, Lahore 1 Example Road",
            "Requested State United States Office of International Affairs, Criminal Division Department of Justice",
            "Our reference ATP-LHR/2026/0001",
            "Date 24 November 2026",
            "Request for mutual legal assistance in a criminal matter",
            "(1) Subscriber information: Example Classifieds, Inc.",
            "United Nations Convention against Transnational Organized Crime (Palermo Convention), art. 18(3)(f), (i)",
            "FIA/AHT/2026/0417, investigation",
            "Trafficking in persons, aggravated (Prevention of Trafficking in Persons Act 2018, sections 3 and 4)",
        ]:
            assert said in first

    def test_has_its_sections_in_order(self):
        assert sections(draw(letter())) == [
            "1. Legal basis",
            "2. Authority conducting the matter and nature of the proceeding",
            "3. Persons concerned",
            "4. Summary of facts",
            "5. Offences and applicable law",
            "6. Assistance requested",
            "7. Relevance and purpose",
            "8. Further statements",
            "9. Procedure wanted",
            "10. Confidentiality",
            "11. Urgency and time limit",
            "12. Undertakings",
            "13. Annexes",
        ]

    def test_leaves_out_what_it_has_nothing_to_say_of_and_closes_its_numbers_up(self):
        drawn = draw(letter(statements=(), clauses=(), annexes=(), persons=(), urgency_reason="", wanted_by=None))

        assert [title.split(". ")[0] for title in sections(drawn)] == list("123456")
        assert sections(drawn)[-1] == "6. Relevance and purpose"

    def test_names_the_request_it_supplements(self):
        assert "Supplements our request ATP-LHR/2025/0007" in words(draw(letter(linked_reference="ATP-LHR/2025/0007")))

    def test_is_signed_by_whom_approval_names(self):
        last = pages(draw(letter()))[-1]

        assert "Yasmin Sample Deputy Head of the Anti-Trafficking Prosecution Office" in last
        assert "Official seal" in last

    def test_does_not_tell_how_an_address_was_vouched_for(self):
        vouched = replace(content().addressee, from_registry=False, verified=False, vouched="Telephoned on Monday")

        read = words(draw(letter(addressee=vouched)))

        assert "Telephoned" not in read
        assert "Office of International Affairs" in read

    def test_can_be_drawn_before_anything_is_written(self):
        bare = content(basis=None, measures=(), persons=(), offences=(), clauses=(), annexes=(), statements=())

        assert "Request for mutual legal assistance" in words(draw_draft(bare))


class TestEveryPage:
    def test_bears_reference_code_and_number(self):
        read = pages(draw(letter(summary_of_facts=PAGE_LONG * 3)))

        assert len(read) > 5
        for number, page in enumerate(read, start=1):
            assert f"Page {number} of {len(read)}" in page
            assert "Letter code ABCD-EFGH-JKLM" in page
            assert "ATP-LHR/2026/0001, version 1" in page

    @pytest.mark.parametrize(
        ("confidentiality", "mark"), [("confidential", "CONFIDENTIAL"), ("restricted", "RESTRICTED")]
    )
    def test_says_that_it_is_confidential(self, confidentiality, mark):
        assert all(mark in page for page in pages(draw(letter(confidentiality=confidentiality))))

    def test_of_an_ordinary_letter_says_nothing_of_it(self):
        assert "CONFIDENTIAL" not in words(draw(letter(confidentiality="ordinary")))

    def test_of_a_draft_is_stamped_and_bears_no_code_day_or_name(self):
        pdf = draw_draft(content())

        assert all(page.count("DRAFT") == 2 for page in pages(pdf))  # across the page and at its head
        assert claimed_code(pdf) is None
        assert "Letter code" not in words(pdf)
        assert "24 November 2026" not in words(pdf)
        assert "Yasmin" not in words(pdf)

    def test_of_an_issued_letter_is_stamped_where_a_draft_is_asked_for(self):
        assert all("DRAFT" in page for page in pages(draw(letter(), draft=True)))

    def test_of_an_exercise_is_stamped(self):
        assert all(page.count("EXERCISE") == 2 for page in pages(draw(letter(is_exercise=True))))

    def test_of_a_draft_in_an_exercise_bears_both_stamps(self):
        for page in pages(draw_draft(content(is_exercise=True))):
            assert "DRAFT" in page
            assert "EXERCISE" in page

    def test_of_an_issued_letter_bears_no_stamp(self):
        read = words(draw(letter()))

        assert "DRAFT" not in read
        assert "EXERCISE" not in read

    def test_keeps_its_number_clear_of_a_long_reference(self):
        read = pages(draw(letter(reference="ATP-LHR/2026/" + "0001-" * 40)))

        assert f"Page 1 of {len(read)}" in read[0]


class TestTheFile:
    def test_embeds_every_font(self):
        embedded = fonts(draw(letter(nexus="Łódź, Ąžuolas, Ἀθῆναι, Ґалаґан, Ǆ, ẖ", is_exercise=True), draft=True))

        assert len(embedded) == 3
        assert all(embedded.values()), embedded

    def test_is_the_same_bytes_each_time(self):
        first = draw(letter())
        draw(letter(nexus="Ẹ̀bùn, Ἀλέξανδρος and other letters that fonts are asked for in between"))

        assert draw(letter()) == first

    def test_is_the_same_bytes_in_another_process_which_needs_no_django(self):
        script = (
            "import hashlib, sys; from requests_app.content import frozen_letter;"
            "from requests_app.documents.letter import draw;"
            "print(hashlib.sha256(draw(frozen_letter(sys.stdin.read()))).hexdigest(), 'django' in sys.modules)"
        )
        elsewhere = subprocess.run(
            [sys.executable, "-c", script],
            input=to_json(letter()),
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=True,
        )
        assert elsewhere.stdout.split() == [hashlib.sha256(draw(letter())).hexdigest(), "False"]

    def test_claims_the_code_it_was_issued_with(self):
        assert claimed_code(draw(letter())) == ISSUE.code


class TestALetterRogatory:
    def test_goes_to_a_court_through_the_diplomatic_channel(self):
        first = pages(draw(letter_rogatory()))[0]

        assert "Letter rogatory in a criminal matter" in first
        assert "To the competent judicial authority, through the diplomatic channel" in first
        assert "presents its compliments" in first

    def test_rests_on_comity_and_gives_reciprocity_at_its_head_once(self):
        read = words(draw(letter_rogatory()))

        assert "Legal basis Comity and reciprocity" in read
        assert "relies on no treaty" in read
        assert read.count("would give like assistance") == 1
        assert read.index("would give like assistance") < read.index("Persons concerned")
        assert "respectfully requests the competent judicial authority of the United States to give" in read
        assert "as a matter of comity, and of the reciprocity that is promised here." in read

    def test_speaks_of_no_reciprocity_that_nobody_promised(self):
        promised = tuple(each for each in content().clauses if each.kind != "reciprocity")

        read = words(draw(letter_rogatory(clauses=promised)))

        assert "as a matter of comity." in read
        assert "reciprocity" not in read.lower()


def sections(pdf: bytes) -> list[str]:
    """The numbered headings in order: lines that begin with a number and are no more than a title."""
    read = words(pdf)
    titles = (
        "Legal basis|Authority conducting the matter and nature of the proceeding|Persons concerned|Summary of facts|"
        "Offences and applicable law|Assistance requested|Relevance and purpose|Further statements|Procedure wanted|"
        "Confidentiality|Urgency and time limit|Undertakings|Annexes"
    )
    return re.findall(rf"\b\d+\. (?:{titles})\b", read)
