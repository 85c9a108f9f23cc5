"""Days and periods: kept as one text that can be compared and typed again, printed as people write them. Pure."""

import re
from datetime import datetime

TYPES = {"date", "date_range", "datetime_range"}  # of the particulars that are kept so
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
KEPT = re.compile(r"From (?P<start>[\d: -]+?) to (?P<end>[\d: -]+?)(, (?P<zone>.+))?")


def kept(start: datetime, end: datetime, zone: str = "") -> str:
    """As it is saved: in days, or with `zone` in minutes."""
    if not zone:
        return f"From {start:%Y-%m-%d} to {end:%Y-%m-%d}"
    return f"From {start:%Y-%m-%d %H:%M} to {end:%Y-%m-%d %H:%M}, {zone}"


def in_words(text: str) -> str:
    """As the letter prints a day or a period that is kept; other words stay as they were written."""
    try:
        if found := KEPT.fullmatch(text):
            zone = f" ({found['zone']})" if found["zone"] else ""
            return f"{_moment(found['start'])} to {_moment(found['end'])}{zone}"
        return _moment(text) if DAY.fullmatch(text) else text
    except ValueError:
        return text


def _moment(text: str) -> str:
    moment = datetime.fromisoformat(text)
    hour = f", {moment:%H:%M}" if ":" in text else ""
    return f"{moment.day} {moment:%B %Y}{hour}"
