"""Days that somebody entered: hearings, translations, and until when data are kept as the requested State told it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone

from requests_app.choices import DatedKind, DeadlineKind
from requests_app.deadlines.clock import (
    GIVEN_UP,
    OUTCOMES,
    Basis,
    Clock,
    ClockState,
    Dated,
    Step,
    days,
    in_words,
    runs_until,
    until,
)
from requests_app.deadlines.law import PRESERVATION
from treaties.law import InstrumentLaw

SET_BY = "Entered by your office"
TOLD_BY = "The requested State"
TO_COME = {
    DatedKind.HEARING: (DeadlineKind.HEARING, "The hearing takes place"),
    DatedKind.TRANSLATION: (DeadlineKind.TRANSLATION, "The translation is to be there"),
}


def clocks(dated: Iterable[Dated], steps: Sequence[Step], on: date) -> Iterator[Clock]:
    """Of hearings and translations, each by itself. None waits where the request was given up."""
    if any(step.act in GIVEN_UP for step in steps):
        return
    for each in dated:
        if each.kind not in TO_COME:
            continue
        kind, rule = TO_COME[each.kind]
        done = (
            next((step for step in steps if step.act in OUTCOMES), None) if kind == DeadlineKind.TRANSLATION else None
        )
        state, words = until(each.on, done, on)
        if kind == DeadlineKind.HEARING and each.on < on:
            state, words = ClockState.MET, f"It was on {in_words(each.on)}"
        hour = f" at {each.hour:%H:%M}" if each.hour else ""
        yield Clock(
            key=f"dated:{each.key}",
            title=DatedKind(each.kind).label,
            state=state,
            due_on=each.on,
            words=words,
            rule=f"{rule}{hour}.",
            set_by=SET_BY,
            kind=kind,
            basis=Basis(given=each.on.isoformat()),
        )


def named(ends_on: date | None, steps: Sequence[Step], on: date) -> Iterator[Clock]:
    """Of a preservation that the draft names, until there is an outcome."""
    if ends_on is None or any(step.act in OUTCOMES | GIVEN_UP for step in steps):
        return
    state, words = runs_until(ends_on, on)
    yield Clock(
        key="named_preservation",
        title="The preservation that it names ends",
        state=state,
        due_on=ends_on,
        words=words,
        rule="The day that stands with the preservation in the measures.",
        set_by="This request",
        renewable=True,
        kind=DeadlineKind.PRESERVATION,
        basis=Basis(given=ends_on.isoformat()),
    )


def kept(
    clocks: Iterable[Clock], dated: Iterable[Dated], profiles: Sequence[InstrumentLaw], on: date
) -> Iterator[Clock]:
    """The clocks, with preservations as the requested State told them: renewed, or needed no more."""
    dated = list(dated)
    told = max((each for each in dated if each.kind == DatedKind.KEPT_UNTIL), key=_newest, default=None)
    over = min((each.on for each in dated if each.kind == DatedKind.NOT_NEEDED), default=None)
    found = [_as_told(each, told, on) if told and _is_kept(each) else each for each in clocks]
    if told and not any(_is_kept(each) for each in found):
        found.append(_of_its_own(told, profiles, on))
    elif told:
        note = against_the_law(told, profiles)
        found = [replace(each, note=note) if _is_kept(each) else each for each in found]
    for each in found:
        if over and _is_kept(each):
            each = replace(each, state=ClockState.MET, words=f"Not needed since {in_words(over)}")
        yield each


def _newest(dated: Dated) -> tuple[date, int]:
    """What was told last counts."""
    return dated.told_on or dated.on, dated.key


def _is_kept(clock: Clock) -> bool:
    return clock.is_preservation and clock.due_on is not None


def _as_told(clock: Clock, told: Dated, on: date) -> Clock:
    state, words = runs_until(told.on, on)
    basis = replace(clock.basis, kept_until=told.on.isoformat())
    return replace(clock, due_on=told.on, state=state, words=words, basis=basis)


def _of_its_own(told: Dated, profiles: Sequence[InstrumentLaw], on: date) -> Clock:
    """Where no period of the law runs."""
    state, words = runs_until(told.on, on)
    return Clock(
        key="kept_until",
        title="Data are kept",
        state=state,
        due_on=told.on,
        words=words,
        rule="Until the day that the requested State told.",
        set_by=TOLD_BY,
        renewable=True,
        is_preservation=True,
        kind=DeadlineKind.PRESERVATION,
        basis=Basis(given=told.on.isoformat(), kept_until=told.on.isoformat()),
        note=against_the_law(told, profiles),
    )


def against_the_law(told: Dated, profiles: Iterable[InstrumentLaw]) -> str:
    """Where a day that was told is sooner or later than the law of a profile has it, for somebody to ask; "" else."""
    if told.told_on is None:
        return ""
    length = (told.on - told.told_on).days
    found = []
    for profile in profiles:
        for each in profile.deadlines:
            if PRESERVATION not in each.applies_to or not each.days:
                continue
            unread = "" if each.seen else ", not yet read in its source"
            where = f"{profile.title}, {each.article}{unread}"
            if each.bound == "minimum" and length < each.days:
                found.append(f"That is less than the {days(each.days)} that data are kept at least ({where}).")
            if each.bound == "maximum" and length > each.days:
                found.append(f"That is more than the {days(each.days)} that data are kept at most at a time ({where}).")
    return " ".join([*found, "Ask the requested State which day holds."]) if found else ""


def moment(on: date, hour: str) -> datetime | None:
    """An hour of an act, "14:35", on its day, as the clocks here show it."""
    return timezone.make_aware(datetime.fromisoformat(f"{on.isoformat()}T{hour}")) if hour else None
