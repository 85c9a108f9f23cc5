"""Persons concerned: who, in which role, and what identifies them."""

from reportlab.platypus import Flowable

from paper import style
from paper.blocks import Cell, in_columns, prose
from requests_app.content import LetterContent, Person

TITLE = "Persons concerned"
NUMBERS = 18  # points, as the next
NAMES = style.WIDTH * 0.34


def build(letter: LetterContent) -> list[Flowable]:
    if not letter.persons:
        return prose(letter.no_persons_reason)
    rows = [_row(number, person) for number, person in enumerate(letter.persons, start=1)]
    return in_columns(rows, [NUMBERS, NAMES, style.WIDTH - NAMES - NUMBERS])


def _row(number: int, person: Person) -> list[Cell]:
    return [
        prose(f"({number})", style.CELL),
        prose(person.name, style.STRONG_CELL) + prose(person.role, style.LABEL),
        prose("\n".join(f"{label}: {value}" for label, value in person.details), style.CELL),
    ]
