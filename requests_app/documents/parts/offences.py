"""Offences with provision, text and penalty, the counterpart beside them, and dual criminality."""

from reportlab.platypus import Flowable

from requests_app.content import LetterContent, Offence
from requests_app.documents.style import CELL as CELL_STYLE
from requests_app.documents.style import LABEL, SUBHEADING, WIDTH, labelled, paragraph, prose, table

TITLE = "Offences and applicable law"


def build(content: LetterContent) -> list[Flowable]:
    parts = []
    for number, offence in enumerate(content.offences, start=1):
        parts += [paragraph(f"({number}) {offence.title}", SUBHEADING), *_offence(content, offence)]
    return parts


def _offence(content: LetterContent, offence: Offence) -> list[Flowable]:
    if not (offence.counterpart_provision or offence.counterpart_text):
        body = [labelled([("Provision", offence.provision), ("Text", offence.text), ("Penalty", offence.penalty)])]
    else:
        body = [_side_by_side(content, offence)]
    if offence.explanation:
        body += [*prose(f"Criminal in both States: {offence.explanation}")]
    return body


def _side_by_side(content: LetterContent, offence: Offence) -> Flowable:
    """The requesting State's law and the requested State's, row by row."""
    states = (content.requesting_state.name, content.requested_state.name)
    rows = [
        ("Provision", offence.provision, offence.counterpart_provision),
        ("Text", offence.text, offence.counterpart_text),
        ("Penalty", offence.penalty, ""),
    ]
    cells = [[paragraph("", LABEL), *(paragraph(each, LABEL) for each in states)]]
    cells += [
        [paragraph(label, LABEL), prose(own, CELL_STYLE), prose(other, CELL_STYLE)]
        for label, own, other in rows
        if own or other
    ]
    label = WIDTH * 0.14
    return table(cells, [label, (WIDTH - label) / 2, (WIDTH - label) / 2], header=True)
