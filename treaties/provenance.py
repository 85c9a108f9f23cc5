"""When a fact that its row calls read is not yet verified: a rule on the data, applied where the files are loaded."""

import re
from urllib.parse import urlsplit


def doubt(url: str, note: str = "") -> str:
    """Why a fact read at an address, with a note of its own, is not verified, in a sentence; "" where it is."""
    if is_home_page(url):
        return "Of its source only the home page is known, not the page that says so."
    if re.search(r"\bto be confirmed\b", note):
        return "Its own note says that it is to be confirmed."
    return ""


def is_home_page(url: str) -> bool:
    """Whether an address names a site and no page of it."""
    parts = urlsplit(url)
    return bool(url) and parts.path in {"", "/"} and not parts.query
