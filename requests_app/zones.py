"""Time zones by the names people know, as exact offsets from UTC on a day. Pure.

Which zones a State keeps is told by `zone.tab` of the tz database, which the package tzdata carries.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo, available_timezones

import pycountry

SEVERAL = 6  # zones that a message names
LONGEST_CODE = 3  # letters of a code of ISO 3166


class ZoneRefused(ValueError):
    """What is wrong with a zone, or with an hour in it, and what to write."""


@cache
def by_state() -> dict[str, tuple[str, ...]]:
    """ISO alpha-2 code -> names of its zones, in the order of the table: the most populous first."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for line in table.splitlines():
        if not line.startswith("#"):
            code, _, name = line.split("\t")[:3]
            found.setdefault(code, []).append(name)
    return {code: tuple(names) for code, names in found.items()}


def offered(states: Iterable[str] = ()) -> list[str]:
    """UTC, the zones of these States (ISO alpha-2 codes) and then all others, each once."""
    first = [name for code in states for name in by_state().get(code, ())]
    rest = sorted(name for names in by_state().values() for name in names)
    return list(dict.fromkeys(["UTC", *first, *rest]))


def named(text: str) -> str:
    """The zone that somebody means: "Asia/Karachi", "karachi", "Pakistan time". Raises ZoneRefused."""
    words = " ".join(text.replace("_", " ").split()).casefold().removesuffix(" time").strip()
    if found := _names().get(words) or _cities().get(words):
        return found
    zones = by_state().get(_state(words), ())
    if len(zones) == 1:
        return zones[0]
    if zones:
        more = " and others" if len(zones) > SEVERAL else ""
        raise ZoneRefused(f"“{text}” has several time zones: {', '.join(zones[:SEVERAL])}{more}. Choose one.")
    raise ZoneRefused(f"“{text}” is no time zone. Write UTC, its offset as UTC+05:00, or its name as Asia/Karachi.")


@cache
def _names() -> dict[str, str]:
    """Etc/GMT+5 is left out: it lies west of Greenwich, which nobody expects."""
    names = (each for each in available_timezones() if "/" in each and not each.startswith(("Etc/", "SystemV/")))
    return {name.replace("_", " ").casefold(): name for name in names}


@cache
def _cities() -> dict[str, str]:
    """ "karachi" -> its zone, of the zones that States keep."""
    names = [name for zones in by_state().values() for name in zones]
    return {name.rpartition("/")[2].replace("_", " ").casefold(): name for name in names}


def _state(words: str) -> str:
    """By a name of it, not by a code: EST would be Estonia, and is the time of New York."""
    if len(words) <= LONGEST_CODE:
        return ""
    try:
        return pycountry.countries.lookup(words).alpha_2
    except LookupError:
        return ""


def offset(name: str, local: datetime) -> str:
    """ "UTC+05:00": what the zone's clocks differ by at this hour of theirs.

    Raises ZoneRefused for an hour that the change of the clocks leaves out, or gives twice.
    """
    zone = ZoneInfo(name)
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    at = f"{local:%H:%M} on {local.day} {local:%B %Y}"
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        raise ZoneRefused(f"There was no {at} in {name}: the clocks went over it. Check the hour, or give its offset.")
    before, after = first.utcoffset(), second.utcoffset()
    if before != after:
        raise ZoneRefused(
            f"{at} came twice in {name}, when the clocks went back. Write as the time zone which one is meant: "
            f"{written(before)} for the first, {written(after)} for the second."
        )
    if before.total_seconds() % 60:
        raise ZoneRefused(f"{name} kept no whole minutes from UTC at {at}. Give the offset as UTC+05:00.")
    return written(before)


def written(difference: timedelta) -> str:
    """ "UTC+05:00"."""
    minutes = round(difference.total_seconds() / 60)
    hours, minutes = divmod(abs(minutes), 60)
    return f"UTC{'-' if difference < timedelta() else '+'}{hours:02}:{minutes:02}"


def kept(name: str, *locals_: datetime | None) -> str:
    """As it is saved with one moment, or with start and end: "Asia/Karachi (UTC+05:00)". Raises ZoneRefused."""
    offsets = list(dict.fromkeys(offset(name, local) for local in locals_ if local))
    return f"{name} ({' to '.join(offsets)})"
