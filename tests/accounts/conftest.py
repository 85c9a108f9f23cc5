"""An administrator in a browser; open work as a room above would register it."""

import pytest

from accounts import open_work
from accounts.choices import Role
from tests.factories import UserFactory


@pytest.fixture
def open_work_of(monkeypatch):
    """`open_work_of(person, "CA/2026/0001: draft")` gives the person that work; it is held in `open_work_of.desks`."""
    desks: dict[int, list[str]] = {}

    def give(person, *items):
        desks[person.pk] = list(items)
        return person

    def hand_over(person, *, to, by, at):
        desks[to.pk] = desks.get(to.pk, []) + desks.pop(person.pk)

    kind = open_work.OpenWork(
        held_by=lambda person: desks.get(person.pk, []),
        may_take=lambda candidate, *, person: candidate.has_role(Role.LEGAL_OFFICER),
        hand_over=hand_over,
        roles=frozenset({Role.LEGAL_OFFICER, Role.SUPERVISOR}),
    )
    monkeypatch.setattr(open_work, "_kinds", [kind])
    give.desks = desks
    return give


@pytest.fixture
def administrator():
    return UserFactory(roles=[Role.ADMINISTRATOR], office=None, name="Ada Sample")


@pytest.fixture
def browser(client, administrator):
    client.force_login(administrator)
    return client
