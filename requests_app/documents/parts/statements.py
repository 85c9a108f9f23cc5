"""What the instrument asks for beyond the usual, each under its heading."""

from reportlab.platypus import Flowable

from requests_app.content import LetterContent
from requests_app.documents.style import SUBHEADING, paragraph, prose

TITLE = "Further statements"


def build(content: LetterContent) -> list[Flowable]:
    parts = []
    for statement in content.statements:
        if statement.text.strip():
            parts += [paragraph(statement.heading, SUBHEADING), *prose(statement.text)]
    return parts
