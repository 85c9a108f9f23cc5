"""What stands on every page: confidentiality and stamps at the head, reference and page x of y at the foot."""

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from paper import fonts, style, text
from paper.qr import draw_qr

FOOT = style.BOTTOM - 26  # baseline of the upper of the two lines
HEAD = style.PAGE[1] - 34
SMALL, STAMP = 8, 92  # points
LONGEST_REFERENCE = 150  # letters
QR, QR_BOTTOM, BESIDE_QR = 38, 16, 10  # points: its size, how high it stands, white beside it


@dataclass(frozen=True, slots=True)
class Running:
    """The words of every page."""

    reference: str
    below: str = ""  # beneath the reference: what the document is known by
    confidentiality: str = ""  # "" where it is ordinary
    stamps: tuple[str, ...] = ()
    code: str = ""  # by which a scan is known again: a QR code on each page, with the page's number


def draw_head(canvas: Canvas, running: Running) -> None:
    """Stamps beneath the text, so that they hide nothing, and in words: a pale stamp may be lost in a copy."""
    for position, stamp in enumerate(running.stamps):
        canvas.saveState()
        canvas.setFillColor(style.TINT)
        canvas.setFont(fonts.BOLD, STAMP)
        canvas.translate(style.PAGE[0] / 2, style.PAGE[1] / 2 + 90 - 180 * position)
        canvas.rotate(35)
        canvas.drawCentredString(0, 0, stamp)
        canvas.restoreState()
    if running.stamps:
        canvas.setFont(fonts.BOLD, SMALL)
        canvas.setFillColor(style.WARNING)
        canvas.drawRightString(style.PAGE[0] - style.RIGHT, HEAD, " · ".join(running.stamps))
    if running.confidentiality:
        canvas.setFont(fonts.BOLD, SMALL)
        canvas.setFillColor(style.INK)
        canvas.drawString(style.LEFT, HEAD, running.confidentiality)


class NumberedCanvas(Canvas):
    """Draws the foot of each page once the number of pages is known."""

    def __init__(self, *args, running: Running, **kwargs):
        super().__init__(*args, **(kwargs | {"initialFontName": fonts.BODY, "invariant": 1}))
        self._running, self._pages = running, []

    def showPage(self):  # noqa: N802 - ReportLab's name
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self):
        count = len(self._pages)
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            self._draw_foot(number, count)
            super().showPage()
        super().save()

    def _draw_foot(self, number: int, count: int) -> None:
        self.setStrokeColor(style.RULE)
        self.setLineWidth(0.5)
        self.line(style.LEFT, FOOT + 12, style.PAGE[0] - style.RIGHT, FOOT + 12)
        self.setFillColor(style.FAINT)
        self._draw_reference()
        self.setFont(fonts.BODY, SMALL)
        right = style.PAGE[0] - style.RIGHT
        if self._running.code:
            self.setFillColor(style.INK)
            draw_qr(self, f"{self._running.code} {number}/{count}", x=right - QR, y=QR_BOTTOM, size=QR)
            self.setFillColor(style.FAINT)
            right -= QR + BESIDE_QR
        self.drawRightString(right, FOOT, f"Page {number} of {count}")
        if self._running.below:
            self.drawString(style.LEFT, FOOT - 11, self._running.below)

    def _draw_reference(self) -> None:
        """The reference, as small as it must be to leave room for the page."""
        runs = list(fonts.runs(text.line(self._running.reference)[:LONGEST_REFERENCE]))
        width = sum(self.stringWidth(run.text, run.face, SMALL) for run in runs)
        size = SMALL * min(1, style.WIDTH * 0.72 / (width or 1))
        x = style.LEFT
        for run in runs:
            self.setFont(run.face, size)
            self.drawString(x, FOOT + run.rise * size, run.text)
            x += self.stringWidth(run.text, run.face, size)
