"""What each section says, and what it must not say."""

from dataclasses import replace

import pytest

from requests_app.content import DualCriminality, Element
from requests_app.documents.letter import draw, draw_draft
from tests.pdf import letters, pages, words
from tests.requests_app.letters import (
    EUROPEAN_INVESTIGATION_ORDER,
    TRAFFICKING_PROTOCOL,
    UNTOC,
    content,
    fact,
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


class TestLegalBasis:
    def test_prints_a_verified_fact_plainly(self):
        read = words(draw(letter()))

        assert "Pakistan is a party to the Convention, in force for it since 12 February 2010." in read
        assert "understands that" not in read

    @pytest.mark.parametrize(
        ("sentence", "printed"),
        [
            ("Ruritania is a party to it.", "understands that Ruritania is a party to it; this has not been verified"),
            ("The Isle is a party to it.", "understands that the Isle is a party to it; this has not been verified"),
        ],
    )
    def test_prints_an_unverified_fact_as_what_it_is(self, sentence, printed):
        basis = replace(UNTOC, facts=(fact("UNTOC:XX", sentence, verified=False),))

        assert printed in words(draw_draft(content(basis=basis)))

    def test_of_an_issued_letter_says_what_the_office_answered_for_without_the_mark_of_the_draft(self):
        basis = replace(UNTOC, facts=(fact("UNTOC:XX", "Ruritania is a party to it.", verified=False),))

        read = words(draw(letter(basis=basis)))

        assert "This office understands that Ruritania is a party to it." in read
        assert "has not been verified" not in read

    def test_says_nothing_of_law_that_is_not_in_the_content(self):
        bare = replace(UNTOC, title="A treaty", short_title="", articles="", citation="", facts=(), sentences=())
        measures = tuple(replace(each, article="") for each in content().measures)

        offences = tuple(replace(each, thresholds=()) for each in content().offences)

        read = words(draw(letter(basis=bare, measures=measures, offences=offences, dual_criminality=None)))

        start, end = read.index("1. Legal basis"), read.index("2. Authority")
        assert read[start:end].strip() == "1. Legal basis This request is made under the A treaty."
        assert "Convention" not in read

    def test_leaves_out_where_a_treaty_is_published_when_that_is_only_recalled(self):
        basis = replace(UNTOC, citation="ETS No. 185; UNTS vol. 2296, p. 167 (UNTS reference recalled)")

        read = words(draw(letter(basis=basis, supporting=(TRAFFICKING_PROTOCOL,))))

        assert "[ETS No. 185]" in read
        assert "2296" not in read
        assert "recalled" not in read

    def test_puts_what_is_cited_beside_it_under_its_own_heading(self):
        read = words(draw(letter(supporting=(TRAFFICKING_PROTOCOL,))))

        assert "Together with the Protocol to Prevent, Suppress and Punish Trafficking in Persons" in read
        assert "understands that Pakistan is a party to the Protocol" in read

    def test_names_an_instrument_in_full_once_and_then_by_its_kind(self):
        told = tuple(fact(f"UNTOC:{who}", f"{who} is a party to {UNTOC.named}.") for who in ("Pakistan", "Ruritania"))
        protocol = replace(
            TRAFFICKING_PROTOCOL, facts=(fact("TIP:PK", f"Pakistan is a party to {TRAFFICKING_PROTOCOL.named}."),)
        )

        section = _legal_basis(basis=replace(UNTOC, facts=told), supporting=(protocol,))

        assert section.count(UNTOC.name) == section.count(protocol.name) == 1
        assert "Pakistan is a party to the Convention. Ruritania is a party to the Convention." in section
        assert "Pakistan is a party to the Protocol." in section

    def test_tells_two_of_a_kind_apart_by_their_short_titles(self):
        told = tuple(fact("UNTOC:PK", f"Pakistan is a party to {UNTOC.named}.") for _ in range(1))
        other = replace(UNTOC, instrument="X", title="Convention on Piracy", short_title="", facts=())
        nameless = replace(other, facts=(fact("X:PK", "Pakistan is a party to the Convention on Piracy."),))

        section = _legal_basis(basis=replace(UNTOC, facts=told), supporting=(nameless,))

        assert "Pakistan is a party to the Palermo Convention." in section
        assert "Pakistan is a party to the Convention on Piracy." in section

    def test_keeps_the_day_and_the_parties_of_a_bilateral_treaty_once(self):
        treaty = "treaty on mutual legal assistance in criminal matters of 6 January 1994"
        told = (
            fact(
                "M:US",
                f"The United States is a party to the {treaty} with the United Kingdom, in force for it since 1996.",
            ),
            fact(
                "M:GB",
                f"The United Kingdom is a party to the {treaty} with the United States, in force for it since 1996.",
            ),
        )
        title = "Treaty on mutual legal assistance in criminal matters"
        basis = replace(
            UNTOC, title=title, short_title="United States–United Kingdom, 1994", kind="bilateral", facts=told
        )

        section = _legal_basis(basis=basis)

        assert section.count("of 6 January 1994 with the United Kingdom, in force") == 1
        assert "The United Kingdom is a party to the Treaty, in force for it since 1996." in section

    def test_keeps_the_name_of_what_is_of_no_clear_kind(self):
        name = "Instrument under Article 3 of the 2003 US-EU Agreement"
        told = (fact("I:US", f"Ruritania is a party to the {name}."),)

        assert f"party to the {name}." in _legal_basis(basis=replace(UNTOC, title=name, short_title="", facts=told))

    def test_of_a_form_says_that_the_form_itself_must_be_used(self):
        read = words(draw_draft(content(basis=EUROPEAN_INVESTIGATION_ORDER)))

        assert "A form is prescribed by Directive 2014/41/EU" in read
        assert "The form itself must be used" in read
        assert "Request for mutual legal assistance in a criminal matter" not in read


def _legal_basis(**changes) -> str:
    """The section alone, as it is printed."""
    read = words(draw(letter(**changes)))
    return read[read.index("1. Legal basis") : read.index("2. Authority")]


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


def without_elements(**changes):
    """The offence of the demo letter, of which no element is answered."""
    return replace(content().offences[0], elements=(), **changes)


class TestOffences:
    def test_have_one_table_of_elements_under_both_laws_with_the_paragraphs_that_answer_them(self):
        read = words(draw(letter()))

        assert "Element Pakistan United States Facts Act: recruiting, transporting," in read
        assert "Paragraphs 1, 3 of the facts" in read
        assert "Paragraph 1 of the facts The offers of domestic work were false" in read
        assert "Penalty 3 to 14 years' imprisonment and a fine of up to PKR 2 million 15 years to life" in read

    def test_quote_both_texts_before_the_table(self):
        read = words(draw(letter()))

        assert "Pakistan: Prevention of Trafficking in Persons Act 2018, sections 3 and 4. In short: recruiting" in read
        assert "United States: 18 USC 1591. Sex trafficking by force" in read

    def test_have_no_column_for_a_law_of_whose_elements_nothing_was_written(self):
        act = Element("act", "Act", (1,), "", "Recruiting.", "")
        answered = replace(without_elements(), elements=(act, replace(act, title="Means", own_law="")))

        read = words(draw(letter(offences=(answered,))))

        assert "Element Pakistan Facts Act Recruiting. Paragraph 1 of the facts" in read
        assert "Means Paragraph 1 of the facts" in read
        assert "the same provision" not in read
        assert "Penalty: 15 years to life" in read  # with the other law's text

    def test_have_no_column_of_law_where_facts_alone_were_written(self):
        act = Element("act", "Act", (1,), "", "", "")

        assert "Element Facts Act Paragraph 1" in words(
            draw(letter(offences=(replace(without_elements(), elements=(act,)),)))
        )

    def test_name_no_number_of_facts_that_have_one_paragraph(self):
        read = words(draw(letter(summary_of_facts="Women were recruited.")))

        assert "Summary of facts The offers of domestic work were false" in read

    def test_mark_a_counterpart_that_nobody_read(self):
        unread = replace(content().offences[0], counterpart_verified=False)

        assert "18 USC 1591 (as known to this office; not verified)" in words(draw_draft(content(offences=(unread,))))
        assert "18 USC 1591 (as known to this office)" in words(draw(letter(offences=(unread,))))
        assert "not verified" not in words(draw(letter()))

    def test_tell_the_penalty_against_the_threshold_that_was_read(self):
        (test,) = content().offences[0].thresholds
        recalled = replace(content().offences[0], thresholds=(replace(test, seen=False),))

        assert "The maximum is 14 years: met." in words(draw(letter()))
        assert "The maximum is 14 years" not in words(draw(letter(offences=(recalled,))))

    def test_set_elements_in_any_script(self):
        said = replace(content().offences[0].elements[0], own_law="استحصال", facts="Сообщение от 4 апреля")

        read = letters(words(draw(letter(offences=(replace(content().offences[0], elements=(said,)),)))))

        assert letters("Сообщение от 4 апреля") in read

    def test_stand_beside_their_counterpart_where_no_element_is_answered(self):
        read = words(draw(letter(offences=(without_elements(),))))

        assert "Provision Prevention of Trafficking in Persons Act 2018, sections 3 and 4 18 USC 1591" in read
        assert "Penalty 3 to 14 years' imprisonment" in read

    def test_too_long_for_columns_are_set_one_after_the_other(self):
        long = without_elements(text="Whoever recruits a person. " * 100)

        read = words(draw(letter(offences=(long,))))

        assert "Text, Pakistan Whoever recruits" in read
        assert "Text, United States Sex trafficking by force" in read

    def test_explain_dual_criminality_under_its_article(self):
        assert "Dual criminality (art. 18(9)) The women were recruited by deception" in words(draw(letter()))

    def test_cite_no_article_of_it_that_was_not_read(self):
        rule = DualCriminality("4 footnotes", "As a rule.", False)

        read = words(draw(letter(dual_criminality=rule)))

        assert "Dual criminality The women were recruited by deception" in read
        assert "As a rule" not in read


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
