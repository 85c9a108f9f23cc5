"""Scans of signed letters: the pages of a PDF or of pictures, and the QR codes on them. Bytes in, no database.

PDFium runs in one thread at a time, and pages are looked at one by one: a scan of many pages takes time, not memory.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import BinaryIO

import pypdfium2
import zxingcpp
from PIL import Image, UnidentifiedImageError

from requests_app.documents.reading import code_of_page

DPI = (150, 300)  # the second where the first shows no code
LONGEST_SIDE = 5000  # dots: a page that says it is a poster is looked at from farther away
MOST_DOTS = 60_000_000  # of a picture: beyond it is no page
MOST_PAGES = 200
PDF, PICTURES = "pdf", ("jpg", "jpeg", "png", "tif", "tiff")
ENDINGS = (PDF, *PICTURES)
_one_at_a_time = threading.Lock()


class UnreadableScan(Exception):
    """A file is no scan that can be looked at; the message says why, without the file's name."""


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page of a scan. `codes`: (code, number of the page, count of pages) that its QR codes say; most have one."""

    codes: tuple[tuple[str, int, int], ...]


def pages_of(file: BinaryIO, ending: str) -> tuple[ScannedPage, ...]:
    """The pages of one file, in order. `ending`: one of ENDINGS. Raises UnreadableScan."""
    file.seek(0)
    return _of_pdf(file) if ending == PDF else _of_picture(file)


def count_pages(pdf: bytes) -> int:
    """Of a PDF that was drawn here."""
    with _one_at_a_time, closing(pypdfium2.PdfDocument(pdf)) as document:
        return len(document)


def _of_pdf(file: BinaryIO) -> tuple[ScannedPage, ...]:
    with _one_at_a_time:
        try:
            with closing(pypdfium2.PdfDocument(file)) as document:
                _refuse_too_many(len(document))
                return tuple(_page(document, number) for number in range(len(document)))
        except pypdfium2.PdfiumError as error:
            raise UnreadableScan("cannot be opened. If it has a password, save it without one.") from error


def _page(document: pypdfium2.PdfDocument, number: int) -> ScannedPage:
    with closing(_at_each_scale(document, number)) as looks:
        return ScannedPage(_codes(looks))


def _at_each_scale(document: pypdfium2.PdfDocument, number: int) -> Iterator[Image.Image]:
    with closing(document[number]) as page:
        longest = max(page.get_size()) / 72 or 1  # inches
        for dpi in DPI:
            yield page.render(scale=min(dpi, LONGEST_SIDE / longest) / 72, grayscale=True).to_pil()


def _of_picture(file: BinaryIO) -> tuple[ScannedPage, ...]:
    try:
        with Image.open(file) as picture:
            count = getattr(picture, "n_frames", 1)
            _refuse_too_many(count)
            return tuple(ScannedPage(_codes([_frame(picture, number)])) for number in range(count))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise UnreadableScan("is no picture that can be opened. Scan the page again, as PDF if you can.") from error


def _frame(picture: Image.Image, number: int) -> Image.Image:
    picture.seek(number)
    if picture.width * picture.height > MOST_DOTS:
        raise UnreadableScan(f"has more than {MOST_DOTS // 10**6} million dots. Scan the page at 300 dots an inch.")
    return picture.convert("L")


def _codes(looks: Iterable[Image.Image]) -> tuple[tuple[str, int, int], ...]:
    """What is found at the first look that shows anything of ours."""
    for look in looks:
        read = zxingcpp.read_barcodes(look, formats=zxingcpp.BarcodeFormat.QRCode)
        if found := tuple(dict.fromkeys(filter(None, (code_of_page(each.text) for each in read)))):
            return found
    return ()


def _refuse_too_many(count: int) -> None:
    if count > MOST_PAGES:
        raise UnreadableScan(f"has {count} pages; at most {MOST_PAGES} are looked at.")
