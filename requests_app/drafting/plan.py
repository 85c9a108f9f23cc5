"""The plan of a case: its requests in the order in which they can go, what each waits for and might wait for. Pure.

The order is the officers' (`models.WaitsFor`); what they might add is the law files' (`comes_after`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from requests_app.models import AssistanceRequest, WaitsFor
from requests_app.reading.beside import ANSWERED, is_answered
from treaties.law import LawBook


@dataclass(frozen=True, slots=True)
class Awaited:
    assistance_request: AssistanceRequest
    is_answered: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a request might wait for, and why, in a sentence."""

    assistance_request: AssistanceRequest
    because: str


@dataclass(frozen=True, slots=True)
class Step:
    """A request in its place. `depth`: how many go before it, one after another."""

    assistance_request: AssistanceRequest
    depth: int
    measures: tuple[str, ...]  # in words
    awaits: tuple[Awaited, ...]
    might_await: tuple[Suggestion, ...]

    @property
    def is_sent_too_soon(self) -> bool:
        """Whether it went although something it waits for is not answered."""
        return self.assistance_request.was_sent and not all(each.is_answered for each in self.awaits)


def plan(requests: Sequence[AssistanceRequest], links: Iterable[WaitsFor], law: LawBook) -> tuple[Step, ...]:
    """Of the requests that somebody may see, with their measures and events; a link to any other is left out."""
    by_key = {each.pk: each for each in requests}
    awaited: dict[int, list[int]] = {key: [] for key in by_key}
    for link in links:
        if link.waiting_id in by_key and link.awaited_id in by_key:
            awaited[link.waiting_id].append(link.awaited_id)
    steps = (_step(each, by_key, awaited, law) for each in requests)
    return tuple(sorted(steps, key=lambda step: (step.depth, step.assistance_request.pk)))


def _step(
    one: AssistanceRequest, by_key: Mapping[int, AssistanceRequest], awaited: Mapping[int, Sequence[int]], law: LawBook
) -> Step:
    titles = (law.assistance_types[each.assistance_type].title for each in one.measures.all())
    return Step(
        assistance_request=one,
        depth=_depth(one.pk, awaited),
        measures=tuple(dict.fromkeys(titles)),
        awaits=tuple(Awaited(by_key[key], is_answered(by_key[key])) for key in awaited[one.pk]),
        might_await=tuple(_suggested(one, by_key, awaited, law)),
    )


def _depth(key: int, awaited: Mapping[int, Sequence[int]]) -> int:
    return max((_depth(each, awaited) + 1 for each in awaited[key]), default=0)


def _suggested(one, by_key, awaited, law) -> Iterable[Suggestion]:
    """Requests to the same State whose measures usually come first; none once this one is answered."""
    if one.status in ANSWERED:
        return
    own = {each.assistance_type for each in one.measures.all()}
    first = {key: kind for kind in own for key in law.assistance_types[kind].comes_after if key not in own}
    for other in by_key.values():
        kinds = [each.assistance_type for each in other.measures.all() if each.assistance_type in first]
        if other.requested_state_id != one.requested_state_id or not kinds or other.status in ANSWERED:
            continue
        if other.pk != one.pk and other.pk not in awaited[one.pk] and not _waits(other.pk, one.pk, awaited):
            before, after = (law.assistance_types[key].title for key in (kinds[0], first[kinds[0]]))
            yield Suggestion(other, f"{before} usually comes before {after[:1].lower()}{after[1:]}.")


def _waits(key: int, for_key: int, awaited: Mapping[int, Sequence[int]]) -> bool:
    return for_key in awaited[key] or any(_waits(each, for_key, awaited) for each in awaited[key])
