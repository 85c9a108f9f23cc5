"""Names of protected people in texts: whole names become pseudonyms, parts of them are told. No database."""

from dataclasses import replace

import pytest

from requests_app.checklist import names
from requests_app.choices import Severity
from requests_app.content import Ground, ListedIdentifier, Person, Protected, protection
from tests.requests_app.letters import content

NADIA = Protected("Victim 1", protection.names_in("Nadia Gul Muster", "Gudia; Nadja Muster"), ("AB1234567",))


def person(**fields) -> Person:
    return Person(**{"role": "Witness", "name": "Uncle Sample", "details": ()} | fields)


class TestAText:
    @pytest.mark.parametrize(
        "named",
        [
            "Nadia Gul Muster",
            "NADIA GUL MUSTER",
            "nadia  gul\nmuster",
            "Muster, Nadia Gul",
            "Muster Nadia Gul",
            "Nadia Muster",
            "MUSTER, Nadia",
            "Nadja Muster",
            "Gudia",
            "AB1234567",
        ],
    )
    def test_has_the_pseudonym_for_a_whole_name_in_any_usual_order(self, named):
        assert protection.in_text(f"On 4 April {named}’s phone rang.", [NADIA]) == "On 4 April Victim 1’s phone rang."

    @pytest.mark.parametrize(
        "text", ["nadia.muster@example.org", "https://example.org/Nadia-Muster", "gudia", "Nadiagul", "Gudiara"]
    )
    def test_keeps_accounts_addresses_and_other_words(self, text):
        assert protection.in_text(text, [NADIA]) == text

    def test_written_with_composed_letters_or_apart_is_the_same(self):
        person = Protected("Victim 1", ("José Muster",))

        assert protection.in_text("Jose\u0301 Muster left.", [person]) == "Victim 1 left."

    @pytest.mark.parametrize("name", ["نادیہ مثال", "Надя Пример"])
    def test_may_be_in_any_script(self, name):
        assert protection.in_text(f"({name})", [Protected("Victim 1", (name,))]) == "(Victim 1)"


class TestAPartOfAName:
    @pytest.mark.parametrize("word", ["Muster", "Musters", "Músterin", "Nadia"])
    def test_is_told_as_it_is_or_with_an_ending(self, word):
        assert list(protection.near(f"Then {word} spoke.", NADIA)) == [word]

    @pytest.mark.parametrize("text", ["They passed muster.", "Victim 1 spoke.", "Mustermannish", "Gulliver"])
    def test_is_no_other_word(self, text):
        assert list(protection.near(text, NADIA)) == []


class TestTheNameOfAFile:
    @pytest.mark.parametrize("name", ["nadia_muster.pdf", "MusterNadia-statement.pdf", "2026-nadia-gul-muster.docx"])
    def test_tells_whom_it_names(self, name):
        assert protection.stands_in(name, NADIA)

    def test_without_the_name_tells_nothing(self):
        assert not protection.stands_in("statement-of-victim-1.pdf", NADIA)


class TestAWholeLetter:
    def test_is_masked_in_every_text_but_codes_and_identifiers(self):
        letter = content(
            summary_of_facts="Nadia Gul Muster was brought to Lahore.",
            nexus="Muster, Nadia saw it.",
            purpose="To protect Gudia.",
            no_persons_reason="NADIA MUSTER asked for it.",
            urgency_reason="Nadja Muster is in danger.",
            persons=(person(name="Uncle", details=(("Note", "Uncle of Nadia Muster."),)),),
        )

        told = str(protection.masked(letter, [NADIA]))

        assert "Muster" not in told
        assert "Gudia" not in told
        assert protection.masked(letter, [NADIA]).basis == letter.basis

    @pytest.mark.parametrize(
        ("part", "name"),
        [
            ("statements", "text"),
            ("clauses", "text"),
            ("annexes", "title"),
            ("offences", "text"),
            ("offences", "explanation"),
            ("grounds", "note"),
            ("grounds", "words"),
        ],
    )
    def test_is_masked_in_every_part(self, part, name):
        ground = Ground("ne_bis_in_idem", "Ne bis in idem", "", "assured", "", "")
        row, *others = getattr(content(grounds=(ground,)), part)
        letter = content(**{part: (replace(row, **{name: "Nadia Muster left."}), *others)})

        told, *_ = getattr(protection.masked(letter, [NADIA]), part)

        assert getattr(told, name) == "Victim 1 left."

    def test_is_masked_in_the_facts_of_elements(self):
        offence, *others = content().offences
        element = replace(offence.elements[0], facts="Nadia Muster left.")
        letter = content(offences=(replace(offence, elements=(element,)), *others))

        (told,) = protection.masked(letter, [NADIA]).offences[0].elements

        assert told.facts == "Victim 1 left."

    def test_is_masked_in_particulars_but_for_what_is_looked_for(self):
        listed = ListedIdentifier("account", "Nadia Muster", "Nadia Muster used it.")
        measure, *others = content().measures
        answer = replace(measure.particulars[0], values=("Nadia Muster left.",), identifiers=(listed,))
        letter = content(measures=(replace(measure, particulars=(answer,)), *others))

        (told,) = protection.masked(letter, [NADIA]).measures[0].particulars

        assert told.values == ("Victim 1 left.",)
        assert told.identifiers == (ListedIdentifier("account", "Nadia Muster", "Victim 1 used it."),)

    def test_without_protected_people_is_the_same_object(self):
        letter = content()

        assert protection.masked(letter, []) is letter


class TestTheChecklist:
    def test_offers_to_put_the_pseudonym_for_a_part_of_a_name(self):
        letter = content(summary_of_facts="First paragraph.\n\nThen Muster left.", nexus="Muster saw it.")

        (gap,) = [gap for gap in names.gaps(letter, [NADIA]) if "Muster" in gap.title]

        assert gap.title == "“Muster” in paragraph 2 of the facts and the nexus may name Victim 1"
        assert (gap.severity, gap.proposal.word, gap.proposal.value) == (Severity.RECOMMENDED, "Muster", "Victim 1")

    def test_does_not_let_the_title_of_a_case_tell_the_name(self):
        exposed = Protected("Victim 1", NADIA.names, exposed=("The title of the case",))

        (gap,) = names.gaps(content(), [exposed])

        assert (gap.severity, gap.title) == (Severity.MANDATORY, "The title of the case names Victim 1")

    def test_asks_the_reviewer_to_confirm_that_a_victim_is_named(self):
        letter = content(persons=(person(name="Nadia Muster", role="Victim", named_because="She wishes it."),))

        (gap,) = names.gaps(letter, [])

        assert gap.title == "The letter prints the name of a victim, Nadia Muster"
        assert "She wishes it." in gap.guidance

    def test_does_not_take_somebody_of_the_same_name_for_the_protected_person(self):
        letter = content(persons=(person(name="Victim 1"), person(name="Victim 1")))

        assert [gap.title for gap in names.gaps(letter, [NADIA])] == [
            "Two people of this request are printed as Victim 1"
        ]


class TestAWholeNameInTheFacts:
    def test_is_told_with_the_sentence_as_it_is_printed(self):
        letter = content(summary_of_facts="He called her.\n\nVictim 1, whose name is Victim 1, left.")

        (gap,) = names.gaps(letter, [replace(NADIA, told_in=(2,))])

        assert (gap.title, gap.severity) == ("Paragraph 2 of the facts names Victim 1", Severity.RECOMMENDED)
        assert "“Victim 1, whose name is Victim 1, left.”" in gap.guidance
        assert "write the pseudonym yourself" in gap.guidance

    def test_is_not_told_where_the_pseudonym_was_typed(self):
        assert not list(names.gaps(content(summary_of_facts="Victim 1 left."), [NADIA]))
