"""Two texts compared word by word: changed paragraphs with what was added and taken out, the others folded.

Bounded: texts of a megabyte are answered at once. Where two texts are too long to be compared by words, they are
compared by paragraphs; where even those are too many, the whole text counts as written anew.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, takewhile

from rapidfuzz.distance import Indel

WORD = re.compile(r"\s*(?:\w+|[^\w\s])|\s+")
MOST_PAIRS = 300_000_000  # what is compared is a table of one bit a pair: some 40 MB
SHORT = 3  # letters: so little that stayed between two changes is told as changed with them
MOST_LINES = 500  # shown of two texts

SAME, ADDED, REMOVED = "same", "added", "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    kind: str  # SAME, ADDED or REMOVED
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in its pieces; or, without any, `folded` paragraphs that stayed the same, or `left_out` at the end
    of what is too long to be shown.
    """

    pieces: tuple[Piece, ...] = ()
    folded: int = 0
    left_out: int = 0


def compared(before: str, after: str) -> tuple[Line, ...]:
    """The second text beside the first, in paragraphs. Equal texts give folded paragraphs only."""
    lines: list[Line] = []
    for kind, ours, theirs in _aligned(before.split("\n"), after.split("\n")):
        if kind == SAME:
            if told := sum(1 for each in ours if each.strip()):
                lines.append(Line(folded=told))
        else:
            lines += _changed(ours, theirs)
    more = len(lines) - MOST_LINES
    return (*lines[:MOST_LINES], Line(left_out=more)) if more > 0 else tuple(lines)


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    """Paragraphs word by word; those that nobody would read to the end are counted."""
    yield from _paragraphs(_by_words("\n".join(before[:MOST_LINES]), "\n".join(after[:MOST_LINES])))
    if (more := max(len(before), len(after)) - MOST_LINES) > 0:
        yield Line(left_out=more)


def count(before: str, after: str) -> tuple[int, int]:
    """How many words were added, and how many taken out."""
    pieces = [piece for line in compared(before, after) for piece in line.pieces]
    added, removed = (
        sum(len(piece.text.split()) for piece in pieces if piece.kind == kind) for kind in (ADDED, REMOVED)
    )
    return added, removed


def _aligned(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """(SAME or "", items of the first, items of the second), in order."""
    start, end = _shared(before, after)
    if start:
        yield SAME, before[:start], after[:start]
    middle, other = before[start : len(before) - end], after[start : len(after) - end]
    if len(middle) * len(other) > MOST_PAIRS:
        yield "", middle, other
    else:
        for is_same, group in groupby(Indel.opcodes(middle, other), key=lambda step: step.tag == "equal"):
            steps = list(group)
            first, last = steps[0], steps[-1]
            ours, theirs = middle[first.src_start : last.src_end], other[first.dest_start : last.dest_end]
            yield SAME if is_same else "", ours, theirs
    if end:
        yield SAME, before[len(before) - end :], after[len(after) - end :]


def _shared(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many items the two begin with, and how many they then end with, that are the same."""
    pairs = zip(before, after, strict=False)
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    room = min(len(before), len(after)) - start
    ends = islice(zip(reversed(before), reversed(after), strict=False), room)
    return start, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))


def _by_words(before: str, after: str) -> list[Piece]:
    pieces: list[Piece] = []
    runs = list(_aligned(WORD.findall(before), WORD.findall(after)))
    for place, (kind, ours, theirs) in enumerate(runs):
        between = 0 < place < len(runs) - 1
        if kind == SAME and not (between and len("".join(ours).strip()) <= SHORT):
            pieces.append(Piece(SAME, "".join(ours)))
        else:
            pieces += [Piece(REMOVED, "".join(ours)), Piece(ADDED, "".join(theirs))]
    return list(_joined(pieces))


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Changes that follow one another as one: first what went, then what came."""
    for is_same, group in groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.kind == SAME):
        together = list(group)
        for kind in (SAME,) if is_same else (REMOVED, ADDED):
            if text := "".join(piece.text for piece in together if piece.kind == kind):
                yield Piece(kind, text)


def _paragraphs(pieces: Sequence[Piece]) -> Iterator[Line]:
    """The pieces cut at the ends of paragraphs."""
    line: list[Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(Piece(piece.kind, first))
        for text in others:
            yield from _line(line)
            line = [Piece(piece.kind, text)]
    yield from _line(line)


def _line(pieces: Sequence[Piece]) -> Iterator[Line]:
    if told := tuple(piece for piece in pieces if piece.text.strip()):
        yield Line(told)
