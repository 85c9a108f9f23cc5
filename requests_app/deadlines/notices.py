"""When people are told of a deadline: which days before it, by kind; on its day; and once it is past. The one place.

The rule of a late sweep: of all that should have been said by now only the most pressing is said. A notice "in 14 days"
is not sent when the day is tomorrow.
"""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from requests_app.choices import DeadlineKind

ON_THE_DAY, PAST = 0, -1
# Days before: a preservation is renewed by a letter that takes weeks, a hearing abroad asks for travel.
BEFORE: dict[str, tuple[int, ...]] = {
    DeadlineKind.PRESERVATION: (30, 14, 7, 1),
    DeadlineKind.HEARING: (30, 14, 7, 1),
    DeadlineKind.WANTED_BY: (14, 7, 1),
    DeadlineKind.TRANSLATION: (14, 7, 1),
    DeadlineKind.QUERY: (7, 3, 1),
    DeadlineKind.ACKNOWLEDGEMENT: (7, 1),
    DeadlineKind.EXPECTED: (7, 1),
    DeadlineKind.LAW: (14, 7, 1),
}
HOURS_BEFORE = timedelta(hours=4)  # where a period ends at a minute: told that long before, and when it is past


def stages_of(kind: str) -> tuple[int, ...]:
    """From the first to the last: days before, 0 on the day, -1 past it: a hearing is over then, and nothing late."""
    return (*BEFORE[kind], ON_THE_DAY) if kind == DeadlineKind.HEARING else (*BEFORE[kind], ON_THE_DAY, PAST)


def first_moment(kind: str, due_on: date, due_at: datetime | None, *, set_at: datetime) -> datetime:
    """When the first notice is due of a day that was set at this moment. What should have been said before is left
    out, whoever set the day knows it; but that it is today, or past, is said at once."""
    stage = stage_at(kind, due_on, due_at, at=set_at)
    if stage is not None and stage <= ON_THE_DAY:
        return set_at
    return next_moment(kind, due_on, due_at, after=stage)


def next_moment(kind: str, due_on: date, due_at: datetime | None, *, after: int | None) -> datetime | None:
    """When the notice that follows this stage is due; after None the first of all, after the last None."""
    following = [stage for stage in stages_of(kind) if after is None or stage < after]
    return moment(following[0], due_on, due_at) if following else None


def stage_at(kind: str, due_on: date, due_at: datetime | None, *, at: datetime) -> int | None:
    """The most pressing stage that is reached; None where none is yet."""
    reached = [stage for stage in stages_of(kind) if moment(stage, due_on, due_at) <= at]
    return reached[-1] if reached else None


def moment(stage: int, due_on: date, due_at: datetime | None = None) -> datetime:
    """When a stage is reached: a day begins at midnight here."""
    if due_at and stage <= ON_THE_DAY:
        return due_at if stage == PAST else due_at - HOURS_BEFORE
    return timezone.make_aware(datetime.combine(due_on - timedelta(days=stage), time.min))
