"""Bars with an upright line each, drawn as lines and areas, so that they stay sharp at any size.

Each row is a flowable of its own: a long chart goes on over the page.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from reportlab.platypus import Flowable

from paper import fonts, style, text

LABELS = 150  # points for the labels
ROW, AXIS = 14, 16  # points high
SIZE = 8.5
BAR = 5.5  # points high
ENDS_AT_MOST = 0.96  # of the width: the last tick's figure is set in the middle below it


class Bar(Protocol):
    label: str
    start: float  # percent of the width
    width: float
    middle: float | None


def chart(bars: Iterable[Bar], ticks: Iterable[tuple[float, str]]) -> Iterator[Flowable]:
    ticks = tuple(ticks)
    yield _Axis(ticks)
    for bar in bars:
        yield _Row(bar, ticks)


class _Line(Flowable):
    """One line of the chart, with its ticks."""

    def __init__(self, ticks: tuple[tuple[float, str], ...], height: float):
        super().__init__()
        self.ticks, self.width, self.height = ticks, style.WIDTH, height

    def wrap(self, available_width, available_height):
        return self.width, self.height

    def x(self, percent: float) -> float:
        return LABELS + (style.WIDTH - LABELS) * ENDS_AT_MOST * percent / 100

    def draw_ticks(self) -> None:
        self.canv.setStrokeColor(style.RULE)
        self.canv.setLineWidth(0.3)
        self.canv.lines([(self.x(at), 0, self.x(at), self.height) for at, _ in self.ticks])


class _Axis(_Line):
    def __init__(self, ticks):
        super().__init__(ticks, AXIS)

    def draw(self):
        self.canv.setFillColor(style.FAINT)
        self.canv.setFont(fonts.BODY, SIZE - 1)
        for at, words in self.ticks:
            self.canv.drawCentredString(self.x(at), 4, words)


class _Row(_Line):
    def __init__(self, bar: Bar, ticks):
        super().__init__(ticks, ROW)
        self.bar = bar

    def draw(self):
        self.draw_ticks()
        self._draw_label()
        bottom = (ROW - BAR) / 2
        left, right = self.x(self.bar.start), self.x(self.bar.start + self.bar.width)
        self.canv.setFillColor(style.FAINT)
        self.canv.rect(left, bottom, right - left, BAR, stroke=0, fill=1)
        if self.bar.middle is not None:
            self.canv.setFillColor(style.INK)
            self.canv.rect(self.x(self.bar.middle) - 0.8, bottom - 2, 1.6, BAR + 4, stroke=0, fill=1)

    def _draw_label(self) -> None:
        """As much of it as there is room for."""
        self.canv.setFillColor(style.INK)
        x, room = 0.0, LABELS - style.GUTTER
        for run in fonts.runs(text.line(self.bar.label)):
            words = run.text
            while words and x + self.canv.stringWidth(words, run.face, SIZE) > room:
                words = words[:-1]
            self.canv.setFont(run.face, SIZE)
            self.canv.drawString(x, (ROW - SIZE) / 2 + 1.5 + run.rise * SIZE, words)
            x += self.canv.stringWidth(words, run.face, SIZE)
            if words != run.text:
                return
