"""Identifiers as the letter lists them: a table within the measure; a long list in a schedule at the letter's end."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from paper import style
from paper.blocks import in_columns, prose
from requests_app.content import LetterContent, ListedIdentifier, Measure, ParticularAnswer

TITLE = "Schedules of identifiers"
LONGEST = 20  # identifiers that stand within the measure
ROWS = 25  # of one table: ReportLab's time for a table grows with the square of its pages
NUMBERS, KINDS, NOTES = 14 * mm, 34 * mm, 50 * mm
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def in_measure(answer: ParticularAnswer, schedule: str) -> str:
    """What stands beside the particular's title: one identifier, or where the several are listed."""
    count = len(answer.identifiers)
    if count > LONGEST:
        return f"{count} identifiers, listed with their numbers in {schedule} at the end of this letter."
    if count > 1:
        return f"The {count} identifiers listed below."
    return _in_words(answer.identifiers[0])


def table(identifiers: Sequence[ListedIdentifier]) -> list[Flowable]:
    """Number, kind and identifier of each, and its note where one has any: without, an address keeps its line."""
    notes = NOTES if any(each.note for each in identifiers) else 0
    labels = ("No.", "Kind", "Identifier", "Note")[: 4 if notes else 3]
    widths = [NUMBERS, KINDS, style.WIDTH - NUMBERS - KINDS - notes, notes][: len(labels)]
    header = [prose(each, style.LABEL) for each in labels]
    rows = [_row(number, each)[: len(labels)] for number, each in enumerate(identifiers, start=1)]
    return [
        each
        for start in range(0, len(rows), ROWS)
        for each in in_columns(rows[start : start + ROWS], widths, header=header)
    ]


def _row(number: int, identifier: ListedIdentifier) -> list:
    words = (str(number), identifier.kind, identifier.identifier, identifier.note)
    return [prose(each, style.CELL) for each in words]


def _in_words(identifier: ListedIdentifier) -> str:
    kind = f"{identifier.kind}: " if identifier.kind else ""
    note = f" ({identifier.note})" if identifier.note else ""
    return f"{kind}{identifier.identifier}{note}"


def schedules(letter: LetterContent) -> Iterator[tuple[str, Measure, ParticularAnswer]]:
    """("Schedule A", measure, its long list), in the order of the letter."""
    number = 0
    for measure in letter.measures:
        for answer in measure.particulars:
            if len(answer.identifiers) > LONGEST:
                yield f"Schedule {_letters(number)}", measure, answer
                number += 1


def _letters(number: int) -> str:
    """A to Z, then AA, AB ..."""
    rounds, place = divmod(number, len(LETTERS))
    return (_letters(rounds - 1) if rounds else "") + LETTERS[place]


def build(letter: LetterContent) -> list[Flowable]:
    return [
        each
        for name, measure, answer in schedules(letter)
        for each in (
            *prose(f"{name}, to ({measure.number}) {measure.title}: {answer.title}", style.SUBHEADING),
            *table(answer.identifiers),
        )
    ]
