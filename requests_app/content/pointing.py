"""Pointing at paragraphs of the summary of facts, so that an edited summary is never pointed at wrongly.

A pointer keeps the paragraph's number, its digest and its first words. The digest finds the paragraph again wherever
it stands now. A save that mends the paragraph carries the pointer over (`carrying`), which then says what the paragraph
was; where no paragraph follows it, the pointer is lost. Either way somebody has to look again.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from paper import text

OPENING = 110  # letters by which a person recognises a paragraph
# {"number": 3, "digest": "0f3a…", "opening": "On 4 April …"}, and "was": its opening when somebody pointed at it,
# where it was mended since.
Pointer = Mapping[str, int | str]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the list that follows it, by the number the letter prints in its margin."""

    number: int
    words: str

    @property
    def digest(self) -> str:
        """16 hex digits of the SHA-256 of its words; spaces and line breaks alone make no difference."""
        return hashlib.sha256(" ".join(self.words.split()).encode()).hexdigest()[:16]

    @property
    def opening(self) -> str:
        line = " ".join(self.words.split())
        return line if len(line) <= OPENING else f"{line[:OPENING].rpartition(' ')[0] or line[:OPENING]} …"

    @property
    def pointer(self) -> Pointer:
        """As it is saved."""
        return {"number": self.number, "digest": self.digest, "opening": self.opening}


def paragraphs(summary: str) -> tuple[Paragraph, ...]:
    """Of the summary of facts, numbered as they are printed."""
    found: dict[int, list[str]] = {}
    number = 0
    for piece in text.numbered(summary):
        number = piece.number or number
        if number:  # a list before the first paragraph has no number to be named by
            found.setdefault(number, []).append(piece.words)
    return tuple(Paragraph(number, "\n".join(words)) for number, words in found.items())


def find(pointers: Iterable[Pointer], now: Iterable[Paragraph]) -> tuple[tuple[Paragraph, ...], tuple[Pointer, ...]]:
    """(the paragraphs pointed at, in order; the pointers whose paragraph was changed or taken out)."""
    by_digest: dict[str, list[Paragraph]] = {}
    for paragraph in now:
        by_digest.setdefault(paragraph.digest, []).append(paragraph)
    found, lost = {}, []
    for pointer in pointers:
        same = by_digest.get(pointer["digest"], [])
        if same:
            nearest = min(same, key=lambda each: abs(each.number - pointer["number"]))
            found[nearest.number] = nearest
        else:
            lost.append(pointer)
    return tuple(found[number] for number in sorted(found)), tuple(lost)


def mended(pointers: Iterable[Pointer], now: Iterable[Paragraph]) -> dict[int, str]:
    """Number of each paragraph pointed at that was mended since -> its opening when somebody pointed at it."""
    now = tuple(now)
    carried = [(find([each], now)[0], each["was"]) for each in pointers if "was" in each]
    return {paragraph.number: was for found, was in carried for paragraph in found}
