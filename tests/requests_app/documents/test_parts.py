"""What each section says, and what it must not say; of legal basis and offences beside it."""

from dataclasses import replace

from requests_app.documents.letter import draw
from tests.pdf import letters, pages, words
from tests.requests_app.letters import (
    content,
    letter,
)


class TestOpening:
    def test_says_in_one_sentence_who_asks_whom(self):
        read = words(draw(letter()))

        assert "presents its compliments to the competent authorities of the United States and has the honour" in read
        assert read.index("presents its compliments") < read.index("Assistance requested")

    def test_of_an_office_with_an_article_in_its_name_has_one(self):
        named = replace(content().office, name="The Office of the Attorney")

        assert "The Office of the Attorney, Pakistan, presents" in words(draw(letter(office=named)))


class TestClose:
    def test_thanks_and_names_whom_to_ask_above_the_signature(self):
        office = content().office

        last = pages(draw(letter()))[-1]

        assert "This office thanks the authorities of the United States for their assistance" in last
        assert f"question about this request: {office.phone} or {office.email}." in last
        assert last.index("This office thanks") < last.index("Yasmin Sample")

    def test_of_an_office_without_a_number_names_none(self):
        silent = replace(content().office, phone="", email="")

        assert "for any question about this request." in words(draw(letter(office=silent)))


class TestPersons:
    def test_are_named_with_their_role_and_what_identifies_them(self):
        read = words(draw(letter()))

        assert "(2) Sajid Example Suspect Born: 1987 Nationality: Pakistan" in read

    def test_are_explained_where_none_is_named(self):
        read = words(draw(letter(persons=(), no_persons_reason="The user of the account is not identified.")))

        assert "Persons concerned The user of the account is not identified." in read


class TestFacts:
    def test_have_numbered_paragraphs(self):
        read = words(draw(letter(summary_of_facts="Women were recruited.\n\nThey were advertised.")))

        assert "1 Women were recruited. 2 They were advertised." in read

    def test_of_one_paragraph_have_no_number(self):
        assert "Summary of facts Women were recruited." in words(draw(letter(summary_of_facts="Women were recruited.")))

    def test_keep_lists_as_lists(self):
        read = words(draw(letter(summary_of_facts="They took:\n- papers\n- telephones")))

        assert "They took: • papers • telephones" in read


class TestAssistance:
    def test_gives_each_measure_its_number_article_and_particulars(self):
        read = words(draw(letter()))

        assert "(1) Subscriber information (art. 18(3)(f), (i))" in read
        assert "• Account 88213407 • Profile https://bazaar-listings.example/user/88213407" in read
        assert "Domestic order or authority" not in read  # not answered

    def test_keeps_a_long_identifier_whole(self):
        (first, *_) = content().measures
        hash_of_a_device = "9f" * 64
        asked = replace(first, particulars=(replace(first.particulars[1], values=(hash_of_a_device,)),))

        read = draw(letter(measures=(asked,)))

        assert hash_of_a_device in letters(words(read))
        assert "-" not in words(read)[words(read).index("9f9f") :][:140]

    def test_sets_a_value_too_long_for_columns_below_its_label(self):
        (first, *_) = content().measures
        asked = replace(first, particulars=(replace(first.particulars[0], values=("Company and address. " * 90,)),))

        assert "Company and address. " * 90 in words(draw(letter(measures=(asked,)))) + " "


class TestSummary:
    def test_shortens_what_a_measure_is_about(self):
        (first, *_) = content().measures
        asked = replace(first, particulars=(replace(first.particulars[0], values=("Company and address. " * 90,)),))

        summary = words(draw(letter(measures=(asked,)))).split("1. Legal basis")[0]

        assert summary.count("Company and address") == 6
        assert "Company and …" in summary


class TestClauses:
    def test_are_printed_under_their_sections(self):
        read = words(draw(letter()))

        assert "Procedure wanted Please have the records certified" in read
        assert "Speciality and use of the evidence The evidence will be used only" in read
        assert "Execution is asked for by 5 February 2027. The sole suspect in custody" in read


class TestAnnexes:
    def test_are_listed_with_their_digests_in_groups(self):
        read = words(draw(letter()))

        assert "annex-2-advertisements.txt 22222222 22222222" in read

    def test_go_on_over_the_page_with_their_header(self):
        (first, _) = content().annexes
        many = tuple(replace(first, number=number) for number in range(1, 60))

        read = pages(draw(letter(annexes=many)))

        assert sum("File and its SHA-256" in page for page in read) >= 3
