"""When somebody leaves: at once, with nothing left behind, and never the last administrator."""

import threading

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.db import connection
from django.urls import reverse

from accounts import services
from accounts.choices import Role
from accounts.models import User
from accounts.services import AdministrationRefused, StillHoldsWork
from tests.factories import NOON, UserFactory
from treaties.models import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return UserFactory(roles=[Role.ADMINISTRATOR], name="Ada Sample")


def fresh(person):
    return User.objects.get(pk=person.pk)


class TestDisable:
    def test_ends_every_session_at_once(self, administrator, client):
        person = UserFactory()
        client.force_login(person)
        assert client.get(reverse("accounts:profile")).status_code == 200
        services.disable(person, by=administrator, at=NOON)
        response = client.get(reverse("accounts:profile"))
        assert response.url.startswith(reverse("account_login"))

    def test_does_not_revive_a_session_when_they_are_enabled_again(self, administrator, client):
        person = UserFactory()
        client.force_login(person)
        services.disable(person, by=administrator, at=NOON)
        services.enable(person, by=administrator, at=NOON)
        assert client.get(reverse("accounts:profile")).status_code == 302

    def test_ends_the_password(self, administrator, client):
        person = UserFactory()
        services.disable(person, by=administrator, at=NOON)
        client.post(reverse("account_login"), {"login": person.email, "password": "correct horse battery"})
        assert "_auth_user_id" not in client.session

    def test_is_on_record(self, administrator):
        person = UserFactory(name="Ben Sample")
        services.disable(person, by=administrator, at=NOON)
        event = person.administration.get()
        assert str(event) == "Ada Sample disabled the account of Ben Sample."
        assert event.at == NOON

    def test_refuses_the_last_active_administrator(self, administrator):
        UserFactory(roles=[Role.ADMINISTRATOR], is_active=False)
        with pytest.raises(AdministrationRefused, match="Ada Sample is the only administrator left"):
            services.disable(administrator, by=administrator, at=NOON)
        assert fresh(administrator).is_active

    def test_lets_one_of_two_administrators_go(self, administrator):
        other = UserFactory(roles=[Role.ADMINISTRATOR])
        services.disable(other, by=administrator, at=NOON)
        assert not fresh(other).is_active

    def test_is_refused_to_everybody_else(self):
        supervisor, officer = UserFactory(roles=[Role.SUPERVISOR]), UserFactory()
        with pytest.raises(AdministrationRefused, match="Only an administrator"):
            services.disable(officer, by=supervisor, at=NOON)
        assert fresh(officer).is_active

    def test_refuses_while_they_hold_open_work(self, administrator, open_work_of):
        person = open_work_of(UserFactory(), "CA/2026/0001: draft", "CA/2026/0002: draft")
        with pytest.raises(StillHoldsWork, match=r"open work \(2\)") as refused:
            services.disable(person, by=administrator, at=NOON)
        assert refused.value.items == ["CA/2026/0001: draft", "CA/2026/0002: draft"]
        assert fresh(person).is_active

    def test_hands_open_work_over_in_the_same_breath(self, administrator, open_work_of):
        person = open_work_of(UserFactory(), "CA/2026/0001: draft")
        colleague = UserFactory(office=person.office, name="Cem Sample")
        services.disable(person, by=administrator, at=NOON, hand_over_to=colleague)
        assert open_work_of.desks == {colleague.pk: ["CA/2026/0001: draft"]}
        assert not fresh(person).is_active
        notes = [event.note for event in person.administration.all()]
        assert "To Cem Sample: CA/2026/0001: draft." in notes

    def test_gives_open_work_to_nobody_of_another_office(self, administrator, open_work_of):
        person = open_work_of(UserFactory(), "CA/2026/0001: draft")
        with pytest.raises(AdministrationRefused, match="cannot take this work over"):
            services.disable(person, by=administrator, at=NOON, hand_over_to=UserFactory())
        assert open_work_of.desks == {person.pk: ["CA/2026/0001: draft"]}
        assert fresh(person).is_active

    def test_twice_is_told(self, administrator):
        person = UserFactory(is_active=False)
        with pytest.raises(AdministrationRefused, match="disabled already"):
            services.disable(person, by=administrator, at=NOON)


class TestEnable:
    def test_lets_them_in_through_a_new_invitation(self, administrator):
        person = UserFactory()
        services.disable(person, by=administrator, at=NOON)
        services.enable(person, by=administrator, at=NOON)
        assert fresh(person).is_invited
        assert [message.to for message in mail.outbox] == [[person.email]]

    def test_is_refused_while_their_office_is_closed(self, administrator):
        person = UserFactory(is_active=False, office__is_active=False)
        with pytest.raises(AdministrationRefused, match="is closed"):
            services.enable(person, by=administrator, at=NOON)
        assert not fresh(person).is_active


class TestHandOver:
    def test_is_refused_where_there_is_nothing(self, administrator, open_work_of):
        person = UserFactory()
        with pytest.raises(AdministrationRefused, match="holds no open work"):
            services.hand_over(person, to=UserFactory(office=person.office), by=administrator, at=NOON)

    def test_is_refused_to_somebody_whose_role_does_not_allow_the_work(self, administrator, open_work_of):
        person = open_work_of(UserFactory(), "CA/2026/0001: draft")
        trainee = UserFactory(office=person.office, roles=[Role.TRAINEE])
        with pytest.raises(AdministrationRefused, match="cannot take this work over"):
            services.hand_over(person, to=trainee, by=administrator, at=NOON)


class TestRemoveSecondFactor:
    def test_leaves_the_password(self, administrator):
        person = UserFactory()
        Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
        services.remove_second_factor(person, by=administrator, at=NOON)
        assert not Authenticator.objects.filter(user=person).exists()
        assert "removed the second factor" in str(person.administration.get())

    def test_says_so_where_there_is_none(self, administrator):
        with pytest.raises(AdministrationRefused, match="has no second factor"):
            services.remove_second_factor(UserFactory(), by=administrator, at=NOON)


@pytest.mark.database
class TestTwoAdministratorsWhoDisableEachOther:
    @pytest.fixture
    def pair(self, transactional_db):
        State.objects.get_or_create(code="PK", defaults={"name": "Pakistan"})
        return [UserFactory(roles=[Role.ADMINISTRATOR]) for _ in range(2)]

    def test_leave_exactly_one(self, pair):
        start, refusals = threading.Barrier(2), []

        def attempt(by, other):
            start.wait()
            try:
                services.disable(other, by=by, at=NOON)
            except AdministrationRefused as refused:
                refusals.append(str(refused))
            connection.close()

        threads = [threading.Thread(target=attempt, args=each) for each in (pair, pair[::-1])]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert User.objects.filter(is_active=True).count() == 1
        assert len(refusals) == 1
