"""Inviting people and changing what they may do."""

import pytest
from django.core import mail
from django.db import IntegrityError

from accounts import invitations, services
from accounts.choices import Role
from accounts.models import RoleAssignment, User
from accounts.services import AdministrationRefused, StillHoldsWork
from tests.factories import NOON, OfficeFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return UserFactory(roles=[Role.ADMINISTRATOR], name="Ada Sample")


def invited(by, **changes):
    fields = {
        "email": "Ben.Sample@Ministry.example",
        "name": "Ben Sample",
        "office": changes.pop("office", None) or OfficeFactory(),
        "roles": [Role.LEGAL_OFFICER],
        **changes,
    }
    return services.invite(by=by, at=NOON, **fields)


def change(person, by, **changes):
    fields = {"name": person.name, "email": person.email, "office": person.office, "roles": person.roles, **changes}
    return services.change_person(person, by=by, at=NOON, **fields)


class TestInvite:
    def test_adds_them_without_a_password(self, administrator):
        person = invited(administrator)
        assert person.email == "ben.sample@ministry.example"
        assert person.is_invited
        assert person.roles == {Role.LEGAL_OFFICER}
        assert str(person.administration.get()).startswith("Ada Sample invited Ben Sample.")

    def test_mails_who_invites_where_and_what_comity_is(self, administrator):
        person = invited(administrator)
        [message] = mail.outbox
        assert message.to == [person.email]
        for words in ("Ada Sample", str(person.office), "Pakistan", "mutual legal assistance", "works once", "3 days"):
            assert words in message.body
        assert "&#x27;" not in message.body

    def test_is_refused_to_a_supervisor(self):
        with pytest.raises(AdministrationRefused, match="Only an administrator"):
            invited(UserFactory(roles=[Role.SUPERVISOR]))
        assert not mail.outbox
        assert not User.objects.filter(name="Ben Sample").exists()

    def test_refuses_an_address_that_is_taken_in_any_spelling(self, administrator):
        UserFactory(email="ben.sample@ministry.example", name="Benedict Sample")
        with pytest.raises(AdministrationRefused, match="Benedict Sample has the address"):
            invited(administrator)

    @pytest.mark.parametrize(
        ("roles", "reason"),
        [
            ([], "at least one role"),
            ([Role.AUDITOR, Role.SUPERVISOR], "An auditor acts on nothing"),
            ([Role.CENTRAL_AUTHORITY], "is not a central authority of Pakistan"),
        ],
    )
    def test_refuses_roles_that_do_not_fit(self, administrator, roles, reason):
        with pytest.raises(AdministrationRefused, match=reason):
            invited(administrator, roles=roles)
        assert not mail.outbox

    def test_refuses_work_for_an_office_without_one(self, administrator):
        with pytest.raises(AdministrationRefused, match="Choose an office"):
            services.invite(
                email="b@ministry.example", name="B", office=None, roles=[Role.TRAINER], by=administrator, at=NOON
            )

    def test_refuses_a_closed_office(self, administrator):
        with pytest.raises(AdministrationRefused, match="is closed"):
            invited(administrator, office=OfficeFactory(is_active=False))

    def test_refuses_a_name_that_is_too_long(self, administrator):
        with pytest.raises(AdministrationRefused, match="Name"):
            invited(administrator, name="B" * 121)

    def test_keeps_the_person_when_the_mail_server_is_down(self, administrator, settings):
        settings.EMAIL_BACKEND = "tests.accounts.mail.Down"
        with pytest.raises(invitations.InvitationNotSent, match="could not be sent"):
            invited(administrator)
        assert User.objects.get(name="Ben Sample").is_invited

    def test_makes_only_administrators_staff(self, administrator):
        assert not invited(administrator).is_staff
        other = invited(administrator, email="c@ministry.example", roles=[Role.ADMINISTRATOR])
        assert other.is_staff
        assert other.is_superuser


class TestInviteAgain:
    def test_sends_a_new_link(self, administrator):
        person = invited(administrator)
        services.invite_again(person, by=administrator, at=NOON)
        assert len(mail.outbox) == 2

    def test_is_refused_once_they_chose_a_password(self, administrator):
        with pytest.raises(AdministrationRefused, match="has chosen a password already"):
            services.invite_again(UserFactory(), by=administrator, at=NOON)
        assert not mail.outbox


class TestChangePerson:
    def test_sets_roles_and_records_before_and_after(self, administrator):
        person = change(UserFactory(), administrator, roles=[Role.SUPERVISOR, Role.TRAINER])
        assert person.roles == {Role.SUPERVISOR, Role.TRAINER}
        assert person.administration.get().note == "Roles: Legal officer is now Supervisor, Trainer."

    def test_makes_and_unmakes_administrators(self, administrator):
        person = change(UserFactory(), administrator, roles=[Role.ADMINISTRATOR])
        assert person.is_superuser
        assert not change(person, administrator, roles=[Role.LEGAL_OFFICER]).is_superuser

    def test_does_not_take_the_role_from_the_last_administrator(self, administrator):
        UserFactory(roles=[Role.ADMINISTRATOR], is_active=False)
        with pytest.raises(AdministrationRefused, match="Ada Sample is the only administrator left"):
            change(administrator, administrator, roles=[Role.SUPERVISOR])
        assert User.objects.get(pk=administrator.pk).roles == {Role.ADMINISTRATOR}

    def test_cannot_be_done_to_oneself_by_an_officer(self):
        person = UserFactory()
        with pytest.raises(AdministrationRefused):
            change(person, person, roles=[Role.SUPERVISOR])
        assert User.objects.get(pk=person.pk).roles == {Role.LEGAL_OFFICER}

    def test_leaves_no_open_work_behind_in_the_old_office(self, administrator, open_work_of):
        person = open_work_of(UserFactory(), "CA/2026/0001: draft")
        with pytest.raises(StillHoldsWork, match="holds open work"):
            change(person, administrator, office=OfficeFactory())
        assert User.objects.get(pk=person.pk).office == person.office

    def test_leaves_the_roles_that_open_work_needs(self, administrator, open_work_of):
        person = open_work_of(UserFactory(roles=[Role.LEGAL_OFFICER, Role.TRAINER]), "CA/2026/0001: draft")
        with pytest.raises(StillHoldsWork):
            change(person, administrator, roles=[Role.TRAINER])
        assert change(person, administrator, roles=[Role.LEGAL_OFFICER]).roles == {Role.LEGAL_OFFICER}

    def test_a_changed_address_ends_the_links_sent_to_the_old_one(self, administrator):
        person = invited(administrator)
        old = invitations.link(person)
        changed = change(person, administrator, email="Other@Ministry.example")
        assert changed.email == "other@ministry.example"
        assert invitations.link(changed) != old


class TestChangeOwnName:
    def test_is_on_record(self):
        person = UserFactory(name="Ben Sample")
        services.change_own_name(person, name="Ben B. Sample", at=NOON)
        assert User.objects.get(pk=person.pk).name == "Ben B. Sample"
        assert person.administration.get().note == "Name: Ben Sample is now Ben B. Sample."


@pytest.mark.database
class TestConstraints:
    def test_hold_a_role_once(self):
        person = UserFactory()
        with pytest.raises(IntegrityError):
            RoleAssignment.objects.create(user=person, role=Role.LEGAL_OFFICER)

    def test_keep_addresses_in_lower_case(self):
        with pytest.raises(IntegrityError):
            UserFactory(email="Ben@ministry.example")
