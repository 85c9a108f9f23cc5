"""Signing in, choosing a password, and what is closed."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from accounts import invitations, services
from accounts.choices import Role
from accounts.models import User
from config import settings as real_settings
from tests.factories import NOON, UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def no_attempts_yet():
    cache.clear()


def sign_in(client, email, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def choose_password(client, link, password="a long new password"):
    form = client.get(link.removeprefix(settings.SITE_URL), follow=True)
    where = form.redirect_chain[-1][0] if form.redirect_chain else link
    return client.post(where, {"password1": password, "password2": password}, follow=True)


def invited_person() -> User:
    return services.invite(
        email="ben@ministry.example", name="Ben Sample", office=None, roles=[Role.AUDITOR], by=None, at=NOON
    )


class TestSignIn:
    def test_is_by_address_in_any_spelling(self, client):
        person = UserFactory(email="ben@ministry.example")
        sign_in(client, "Ben@Ministry.example")
        assert client.session["_auth_user_id"] == str(person.pk)

    def test_does_not_say_whether_an_address_is_known(self, client):
        known = sign_in(client, UserFactory().email, "wrong").content.decode()
        unknown = sign_in(client, "nobody@ministry.example", "wrong").content.decode()
        message = "The email address and the password do not belong together."
        assert message in known
        assert message in unknown

    def test_slows_down_whoever_guesses(self, client):
        person = UserFactory()
        for _ in range(10):
            sign_in(client, person.email, "wrong")
        sign_in(client, person.email)
        assert "_auth_user_id" not in client.session

    def test_stores_passwords_with_argon2(self):
        assert real_settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


class TestWithoutSigningIn:
    @pytest.mark.parametrize("name", ["account_login", "account_signup", "account_reset_password"])
    def test_the_way_in_is_open(self, client, name):
        assert client.get(reverse(name)).status_code == 200

    @pytest.mark.parametrize("name", ["accounts:profile", "accounts:offices", "account_change_password", "mfa_index"])
    def test_everything_else_is_shut(self, client, name):
        assert client.get(reverse(name)).url.startswith(reverse("account_login"))


class TestSelfRegistration:
    def test_is_closed_and_says_whom_to_ask(self, client):
        assert "administrator" in client.get(reverse("account_signup")).content.decode()

    def test_makes_nobody(self, client):
        fields = {"email": "me@ministry.example", "password1": PASSWORD, "password2": PASSWORD}
        client.post(reverse("account_signup"), fields)
        assert not User.objects.filter(email="me@ministry.example").exists()


class TestInvitationLink:
    def test_lets_them_choose_a_password_and_confirms_the_address(self, client):
        person = invited_person()
        link = re.search(r"http\S+/password/reset/key/\S+", mail.outbox[0].body)[0]
        choose_password(client, link)
        sign_in(client, person.email, "a long new password")
        assert client.session["_auth_user_id"] == str(person.pk)
        assert EmailAddress.objects.get(user=person).verified

    def test_works_once(self, client):
        person = invited_person()
        link = invitations.link(person)
        choose_password(client, link)
        choose_password(client, link, "an even longer password")
        assert not User.objects.get(pk=person.pk).check_password("an even longer password")

    def test_refuses_a_short_password(self, client):
        person = invited_person()
        response = choose_password(client, invitations.link(person), "short")
        assert "12 characters" in response.content.decode()

    def test_ends_when_the_account_is_disabled(self, client):
        UserFactory(roles=[Role.ADMINISTRATOR])
        person = invited_person()
        link = invitations.link(person)
        services.disable(person, by=None, at=NOON)
        choose_password(client, link)
        assert not User.objects.get(pk=person.pk).has_usable_password()

    def test_expires(self, client, settings):
        person = invited_person()
        link = invitations.link(person)
        settings.PASSWORD_RESET_TIMEOUT = -1
        choose_password(client, link)
        assert not User.objects.get(pk=person.pk).has_usable_password()


class TestPasswordReset:
    def test_mails_a_link_that_works(self, client):
        person = UserFactory()
        client.post(reverse("account_reset_password"), {"email": person.email})
        link = re.search(r"http\S+/password/reset/key/\S+", mail.outbox[0].body)[0]
        choose_password(client, link)
        assert User.objects.get(pk=person.pk).check_password("a long new password")

    def test_mails_nothing_that_works_to_a_disabled_person(self, client):
        person = UserFactory(is_active=False)
        client.post(reverse("account_reset_password"), {"email": person.email})
        assert not any("password/reset/key" in message.body for message in mail.outbox)


class TestOwnAddress:
    def test_is_not_changed_by_oneself(self, client):
        client.force_login(UserFactory())
        response = client.post("/accounts/email/", {"action_add": "", "email": "other@ministry.example"})
        assert response.url == reverse("accounts:profile")
        assert not EmailAddress.objects.filter(email="other@ministry.example").exists()
