"""Our own experience with a State, from the history of what was sent to it: how long it took, what came back and why.

It is told as experience with its counts, never as law, and counts only requests that the reader may see.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from statistics import median

from accounts.models import User
from requests_app.choices import Act, Deficiency, Section
from requests_app.deadlines import Step, steps_of
from requests_app.models import RequestEvent
from requests_app.selectors import visible_to
from treaties import additions

ENOUGH = 5  # of fewer no usual time is told
TELLING = (Act.TRANSMIT, Act.ACKNOWLEDGE, Act.EXECUTE, Act.RECORD_RETURN, Act.REFUSE)


@dataclass(frozen=True, slots=True)
class Waited:
    """How many got so far, and the median of the days it took them; None where they are fewer than ENOUGH."""

    count: int
    days: int | None

    @classmethod
    def of(cls, days: Sequence[int]) -> "Waited":
        return cls(len(days), round(median(days)) if len(days) >= ENOUGH else None)


@dataclass(frozen=True, slots=True)
class Experience:
    """`returned` and `refused` count requests; `deficiencies` what was found wanting, in words, most often first."""

    sent: int
    acknowledged: Waited
    executed: Waited
    returned: int
    refused: int
    deficiencies: tuple[tuple[str, int], ...]
    enough: int = ENOUGH


def experience_with(user: User, *, requesting: str, requested: str, measure: str = "") -> Experience:
    """What one State's requests to another met, with one measure or any. Exercises are none of it."""
    requests = visible_to(user).filter(requesting_state=requesting, requested_state=requested, is_exercise=False)
    if measure:
        requests = requests.filter(measures__assistance_type=measure)
    events = RequestEvent.objects.filter(assistance_request__in=requests.values("pk"), act__in=TELLING)
    events = events.only("assistance_request_id", "act", "on", "at", "details").order_by("assistance_request", "pk")
    return experience_of(steps_of(each) for _, each in groupby(events, key=attrgetter("assistance_request_id")))


def experience_of(histories: Iterable[Sequence[Step]]) -> Experience:
    """Each history: the steps of one request, oldest first."""
    sent = [steps for steps in histories if _days(steps, Act.TRANSMIT)]
    returns = [step for steps in sent for step in steps if step.act == Act.RECORD_RETURN]
    wanting = Counter(_in_words(each) for step in returns for each in step.details.get("deficient", ()))
    return Experience(
        sent=len(sent),
        acknowledged=Waited.of([days for steps in sent if (days := _until_acknowledged(steps)) is not None]),
        executed=Waited.of([days for steps in sent if (days := _until_executed(steps)) is not None]),
        returned=sum(bool(_days(steps, Act.RECORD_RETURN)) for steps in sent),
        refused=sum(bool(_days(steps, Act.REFUSE)) for steps in sent),
        deficiencies=tuple(wanting.most_common()),
    )


def _days(steps: Sequence[Step], act: Act) -> list:
    return [step.on for step in steps if step.act == act]


def _until_acknowledged(steps: Sequence[Step]) -> int | None:
    """From the sending of the letter that was acknowledged first."""
    sent_on = None
    for step in steps:
        if step.act == Act.TRANSMIT:
            sent_on = step.on
        elif step.act == Act.ACKNOWLEDGE and sent_on:
            return (step.on - sent_on).days
    return None


def _until_executed(steps: Sequence[Step]) -> int | None:
    """From the first sending: what came back and was sent again took all of that time."""
    executed = _days(steps, Act.EXECUTE)
    return (executed[0] - _days(steps, Act.TRANSMIT)[0]).days if executed else None


def _in_words(deficient: dict) -> str:
    """Rows of before fields were told name a section only."""
    where = deficient.get("label") or Section(deficient["section"]).label
    return f"{where}: {Deficiency(deficient['deficiency']).label.lower()}"


additions.register(additions.Addition(template="requests_app/_experience.html", content=experience_with))
