"""The plan of a case as boxes and arrows: what goes first stands first. The list beside it says the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from requests_app.drafting.plan import Step

WIDTH, HEIGHT, ACROSS, DOWN = 210, 74, 50, 18  # of a box, and between two


@dataclass(frozen=True, slots=True)
class Box:
    x: int
    y: int
    step: Step
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True, slots=True)
class Arrow:
    """From what is awaited to what waits."""

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True)
class Picture:
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    width: int
    height: int


def picture(steps: Sequence[Step]) -> Picture | None:
    """A column for each depth; what neither waits nor is awaited is left to the list. None where nothing waits."""
    awaited = {each.assistance_request.pk for step in steps for each in step.awaits}
    steps = [step for step in steps if step.awaits or step.assistance_request.pk in awaited]
    if not steps:
        return None
    rows: dict[int, int] = {}
    boxes: dict[int, Box] = {}
    for step in steps:
        row = rows[step.depth] = rows.get(step.depth, -1) + 1
        place = step.depth * (WIDTH + ACROSS), row * (HEIGHT + DOWN)
        boxes[step.assistance_request.pk] = Box(*place, step)
    arrows = (
        _arrow(boxes[each.assistance_request.pk], boxes[step.assistance_request.pk])
        for step in steps
        for each in step.awaits
    )
    return Picture(
        boxes=tuple(boxes.values()),
        arrows=tuple(arrows),
        width=max(rows) * (WIDTH + ACROSS) + WIDTH,
        height=max(rows.values()) * (HEIGHT + DOWN) + HEIGHT,
    )


def _arrow(start: Box, end: Box) -> Arrow:
    return Arrow(start.x + WIDTH, start.y + HEIGHT // 2, end.x, end.y + HEIGHT // 2)
