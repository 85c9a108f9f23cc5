"""Days and periods: kept as one text that can be compared and typed again, printed as people write them. Pure."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from requests_app import zones

TYPES = {"date", "date_range", "datetime", "datetime_range"}  # of the particulars that are kept so
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}(?::\d{2})?)?"
# An unfinished period lacks its start, its end or its zone.
SIDES = rf"(?:From (?P<start>{MOMENT}))?(?:(?: to |To )(?P<end>{MOMENT}))?"
OFFSET = r"UTC(?:[+-]\d\d:\d\d)?"
# A zone by its name has its offset beside it: two where the clocks were changed between start and end. What the name
# means may be told otherwise by a later table; the offset stays.
ZONE = rf"(?P<zone>{OFFSET}|[A-Z][\w+-]*(?:/[\w+-]+)+ \({OFFSET}(?: to {OFFSET})?\))"
# A moment: what follows it (how long, where) is free text.
KEPT_MOMENT = re.compile(rf"(?P<moment>\d{{4}}-\d{{2}}-\d{{2}} \d{{2}}:\d{{2}}), {ZONE}(?:; (?P<more>.+))?", re.DOTALL)
KEPT = re.compile(rf"{SIDES}(?:, {ZONE})?")


@dataclass(frozen=True, slots=True)
class Period:
    """As it was typed, in the time of its zone ("UTC", "UTC+05:00", "Asia/Karachi (UTC+05:00)"); None and "" for what
    was not given.
    """

    start: datetime | None
    end: datetime | None
    zone: str

    @property
    def days(self) -> int:
        """How many days it spans, begun ones too; 0 where a side is missing or it ends before it starts."""
        return max(0, (self.end - self.start).days + 1) if self.start and self.end else 0

    def in_utc(self, moment: datetime) -> datetime:
        """Of its start or its end, which may differ in their offset."""
        found = re.findall(OFFSET, self.zone) or ["UTC"]
        written = found[-1 if moment == self.end else 0].removeprefix("UTC") or "+00:00"
        hours, _, minutes = written[1:].partition(":")
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        return (moment + offset if written[0] == "-" else moment - offset).replace(tzinfo=UTC)


def kept(start: datetime | None, end: datetime | None, zone: str = "", *, in_days: bool = False) -> str:
    """As it is saved: with the hour, or in days. What is None is left out, to be given later.

    `zone`: "UTC+05:00", or a name, whose offset is written beside it. Raises zones.ZoneRefused.
    """
    sides = [f"From {_written(start, in_days)}"] if start else []
    sides += [f"{'to' if start else 'To'} {_written(end, in_days)}"] if end else []
    return ", ".join(filter(None, [" ".join(sides), in_zone(zone, start, end)]))


def in_zone(zone: str, *moments: datetime | None) -> str:
    """The zone as it is saved with these moments. Raises zones.ZoneRefused."""
    name = zone.partition(" (")[0]
    return zones.kept(name, *moments) if "/" in name else zone


def _written(moment: datetime, in_days: bool) -> str:
    return f"{moment:%Y-%m-%d}" if in_days else f"{moment:%Y-%m-%d %H:%M}{_seconds(moment)}"


def _seconds(moment: datetime) -> str:
    return f":{moment:%S}" if moment.second else ""


def read(text: str) -> Period | None:
    """A period that `kept` wrote; None for other words."""
    found = KEPT.fullmatch(text)
    if not found or not (found["start"] or found["end"]):
        return None
    try:
        start, end = (datetime.fromisoformat(each) if each else None for each in (found["start"], found["end"]))
    except ValueError:
        return None
    return Period(start, end, found["zone"] or "")


def in_words(text: str) -> str:
    """As the letter prints a day, moment or period that is kept, in UTC too; other words stay as they were written."""
    try:
        if found := KEPT_MOMENT.fullmatch(text):
            return "; ".join(filter(None, [_at(datetime.fromisoformat(found["moment"]), found["zone"]), found["more"]]))
        period = read(text)
        if period is None or not (period.start and period.end):
            return _day(text) if DAY.fullmatch(text) else text
        with_hours = ":" in text.partition(",")[0]
        local = f"{_moment(period.start, with_hours)} to {_moment(period.end, with_hours)}"
        if period.zone in {"", "UTC"}:
            return f"{local} (UTC)" if period.zone else local
        start, end = period.in_utc(period.start), period.in_utc(period.end)
        return f"{local} ({_zone_in_words(period.zone)}), that is {_moment(start)} to {_moment(end)} (UTC)"
    except (ValueError, OverflowError):
        return text


def _at(moment: datetime, zone: str) -> str:
    local = f"{_moment(moment)} ({_zone_in_words(zone)})"
    return local if zone == "UTC" else f"{local}, that is {_moment(Period(moment, None, zone).in_utc(moment))} (UTC)"


def _zone_in_words(zone: str) -> str:
    """ "Europe/Berlin, UTC+01:00 at its start and UTC+02:00 at its end"."""
    name, _, offsets = zone.removesuffix(")").partition(" (")
    start, _, end = offsets.partition(" to ")
    return ", ".join(filter(None, [name, f"{start} at its start and {end} at its end" if end else start]))


def _day(text: str) -> str:
    return _moment(datetime.fromisoformat(text), with_hour=False)


def _moment(moment: datetime, with_hour: bool = True) -> str:
    return f"{moment.day} {moment:%B %Y}{f', {moment:%H:%M}{_seconds(moment)}' if with_hour else ''}"
