"""A moment written behind an IP address: day, time and zone."""

import re
from datetime import datetime

from requests_app import zones

MOMENT = re.compile(
    r"[\s,;(@]*(?:(?:at|on|time)\s+)?"
    r"(?P<day>\d{4}-\d{2}-\d{2})[T ,]+(?P<time>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)\s*"
    r"(?P<zone>Z\b|(?:UTC|GMT)?\s?[+−-]\d{2}:?\d{2}\b|UTC\b|GMT\b|[A-Z]\w+(?:/[\w+-]+){1,2})\)?",
    re.IGNORECASE,
)


def moment(text: str) -> tuple[str, str]:
    """(day, time and zone as they are printed, what is left). ("", text) where none is written or no zone with it."""
    found = MOMENT.match(text)
    if not found:
        return "", text
    if "/" in found["zone"]:
        return _in_a_zone(text, found)
    zone = found["zone"].upper().replace(" ", "").replace("−", "-").replace("GMT", "UTC").replace("Z", "UTC")
    digits = zone.removeprefix("UTC").replace(":", "")
    offset = f"{digits[:3]}:{digits[3:]}" if digits else ""
    try:
        datetime.fromisoformat(f"{found['day']}T{found['time']}{offset}")
    except ValueError:
        return "", text
    return f"{found['day']} {found['time']} UTC{offset}", text[found.end() :]


def _in_a_zone(text: str, found: re.Match) -> tuple[str, str]:
    """The zone's offset at that hour, which a provider can read without a table."""
    try:
        local = datetime.fromisoformat(f"{found['day']}T{found['time']}")
        offset = zones.offset(zones.named(found["zone"]), local)
    except ValueError:  # ZoneRefused is one
        return "", text
    return f"{found['day']} {found['time']} {offset}", text[found.end() :]
