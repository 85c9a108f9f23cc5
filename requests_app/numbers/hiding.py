"""What is not shown: counts of fewer than five, and what would tell them. Arithmetic only.

In each column a hidden count could be had by subtraction from its total, so the smallest count that could be shown is
hidden with it; where there is none, the total is. None stands for what is not shown. Nought is no count of anybody.
"""

from collections.abc import Sequence

from requests_app.numbers.durations import ENOUGH

Shown = int | None


def hidden(rows: Sequence[Sequence[int]], total: Sequence[int]) -> tuple[list[tuple[Shown, ...]], tuple[Shown, ...]]:
    """Rows of counts, the first of each counting what the others are part of, and the total of each column.

    A row of which the first is not shown tells nothing but that.
    """
    small = [[_is_small(row[0]) or _is_small(count) for count in row] for row in rows]
    columns = [_with_another([row[at] for row in rows], [row[at] for row in small]) for at in range(len(total))]
    shown = [
        tuple(None if column[at] else count for count, column in zip(row, columns, strict=True))
        for at, row in enumerate(rows)
    ]
    sums = (
        None if _is_small(count) or (any(column) and _tells(rows, column, at)) else count
        for at, (count, column) in enumerate(zip(total, columns, strict=True))
    )
    return shown, tuple(sums)


def _is_small(count: int) -> bool:
    return 0 < count < ENOUGH


def _with_another(counts: list[int], small: list[bool]) -> list[bool]:
    """Which cells of a column are not shown."""
    if any(is_small and count for count, is_small in zip(counts, small, strict=True)):
        others = [(count, at) for at, (count, is_small) in enumerate(zip(counts, small, strict=True)) if not is_small]
        if more := [each for each in others if each[0]]:
            return [is_small or at == min(more)[1] for at, is_small in enumerate(small)]
    return small


def _tells(rows: Sequence[Sequence[int]], column: list[bool], at: int) -> bool:
    """Whether the total, less what is shown, tells of counts that are all small."""
    left = [row[at] for row, is_hidden in zip(rows, column, strict=True) if is_hidden and row[at]]
    return bool(left) and all(map(_is_small, left))
