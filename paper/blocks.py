"""What the parts are built of: paragraphs, lists, tables. Every text goes through the door of `text`."""

import itertools
from collections.abc import Iterable, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, HRFlowable, Paragraph, Spacer, Table, TableStyle

from paper import fonts, style, text
from paper.qr import QrCode

# A row with more letters in one cell is not set in columns: narrow ones waste paper, and ReportLab splits them slowly.
LONGEST_CELL = 1500
RULED = (("LINEBELOW", (0, 0), (-1, -1), 0.3, style.RULE),)  # between rows

Cell = list[Paragraph]


def paragraph(words: str, in_style: ParagraphStyle = style.BODY, *, bullet: str | None = None) -> Paragraph:
    """One paragraph, of words that fit one: ours, or a piece that `text.paragraphs` has cut."""
    return Paragraph("", in_style, bulletText=bullet, frags=text.fragments(words, in_style))


def prose(words: str, in_style: ParagraphStyle = style.BODY) -> list[Paragraph]:
    """Any text in paragraphs, with its lists; none where it is blank."""
    items = style.CELL_ITEM if in_style in style.OF_CELLS else style.ITEM
    return [
        paragraph(piece, items, bullet="•") if is_item else paragraph(piece, in_style)
        for piece, is_item in text.paragraphs(words)
    ]


def numbered(words: str) -> list[Paragraph]:
    """Prose with numbers in the margin, so that an answer can name the paragraph it asks about."""
    pieces = list(text.numbered(words))
    if len(pieces) == 1:
        return prose(words)
    return [
        paragraph(piece.words, style.ITEM, bullet="•")
        if piece.number is None
        else paragraph(piece.words, style.NUMBERED, bullet=str(piece.number))
        for piece in pieces
    ]


def headed(words: str, heading: str) -> list[Flowable]:
    """Prose below a heading; nothing where it is blank."""
    body = prose(words)
    return [*prose(heading, style.SUBHEADING), *body] if body else []


def listed(values: Sequence[str]) -> str:
    """Several values as a list, one as it is."""
    return values[0] if len(values) == 1 else "\n".join(f"- {value}" for value in values)


def rule() -> HRFlowable:
    return HRFlowable(width="100%", thickness=0.5, color=style.RULE, spaceBefore=4, spaceAfter=6)


def gap(points: float) -> Spacer:
    return Spacer(1, points)


def labelled(rows: Iterable[tuple[str, str]]) -> list[Flowable]:
    """Label and value side by side, ruled between rows. Rows without a value are left out."""
    cells = [[prose(label, style.LABEL), prose(value, style.CELL)] for label, value in rows if value.strip()]
    return in_columns(cells, [style.LABELS, style.WIDTH - style.LABELS])


def in_columns(
    rows: list[list[Cell]],
    widths: list[float],
    *,
    header: list[Cell] | None = None,
    lines: Sequence[tuple] = RULED,
    gutter: float = style.GUTTER,
) -> list[Flowable]:
    """Rows as a table, ruled; the cells of a row too long for columns are set one below another."""
    parts: list[Flowable] = []
    for fits, together in itertools.groupby(rows, key=_fits):
        if fits:
            body = list(together)
            filled = [header, *body] if header else body
            parts.append(_table(filled, widths, header=header is not None, lines=lines, gutter=gutter))
        else:
            parts += [each for row in together for cell in row for each in cell] + [gap(style.CELL.spaceAfter)]
    return parts


def _fits(row: list[Cell]) -> bool:
    return all(sum(len(frag.text) for each in cell for frag in each.frags) <= LONGEST_CELL for cell in row)


def _table(
    rows: list[list[Cell]], widths: list[float], *, header: bool, lines: Sequence[tuple], gutter: float
) -> Table:
    commands = [
        # Every cell names its face, else ReportLab selects one that is not embedded.
        ("FONTNAME", (0, 0), (-1, -1), fonts.BODY),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), gutter),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), style.ABOVE_A_CELL),
        ("BOTTOMPADDING", (0, 0), (-1, -1), style.BELOW_A_CELL),
        *lines,
    ]
    if header:
        commands.append(("LINEBELOW", (0, 0), (-1, 0), 0.6, style.INK))
    return Table(
        rows,
        colWidths=widths,
        style=TableStyle(commands),
        repeatRows=1 if header else 0,
        splitInRow=1,  # a row goes on over the page
        spaceBefore=1,
        spaceAfter=6,
    )


def beside_qr(words: str, told: Cell) -> list[Flowable]:
    """A QR code of these words, with what is told of it beside it; the two stay on one page."""
    side, room = 62, 14  # points
    cells = [[QrCode(words, size=side), told]]
    plain = [
        ("FONTNAME", (0, 0), (-1, -1), fonts.BODY),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ]
    return [Table(cells, [side + room, style.WIDTH - side - room], style=TableStyle(plain), spaceBefore=10)]


def to_write_on(left: Cell, right: Cell) -> list[Flowable]:
    """Two columns, each below a line to write on."""
    apart = style.WIDTH * 0.08
    width = (style.WIDTH - apart) / 2
    lines = [("LINEABOVE", (at, 0), (at, 0), 0.5, style.INK) for at in (0, 2)]
    return in_columns([[left, [], right]], [width, apart, width], lines=lines)
