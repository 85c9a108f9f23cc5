"""Pairs of some States by the kind of their best channel on a day."""

from dataclasses import dataclass
from datetime import date

from treaties.channels import usable_on
from treaties.channels.kinds import ALL_KINDS, Kind
from treaties.channels.standing import bound_under, is_member
from treaties.pictures.best import Best, best_on
from treaties.registry import Registry, StateRecord
from treaties.search.folding import by_name

MOST = 40  # rows that can still be read, and a page that stays small
USUAL = 30
MEMBERS_OF_THE_UNION = "EU"


@dataclass(frozen=True, slots=True)
class Matrix:
    """A row for each requesting State: its cells in the order of the columns, None on the diagonal."""

    states: tuple[StateRecord, ...]
    rows: tuple[tuple[StateRecord, tuple[Best | None, ...]], ...]
    left_out: int = 0  # States of the group that found no room

    @property
    def counts(self) -> list[tuple[Kind, int]]:
        """How many pairs each kind has; a pair counts once, since the rule does not ask who requests."""
        cells = [cell for _, row in self.rows for cell in row if cell]
        return [(kind, sum(cell.kind is kind for cell in cells) // 2) for kind in ALL_KINDS]


def matrix_of(registry: Registry, codes: list[str], on: date) -> Matrix:
    """At most MOST of the States, those that most instruments bind, in the order of their names."""
    kept = _most_bound(registry, codes, on) if len(codes) > MOST else codes
    best = best_on(registry, on)
    states = tuple(sorted((registry.states[code] for code in kept), key=by_name))
    rows = tuple(
        (row, tuple(None if row is column else best(row.code, column.code) for column in states)) for row in states
    )
    return Matrix(states, rows, len(codes) - len(kept))


def most_connected(registry: Registry, around: str, on: date) -> list[str]:
    """A State and those with which it has the most usable instruments."""
    usable = usable_on(registry, on)
    others = [code for code, each in registry.states.items() if each.kind != "union" and code != around]
    by_number = sorted(others, key=lambda code: (-len(usable(around, code)), by_name(registry.states[code])))
    return [around, *by_number[: USUAL - 1]]


def members(registry: Registry, group: str, on: date) -> list[str]:
    """The States of a group on a day: members of the European Union, or those to which an instrument applies."""
    states = [code for code, each in registry.states.items() if each.kind != "union"]
    if group == MEMBERS_OF_THE_UNION:
        return [code for code in states if is_member(registry, code, on)]
    return [code for code in states if group in bound_under(registry, code, on)[0]]


def groups(registry: Registry) -> list[tuple[str, str]]:
    """Groups to choose from: the Union, and each regional instrument or scheme that may carry a request."""
    regional = [
        (record.code, f"Under: {record.short_title or record.title}")
        for record in registry.instruments.values()
        if record.kind in {"regional", "scheme"} and record.basis_role == "standalone" and record.preference > 1
    ]
    return [(MEMBERS_OF_THE_UNION, "Members of the European Union"), *sorted(regional, key=lambda each: each[1])]


def _most_bound(registry: Registry, codes: list[str], on: date) -> list[str]:
    def number(code: str) -> int:
        return sum(map(len, bound_under(registry, code, on)))

    return sorted(codes, key=lambda code: (-number(code), by_name(registry.states[code])))[:MOST]
