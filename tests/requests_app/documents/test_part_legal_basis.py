"""What is said of the legal basis, and how an instrument is named."""

from dataclasses import replace

import pytest

from requests_app.documents.letter import draw, draw_draft
from tests.pdf import words
from tests.requests_app.letters import (
    EUROPEAN_INVESTIGATION_ORDER,
    TRAFFICKING_PROTOCOL,
    UNTOC,
    content,
    fact,
    letter,
)


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
