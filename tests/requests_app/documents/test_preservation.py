"""The preservation request, read back from its pages."""

import re
from dataclasses import replace

import pytest

from requests_app import checklist
from requests_app.assemble.preservation import preservation
from requests_app.choices import LetterKind
from requests_app.content import Clause, FrozenLetter, KeptFor, Offence, Statement, StateName
from requests_app.documents.letter import draw
from requests_app.letters import kind
from tests.pdf import pages, words
from tests.requests_app.complete import complete, law
from tests.requests_app.letters import ISSUE
from tests.requests_app.letters import content as demo_letter

ARTICLE_29_2 = {
    "authority": "art. 29(2)(a)",
    "offence_and_law": "art. 29(2)(b)",
    "facts": "art. 29(2)(b)",
    "preservation_data": "art. 29(2)(c)",
    "custodian": "art. 29(2)(d)",
    "necessity": "art. 29(2)(e)",
    "follow_up": "art. 29(2)(f)",
}
HEADINGS = [
    "1. Authority that seeks the preservation (art. 29(2)(a))",
    "2. Offence under investigation (art. 29(2)(b))",
    "3. Summary of the facts (art. 29(2)(b))",
    "4. Data to be preserved and how they relate to the offence (art. 29(2)(c))",
    "5. Who holds the data (art. 29(2)(d))",
    "6. Why preservation is necessary (art. 29(2)(e))",
    "7. Request that will follow (art. 29(2)(f))",
]


def asked(channel: str, *measures: str, **changes):
    """A content without gaps, with the law behind it."""
    content = complete(channel, *(measures or ["expedited_preservation"]), **changes)
    return replace(content, preservation=preservation(content, law()))


def printed(content) -> bytes:
    return draw(FrozenLetter(content, ISSUE))


class TestUnderTheBudapestConvention:
    def test_has_each_content_of_the_article_under_its_own_heading(self):
        text = words(printed(asked("CETS-185")))

        places = [text.find(heading) for heading in HEADINGS]
        assert -1 not in places
        assert places == sorted(places)

    def test_cites_what_the_law_file_says(self):
        assert dict(asked("CETS-185").preservation.provisions) == ARTICLE_29_2

    def test_names_the_network_and_the_time(self):
        text = words(printed(asked("CETS-185")))

        assert "24/7 network (art. 35)" in text
        assert "for as long as your law allows, and at least 60 days (art. 29(7))" in text

    def test_says_that_a_request_will_follow_also_without_the_officers_words(self):
        text = words(printed(asked("CETS-185", statements=())))

        assert "A request for assistance to obtain these data will be submitted." in text

    def test_numbers_what_stands_beside_the_article_on(self):
        confidential = Clause("confidentiality", "Confidentiality", "Please keep this request confidential.")

        text = words(printed(asked("CETS-185", persons=(), clauses=(confidential,))))

        assert re.search(r"\b\d\. Confidentiality Please keep", text)

    def test_ends_typed_words_as_sentences(self):
        content = asked("CETS-185")
        (measure,) = content.measures
        typed = [
            replace(each, values=("Logs go after 30 days",)) if each.key == "necessity" else each
            for each in measure.particulars
        ]

        text = words(printed(replace(content, measures=(replace(measure, particulars=tuple(typed)),))))

        assert "Logs go after 30 days." in text

    def test_has_two_pages_at_most(self):
        """With the facts of the demo case and what the service takes over; a draft may say more."""
        short = asked("CETS-185")
        kept = [each for each in short.statements if each.field == "follow_up"]
        clauses = [each for each in short.clauses if each.kind == "confidentiality"]
        demo = demo_letter()

        content = replace(short, summary_of_facts=demo.summary_of_facts, nexus=demo.nexus, offences=demo.offences)
        content = replace(content, statements=tuple(kept), clauses=tuple(clauses), annexes=(), persons=())

        assert len(pages(printed(content))) <= 2

    def test_of_a_law_file_that_asks_nothing_leaves_out_the_provisions(self):
        content = replace(asked("CETS-185"), preservation=replace(asked("CETS-185").preservation, provisions=()))

        assert "1. Authority that seeks the preservation Authority" in words(printed(content))


class TestUnderAnotherChannel:
    def test_cites_no_article_of_the_law_that_its_own_only_follows(self):
        told = asked("PK-XX-1", profile="CETS-185").preservation

        assert (told.provisions, told.network, told.kept_for) == ((), "", ())

    @pytest.mark.parametrize(
        ("channel", "profile"),
        [("UNTOC", ""), ("UNCAC", ""), ("HARARE", ""), ("LETTERS-ROGATORY", ""), ("PK-XX-1", "GENERIC-BILATERAL")],
    )
    def test_cites_that_channel_alone(self, channel, profile):
        content = asked(channel, profile=profile)
        text = words(printed(content))

        assert ("relies on no treaty" if channel == "LETTERS-ROGATORY" else content.basis.title) in text
        assert not any(each in text for each in ("Budapest", "Convention on Cybercrime", "art. 29", "24/7", "60 days"))
        assert "7. Request that will follow" in text

    def test_tells_what_follows_in_the_officers_words_although_no_law_asks(self):
        follows = Statement("follow_up", "Request that will follow", "Our request A/1 follows.", ())

        asked_for = [each.field for each in checklist.asked(asked("UNTOC"), law())]
        text = words(printed(asked("UNTOC", statements=(follows,))))

        assert "follow_up" in asked_for
        assert "Request that will follow Our request A/1 follows." in text

    def test_asks_the_united_states_to_have_the_provider_keep_the_data(self):
        content = asked("UNTOC", overlays=("US-GENERIC",))

        assert content.preservation.kept_for == (KeptFor(90, "18 USC 2703(f)(2)", True),)
        text = words(printed(content))
        assert "Your authorities are asked to have whoever holds the data keep them (18 USC 2703(f))." in text
        assert "at least 90 days (18 USC 2703(f)(2))" in text

    def test_does_not_hold_the_requesting_states_own_law_against_the_other(self):
        content = asked("UNTOC", overlays=("PK-MLACMA-2020",), requested_state=StateName("DE", "Germany"))

        assert content.preservation.national_provision == ""


class TestALetterThatAsksForMore:
    def test_is_a_letter_of_request(self):
        content = asked("CETS-185", "expedited_preservation", "subscriber_information")

        assert content.preservation is None
        assert kind(content) == LetterKind.LETTER_OF_REQUEST
        assert "Request for mutual legal assistance in a criminal matter" in words(printed(content))


class TestAWholeLetter:
    def test_leaves_out_nothing_that_was_written(self):
        content = asked("CETS-185")
        text = words(printed(content))

        for clause in content.clauses:
            assert clause.text in text
        assert "Unknown user of account 88213407" in text
        assert content.annexes[0].title in text

    def test_numbers_the_measures_of_several_providers(self):
        content = asked("CETS-185", "expedited_preservation", "expedited_preservation")

        assert kind(content) == LetterKind.PRESERVATION_REQUEST
        assert "(2) Account 88213407" in words(printed(content))

    def test_names_an_offence_of_which_nothing_more_is_written(self):
        bare = Offence("Fraud", "", "", "", "", None, "", "", "")

        assert "Fraud" in words(printed(replace(asked("UNTOC"), offences=(bare,))))
