"""Combining marks: how far a mark is raised or lowered to clear the letter it stands on.

The faces hold their marks at the height of a small letter, so that an acute on E would strike through it. Which way a
mark goes is Unicode's combining class; how far, the outlines of the two glyphs tell.
"""

import unicodedata
from functools import cache
from itertools import groupby

from reportlab.pdfbase import pdfmetrics

ABOVE, BELOW = 230, 220
GAP = 0.03  # em between letter and mark
FARTHEST = 0.8  # em: a tower of marks must not reach the lines around it


def clusters(text: str) -> list[str]:
    """The text in letters, each with the marks that follow it."""
    found: list[str] = []
    for letter in text:
        if found and unicodedata.combining(letter):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def rises(cluster: str, face: str) -> list[tuple[float, str]]:
    """A letter and the marks after it as (em raised, text), those of one height together."""
    bottom, top = _extent(cluster[0], face)
    raised = [(0.0, cluster[0])]
    for mark in cluster[1:]:
        low, high = _extent(mark, face)
        rise = 0.0
        if unicodedata.combining(mark) == ABOVE:
            rise = min(max(top + GAP - low, 0.0), FARTHEST)
            top = high + rise
        elif unicodedata.combining(mark) == BELOW:
            rise = max(min(bottom - GAP - high, 0.0), -FARTHEST)
            bottom = low + rise
        raised.append((rise, mark))
    return [(rise, "".join(text for _, text in same)) for rise, same in groupby(raised, key=lambda each: each[0])]


@cache
def _extent(letter: str, face: str) -> tuple[float, float]:
    """Lowest and highest point of a glyph in em; (0, 0) where it has no outline.

    The `glyf` table: a glyph's entry begins with the number of its contours, then xMin, yMin, xMax, yMax.
    """
    font = pdfmetrics.getFont(face).face
    glyph = font.charToGlyph[ord(letter)]
    start, end = font.glyphPos[glyph : glyph + 2]
    if start == end:
        return 0.0, 0.0
    entry = font.get_chunk(font.get_table_pos("glyf")[0] + start, 10)
    low, high = (int.from_bytes(entry[at : at + 2], "big", signed=True) for at in (4, 8))
    return low / font.unitsPerEm, high / font.unitsPerEm
