"""What stands on every page: reference, code, page x of y, and the stamps DRAFT and EXERCISE."""

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from requests_app.documents import fonts, style, text

STAMP = Color(0.6, 0.08, 0.08, alpha=0.13)


class NumberedCanvas(Canvas):
    """Draws running lines once the number of pages is known."""

    def __init__(self, *args, running: str, code: str, stamps: tuple[str, ...], **kwargs):
        super().__init__(*args, **(kwargs | {"initialFontName": fonts.BODY, "invariant": 1}))
        self._running, self._letter_code, self._stamps, self._pages = running, code, stamps, []

    def showPage(self):  # noqa: N802 - ReportLab's name
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self):
        count = len(self._pages)
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            self._run(number, count)
            super().showPage()
        super().save()

    def _run(self, number: int, count: int) -> None:
        foot = style.BOTTOM - 28
        self.setStrokeColor(style.RULE)
        self.setLineWidth(0.5)
        self.line(style.LEFT, foot + 12, style.PAGE[0] - style.RIGHT, foot + 12)
        self.setFillColor(style.FAINT)
        self._words(style.LEFT, foot, self._running)
        self.setFont(fonts.BODY, 8)
        self.drawRightString(style.PAGE[0] - style.RIGHT, foot, f"Page {number} of {count}")
        if self._letter_code:
            self.drawCentredString(style.PAGE[0] / 2, foot, f"Code {self._letter_code}")
        for position, stamp in enumerate(self._stamps):
            self._stamp(stamp, position)

    def _words(self, x: float, y: float, words: str) -> None:
        for face, run in fonts.runs(text.clean(words).replace("\n", " ")):
            self.setFont(face, 8)
            self.drawString(x, y, run)
            x += self.stringWidth(run, face, 8)

    def _stamp(self, stamp: str, position: int) -> None:
        self.saveState()
        self.setFillColor(STAMP)
        self.setFont(fonts.BOLD, 88)
        self.translate(style.PAGE[0] / 2, style.PAGE[1] / 2 - 130 * position)
        self.rotate(38)
        self.drawCentredString(0, 0, stamp)
        self.restoreState()
        # Said in words at the head as well: a stamp across the page may be lost in a copy.
        self.setFillColor(Color(0.6, 0.08, 0.08))
        self.setFont(fonts.BOLD, 9)
        self.drawRightString(style.PAGE[0] - style.RIGHT, style.PAGE[1] - 14 - 11 * (position + 1), stamp)
