"""Every ordered pair on one day, fast: the usable codes, best first. The law is that of `standing` and `ranking`."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from treaties.channels.answer import LETTERS_ROGATORY
from treaties.channels.ranking import sort_key
from treaties.channels.standing import (
    EUROPEAN_UNION,
    Place,
    Standing,
    is_adopted,
    is_in_force,
    is_member,
    is_verified,
    place,
    since_both,
)
from treaties.registry import InstrumentRecord, ParticipationRecord, Registry

Bound = dict[str, tuple[ParticipationRecord, Place]]


def all_pairs(registry: Registry, on: date) -> dict[str, tuple[str, ...]]:
    """{"PK-US": ("UNTOC", ..., "LETTERS-ROGATORY")} for every ordered pair of States, in the order of their codes.

    Equal to the codes of `resolve(...).usable` for each pair, without measures and offence.
    """
    states = sorted(code for code, state in registry.states.items() if state.kind != "union")
    codes = usable_on(registry, on)
    answers = {}
    for position, one in enumerate(states):
        for other in states[position + 1 :]:
            answers[one, other] = codes(one, other)
    return {
        f"{one}-{other}": answers[(one, other) if one < other else (other, one)]
        for one in states
        for other in states
        if one != other
    }


def usable_on(registry: Registry, on: date) -> Callable[[str, str], tuple[str, ...]]:
    """Answers on one day, for as many pairs as are asked: the usable codes of two States, best first."""
    states = sorted(code for code, state in registry.states.items() if state.kind != "union")
    shared, of_pair = _standalone(registry, on, states)
    masks = dict.fromkeys(states, 0)
    for bit, (_, bound) in enumerate(shared):
        for code in bound:
            masks[code] |= 1 << bit
    plain = _Ordered(registry, shared)

    def codes(one: str, other: str) -> tuple[str, ...]:
        one, other = (one, other) if one < other else (other, one)
        return plain.codes(masks[one] & masks[other], one, other, of_pair.get((one, other), ()))

    return codes


def _standalone(registry: Registry, on: date, states: list[str]):
    """What can carry a request on the day: instruments of many States with who is bound, and those of one pair."""
    shared, of_pair = [], defaultdict(list)
    members = [code for code in states if is_member(registry, code, on)]
    for code, record in registry.instruments.items():
        if record.basis_role != "standalone" or not is_adopted(record, on):
            continue
        rows = {state: (row, place(row, on)) for state, row in registry.participations[code].items()}
        bound = {state: each for state, each in rows.items() if each[1].standing == Standing.BOUND}
        if record.kind == "bilateral":
            for pair in _pairs(bound, members, set(rows)):
                of_pair[pair].append((record, bound))
        else:
            carried = {
                state: each
                for state, each in bound.items()
                if state != EUROPEAN_UNION and is_in_force(record, on, each[0], each[0])
            }
            shared.append((record, carried))
    return shared, of_pair


def _pairs(bound: Bound, members: list[str], with_row: set[str]):
    """The pairs that a bilateral treaty or one of the European Union binds, each as (lower code, higher code)."""
    if EUROPEAN_UNION in bound:
        thirds = [state for state in bound if state != EUROPEAN_UNION]
        pairs = [(third, member) for third in thirds for member in members if member not in with_row]
    else:
        pairs = [tuple(bound)] if len(bound) == 2 else []
    return [tuple(sorted(pair)) for pair in pairs]


class _Ordered:
    """Orders what binds a pair. Many pairs share their instruments: an order that fits all of them is kept."""

    def __init__(self, registry: Registry, shared: list[tuple[InstrumentRecord, Bound]]):
        self.registry, self.shared, self.known = registry, shared, {}

    def codes(self, mask: int, one: str, other: str, of_pair) -> tuple[str, ...]:
        if not of_pair:
            if known := self.known.get(mask):
                return known
            instruments, is_common = self._of(mask)
            if is_common:  # no two share a preference: the order cannot depend on the pair
                ordered = sorted(instruments, key=lambda each: each[0].preference)
                self.known[mask] = (*(record.code for record, _ in ordered), LETTERS_ROGATORY)
                return self.known[mask]
            return self._ordered(instruments, one, other)
        return self._ordered([*self._of(mask)[0], *of_pair], one, other)

    def _of(self, mask: int) -> tuple[list[tuple[InstrumentRecord, Bound]], bool]:
        instruments = [each for bit, each in enumerate(self.shared) if mask >> bit & 1]
        preferences = {record.preference for record, _ in instruments}
        return instruments, len(preferences) == len(instruments)

    def _ordered(self, instruments, one: str, other: str) -> tuple[str, ...]:
        keyed = []
        for record, bound in instruments:
            first, second = (bound.get(code) or bound[EUROPEAN_UNION] for code in (one, other))
            verified = is_verified(first[0]) and is_verified(second[0])
            keyed.append(sort_key(record, verified, since_both(record, first[1], second[1])))
        return (*(key[-1] for key in sorted(keyed)), LETTERS_ROGATORY)
