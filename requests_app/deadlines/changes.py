"""Why a deadline was moved: what its day rested on before, and rests on now, in words."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from requests_app.choices import DeadlineKind
from requests_app.deadlines.clock import THEIR_WORD, Basis, Clock, ClockState, days, in_words

ENTERED = ("dated:", "kept_until")  # how the keys of clocks begin that rest on a day somebody entered
ASKED = "question:"  # and of those of a question


def kept_basis(basis: Basis) -> dict:
    """As plain JSON, without what is empty."""
    return {name: value for name, value in asdict(basis).items() if value}


def why_set(clock: Clock) -> str:
    """Why the clock runs from now on."""
    basis = clock.basis
    if basis.kept_until:
        return f"the requested State told that data are kept until {_day(basis.kept_until)}"
    if basis.counted_from:
        return f"{basis.length} counted from {_day(basis.counted_from)}"
    if basis.told_on:
        return f"the requested State said so on {_day(basis.told_on)}"
    return "the requested State set it" if clock.kind == DeadlineKind.QUERY else "it was entered"


def why_moved(before: Mapping, clock: Clock) -> str:
    """What of its basis differs from `before` (as `kept_basis` gave it)."""
    now = kept_basis(clock.basis)
    found = []
    if (more := now.get("query_days", 0) - before.get("query_days", 0)) > 0:
        kind = "working " if clock.basis.counted.startswith("Working") else ""
        found.append(f"a query was open for {days(more, kind)}")
    if now.get("kept_until") != before.get("kept_until"):
        until = now.get("kept_until")
        found.append(
            f"the requested State told that data are kept until {_day(until)}"
            if until
            else "what was entered of its renewal was taken back"
        )
    if now.get("counted_from", "") != before.get("counted_from", "") and now.get("counted_from"):
        found.append(f"it is counted from {_day(now['counted_from'])} now")
    if now.get("length") != before.get("length") and before.get("length"):
        found.append(f"its rule changed from {before['length']} to {now.get('length', 'another period')}")
    if now.get("counted") != before.get("counted") and before.get("counted"):
        found.append(f"it is counted otherwise: {now.get('counted', 'by day')}, before {before['counted']}")
    if now.get("entry") and now["entry"] != before.get("entry"):
        found.append(_why_told(before, now))
    elif now.get("given") != before.get("given") and not now.get("kept_until"):
        found.append("another day was entered")
    return " and ".join(found) or "what it rests on changed"


def _why_told(before: Mapping, now: Mapping) -> str:
    """Of a day that the requested State named: anew, or before what does not hold any more."""
    is_new = (now["told_on"], now["entry"]) > (before.get("told_on", ""), before.get("entry", 0))
    told = f"the requested State said on {_day(now['told_on'])} that it would be that day"
    return told if is_new else f"{told}, and what it said after that does not hold"


def why_ended(key: str, clock: Clock | None) -> str:
    """Why it runs no more; None where the clock is gone altogether."""
    if clock is None and key.startswith(ASKED):
        return "the question is not open any more"
    if clock is None and key == THEIR_WORD:
        return "what they said does not hold any more"
    if clock is None:
        return "the day was taken back" if key.startswith(ENTERED) else "what it rested on is gone"
    if clock.state == ClockState.MET:
        return f"{clock.words[0].lower()}{clock.words[1:]}"
    return "the request was given up"


def _day(day: str) -> str:
    return in_words(date.fromisoformat(day))
