"""The standard text of each kind, from what is known. Pure: facts in, words out.

No law is claimed in it, so that it may be issued without a second person; a text that differs is somebody's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from requests_app.choices import DeadlineKind, FollowUpKind, LetterKind
from requests_app.follow_up.facts import Facts

SUBJECTS = {
    FollowUpKind.ANSWER: "{what} {reference}: our answer",
    FollowUpKind.REMINDER: "{what} {reference}: please tell us where it stands",
    FollowUpKind.WITHDRAWAL: "{what} {reference}: it is withdrawn",
}
OVERDUE = {
    DeadlineKind.ACKNOWLEDGEMENT: "Its acknowledgement was expected by {day} and has not come.",
    DeadlineKind.WANTED_BY: "It asked for an answer by {day}, which has not come.",
    DeadlineKind.EXPECTED: "You told us that you expected to answer by {day}, which is past.",
}


@dataclass(frozen=True, slots=True)
class Wording:
    subject: str
    text: str


def standard(kind: str, facts: Facts) -> Wording:
    """As it is drafted from the request on this day."""
    what = LetterKind(facts.follows.kind).label if facts.follows.is_ours else "Request"
    return Wording(
        subject=SUBJECTS[kind].format(what=what, reference=facts.told.reference),
        text="\n\n".join([_refers(kind, facts), *BODIES[kind](facts)]),
    )


def _refers(kind: str, facts: Facts) -> str:
    follows = facts.follows
    way = [follows.route] if follows.route else []
    way += [f"dispatch reference {follows.dispatch_reference}"] if follows.dispatch_reference else []
    if follows.is_ours:
        what = f"{LetterKind(follows.kind).label.lower()} of {_day(follows.issued_on)}"
    else:
        what = f"request {facts.told.reference}"
    sent = f"We refer to our {what}, sent on {_day(follows.sent_on)}"
    sent += f" ({', '.join(way)})" if way else ""
    if kind != FollowUpKind.ANSWER:
        return f"{sent}."
    days = list(dict.fromkeys(_day(each.asked_on) for each in facts.questions))
    asked = "question" if len(facts.questions) == 1 else "questions"
    return f"{sent}, and to your {asked} of {_listed(days)}." if days else f"{sent}."


def _reminder(facts: Facts) -> Iterator[str]:
    known = []
    if facts.acknowledged_on:
        known.append(f"You acknowledged its receipt on {_day(facts.acknowledged_on)}.")
    elif not facts.was_received:
        known.append("We have not learnt that you received it.")
    if facts.in_part_on:
        known.append(f"On {_day(facts.in_part_on)} part of what it asks for came; the rest is still waited for.")
    if facts.postponed_on:
        known.append(f"Its execution was postponed on {_day(facts.postponed_on)}.")
    known += [OVERDUE[each.kind].format(day=_day(each.due_on)) for each in facts.overdue]
    if known:
        yield " ".join(known)
    ask = [] if facts.was_received else ["whether you received it, and under which reference you keep it;"]
    ask += [
        "which authority carries it out;",
        "how far its execution is, and when an answer can be expected;",
        "whether you need anything further from us.",
    ]
    yield "Please tell us:"
    yield "\n".join(f"- {each}" for each in ask)


def _withdrawal(facts: Facts) -> Iterator[str]:
    yield "We withdraw this request. Please cease its execution."
    yield (
        "Please return or destroy, as your law allows, what was gathered to carry it out and was not handed to us, and "
        "tell us what was done."
    )
    yield "Please confirm that you received this letter."


def _answer(facts: Facts) -> Iterator[str]:
    yield "We answer as follows." if len(facts.questions) == 1 else "We answer each as follows."


BODIES = {
    FollowUpKind.REMINDER: _reminder,
    FollowUpKind.WITHDRAWAL: _withdrawal,
    FollowUpKind.ANSWER: _answer,
}


def _listed(days: list[str]) -> str:
    return days[0] if len(days) == 1 else f"{', '.join(days[:-1])} and {days[-1]}"


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
