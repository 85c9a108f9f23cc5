"""The list of annexes with the SHA-256 of each file; of the sealed one nothing but that there is one."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from paper import style
from paper.blocks import in_columns, prose
from requests_app.content import Annex, LetterContent

TITLE = "Annexes"
SEALED, APART = "Sealed annex: key to the pseudonyms", "Travels apart from this letter, under seal"
NUMBERS = 14 * mm
FILES = 76 * mm


def build(letter: LetterContent) -> list[Flowable]:
    rows = _rows(letter.annexes)
    if letter.sealed:
        names = ", ".join(each.pseudonym for each in letter.sealed)
        rows.append([prose("Sealed", style.CELL), prose(f"{SEALED}: {names}", style.CELL), prose(APART, style.CELL)])
    return _table(rows)


def listed(annexes: Sequence[Annex]) -> list[Flowable]:
    """Annexes alone."""
    return _table(_rows(annexes))


def _rows(annexes: Sequence[Annex]) -> list[list]:
    return [
        [
            prose(str(annex.number), style.CELL),
            prose(annex.title, style.CELL),
            prose(annex.filename, style.CELL) + prose(_in_groups(annex.sha256), style.SMALL),
        ]
        for annex in annexes
    ]


def _table(rows: list[list]) -> list[Flowable]:
    if not rows:
        return []
    header = [prose(each, style.LABEL) for each in ("Annex", "Title", "File and its SHA-256")]
    return in_columns(rows, [NUMBERS, style.WIDTH - NUMBERS - FILES, FILES], header=header)


def _in_groups(sha256: str) -> str:
    """In groups of eight, so that a person can compare them."""
    return " ".join(sha256[start : start + 8] for start in range(0, len(sha256), 8))
