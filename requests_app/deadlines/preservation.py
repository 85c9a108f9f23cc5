"""Preservation first: stored data die before a request is executed, so somebody must hold them."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime

from requests_app.checklist.beside import about
from requests_app.deadlines.clock import Clock, days, in_words
from requests_app.deadlines.law import PRESERVATION

USUAL_DAYS = 300  # an assumption of the house, shown as one: plan for about ten months until an answer
STORED_DATA = {"subscriber_information", "traffic_data_stored", "content_data_stored", "computer_search_seizure"}
NOT_RECORDED = (
    "No preservation of these data is recorded. They may be erased before the answer comes: ask for preservation first."
)

KEPT_UNTIL = re.compile(r"\bends (\d{1,2} [A-Z][a-z]+ \d{4})\.?$")


def kept_until(text: str) -> date | None:
    """The day on which a preservation ends, as the draft names it last: "..., ends 14 December 2026"."""
    if found := KEPT_UNTIL.search(text.strip()):
        with suppress(ValueError):
            return datetime.strptime(found[1], "%d %B %Y").date()
    return None


def preservation_ends_on(clocks: Iterable[Clock]) -> date | None:
    """The day until which preserved data are kept, as computed from the law; the earliest where several run."""
    return min((clock.due_on for clock in clocks if clock.is_preservation and clock.runs), default=None)


def extension_warning(ends_on: date, *, on: date, usual_days: int = USUAL_DAYS, usual_because: str = "") -> str:
    """What to say from the first day on where a preservation ends before an answer is to be expected; "" else."""
    left = (ends_on - on).days
    if left >= usual_days:
        return ""
    if left < 0:
        return f"The preservation ended on {in_words(ends_on)}. Nothing holds the data now: ask for it again."
    return (
        f"The preservation ends on {in_words(ends_on)}, in {days(left)}. Plan for {about(usual_days, usual_because)} "
        "until an answer: ask for its extension before that day."
    )


def preservation_warning(
    measures: Iterable[str],
    *,
    ends_on: date | None,
    is_recorded: bool,
    on: date,
    usual_days: int = USUAL_DAYS,
    usual_because: str = "",
) -> str:
    """What to say where stored data may be gone before the answer comes; "" where there is nothing to say.

    `measures`: keys of what is sought. `ends_on`: the day until which the data are kept, where known. `is_recorded`:
    whether the draft names a preservation. `usual_days`: how long such a request usually takes, and by what that is
    said.
    """
    sought = set(measures)
    if PRESERVATION in sought or sought.isdisjoint(STORED_DATA):
        return ""
    if ends_on is None:
        return "" if is_recorded else NOT_RECORDED
    left = (ends_on - on).days
    if left < 0:
        return f"The preservation ended on {in_words(ends_on)}. Nothing holds the data now: ask for it again."
    if left < usual_days:
        return (
            f"The preservation ends on {in_words(ends_on)}, in {days(left)}. Plan for "
            f"{about(usual_days, usual_because)} until an answer: ask for its renewal before that day."
        )
    return ""
