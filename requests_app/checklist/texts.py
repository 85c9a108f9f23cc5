"""The texts of a letter that somebody wrote, each with the input it came from."""

from collections.abc import Iterator

from requests_app.checklist import anchors
from requests_app.choices import Section
from requests_app.content import LetterContent


def texts(content: LetterContent) -> Iterator[tuple[Section, str, str, str]]:
    """(section, anchor, what it is, text), in the order of the sections."""
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
