"""Identifiers as the letter lists them: a table within the measure; a long list in a schedule at the letter's end."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from paper import ledger, style
from paper.blocks import in_columns, prose
from paper.ledger import Ledger, Measured
from requests_app.content import LetterContent, ListedIdentifier, Measure, ParticularAnswer

TITLE = "Schedules of identifiers"
LONGEST = 20  # identifiers that stand within the measure
NUMBERS, KINDS, NOTES = 14 * mm, 34 * mm, 50 * mm
Row = tuple[str, ...]
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
    rows = [_row(number, each)[: len(labels)] for number, each in enumerate(identifiers, start=1)]
    return [
        each
        for short, together in groupby(rows, key=ledger.fits)
        for each in _set(list(together), widths, labels, short)
    ]


def _set(rows: list[Row], widths: list[float], labels: Row, short: bool) -> list[Flowable]:
    if short:
        return [Ledger(Measured(rows, widths, labels))]
    return in_columns(
        [[prose(each, style.CELL) for each in row] for row in rows],
        widths,
        header=[prose(each, style.LABEL) for each in labels],
    )


def _row(number: int, identifier: ListedIdentifier) -> Row:
    return str(number), identifier.kind, identifier.identifier, identifier.note


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
