"""The summary of facts, its paragraphs numbered."""

from reportlab.platypus import Flowable

from paper.blocks import numbered
from requests_app.content import LetterContent

TITLE = "Summary of facts"


def build(letter: LetterContent) -> list[Flowable]:
    return numbered(letter.summary_of_facts)
