"""A day as depositaries write it, with the letter and the footnotes behind it. Never guessed: the day stands first."""

import re
from calendar import month_abbr, month_name
from datetime import date

DAY = re.compile(
    r"(?P<text>\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\.? [A-Za-z]{3,9}\.? \d{4})"
    r"(?: ?(?P<mark>[A-Za-z]{1,2}))?(?: ?(?:\[[\d, ]+\]|\*))*"
)
MONTHS = {name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
MONTHS["sept"] = 9


def read_day(cell: str) -> tuple[date, str]:
    """The day, and the letter behind it or "". Raises ValueError in words."""
    found = DAY.fullmatch(" ".join(cell.split()))
    try:
        return _date(found["text"]), found["mark"] or ""
    except (TypeError, KeyError, ValueError):  # no match, no month, no such day
        raise ValueError(
            f"{cell.strip()!r} is no day; write 2001-05-04, 4 May 2001 or 04/05/2001 (day first)"
        ) from None


def _date(text: str) -> date:
    if "-" in text:
        return date.fromisoformat(text)
    if " " not in text:
        day, month, year = re.split(r"[./]", text)
        return date(int(year), int(month), int(day))
    day, month, year = text.replace(".", "").split()
    return date(int(year), MONTHS[month.lower()], int(day))
