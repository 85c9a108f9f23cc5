"""How offences read: elements under both laws, counterparts, penalties, dual criminality."""

from dataclasses import replace

from requests_app.content import DualCriminality, Element
from requests_app.documents.letter import draw, draw_draft
from tests.pdf import letters, words
from tests.requests_app.letters import (
    content,
    letter,
)


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
