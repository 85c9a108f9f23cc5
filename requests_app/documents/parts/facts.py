"""The summary of facts, its paragraphs numbered."""

from reportlab.platypus import Flowable

from requests_app.content import LetterContent
from requests_app.documents.blocks import numbered

TITLE = "Summary of facts"


def build(letter: LetterContent) -> list[Flowable]:
    return numbered(letter.summary_of_facts)
