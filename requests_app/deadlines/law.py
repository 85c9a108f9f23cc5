"""Clocks that the law sets: computed where an act of the lifecycle starts them, else shown as information."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from requests_app.checklist import cite
from requests_app.choices import Act, DeadlineKind
from requests_app.deadlines.clock import (
    ENDS_A_QUERY,
    GIVEN_UP,
    OUTCOMES,
    Basis,
    Clock,
    ClockState,
    Step,
    days,
    first_after,
    latest,
    runs_until,
    until,
)
from requests_app.deadlines.working_days import Counted, count_on, days_between
from treaties.law import Deadline, InstrumentLaw

PRESERVATION = "expedited_preservation"


@dataclass(frozen=True, slots=True)
class Pair:
    """The two States, by code and as they are called: whose working days may count."""

    requesting: str = ""
    requested: str = ""
    requesting_name: str = ""
    requested_name: str = ""

    def obliged(self, obliges: str) -> tuple[str, str]:
        """Whoever holds data for the requested State works by its days."""
        if obliges == "requesting_state":
            return self.requesting, self.requesting_name
        return self.requested, self.requested_name


NO_PAIR = Pair()


def clock(deadline: Deadline, profile: InstrumentLaw, steps: Sequence[Step], on: date, pair: Pair) -> Clock:
    is_preservation = deadline.bound == "minimum" and PRESERVATION in deadline.applies_to
    told = Clock(
        key=f"{profile.code}:{deadline.key}",
        title=deadline.title,
        state=ClockState.INFORMATION,
        due_on=None,
        words=_trigger(deadline),
        rule=rule(deadline),
        set_by=profile.title,
        provision=cite(deadline.article, national=profile.overlay),
        seen=deadline.seen,
        renewable=deadline.renewable,
        is_preservation=is_preservation,
        kind=DeadlineKind.PRESERVATION if is_preservation else DeadlineKind.LAW,
    )
    return _reckoned(told, deadline, steps, on, pair)


def _reckoned(told: Clock, deadline: Deadline, steps: Sequence[Step], on: date, pair: Pair) -> Clock:
    """The clock as it stands on a day, where it runs."""
    start = latest(steps, deadline.trigger_act) if deadline.trigger_act else None
    length = _length(deadline)
    if start is None or length is None:
        return told
    time_in_query, is_paused = 0, False
    if deadline.pauses_while_query_open:
        time_in_query, is_paused = _time_in_query(deadline, steps, start, on, pair)
    due_at = _minute(deadline, start, time_in_query)
    counted = _counted(deadline, start, length + time_in_query, pair)
    due_on = timezone.localdate(due_at) if due_at else counted.on
    told = replace(
        told,
        due_on=due_on,
        due_at=due_at,
        basis=Basis(
            counted_from=start.on.isoformat(),
            length=_in_words(deadline),
            counted=counted.words,
            query_days=time_in_query,
        ),
    )
    if deadline.bound == "minimum":
        state, words = runs_until(due_on, on)
        return replace(told, state=state, words=words)
    end = first_after(steps, start, OUTCOMES | GIVEN_UP)
    if end and end.act in GIVEN_UP:
        return replace(told, state=ClockState.INFORMATION, due_on=None, due_at=None, words=_trigger(deadline))
    state, words = until(due_on, end, on)
    if is_paused and state == ClockState.OPEN:
        state, words = ClockState.PAUSED, f"Paused while a query is open; then {words[0].lower()}{words[1:]}"
    return replace(told, state=state, words=words)


def _counted(deadline: Deadline, start: Step, length: int, pair: Pair) -> Counted:
    """Hours that begin at no known minute count to the end of the day they end on."""
    if deadline.days is None:
        return Counted(start.on + timedelta(days=length), "Hours")
    state, name = pair.obliged(deadline.obliges)
    return count_on(start.on, length, counts=deadline.counts, state=state, name=name)


def _minute(deadline: Deadline, start: Step, time_in_query: int) -> datetime | None:
    """At which a period of hours ends, where the act that started it says the hour. Hours that pass, whatever the
    clocks here are put to meanwhile."""
    if deadline.hours is None or start.moment is None:
        return None
    return start.moment.astimezone(UTC) + timedelta(hours=deadline.hours, days=time_in_query)


def _length(deadline: Deadline) -> int | None:
    """In days, whole ones."""
    if deadline.days is not None:
        return int(deadline.days)
    return None if deadline.hours is None else math.ceil(deadline.hours / 24)


def _time_in_query(deadline: Deadline, steps: Sequence[Step], start: Step, on: date, pair: Pair) -> tuple[int, bool]:
    """Days that queries were open since the start, of those by which the period is counted, and whether one is open
    now."""
    state, _ = pair.obliged(deadline.obliges)
    counts = "" if deadline.days is None else deadline.counts  # hours pass on every day
    time, is_open = 0, False
    for query in steps[steps.index(start) :]:
        if query.act == Act.RAISE_QUERY:
            end = first_after(steps, query, ENDS_A_QUERY)
            is_open = end is None
            time += days_between(query.on, end.on if end else on, counts=counts, state=state)
    return time, is_open


def rule(deadline: Deadline) -> str:
    """The law entry in a sentence or two."""
    how_long = deadline.qualitative
    if _length(deadline) is not None:
        how_long = f"{'at least' if deadline.bound == 'minimum' else 'within'} {_in_words(deadline)}"
    told = [f"{how_long[:1].upper()}{how_long[1:]}", _trigger(deadline), "Renewable" if deadline.renewable else ""]
    return " ".join([*(f"{sentence.rstrip('.')}." for sentence in told if sentence), deadline.on_expiry]).strip()


def _in_words(deadline: Deadline) -> str:
    return days(deadline.days) if deadline.days is not None else f"{deadline.hours:g} hours"


def _trigger(deadline: Deadline) -> str:
    if deadline.trigger in {"", "-"}:
        return ""
    begins = "From" if _length(deadline) is None else "Counted from"
    return f"{begins}: {deadline.trigger[0].lower()}{deadline.trigger[1:]}"
