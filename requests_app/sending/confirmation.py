"""Urgent first, formal after: whether a letter that went orally or by expedited means is confirmed yet. Pure.

Only the law sets a day: where its file has none ("forthwith"), what is due is told without one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from requests_app.choices import Carried, HopMeans, Party, Route, SentAs
from treaties.law import Deadline

ORAL_CONFIRMATION = "oral_confirmation"  # key of the law files' period
# A letter that comes by one of these has come formally; by e-mail or telephone it is what has to be confirmed.
FORMAL_MEANS = frozenset({HopMeans.POUCH, HopMeans.COURIER, HopMeans.REGISTERED_MAIL, HopMeans.HAND, HopMeans.SYSTEM})
HOUSE_RULE = "What was told orally is confirmed in writing."


@dataclass(frozen=True, slots=True)
class FormalLeg:
    """What of a leg tells whether the letter has come formally. Values of HopMeans, Carried and Party."""

    on: date
    to_party: str
    means: str
    carried: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """That a formal confirmation is due. `due_on`: None where the law sets no day. `rule`: what the law says of it, or
    the house, with `provision` "" where no law is cited."""

    sent_on: date
    due_on: date | None
    met_on: date | None
    words: str
    rule: str
    provision: str
    seen: bool
    is_overdue: bool


def confirmation(
    *,
    route: str,
    sent_as: str,
    sent_on: date,
    legs: Iterable[FormalLeg],
    period: Deadline | None,
    provision: str,
    when: str,
    on: date,
) -> Confirmation | None:
    """As it stands on a day; None where nothing has to be confirmed.

    `route`, `sent_as`, `sent_on`: of the transmission. `period`: the law's for confirming what was oral. `provision`:
    of the period, or of the route where it is no oral one, as it is cited. `when`: what the law says of the route.
    """
    is_oral = route == Route.ORAL_URGENT or sent_as == SentAs.ORAL
    if not is_oral and route != Route.EXPEDITED_MEANS:
        return None
    length = period.days if is_oral and period else None
    due_on = sent_on + timedelta(days=int(length)) if length is not None else None
    met_on = min((leg.on for leg in legs if _is_formal(leg) and leg.on >= sent_on), default=None)
    return Confirmation(
        sent_on=sent_on,
        due_on=due_on,
        met_on=met_on,
        words=_words(due_on, met_on, on),
        rule=_rule(period if is_oral else None, when),
        provision=provision,
        seen=period.seen if is_oral and period else True,
        is_overdue=met_on is None and due_on is not None and on > due_on,
    )


def _is_formal(leg: FormalLeg) -> bool:
    """The letter itself, come to the requested State by a formal means."""
    return (
        leg.carried in {Carried.ORIGINAL, Carried.DIGITAL}
        and leg.means in FORMAL_MEANS
        and leg.to_party in Party.of_the_requested_state()
    )


def _words(due_on: date | None, met_on: date | None, on: date) -> str:
    if met_on:
        late = (met_on - due_on).days if due_on else 0
        return f"Confirmed on {_day(met_on)}{f', {_days(late)} late' if late > 0 else ''}"
    if due_on is None:
        return "Due, without a day that the law sets"
    left = (due_on - on).days
    if left < 0:
        return f"{_days(-left)} overdue"
    return f"{_days(left)} left" if left else "Due today"


def _rule(period: Deadline | None, when: str) -> str:
    if period is None:
        return when or HOUSE_RULE
    how_long = f"within {_days(int(period.days))}" if period.days is not None else period.qualitative
    return f"{period.title}: {how_long}. {period.on_expiry}".strip()


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"


def _days(number: int) -> str:
    return f"{number} day{'s' * (number != 1)}"
