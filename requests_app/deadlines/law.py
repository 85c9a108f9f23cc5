"""Clocks that the law sets: computed where an act of the lifecycle starts them, else shown as information."""

import math
from collections.abc import Sequence
from datetime import date, timedelta

from requests_app.checklist import cite
from requests_app.choices import Act
from requests_app.deadlines.clock import (
    ENDS_A_QUERY,
    GIVEN_UP,
    OUTCOMES,
    Clock,
    ClockState,
    Step,
    days,
    first_after,
    latest,
    runs_until,
    until,
)
from treaties.law import Deadline, InstrumentLaw

PRESERVATION = "expedited_preservation"


def clock(deadline: Deadline, profile: InstrumentLaw, steps: Sequence[Step], on: date) -> Clock:
    state, due_on, words = _reckoned(deadline, steps, on)
    return Clock(
        key=f"{profile.code}:{deadline.key}",
        title=deadline.title,
        state=state,
        due_on=due_on,
        words=words,
        rule=rule(deadline),
        set_by=profile.title,
        provision=cite(deadline.article, national=profile.overlay),
        seen=deadline.seen,
        renewable=deadline.renewable,
        is_preservation=deadline.bound == "minimum" and PRESERVATION in deadline.applies_to,
    )


def _reckoned(deadline: Deadline, steps: Sequence[Step], on: date) -> tuple[ClockState, date | None, str]:
    """State, day and words of a period as it stands on a day."""
    information = ClockState.INFORMATION, None, _trigger(deadline)
    start = latest(steps, deadline.trigger_act) if deadline.trigger_act else None
    length = _length(deadline)
    if start is None or length is None:
        return information
    time_in_query, is_paused = _time_in_query(steps, start, on) if deadline.pauses_while_query_open else (0, False)
    due_on = start.on + timedelta(days=length + time_in_query)
    if deadline.bound == "minimum":
        state, words = runs_until(due_on, on)
        return state, due_on, words
    end = first_after(steps, start, OUTCOMES | GIVEN_UP)
    if end and end.act in GIVEN_UP:
        return information
    state, words = until(due_on, end, on)
    if is_paused and state == ClockState.OPEN:
        return ClockState.PAUSED, due_on, f"Paused while a query is open; then {words[0].lower()}{words[1:]}"
    return state, due_on, words


def _length(deadline: Deadline) -> int | None:
    """In days; hours count to the end of the day they end on, for history knows days."""
    if deadline.days is not None:
        return int(deadline.days)
    return None if deadline.hours is None else math.ceil(deadline.hours / 24)


def _time_in_query(steps: Sequence[Step], start: Step, on: date) -> tuple[int, bool]:
    """Days that queries were open since the start, and whether one is open now."""
    time, is_open = 0, False
    for query in steps[steps.index(start) :]:
        if query.act == Act.RAISE_QUERY:
            end = first_after(steps, query, ENDS_A_QUERY)
            is_open = end is None
            time += max(((end.on if end else on) - query.on).days, 0)
    return time, is_open


def rule(deadline: Deadline) -> str:
    """The law entry in a sentence or two."""
    how_long = deadline.qualitative
    if _length(deadline) is not None:
        length = days(deadline.days) if deadline.days is not None else f"{deadline.hours:g} hours"
        how_long = f"{'at least' if deadline.bound == 'minimum' else 'within'} {length}"
    told = [f"{how_long[:1].upper()}{how_long[1:]}", _trigger(deadline), "Renewable" if deadline.renewable else ""]
    return " ".join([*(f"{sentence.rstrip('.')}." for sentence in told if sentence), deadline.on_expiry]).strip()


def _trigger(deadline: Deadline) -> str:
    if deadline.trigger in {"", "-"}:
        return ""
    begins = "From" if _length(deadline) is None else "Counted from"
    return f"{begins}: {deadline.trigger[0].lower()}{deadline.trigger[1:]}"
