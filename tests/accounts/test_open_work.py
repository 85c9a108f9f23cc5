"""Open work: what the rooms above register, this room asks for."""

import pytest

from accounts import open_work
from accounts.choices import Role
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


class TestTakers:
    def test_are_active_people_of_the_same_office_who_may(self, open_work_of):
        person = open_work_of(UserFactory(), "CA/2026/0001: draft")
        colleague = UserFactory(office=person.office)
        UserFactory(office=person.office, roles=[Role.TRAINEE])
        UserFactory(office=person.office, is_active=False)
        UserFactory()
        assert open_work.takers(person) == [colleague]

    def test_are_none_without_an_office(self):
        assert open_work.takers(UserFactory(office=None)) == []


class TestHeldBy:
    def test_gathers_every_kind(self, open_work_of):
        person = open_work_of(UserFactory(), "CA/2026/0001: draft")
        other = open_work.OpenWork(
            held_by=lambda person: ["An exercise"],
            may_take=lambda candidate, *, person: False,
            hand_over=lambda person, *, to, by, at: None,
            roles=frozenset(),
        )
        open_work.register(other)
        assert open_work.held_by(person) == ["CA/2026/0001: draft", "An exercise"]
        assert open_work.takers(person) == []
