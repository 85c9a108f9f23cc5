"""Open work that a person holds. The rooms above register what they know; this room only asks.

open_work.register(OpenWork(held_by=..., may_take=..., hand_over=..., roles=...))
"""

from collections.abc import Callable
from dataclasses import dataclass

from accounts.models import User


@dataclass(frozen=True)
class OpenWork:
    """One kind of work that somebody can hold.

    held_by(person) -> list[str]: one line an item, as an administrator reads it; empty where they hold none.
    may_take(candidate, *, person) -> bool: whether the candidate could take all of it over.
    hand_over(person, *, to, by, at): give all of it to `to` and record that; runs inside the caller's transaction.
    roles: one of these is needed to hold it, so the last of them is not taken from somebody who does.
    """

    held_by: Callable[[User], list[str]]
    may_take: Callable[..., bool]
    hand_over: Callable[..., None]
    roles: frozenset[str]


_kinds: list[OpenWork] = []


def register(kind: OpenWork) -> None:
    _kinds.append(kind)


def held_by(person: User) -> list[str]:
    """All open work of a person, one line an item."""
    return [line for kind in _kinds for line in kind.held_by(person)]


def takers(person: User) -> list[User]:
    """Who of the same office can take over everything this person holds."""
    if person.office_id is None:
        return []
    colleagues = User.objects.filter(office=person.office_id, is_active=True).exclude(pk=person.pk)
    held = _held(person)
    return [
        each
        for each in colleagues.prefetch_related("role_assignments")
        if all(kind.may_take(each, person=person) for kind in held)
    ]


def hand_over(person: User, *, to: User, by: User | None, at) -> None:
    for kind in _held(person):
        kind.hand_over(person, to=to, by=by, at=at)


def roles_needed(person: User) -> list[frozenset[str]]:
    """For each kind of work they hold: the roles of which they must keep one."""
    return [kind.roles for kind in _held(person)]


def _held(person: User) -> list[OpenWork]:
    return [kind for kind in _kinds if kind.held_by(person)]
