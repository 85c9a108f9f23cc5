"""The list of annexes with the SHA-256 of each file."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from requests_app.content import LetterContent
from requests_app.documents.style import CELL, LABEL, SMALL, WIDTH, paragraph, table

TITLE = "Annexes"


def build(content: LetterContent) -> list[Flowable]:
    if not content.annexes:
        return []
    header = [paragraph(each, LABEL) for each in ("No.", "Annex", "File and SHA-256")]
    rows = [
        [
            paragraph(str(annex.number), CELL),
            paragraph(annex.title, CELL),
            [paragraph(annex.filename, CELL), paragraph(_in_groups(annex.sha256), SMALL)],
        ]
        for annex in content.annexes
    ]
    return [table([header, *rows], [12 * mm, 68 * mm, WIDTH - 80 * mm], header=True)]


def _in_groups(sha256: str) -> str:
    """In groups of eight, so that a person can compare them."""
    return " ".join(sha256[start : start + 8] for start in range(0, len(sha256), 8))
