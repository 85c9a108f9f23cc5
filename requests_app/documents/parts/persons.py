"""Persons concerned: identity, as far as known."""

from reportlab.platypus import Flowable

from requests_app.content import LetterContent
from requests_app.documents.style import SUBHEADING, labelled, paragraph, prose

TITLE = "Persons concerned"


def build(content: LetterContent) -> list[Flowable]:
    parts = prose(content.no_persons_reason) if not content.persons else []
    for number, person in enumerate(content.persons, start=1):
        parts.append(paragraph(f"({number}) {person.name} - {person.role.lower()}", SUBHEADING))
        if person.details:
            parts.append(labelled(list(person.details)))
    return parts
