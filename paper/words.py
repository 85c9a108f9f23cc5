"""A story of blocks in words, for a screen: what the page says, in the same order, and what each piece of it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Table

from paper import style

KINDS = {
    style.TITLE: "title",
    style.HEADING: "heading",
    style.SUBHEADING: "subheading",
    style.LETTERHEAD: "strong",
    style.STRONG_CELL: "strong",
    style.RUN: "strong",
    style.URGENT: "strong",
    style.LABEL: "label",
    style.SMALL: "label",
    style.ITEM: "item",
    style.CELL_ITEM: "item",
}


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph, with what stands in its margin: a number or a bullet."""

    kind: str  # one of KINDS, or "text"
    text: str
    margin: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """A table: each cell is its paragraphs."""

    header: tuple[tuple[Words, ...], ...]  # none where it has no header
    rows: tuple[tuple[tuple[Words, ...], ...], ...]

    @property
    def text(self) -> str:
        cells = chain(self.header, *self.rows)
        return "\n".join(each.text for cell in cells for each in cell)


def words(story: Iterable[Flowable]) -> Iterator[Words | Columns]:
    """What has words in it, in order; rules and gaps have none."""
    for flowable in story:
        if isinstance(flowable, Paragraph):
            yield _words(flowable)
        elif isinstance(flowable, Table):
            yield _columns(flowable)
        elif isinstance(flowable, KeepTogether):
            yield from words(flowable._content)


def _words(paragraph: Paragraph) -> Words:
    pieces = ("\n" if getattr(each, "lineBreak", False) else each.text for each in paragraph.frags)
    kind = "item" if paragraph.style is style.NUMBERED else KINDS.get(paragraph.style, "text")
    return Words(kind, "".join(pieces), paragraph.bulletText or "")


def _columns(table: Table) -> Columns:
    rows = tuple(tuple(tuple(map(_words, cell)) for cell in row) for row in table._cellvalues)
    header = rows[0] if table.repeatRows else ()
    return Columns(header, rows[1:] if header else rows)
