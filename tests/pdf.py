"""Reading a PDF back: what a person sees on its pages."""

import io
import unicodedata

from pypdf import PdfReader


def pages(pdf: bytes) -> list[str]:
    """The words of each page on one line, letters composed."""
    read = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return [unicodedata.normalize("NFC", " ".join(page.split())) for page in read]


def words(pdf: bytes) -> str:
    return " ".join(pages(pdf))


def letters(text: str) -> str:
    """The text without its spaces: a line may break anywhere."""
    return "".join(unicodedata.normalize("NFC", text).split())


def fonts(pdf: bytes) -> dict[str, bool]:
    """Each font of the file by its name, and whether it is embedded."""
    found = {}
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for each in page["/Resources"]["/Font"].values():
            font = each.get_object()
            descriptor = font["/FontDescriptor"].get_object() if "/FontDescriptor" in font else {}
            found[font["/BaseFont"]] = "/FontFile2" in descriptor
    return found
