"""Reading a PDF back: which letter it claims to be."""

import io

from pypdf import PdfReader
from pypdf.errors import PyPdfError

KEYWORD = "comity-letter-code:"


def claimed_code(pdf: bytes) -> str | None:
    """The code in the document's information; None where there is none, or where this is no readable PDF."""
    try:
        information = PdfReader(io.BytesIO(pdf)).metadata or {}
        keywords = str(information.get("/Keywords", ""))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError):
        return None
    _, found, code = keywords.partition(KEYWORD)
    return code.strip() or None if found else None
