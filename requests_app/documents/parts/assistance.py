"""The assistance requested: each measure numbered, with its particulars."""

from reportlab.platypus import Flowable

from paper import style
from paper.blocks import labelled, listed, prose
from requests_app.content import LetterContent, Measure
from treaties.law import cite

TITLE = "Assistance requested"


def build(letter: LetterContent) -> list[Flowable]:
    return [each for measure in letter.measures for each in _measure(measure)]


def _measure(measure: Measure) -> list[Flowable]:
    article = f" ({cite(measure.article)})" if measure.article else ""
    rows = [(each.title, listed(each.values)) for each in measure.particulars if each.values]
    return [*prose(f"({measure.number}) {measure.title}{article}", style.SUBHEADING), *labelled(rows)]
