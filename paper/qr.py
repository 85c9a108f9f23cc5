"""A QR code in ink, drawn as strips: what stands in words beside it, for a camera or a scanner.

Quality Q: it can be read with a quarter of it beneath a stamp or a fold.
"""

from collections.abc import Iterator
from itertools import groupby

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable


def draw_qr(canvas: Canvas, words: str, *, x: float, y: float, size: float) -> None:
    """`x`, `y`: its lower left corner. The paper around it has to stay white for a tenth of its size."""
    code = QRCode(None, QRErrorCorrectLevel.Q)
    code.addData(words)
    code.make()
    module = size / code.getModuleCount()
    path = canvas.beginPath()
    for row in range(code.getModuleCount()):
        for start, length in _strips(code, row):
            path.rect(x + start * module, y + size - (row + 1) * module, length * module, module)
    canvas.drawPath(path, stroke=0, fill=1)


def _strips(code: QRCode, row: int) -> Iterator[tuple[int, int]]:
    """(first column, length) of each run of dark modules."""
    for dark, run in groupby(range(code.getModuleCount()), key=lambda column: code.isDark(row, column)):
        if dark:
            columns = list(run)
            yield columns[0], len(columns)


class QrCode(Flowable):
    """A QR code in the run of the text, as wide as high."""

    def __init__(self, words: str, *, size: float):
        super().__init__()
        self.words, self.width, self.height = words, size, size

    def draw(self):
        draw_qr(self.canv, self.words, x=0, y=0, size=self.height)
