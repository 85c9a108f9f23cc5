"""Statements on paper: once in full, under the heading of each instrument that asks."""

import re
from dataclasses import replace

from requests_app import checklist
from requests_app.assemble.statements import askers
from requests_app.checklist.requirements import requirements
from requests_app.content import LegalBasis, Statement
from requests_app.documents.letter import draw_draft
from tests.pdf import words
from tests.requests_app import complete, letters

TEXT = "Three persons acted together in two States."
UNDER_UNTOC = "Under the United Nations Convention against Transnational Organized Crime"
UNDER_TIP = "Under the Protocol to Prevent, Suppress and Punish Trafficking in Persons"
SCOPE = "Why the instrument applies"


def cited(code: str, **changes) -> LegalBasis:
    return replace(
        letters.UNTOC, instrument=code, law_profile=code, title=complete.law().instruments[code].title, **changes
    )


def answered(*, leaving: tuple[str, ...] = (), text: str = TEXT, **changes):
    """The demo letter with every statement that is asked for, each point confirmed but these."""
    law, content = complete.law(), letters.content(**changes)
    said = []
    for asked in checklist.asked(content, law):
        ticked = [each for each in asked.contents if each.id not in leaving]
        keys = tuple(each.id for each in ticked)
        said.append(Statement(asked.field, asked.heading, f"{text} {asked.field}.", keys, askers(ticked, content, law)))
    return replace(content, statements=tuple(said))


def section_of(content) -> str:
    return re.split(r"\d+\. Procedure wanted", words(draw_draft(content)).split("Further statements")[-1])[0]


TIP = cited("UNTOC-TIP", short_title="Trafficking Protocol")


class TestAStatement:
    def test_stands_under_the_instrument_that_asks_with_its_article(self):
        section = section_of(answered())

        assert section.index(UNDER_UNTOC) < section.index(f"(1) {SCOPE} (arts 18(1), 3)") < section.index(TEXT)

    def test_asked_for_by_two_is_printed_once_and_pointed_at_under_the_other(self):
        section = section_of(answered(supporting=(TIP,)))

        assert section.count(f"{TEXT} scope_test.") == 1
        assert section.index(UNDER_UNTOC) < section.index(f"{TEXT} scope_test.") < section.index(UNDER_TIP)
        pointed = f"{SCOPE} (art. 4): see paragraph (1) of this section, above."
        assert section.index(UNDER_TIP) < section.index(pointed)

    def test_stands_in_full_under_the_second_where_only_that_is_confirmed(self):
        section = section_of(answered(supporting=(TIP,), leaving=("UNTOC:scope_grounds",)))

        assert UNDER_UNTOC not in section
        assert f"{SCOPE} (art. 4)" in section
        assert section.count(f"{TEXT} scope_test.") == 1

    def test_that_nobody_confirmed_claims_no_instrument(self):
        section = section_of(answered(supporting=(TIP,), leaving=("UNTOC:scope_grounds", "UNTOC-TIP:scope_grounds")))

        assert section.index("Further information") < section.index(f"{TEXT} scope_test.")

    def test_of_a_letter_frozen_before_stands_under_its_own_heading_as_then(self):
        section = section_of(letters.content())

        assert SCOPE in section
        assert not re.search(r"Under the|\(1\)", section)


class TestTheHeading:
    def heading(self, content, field):
        return next(each for each in content.statements if each.field == field).asked_by

    def test_of_an_overlay_names_its_state(self):
        content, law = letters.content(measures=(complete.measure("expedited_preservation"),)), complete.law()
        asked = [each for each in requirements(content, law) if each.key == "data_to_preserve"]

        (asker,) = askers(asked, content, law)
        assert asker.title == "the law and practice of the United States"
        assert "18 USC 2703(f)" in asker.provision

    def test_of_a_treaty_drafted_by_a_template_is_its_own_and_cites_no_article(self):
        treaty = replace(
            letters.UNTOC,
            instrument="MLAT-PK-US-1",
            law_profile="GENERIC-BILATERAL",
            title="Treaty on aid",
            short_title="",
        )
        content = answered(basis=treaty)

        titles = {asker for each in content.statements for asker in each.asked_by if asker.code == "MLAT-PK-US-1"}
        assert {(each.title, each.provision) for each in titles} == {("the Treaty on aid", "")}

    def test_of_no_treaty_is_its_practice(self):
        letter = complete.basis("LETTERS-ROGATORY")
        content = answered(basis=replace(letter, kind="letters_rogatory"))

        (asker,) = self.heading(content, "formality")
        assert (asker.title, asker.provision) == ("the practice of letters rogatory", "")

    def test_cites_no_article_that_nobody_has_read(self):
        content = answered(basis=cited("UN-CYBERCRIME-2024"))

        assert [each.provision for each in self.heading(content, "scope_test")] == [""]

    def test_is_none_for_a_house_rule(self):
        law = complete.law()
        content = letters.content(basis=complete.basis("CETS-185"), overlays=())
        asked = [each for field in checklist.asked(content, law) for each in field.contents]

        assert all(not asker.title.startswith("House") for asker in askers(asked, content, law))
        assert askers([replace(each, house_rule=True) for each in asked], content, law) == ()
