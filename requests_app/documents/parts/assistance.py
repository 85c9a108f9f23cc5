"""The assistance requested: each measure numbered, with its particulars."""

from reportlab.platypus import Flowable

from requests_app.content import LetterContent, Measure
from requests_app.documents.style import SUBHEADING, labelled, paragraph

TITLE = "Assistance requested"


def build(content: LetterContent) -> list[Flowable]:
    parts = []
    for measure in content.measures:
        article = f" (art. {measure.article})" if measure.article else ""
        parts += [paragraph(f"({measure.number}) {measure.title}{article}", SUBHEADING), *_particulars(measure)]
    return parts


def _particulars(measure: Measure) -> list[Flowable]:
    rows = [(each.title, "\n".join(each.values)) for each in measure.particulars if each.values]
    return [labelled(rows)] if rows else []
