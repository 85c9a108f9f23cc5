"""Measures and styles of the page. Ink on paper: one face, three sizes, rules rather than boxes."""

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from paper import fonts

PAGE = A4
LEFT = RIGHT = 24 * mm
TOP, BOTTOM = 22 * mm, 25 * mm
WIDTH = PAGE[0] - LEFT - RIGHT
HEIGHT = PAGE[1] - TOP - BOTTOM
LABELS = 43 * mm  # width of a column of labels
GUTTER = 6  # between two columns
WIDE_GUTTER = 12  # between columns of running text
ABOVE_A_CELL, BELOW_A_CELL = 2, 3  # white within a row of a table
ROOM_BELOW_A_HEADING = 25 * mm

INK, FAINT, RULE = HexColor("#14213d"), HexColor("#566073"), HexColor("#bcc2cc")
WARNING = HexColor("#8f1d1d")  # the stamps' words
TINT = HexColor("#f5e3e1")  # the stamps themselves: pale, beneath the text


def _style(name: str, **settings) -> ParagraphStyle:
    defaults = {
        "fontName": fonts.BODY,
        "fontSize": 10,
        "leading": 13.5,
        "textColor": INK,
        "spaceAfter": 5,
        "bulletFontName": fonts.BODY,
        "bulletFontSize": 9.5,
        "allowWidows": 0,
        "allowOrphans": 0,
    }
    return ParagraphStyle(name, **(defaults | settings))


BODY = _style("body")
ITEM = _style("item", leftIndent=10, spaceAfter=3)
NUMBERED = _style("numbered", bulletIndent=-17, bulletFontSize=8.5)  # its number hangs in the margin
CELL = _style("cell", fontSize=9.5, leading=13, spaceAfter=3)
CELL_ITEM = _style("item in a cell", fontSize=9.5, leading=13, spaceAfter=0, leftIndent=9)
STRONG_CELL = _style("strong cell", fontName=fonts.BOLD, fontSize=9.5, leading=13, spaceAfter=0)
LABEL = _style("label", fontSize=9, leading=13, spaceAfter=0, textColor=FAINT)
SMALL = _style("small", fontSize=8, leading=11, textColor=FAINT, spaceAfter=2)
SUBHEADING = _style("subheading", fontName=fonts.BOLD, spaceBefore=5, spaceAfter=2)
QUOTED = _style("quoted", leftIndent=10, textColor=FAINT)
RUN = _style("heading of a paragraph", fontName=fonts.BOLD, fontSize=9.5, leading=13, spaceBefore=3, spaceAfter=1)
HEADING = _style("heading", fontName=fonts.BOLD, fontSize=11.5, leading=15, spaceBefore=11, spaceAfter=4)
TITLE = _style("title", fontName=fonts.BOLD, fontSize=15, leading=19, spaceBefore=13, spaceAfter=8)
LETTERHEAD = _style("letterhead", fontName=fonts.BOLD, fontSize=11, leading=14.5, spaceAfter=0)
URGENT = _style("urgent", fontName=fonts.BOLD, fontSize=11, leading=15, spaceAfter=3, textColor=WARNING)

HEADINGS = (HEADING, SUBHEADING, RUN)
OF_CELLS = (CELL, STRONG_CELL, LABEL)
