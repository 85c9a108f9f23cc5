"""The authority that conducts the matter, and the nature of the proceeding."""

from reportlab.platypus import Flowable

from paper.blocks import labelled
from requests_app.content import LetterContent

TITLE = "Authority conducting the matter and nature of the proceeding"


def build(letter: LetterContent) -> list[Flowable]:
    authority, proceeding = letter.competent_authority, letter.proceeding
    rows = [
        ("Authority", authority.name),
        ("Officer", authority.officer),
        ("Contact", authority.contact),
        ("Case number", proceeding.national_reference),
        ("Stage", proceeding.stage),
        ("Nature", proceeding.nature),
    ]
    return labelled(rows)
