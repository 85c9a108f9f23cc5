"""The shapes: a step of the history, and a clock as it stands on a day, told in words."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db.models import TextChoices

from requests_app.choices import Act, DeadlineKind

# An outcome: nothing more is waited for, for this letter.
OUTCOMES = {Act.EXECUTE, Act.REFUSE, Act.RECORD_RETURN}
# The waiting was given up.
GIVEN_UP = {Act.WITHDRAW, Act.CLOSE}
THEIR_WORD = "expected"  # the key of the clock of `TheirWord`
ENDS_A_QUERY = {Act.ANSWER_QUERY, Act.EXECUTE_IN_PART, *OUTCOMES, *GIVEN_UP}


class ClockState(TextChoices):
    OVERDUE = "overdue", "Overdue"
    ENDED = "ended", "Ended"
    OPEN = "open", "Open"
    PAUSED = "paused", "Paused"
    MET = "met", "Met"
    INFORMATION = "information", "For information"


@dataclass(frozen=True, slots=True, eq=False)  # two alike on one day are still two
class Step:
    """An act of a request's history with the day it speaks of."""

    act: str
    on: date
    details: Mapping = field(default_factory=dict)
    moment: datetime | None = None  # where the act says the hour too


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that somebody of ours entered: a hearing, a translation, until when data are kept."""

    key: int
    kind: str  # choices.DatedKind value
    on: date
    hour: time | None = None
    told_on: date | None = None  # the day on which the requested State told it


@dataclass(frozen=True, slots=True)
class AskedBy:
    """A question of the requested State that nobody answered, and that no query of the lifecycle tells of."""

    key: int
    asked_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class TheirWord:
    """The day by which the other side said that it would act."""

    entry: int  # key of the Correspondence that says it
    told_on: date
    expected_on: date
    by: str = ""  # who, on the other side


@dataclass(frozen=True, slots=True)
class Basis:
    """What a day rests on: where one of these differs, the day was moved by it."""

    counted_from: str = ""  # an ISO day; "" where the day itself was given
    length: str = ""  # in words: "60 days"
    counted: str = ""  # in words: calendar days, or whose working days
    query_days: int = 0  # by which a query that was open moved it, counted as the period is
    kept_until: str = ""  # an ISO day that the requested State told
    given: str = ""  # an ISO day that was entered, or set by the requested State
    told_on: str = ""  # an ISO day, of the entry in which the requested State told its own
    entry: int = 0  # key of that entry


@dataclass(frozen=True, slots=True)
class Clock:
    """A period that concerns the request. `rule` is what the law, or the house, says of it."""

    key: str  # INSTRUMENT:KEY, or "house:acknowledgement", "query:1", "wanted_by"
    title: str
    state: ClockState
    due_on: date | None  # None: information only
    words: str  # where it stands
    rule: str
    set_by: str  # the instrument's name, "House rule", "The requested State" or "This request"
    provision: str = ""  # the article as it is cited; "" where no law sets it
    seen: bool = True  # whether the rule was read in its source
    renewable: bool = False
    is_preservation: bool = False  # data are kept until `due_on`
    kind: str = DeadlineKind.LAW
    due_at: datetime | None = None  # where it ends at a minute of that day
    basis: Basis = Basis()
    note: str = ""  # what else to know of that day

    @property
    def runs(self) -> bool:
        """Whether somebody waits for its day, or it is past."""
        return self.due_on is not None and self.state not in {ClockState.MET, ClockState.INFORMATION}

    @property
    def is_red(self) -> bool:
        return self.state in {ClockState.OVERDUE, ClockState.ENDED}


def latest(steps: Sequence[Step], act: str) -> Step | None:
    return next((step for step in reversed(steps) if step.act == act), None)


def first_after(steps: Sequence[Step], step: Step, acts: Collection[str]) -> Step | None:
    """The first step after this one that is one of these acts."""
    following: Iterable[Step] = steps[steps.index(step) + 1 :]
    return next((later for later in following if later.act in acts), None)


def until(due_on: date, done: Step | None, on: date) -> tuple[ClockState, str]:
    """State and words of a day by which something should happen; `done` is the step that did it."""
    if done:
        late = (done.on - due_on).days
        return ClockState.MET, f"Met on {in_words(done.on)}{f', {days(late)} late' if late > 0 else ''}"
    left = (due_on - on).days
    if left < 0:
        return ClockState.OVERDUE, f"{days(-left)} overdue"
    return ClockState.OPEN, f"{days(left)} left" if left else "Due today"


def runs_until(due_on: date, on: date) -> tuple[ClockState, str]:
    """State and words of a day until which something holds at least."""
    left = (due_on - on).days
    if left < 0:
        return ClockState.ENDED, f"Ended on {in_words(due_on)}, unless it was renewed"
    return ClockState.OPEN, f"Runs for {days(left)} more" if left else "Ends today"


def days(number: float, kind: str = "") -> str:
    return f"{number:g} {kind}day{'' if number == 1 else 's'}"


def in_words(day: date) -> str:
    return f"{day:%-d %B %Y}"
