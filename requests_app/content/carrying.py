"""Carrying pointers over from a summary of facts to the one that it was mended into, where it is clear where to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import LCSseq

from requests_app.content import pointing
from requests_app.content.pointing import Paragraph, Pointer

# A word, or one character where a script sets no spaces (Chinese, Japanese, Korean) and of punctuation.
TOKEN = re.compile(r"[^\W\u2e80-\ud7ff]+|\S")
ALIKE = 0.6  # of the words are in both, in order
ALL_KEPT = 0.9  # of the old words stand in the new paragraph still, however much was added
APART = 0.1  # by which a pair has to be more alike than any other of either
MOST_PAIRS = 400  # compared in one place; where more were rewritten side by side, nobody can tell which became which


@dataclass(frozen=True, slots=True)
class Carried:
    """The pointers of one element as they are now. `mended`: those carried over; `lost`: those that nothing follows."""

    pointers: tuple[Pointer, ...]
    mended: tuple[Paragraph, ...]
    lost: tuple[Pointer, ...]


def carry(pointers: Iterable[Pointer], was: Sequence[Paragraph], now: Sequence[Paragraph]) -> Carried:
    """Each pointer to a paragraph of `was`, to the one of `now`. A pointer that was lost before stays as it is."""
    same, mended = followed(was, now)
    kept, carried, lost = [], {}, []
    for pointer in pointers:
        old = next(iter(pointing.find([pointer], was)[0]), None)
        if old is None:
            kept.append(pointer)
        elif new := mended.get(old.number):
            carried[new.number] = new
            # What it said when somebody pointed at it, until they have looked again.
            kept.append({**new.pointer, "was": pointer.get("was", old.opening)})
        elif new := same.get(old.number):
            kept.append({**pointer, **new.pointer})
        else:
            kept.append(pointer)
            if pointing.find([pointer], now)[1]:
                lost.append(pointer)
    return Carried(tuple(kept), tuple(carried.values()), tuple(lost))


def followed(was: Sequence[Paragraph], now: Sequence[Paragraph]) -> tuple[dict[int, Paragraph], dict[int, Paragraph]]:
    """Old number -> (the paragraph that stayed as it was; the one that it was clearly mended into)."""
    same, mended = {}, {}
    matcher = SequenceMatcher(None, [each.digest for each in was], [each.digest for each in now], autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        old, new = was[start:end], now[new_start:new_end]
        if kind == "equal":
            same |= {each.number: its for each, its in zip(old, new, strict=True)}
        elif kind == "replace" and len(old) * len(new) <= MOST_PAIRS:
            mended |= {old[row].number: new[column] for row, column in _clear_pairs(old, new)}
    return same, mended


def _clear_pairs(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """Places of those that are alike and like no other; or the most alike where they stand in the same place among
    as many."""
    table = [[_likeness(before, after) for after in map(_tokens, new)] for before in map(_tokens, old)]
    for row, likenesses in enumerate(table):
        column = max(range(len(new)), key=likenesses.__getitem__)
        best = likenesses[column]
        others = [*likenesses[:column], *likenesses[column + 1 :]]
        others += [other[column] for place, other in enumerate(table) if place != row]
        rival = max(others, default=0)
        in_its_place = len(old) == len(new) and row == column and best > rival
        if best >= ALIKE and (best - rival >= APART or in_its_place):
            yield row, column


def _tokens(paragraph: Paragraph) -> list[str]:
    return TOKEN.findall(paragraph.words)


def _likeness(before: list[str], after: list[str]) -> float:
    """From 0 to 1: the share of words that are in both, or of the old words where nearly all of them are kept."""
    common = LCSseq.similarity(before, after)
    kept = common / max(len(before), 1)
    return max(2 * common / max(len(before) + len(after), 1), kept if kept >= ALL_KEPT else 0)
