"""A timeline laid out: bars and years as percent of the width, so that it needs no script and fits every screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain

from treaties.channels import sentences
from treaties.channels.kinds import Kind
from treaties.channels.standing import Standing
from treaties.pictures.timeline import Line, Span, Timeline

STEPS = (10, 20, 50, 100, 500, 1000)
MOST_TICKS = 9


@dataclass(frozen=True, slots=True)
class Bar:
    x: str
    width: str
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """`ticks`: percent and year. `now`: where the day asked lies. `groups`: each line with its bars."""

    ticks: tuple[tuple[str, int], ...]
    now: str
    groups: tuple[tuple[Kind, tuple[tuple[Line, tuple[Bar, ...]], ...]], ...]


def axis_of(timeline: Timeline, on: date) -> Axis:
    lines = [line for _, lines in timeline.groups for line in lines]
    days = [on, *chain.from_iterable(_days(line.spans) for line in lines)]
    first, last = min(days).year // 10 * 10, max(days).year + 1
    step = next((step for step in STEPS if (last - first) / step <= MOST_TICKS), STEPS[-1])

    def percent(day: date) -> float:
        share = day.year + (day.timetuple().tm_yday - 1) / 366 - first
        return 100 * share / (last - first)

    def bar(span: Span) -> Bar:
        start = percent(span.start) if span.start else 0.0
        end = percent(span.end) if span.end else 100.0
        return Bar(f"{start:.2f}%", f"{max(end - start, 0.3):.2f}%", span.key, _words(span))

    return Axis(
        ticks=tuple((f"{100 * (year - first) / (last - first):.2f}%", year) for year in range(first, last, step)),
        now=f"{percent(on):.2f}%",
        groups=tuple(
            (kind, tuple((line, tuple(map(bar, line.spans))) for line in lines)) for kind, lines in timeline.groups
        ),
    )


def _days(spans: Iterable[Span]) -> list[date]:
    return [day for span in spans for day in (span.start, span.end) if day]


def _words(span: Span) -> str:
    start = f"from {sentences.day(span.start)}" if span.start else "since when is not known"
    end = f", until {sentences.day(span.end)}" if span.end else ""
    if span.standing == Standing.TO_VERIFY:
        return f"To verify {start}{end}" if span.start else f"To verify{end}"
    return f"Applies {start}{end}{'' if span.verified else ' (unverified)'}"
