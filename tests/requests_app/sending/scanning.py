"""Scans of letters as a machine in an office makes them: pages as pictures, a little askew."""

import io

import pypdfium2
from PIL import Image, ImageFilter


def pictures(pdf: bytes, *, dpi=150, askew=1.5, turned=0) -> list[Image.Image]:
    """Each page of a PDF, as it comes out of a scanner."""
    document = pypdfium2.PdfDocument(pdf)
    scanned = []
    for number in range(len(document)):
        page = document[number]
        picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
        page.close()
        picture = picture.rotate(askew + turned, fillcolor=255, expand=True)
        scanned.append(picture.filter(ImageFilter.GaussianBlur(0.7)))
    document.close()
    return scanned


def as_file(picture: Image.Image, kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()


def as_pdf(scanned: list[Image.Image]) -> bytes:
    out = io.BytesIO()
    scanned[0].save(out, "PDF", save_all=True, append_images=scanned[1:], resolution=150)
    return out.getvalue()


def blank(pages: int = 1) -> list[Image.Image]:
    """Pages on which no code is to be seen."""
    return [Image.new("L", (1240, 1754), 255) for _ in range(pages)]
