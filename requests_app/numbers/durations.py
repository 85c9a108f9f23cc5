"""Days until something happened: how they are spread. Arithmetic only.

Quantiles are those of linear interpolation between the two nearest days (as `statistics.quantiles(method="inclusive")`
and SQL's `percentile_cont`). What has not happened yet is no part of them: how many there are is told beside them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

ENOUGH = 5  # of fewer nothing is told
FEWER = f"fewer than {ENOUGH}: not shown"
LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9  # between the outer two lie four fifths
METHOD = (
    "Days are calendar days. The median is the middle one; four fifths lie between the 10th and the 90th percentile. "
    "Both are reckoned by linear interpolation between the nearest two. What has not happened yet, or never will, is "
    "no part of them."
)


@dataclass(frozen=True, slots=True)
class Spread:
    """Of `count` durations, all in days: half took `median` or less, four fifths took `low` to `high`."""

    count: int
    median: float
    low: float
    high: float

    @property
    def in_words(self) -> str:
        """Whole days: 190, and 80 % between 60 and 400."""
        low, median, high = (whole(each) for each in (self.low, self.median, self.high))
        return f"median {median} day{'' if median == 1 else 's'}, 80 % between {low} and {high}"


@dataclass(frozen=True, slots=True)
class Forecast:
    """What to expect of the days until execution, by those that were executed. `others`: sent as well and not executed,
    be they open, refused or withdrawn."""

    spread: Spread | None
    others: int = 0

    @property
    def sentence(self) -> str:
        if self.spread is None:
            return f"Nothing is known from our own experience: fewer than {ENOUGH} such requests were executed."
        words = self.spread.in_words
        return f"{words[:1].upper()}{words[1:]}, n = {self.spread.count}. {self._others}"

    @property
    def _others(self) -> str:
        if not self.others:
            return "None that was sent is left out."
        some = f"Fewer than {ENOUGH}" if self.others < ENOUGH else str(self.others)
        return f"{some} more that were sent are still open or ended otherwise: they are not in this."


def spread(times: Mapping[int, int]) -> Spread | None:
    """`times`: days -> how many took that long. None where they are fewer than ENOUGH."""
    count = sum(times.values())
    if count < ENOUGH:
        return None
    low, median, high = (_quantile(sorted(times.items()), count, at) for at in (LOW, MIDDLE, HIGH))
    return Spread(count, median, low, high)


def _quantile(ordered: list[tuple[int, int]], count: int, at: float) -> float:
    place = (count - 1) * at
    below, above = (_nth(ordered, floor(place) + more) for more in (0, 1))
    return below + (above - below) * (place - floor(place))


def _nth(ordered: list[tuple[int, int]], place: int) -> int:
    """The duration at a place, counted from 0; the last one beyond the end."""
    for days, times in ordered:
        if place < times:
            return days
        place -= times
    return ordered[-1][0]


def whole(days: float) -> int:
    """Half a day counts as one."""
    return floor(days + 0.5)
