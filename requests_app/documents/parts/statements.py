"""What the instrument asks for beyond the usual, each under its heading."""

from reportlab.platypus import Flowable

from paper.blocks import headed
from requests_app.content import LetterContent

TITLE = "Further statements"


def build(letter: LetterContent) -> list[Flowable]:
    return [each for statement in letter.statements for each in headed(statement.text, statement.heading)]
