"""Date arithmetic: which clocks run on a request, from the law of its channel and the acts done so far. No database.

`clock` holds the shapes, `law` reckons what the law sets, `working_days` by which calendar, `dated` what somebody
entered, `expected` what the other side said of itself, `preservation` warns before data die; `notices` says when people
are told, `changes` why a day was moved.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from django.utils import timezone

from requests_app.choices import Act, DeadlineKind, Entry
from requests_app.deadlines import dated as entered
from requests_app.deadlines import expected, law
from requests_app.deadlines.clock import (
    ENDS_A_QUERY,
    GIVEN_UP,
    OUTCOMES,
    AskedBy,
    Basis,
    Clock,
    ClockState,
    Dated,
    Step,
    TheirWord,
    first_after,
    in_words,
    latest,
    until,
)
from requests_app.deadlines.law import Pair
from requests_app.deadlines.preservation import kept_until, preservation_ends_on, preservation_warning
from requests_app.deadlines.working_days import day_off
from treaties.law import InstrumentLaw

__all__ = [
    "AskedBy",
    "Clock",
    "ClockState",
    "Dated",
    "Pair",
    "Step",
    "TheirWord",
    "deadlines",
    "kept_until",
    "preservation_ends_on",
    "preservation_warning",
    "steps_of",
]

ACKNOWLEDGEMENT_DAYS = 30  # house rule
OURS = {DeadlineKind.QUERY, DeadlineKind.PRESERVATION, DeadlineKind.TRANSLATION}  # where we have to do something by it
# What the requested State does shows that it has the letter.
SHOWS_RECEIPT = {Act.ACKNOWLEDGE, Act.RAISE_QUERY, Act.POSTPONE, Act.EXECUTE_IN_PART, *OUTCOMES}


def steps_of(events: Iterable) -> tuple[Step, ...]:
    """Rows of `RequestEvent`, oldest first, as steps; an act without a day of its own counts on the day it was done."""
    return tuple(step for event in events for step in _steps(event))


def _steps(event) -> Iterator[Step]:
    """One for each act; what was sent before Comity was sent, and acknowledged, on the days that its row names."""
    if event.act != Entry.TAKEN_OVER:
        yield _step(event)
        return
    for act, key in ((Act.TRANSMIT, "sent_on"), (Act.ACKNOWLEDGE, "acknowledged_on")):
        if day := event.details.get(key):
            yield Step(act, date.fromisoformat(day), {})


def _step(event) -> Step:
    on = event.on or timezone.localdate(event.at)
    return Step(event.act, on, event.details, entered.moment(on, event.details.get("hour") or ""))


def deadlines(
    steps: Sequence[Step],
    *,
    profiles: Iterable[InstrumentLaw],
    measures: Sequence[str],
    wanted_by: date | None,
    on: date,
    pair: Pair = law.NO_PAIR,
    dated: Sequence[Dated] = (),
    extended_by: str = "",
    named_until: date | None = None,
    asked: Sequence[AskedBy] = (),
    said: Sequence[TheirWord] = (),
) -> tuple[Clock, ...]:
    """Every clock as it stands on a day: red ones first, then by day, information last.

    `steps`: the history, oldest first. `profiles`: those of `checklist.profiles`. `measures`: keys of what is sought.
    `pair`: whose working days count. `dated`: days that somebody entered. `extended_by`: the reference of the request
    by which its preservation was extended. `named_until`: the day on which a preservation ends that it names.
    `asked`: questions of its letters that nobody answered. `said`: days by which they said that they would act.
    """
    steps, profiles = _of_present_letter(steps), list(profiles)
    clocks = [
        *_acknowledgement(steps, on),
        *_queries(steps, on),
        *_questions(asked, steps, on),
        *_wanted_by(steps, wanted_by, on),
        *expected.clocks(said, steps, on),
        *entered.clocks(dated, steps, on),
        *entered.named(named_until, steps, on),
        *(
            law.clock(deadline, profile, steps, on, pair)
            for profile in profiles
            for deadline in profile.deadlines
            if not deadline.applies_to or not set(deadline.applies_to).isdisjoint(measures)
        ),
    ]
    clocks = [_extended(each, extended_by) for each in entered.kept(clocks, dated, profiles, on)]
    return tuple(sorted((_with_day_off(each, pair) for each in clocks), key=_rank))


def _extended(clock: Clock, by: str) -> Clock:
    """Its data are kept by that request now, which has a clock of its own."""
    if not by or not clock.is_preservation or clock.due_on is None:
        return clock
    return replace(clock, state=ClockState.MET, words=f"Extended by {by}")


def _with_day_off(clock: Clock, pair: Pair) -> Clock:
    """What has to be done by a day on which nobody works here is done before it."""
    if not clock.runs or clock.kind not in OURS or clock.note or not pair.requesting:
        return clock
    why = day_off(clock.due_on, pair.requesting, pair.requesting_name)
    return replace(clock, note=f"That day is a {why}: do it before.") if why else clock


def _rank(clock: Clock) -> tuple[int, date]:
    """Red, running, met, information; in each by day."""
    running = {ClockState.OPEN, ClockState.PAUSED}
    place = 0 if clock.is_red else 1 if clock.state in running else 2 if clock.state == ClockState.MET else 3
    return place, clock.due_on or date.max


def _of_present_letter(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Clocks of a letter that was returned and revised do not run on."""
    revised = latest(steps, Act.REVISE)
    return tuple(steps[steps.index(revised) + 1 :] if revised else steps)


def _acknowledgement(steps: Sequence[Step], on: date) -> Iterator[Clock]:
    sent = latest(steps, Act.TRANSMIT)
    if sent is None:
        return
    end = first_after(steps, sent, SHOWS_RECEIPT | GIVEN_UP)
    if end and end.act in GIVEN_UP:
        return
    due_on = sent.on + timedelta(days=ACKNOWLEDGEMENT_DAYS)
    state, words = until(due_on, end, on)
    yield Clock(
        key="house:acknowledgement",
        title="Acknowledgement expected",
        state=state,
        due_on=due_on,
        words=words,
        rule=f"Ask after the request where nothing has come within {ACKNOWLEDGEMENT_DAYS} days of sending it.",
        set_by="House rule",
        kind=DeadlineKind.ACKNOWLEDGEMENT,
        basis=Basis(sent.on.isoformat(), f"{ACKNOWLEDGEMENT_DAYS} days", "Calendar days"),
    )


def _queries(steps: Sequence[Step], on: date) -> Iterator[Clock]:
    """One for each query; none where an outcome came without an answer."""
    queries = [step for step in steps if step.act == Act.RAISE_QUERY]
    for number, query in enumerate(queries, start=1):
        end = first_after(steps, query, ENDS_A_QUERY)
        if end and end.act != Act.ANSWER_QUERY:
            continue
        due_on = _day(query.details["due_on"])
        state, words = until(due_on, end, on)
        yield Clock(
            key=f"query:{number}",
            title="Answer to the query due",
            state=state,
            due_on=due_on,
            words=words,
            rule=query.details.get("question", ""),
            set_by="The requested State",
            kind=DeadlineKind.QUERY,
            basis=Basis(given=due_on.isoformat()),
        )


def _questions(asked: Iterable[AskedBy], steps: Sequence[Step], on: date) -> Iterator[Clock]:
    """None where an outcome came without an answer."""
    if any(step.act in OUTCOMES | GIVEN_UP for step in steps):
        return
    for each in asked:
        state, words = until(each.due_on, None, on)
        yield Clock(
            key=f"question:{each.key}",
            title="Answer to a question due",
            state=state,
            due_on=each.due_on,
            words=words,
            rule=f"They asked on {in_words(each.asked_on)} and want the answer by that day.",
            set_by="The requested State",
            kind=DeadlineKind.QUERY,
            basis=Basis(given=each.due_on.isoformat()),
        )


def _wanted_by(steps: Sequence[Step], wanted_by: date | None, on: date) -> Iterator[Clock]:
    end = next((step for step in steps if step.act in OUTCOMES | GIVEN_UP), None)
    if wanted_by is None or (end and end.act != Act.EXECUTE):
        return
    state, words = until(wanted_by, end, on)
    yield Clock(
        key="wanted_by",
        title="Answer wanted by",
        state=state,
        due_on=wanted_by,
        words=words,
        rule="The day by which this request asks for an answer.",
        set_by="This request",
        kind=DeadlineKind.WANTED_BY,
        basis=Basis(given=wanted_by.isoformat()),
    )


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
