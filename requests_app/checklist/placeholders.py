"""What a text was to be completed with and was not: "[name of the provider]". Square brackets mark it."""

import re
from collections.abc import Iterator

from requests_app.checklist import anchors
from requests_app.checklist.gap import Gap, house_gap
from requests_app.choices import Section
from requests_app.content import LetterContent
from treaties.law import LawBook

LEFT = re.compile(r"\[([^\W\d_][^\[\]\n]{1,80})\]")
STAND = {"sic", "emphasis added", "emphasis supplied", "emphasis in the original", "redacted", "illegible"}


def gaps(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    """One for each placeholder of each text; those that a quotation may hold are none."""
    for section, anchor, where, text in _texts(content):
        left = dict.fromkeys(each for each in LEFT.findall(text) if each.strip().lower() not in STAND)
        for number, each in enumerate(left, start=1):
            yield house_gap(
                f"placeholder:{anchor}:{number}",
                section,
                anchor,
                f"{where}: [{each}] is still to be filled in",
                "Write it in place of the brackets. Words that are to stay in brackets take round ones.",
            )


def _texts(content: LetterContent) -> Iterator[tuple[Section, str, str, str]]:
    """(section, anchor, what it is, text) of each text that may come from a library."""
    of_facts = {
        "nature": ("Nature of the proceeding", content.proceeding.nature),
        "summary_of_facts": ("Summary of facts", content.summary_of_facts),
        "nexus": ("Nexus", content.nexus),
        "purpose": ("Purpose", content.purpose),
    }
    for name, (where, text) in of_facts.items():
        yield Section.FACTS, anchors.of_field(name), where, text
    for statement in content.statements:
        yield Section.STATEMENTS, anchors.of_statement(statement.field), statement.heading, statement.text
    for clause in content.clauses:
        yield Section.CLAUSES, anchors.of_clause(clause.kind), clause.heading, clause.text
