"""Charts laid out: bars in percent of the width, so that a screen draws them without script, and paper as well."""

from collections.abc import Sequence
from dataclasses import dataclass

from requests_app.numbers.durations import Spread, whole
from requests_app.numbers.report import Line

STEPS = (1, 2, 5, 10, 20, 30, 60, 90, 180, 365, 730, 1825, 3650, 18250)  # days, and then years of them
COUNTS = tuple(step * 10**power for power in range(7) for step in (1, 2, 5))
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """From `start` to `end`, with an upright line at `middle` where there is one; all in percent of the width."""

    label: str
    words: str
    start: float
    end: float
    middle: float | None = None

    @property
    def width(self) -> float:
        return max(self.end - self.start, 0.4)  # so that it is seen


@dataclass(frozen=True, slots=True)
class Chart:
    """`ticks`: percent of the width, and what it stands for."""

    title: str
    ticks: tuple[tuple[float, str], ...]
    bars: tuple[Bar, ...]


def of_days(title: str, lines: Sequence[Line], which: int) -> Chart:
    """From the 10th to the 90th percentile with the median; lines without a spread are left out."""
    found = [(line.label, line.spreads[which]) for line in lines if line.spreads[which]]
    end, ticks = _axis(max((spread.high for _, spread in found), default=0), STEPS)
    return Chart(title, ticks, tuple(_range(label, spread, end) for label, spread in found))


def of_counts(title: str, lines: Sequence[Line]) -> Chart:
    """How many were sent; lines whose count is not shown are left out."""
    found = [(line.label, line.sent) for line in lines if line.sent]
    end, ticks = _axis(max((sent for _, sent in found), default=0), COUNTS)
    return Chart(title, ticks, tuple(Bar(label, f"{sent} sent", 0.0, 100 * sent / end) for label, sent in found))


def _range(label: str, spread: Spread, end: float) -> Bar:
    words = f"{spread.in_words}, n = {spread.count}"
    low, middle, high = (100 * whole(each) / end for each in (spread.low, spread.median, spread.high))
    return Bar(label, words, low, high, middle)


def _axis(most: float, steps: Sequence[int]) -> tuple[int, tuple[tuple[float, str], ...]]:
    """Where the width ends, and the ticks upon it."""
    step = next((step for step in steps if most / step <= MOST_TICKS), steps[-1])
    end = step * max(-(-whole(most) // step), 1)
    return end, tuple((100 * at / end, str(at)) for at in range(0, end + 1, step))
