"""Bytes that somebody uploaded -> lines of a table. What is no CSV is refused, with what to do about it."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from treaties.importing.table import lines_of

LARGEST = 20 * 1024 * 1024  # bytes
HOW_TO = "In the spreadsheet choose “Save as” and the kind “CSV UTF-8”, then upload that file."
DELIMITERS = ",;\t"


class UnreadableFile(Exception):
    """Why nothing of a file can be read, in a sentence."""


@dataclass(frozen=True)
class Content:
    """An uploaded file that is a text. `header`: the cells of its first row."""

    name: str
    whole: bytes
    delimiter: str
    header: tuple[str, ...]

    def lines(self, problems: list[str]) -> Iterator[tuple[int, list[str]]]:
        """With their numbers, the header first; what cannot be read is added to `problems`."""
        return lines_of(self.whole, self.name, problems, self.delimiter)


def opened(name: str, whole: bytes) -> Content:
    """Raises UnreadableFile."""
    _is_a_text(whole)
    first = next(filter(str.strip, whole.decode("utf-8-sig").splitlines()), "")
    delimiter = max(DELIMITERS, key=first.count)
    header = next(csv.reader([first], delimiter=delimiter), [])
    return Content(name, whole, delimiter, tuple(cell.strip() for cell in header))


def _is_a_text(whole: bytes) -> None:
    if not whole.strip():
        raise UnreadableFile("The file is empty.")
    if len(whole) > LARGEST:
        raise UnreadableFile(f"The file is larger than {LARGEST // 1024**2} MB. Split it, each part with the header.")
    if whole.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UnreadableFile(f"This is a spreadsheet, not a CSV file. {HOW_TO}")
    if whole.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile(f"The file is written in UTF-16; Comity reads UTF-8. {HOW_TO}")
    if b"\x00" in whole[:8192] or whole.startswith(b"%PDF"):
        raise UnreadableFile("This is no text, so it cannot be a CSV file.")
    try:
        whole.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = whole.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(f"The file is not written in UTF-8 (line {line}). {HOW_TO}") from None
