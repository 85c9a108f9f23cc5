"""The one door through which user text enters paper: cleaned, cut to what a page can hold, never read as markup."""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from paper import fonts

# ReportLab's time for a paragraph grows with the square of its length; about a page is still quick.
LONGEST_PARAGRAPH = 4000
MOST_LINES = 60
LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
BLANK_LINES = re.compile(r"\n\s*\n")
ITEM = re.compile(r"[-•] +")


def clean(text: str) -> str:
    """Composed letters, plain line breaks, no control and no direction marks."""
    if text.isascii() and text.isprintable():  # nearly always
        return text
    text = unicodedata.normalize("NFC", LINE_ENDS.sub("\n", text).replace("\t", " "))
    dropped = [each for each in set(text) if each != "\n" and fonts.is_invisible(each)]
    return text.translate(dict.fromkeys(map(ord, dropped))) if dropped else text


def paragraphs(text: str) -> Iterator[tuple[str, bool]]:
    """Cleaned text in paragraphs: (words, whether it is an item of a list).

    A blank line ends a paragraph, and a line that begins with "- " is an item. What is too long for one paragraph, a
    single word of 200,000 letters too, is cut into several: nothing is added to it and nothing is lost.
    """
    for block in BLANK_LINES.split(clean(text)):
        for words, is_item in _items(block):
            for piece in _pieces(words):
                yield piece, is_item


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, by the number that answers name it by, or an item of a list, which has none."""

    words: str
    number: int | None


def numbered(text: str) -> Iterator[Piece]:
    """Cleaned text in paragraphs, counted from 1."""
    numbers = itertools.count(1)
    for words, is_item in paragraphs(text):
        yield Piece(words, None if is_item else next(numbers))


def _items(block: str) -> Iterator[tuple[str, bool]]:
    """A block's lines, each item by itself; lines that follow an item belong to it."""
    lines: list[str] = []
    is_item = False
    for line in block.split("\n"):
        if item := ITEM.match(line):
            yield "\n".join(lines), is_item
            lines, is_item = [], True
            line = line[item.end() :]
        lines.append(line)
    yield "\n".join(lines), is_item


def _pieces(words: str) -> Iterator[str]:
    words = words.strip()
    while len(words) > LONGEST_PARAGRAPH or words.count("\n") > MOST_LINES:
        piece = "\n".join(words[:LONGEST_PARAGRAPH].split("\n")[:MOST_LINES])
        if len(piece) == LONGEST_PARAGRAPH:  # not at a line's end: at a word's end, if it has words
            piece = piece.rpartition(" ")[0] or piece
        yield piece.strip()
        words = words[len(piece) :].strip()
    if words:
        yield words


def line(text: str) -> str:
    """Cleaned text on one line."""
    return " ".join(clean(text).split())


def fragments(text: str, style: ParagraphStyle) -> list[ParaFrag]:
    """Cleaned text as ReportLab sets it: every letter as it is, in a face that has it, marks at their height.

    ReportLab would read a plain text as markup; what it is handed in fragments is never parsed.
    """
    as_set = []
    for run in fonts.runs(clean(text), style.fontName):
        for number, words in enumerate(run.text.split("\n")):
            if number:
                as_set.append(_fragment(style, text="", lineBreak=True))
            as_set.append(_fragment(style, text=words, fontName=run.face, rise=run.rise * style.fontSize))
    return as_set


def _fragment(style: ParagraphStyle, **own) -> ParaFrag:
    fragment = ParaFrag()
    vars(fragment).update(_pattern(style), **own)  # several times quicker than its clone(): a letter has hundreds
    return fragment


@cache
def _pattern(style: ParagraphStyle) -> dict:
    """What ReportLab makes of one fragment in this style."""
    fonts.register()  # it must know the style's face
    return vars(Paragraph("x", style).frags[0])
