"""Which days people work on in a State, by the public holidays of the package `holidays`; and counting on by days.

What it has no calendar for is said, never guessed. Regional holidays are not counted: no provision here asks for them.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays
from holidays.holiday_base import HolidayBase

DATA = f"holidays {holidays.__version__}"  # whose public holidays these are
WORKING = "working"  # how a law file's `counts` begins where working days are counted


@dataclass(frozen=True, slots=True)
class Counted:
    """The day that counting led to, and in words how it was counted."""

    on: date
    words: str


@cache
def calendar(state: str) -> HolidayBase | None:
    """The public holidays of a State, by its code; None where the package has none."""
    try:
        return holidays.country_holidays(state, language="en_US")
    except NotImplementedError:
        return None


def count_on(start: date, number: int, *, counts: str, state: str, name: str = "") -> Counted:
    """The day `number` days after `start`, which is not counted itself. `counts`: as the law file says. `state`: the
    code of the State whose working days count, `name` what it is called."""
    if not counts.startswith(WORKING):
        return Counted(start + timedelta(days=number), "Calendar days")
    known = calendar(state)
    if known is None:
        words = f"Calendar days counted; no holiday calendar known for {name or state}"
        return Counted(start + timedelta(days=number), words)
    on = start
    for _ in range(number):
        on += timedelta(days=1)
        while not known.is_working_day(on):
            on += timedelta(days=1)
    return Counted(on, f"Working days of {name or state} ({DATA})")


def days_between(start: date, end: date, *, counts: str, state: str) -> int:
    """How many days after `start`, up to and with `end`, are counted where `count_on` counts on."""
    number = max((end - start).days, 0)
    known = calendar(state) if counts.startswith(WORKING) else None
    if known is None:
        return number
    return sum(known.is_working_day(start + timedelta(days=each)) for each in range(1, number + 1))


def day_off(on: date, state: str, name: str = "") -> str:
    """Why nobody works there on that day, in words; "" where they do, or nobody knows."""
    known = calendar(state)
    if known is None or known.is_working_day(on):
        return ""
    return f"{on:%A}, in {name or state} no working day" + (f" ({known.get(on)})" if known.get(on) else "")
