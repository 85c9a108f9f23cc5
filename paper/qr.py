"""A QR code in ink, drawn as strips: what stands in words beside it, for a camera or a scanner.

Quality Q: it can be read with a quarter of it beneath a stamp or a fold.
"""

import re

import zxingcpp
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

DARK = re.compile(rb"\0+")  # a run of dark modules in a row of them


def draw_qr(canvas: Canvas, words: str, *, x: float, y: float, size: float) -> None:
    """`x`, `y`: its lower left corner. The paper around it has to stay white for a tenth of its size."""
    code = zxingcpp.create_barcode(words, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
    image = code.to_image(scale=1, add_quiet_zones=False)  # a byte a module
    side, modules = image.shape[0], bytes(image)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(size / side, size / side)  # a module is a point: whole numbers
    strips = (
        f"{run.start()} {side - row - 1} {run.end() - run.start()} 1 re"
        for row in range(side)
        for run in DARK.finditer(modules[row * side : (row + 1) * side])
    )
    canvas.addLiteral(f"{' '.join(strips)} f")  # at once: there are some hundred
    canvas.restoreState()


class QrCode(Flowable):
    """A QR code in the run of the text, as wide as high."""

    def __init__(self, words: str, *, size: float):
        super().__init__()
        self.words, self.width, self.height = words, size, size

    def draw(self):
        draw_qr(self.canv, self.words, x=0, y=0, size=self.height)
