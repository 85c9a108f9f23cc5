"""Reading a letter back: which one a PDF claims to be, and what the QR code on a page says."""

import io
import re

from pypdf import PdfReader
from pypdf.errors import PyPdfError

KEYWORD = "comity-letter-code:"
# Capitals and figures only: a QR code sets them smallest. `paper.page` adds the number of the page.
ON_PAGE = "COMITY "
CODE = "[A-Z2-9]{4}(?:-[A-Z2-9]{4}){2}"
_PAGE = re.compile(rf"{ON_PAGE}({CODE}) (\d+)/(\d+)")


def on_page(code: str) -> str:
    """What the QR code of each page begins with."""
    return f"{ON_PAGE}{code}"


def code_of_page(words: str) -> tuple[str, int, int] | None:
    """(code, number of the page, count of pages) that the QR code of a page says; None where it is another QR code."""
    found = _PAGE.fullmatch(words)
    return (found[1], int(found[2]), int(found[3])) if found else None


def claimed_code(pdf: bytes) -> str | None:
    """The code in the document's information; None where there is none, or where this is no readable PDF."""
    try:
        information = PdfReader(io.BytesIO(pdf)).metadata or {}
        keywords = str(information.get("/Keywords", ""))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError):
        return None
    _, found, code = keywords.partition(KEYWORD)
    return code.strip() or None if found else None
