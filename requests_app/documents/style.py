"""Measures and styles of the page. Ink on paper: one face, three sizes, rules rather than boxes."""

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import HRFlowable, Paragraph, Spacer, Table, TableStyle

from requests_app.documents import fonts, text

PAGE = A4
LEFT = RIGHT = 24 * mm
TOP, BOTTOM = 22 * mm, 24 * mm
WIDTH = PAGE[0] - LEFT - RIGHT
INK, FAINT, RULE = HexColor("#14213d"), HexColor("#5b6475"), HexColor("#b9bfca")
LABELS = 44 * mm  # width of a label column
ROOM_BELOW_A_HEADING = 30 * mm


def _style(name: str, **settings) -> ParagraphStyle:
    defaults = {
        "fontName": fonts.BODY,
        "fontSize": 10,
        "leading": 14,
        "textColor": INK,
        "spaceAfter": 5,
        "bulletFontName": fonts.BODY,
        "allowWidows": 0,
        "allowOrphans": 0,
        "trustedSchemes": [],
    }
    return ParagraphStyle(name, **(defaults | settings))


BODY = _style("body")
SMALL = _style("small", fontSize=8, leading=11, textColor=FAINT, spaceAfter=2)
CELL = _style("cell", fontSize=9.5, leading=13, spaceAfter=0)
LABEL = _style("label", fontSize=9.5, leading=13, spaceAfter=0, textColor=FAINT)
HEADING = _style("heading", fontName=fonts.BOLD, fontSize=11.5, leading=15, spaceBefore=11, spaceAfter=4)
SUBHEADING = _style("subheading", fontName=fonts.BOLD, leading=14, spaceBefore=5, spaceAfter=2)
TITLE = _style("title", fontName=fonts.BOLD, fontSize=15, leading=20, spaceBefore=10, spaceAfter=8)
LETTERHEAD = _style("letterhead", fontName=fonts.BOLD, fontSize=11, leading=15, spaceAfter=0)
URGENT = _style("urgent", fontName=fonts.BOLD, fontSize=11, leading=15, spaceAfter=4)
RIGHT_ALIGNED = _style("right", alignment=TA_RIGHT, spaceAfter=0)


def paragraph(words: str, style: ParagraphStyle = BODY) -> Paragraph:
    """One paragraph of any text: it goes through the door of `text`."""
    return Paragraph(text.markup(words, face=style.fontName), style)


def prose(words: str, style: ParagraphStyle = BODY) -> list[Paragraph]:
    """Text in paragraphs, cut at its blank lines."""
    return [paragraph(each, style) for each in text.paragraphs(words)]


def rule() -> HRFlowable:
    return HRFlowable(width="100%", thickness=0.5, color=RULE, spaceBefore=4, spaceAfter=6)


def gap(points: float) -> Spacer:
    return Spacer(1, points)


def labelled(rows: list[tuple[str, str]], *, labels: float = LABELS) -> Table:
    """Label and value side by side, ruled between rows. Rows without a value are left out."""
    cells = [[paragraph(label, LABEL), prose(value, CELL)] for label, value in rows if value.strip()]
    return table(cells, [labels, WIDTH - labels])


def table(cells: list[list], widths: list[float], *, header: bool = False) -> Table:
    commands = [
        # Every cell names its face, else ReportLab selects one that is not embedded.
        ("FONTNAME", (0, 0), (-1, -1), fonts.BODY),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("LINEBELOW", (0, 0), (-1, -1), 0.3, RULE),
    ]
    if header:
        commands.append(("LINEBELOW", (0, 0), (-1, 0), 0.8, INK))
    return Table(
        cells,
        colWidths=widths,
        style=TableStyle(commands),
        repeatRows=1 if header else 0,
        splitInRow=1,  # a cell longer than a page goes on
        spaceBefore=2,
        spaceAfter=6,
    )
