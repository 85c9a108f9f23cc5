"""A QR code in ink, drawn as strips: what stands in words beside it, for a camera or a scanner.

Quality Q: it can be read with a quarter of it beneath a stamp or a fold.
"""

from collections.abc import Iterator
from itertools import groupby

import zxingcpp
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable


def draw_qr(canvas: Canvas, words: str, *, x: float, y: float, size: float) -> None:
    """`x`, `y`: its lower left corner. The paper around it has to stay white for a tenth of its size."""
    code = zxingcpp.create_barcode(words, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    rows = memoryview(code.to_image(scale=1, add_quiet_zones=False)).tolist()
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(size / len(rows), size / len(rows))  # a module is a point: whole numbers
    strips = (
        f"{start} {len(rows) - number} {length} 1 re"
        for number, row in enumerate(rows, start=1)
        for start, length in _strips(row)
    )
    canvas.addLiteral(f"{' '.join(strips)} f")  # at once: there are some hundred
    canvas.restoreState()


def _strips(row: list[int]) -> Iterator[tuple[int, int]]:
    """(first column, length) of each run of dark modules; 0 is dark."""
    column = 0
    for dot, run in groupby(row):
        length = len(list(run))
        if dot == 0:
            yield column, length
        column += length


class QrCode(Flowable):
    """A QR code in the run of the text, as wide as high."""

    def __init__(self, words: str, *, size: float):
        super().__init__()
        self.words, self.width, self.height = words, size, size

    def draw(self):
        draw_qr(self.canv, self.words, x=0, y=0, size=self.height)
