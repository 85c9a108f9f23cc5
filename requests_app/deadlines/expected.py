"""The day by which the other side said that it would act: of all that it said, the last holds."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from requests_app.choices import Act, DeadlineKind
from requests_app.deadlines.clock import GIVEN_UP, OUTCOMES, THEIR_WORD, Basis, Clock, Step, TheirWord, in_words, until


def clocks(said: Iterable[TheirWord], steps: Sequence[Step], on: date) -> Iterator[Clock]:
    """One, met by an outcome. None where the request was given up, or was postponed since they said it."""
    last = max(said, key=lambda each: (each.told_on, each.entry), default=None)
    if last is None or any(step.act in GIVEN_UP or _postpones(step, last) for step in steps):
        return
    outcome = next((step for step in steps if step.act in OUTCOMES), None)
    state, words = until(last.expected_on, outcome, on)
    yield Clock(
        key=THEIR_WORD,
        title=DeadlineKind.EXPECTED.label,
        state=state,
        due_on=last.expected_on,
        words=words,
        rule=f"{last.by or 'They'} said so on {in_words(last.told_on)}.",
        set_by="The requested State",
        kind=DeadlineKind.EXPECTED,
        basis=Basis(given=last.expected_on.isoformat(), told_on=last.told_on.isoformat(), entry=last.entry),
    )


def _postpones(step: Step, last: TheirWord) -> bool:
    """A day that came with the postponement itself, or after it, holds."""
    return step.act == Act.POSTPONE and step.on > last.told_on
