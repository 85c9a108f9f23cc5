"""A long table of short cells: set line by line, many times quicker than a table of paragraphs, and looking like one.

ReportLab lays a table of paragraphs out anew for each page that it reaches. Here every row is measured once.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getAscentDescent, stringWidth
from reportlab.platypus import Flowable, Paragraph

from paper import fonts, style, text
from paper.blocks import prose

LONGEST_CELL = 300  # letters: a row with more is no row of a ledger
ROUNDING = 1e-6  # points

Cell = str | list[Paragraph]  # words that fill one line or less; paragraphs


def fits(row: Sequence[str]) -> bool:
    """Whether the row is short enough that no page need split it."""
    return all(len(words) <= LONGEST_CELL and words.count("\n") < 10 for words in row)


class Measured:
    """Rows of texts with the height of each, and the header above them. `widths` in points, one a text of a row."""

    def __init__(self, rows: Sequence[Sequence[str]], widths: Sequence[float], header: Sequence[str]):
        self.widths = widths
        self.rooms = [width - style.GUTTER for width in widths[:-1]] + [widths[-1]]
        self.header = self._set(header, style.LABEL)
        self.rows = [self._set(row, style.CELL) for row in rows]
        self.ends = list(accumulate((height for _, height in self.rows), initial=0.0))  # how far down each row begins

    def _set(self, row: Sequence[str], in_style: ParagraphStyle) -> tuple[list[Cell], float]:
        """The cells of a row, and its height."""
        cells = [_cell(words, room, in_style) for words, room in zip(row, self.rooms, strict=True)]
        tallest = max(_height(cell, room, in_style) for cell, room in zip(cells, self.rooms, strict=True))
        return cells, style.ABOVE_A_CELL + tallest + style.BELOW_A_CELL


class Ledger(Flowable):
    """Measured rows from one to another below the header, which each page repeats."""

    def __init__(self, measured: Measured, first: int = 0, last: int | None = None):
        super().__init__()
        self.spaceBefore, self.spaceAfter = 1, 6
        self._all = measured
        self._first, self._last = first, len(measured.rows) if last is None else last

    def wrap(self, available_width, available_height):
        self.width = sum(self._all.widths)
        self.height = self._all.header[1] + self._all.ends[self._last] - self._all.ends[self._first]
        return self.width, self.height

    def split(self, available_width, available_height):
        """What fits, and the rest; nothing where not one row does."""
        room = self._all.ends[self._first] + available_height - self._all.header[1] + ROUNDING
        until = min(bisect_right(self._all.ends, room) - 1, self._last)
        if until <= self._first:
            return []
        parts = [Ledger(self._all, self._first, until), Ledger(self._all, until, self._last)]
        return parts[: 1 if until == self._last else 2]

    def draw(self):
        header, rows = self._all.header, self._all.rows[self._first : self._last]
        tops = list(accumulate((-height for _, height in [header, *rows]), initial=self.height))
        self._draw_rows([header], tops, style.LABEL)
        self._draw_rows(rows, tops[1:], style.CELL)
        self._draw_rules(tops[2:], style.RULE, 0.3)
        self._draw_rules(tops[1:2], style.INK, 0.6)

    def _draw_rows(self, rows, tops: Sequence[float], in_style: ParagraphStyle) -> None:
        """One text of the page for all lines between two paragraphs: ReportLab's time goes by texts."""
        lines = self._begun(in_style)
        for (cells, _), top in zip(rows, tops, strict=False):
            left = 0.0
            for cell, width, room in zip(cells, self._all.widths, self._all.rooms, strict=True):
                y = top - style.ABOVE_A_CELL
                if isinstance(cell, str):
                    lines.setTextOrigin(left, y - _ascent(in_style))
                    lines.textOut(cell)
                elif cell:
                    self.canv.drawText(lines)
                    self._draw_paragraphs(cell, left, y, room)
                    lines = self._begun(in_style)
                left += width
        self.canv.drawText(lines)

    def _begun(self, in_style: ParagraphStyle):
        lines = self.canv.beginText()
        lines.setFont(in_style.fontName, in_style.fontSize)
        lines.setFillColor(in_style.textColor)
        return lines

    def _draw_paragraphs(self, paragraphs: list[Paragraph], left: float, y: float, room: float) -> None:
        for each in paragraphs:
            y -= each.wrap(room, y)[1]
            each.drawOn(self.canv, left, y)
            y -= each.getSpaceAfter()

    def _draw_rules(self, heights: Sequence[float], color: Color, thickness: float) -> None:
        self.canv.setStrokeColor(color)
        self.canv.setLineWidth(thickness)
        self.canv.lines([(0, y, self.width, y) for y in heights])


def _cell(words: str, room: float, in_style: ParagraphStyle) -> Cell:
    one_line = words.isascii() and words.isprintable() and not text.ITEM.match(words)
    if one_line and _width(words := " ".join(words.split()), in_style) <= room:
        return words
    return prose(words, in_style)


def _height(cell: Cell, room: float, in_style: ParagraphStyle) -> float:
    if not cell:
        return 0.0
    if isinstance(cell, str):
        return in_style.leading
    return sum(each.wrap(room, style.HEIGHT)[1] + each.getSpaceAfter() for each in cell) - cell[-1].getSpaceAfter()


def _width(words: str, in_style: ParagraphStyle) -> float:
    """In points. By the letters' own widths: each is asked for once, not once a text."""
    return sum(map(_widths(in_style).__getitem__, words))


class _Widths(dict):
    """Letter -> its width in a style."""

    def __init__(self, in_style: ParagraphStyle):
        super().__init__()
        self._style = in_style

    def __missing__(self, letter: str) -> float:
        self[letter] = found = stringWidth(letter, self._style.fontName, self._style.fontSize)
        return found


@cache
def _widths(in_style: ParagraphStyle) -> _Widths:
    fonts.register()
    return _Widths(in_style)


@cache
def _ascent(in_style: ParagraphStyle) -> float:
    """From the top of a line to its letters' feet, as paragraphs stand."""
    return getAscentDescent(in_style.fontName, in_style.fontSize)[0]
