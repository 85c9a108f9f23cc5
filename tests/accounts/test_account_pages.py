"""allauth's pages: with Comity's look, in Comity's words, and working without a mail server."""

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from accounts import services
from accounts.choices import Role
from accounts.models import User
from tests.accounts.pages import words
from tests.factories import NOON, UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"

OPEN = [
    "account_login", "account_signup", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key_done", "account_inactive",
]  # fmt: skip
OWN = [
    "account_logout", "account_change_password", "account_reauthenticate", "mfa_index", "mfa_activate_totp",
    "mfa_list_webauthn", "mfa_add_webauthn",
]  # fmt: skip
WITH_A_SECOND_FACTOR = [
    "mfa_index", "mfa_reauthenticate", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
]  # fmt: skip


@pytest.fixture(autouse=True)
def no_attempts_yet():
    cache.clear()


@pytest.fixture
def signed_in(client) -> User:
    """Somebody whose password was asked for a moment ago."""
    person = UserFactory(name="Ben Sample")
    client.force_login(person)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return person


def code_of(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def set_up_app(client):
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'id="authenticator_secret">([A-Z2-7]+)<', page)[1]
    return client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)


class TestEveryPage:
    def check(self, client, name):
        page = words(client.get(reverse(name)))
        assert "Not legal advice." in page
        assert page.count("<h1") == 1
        assert page.count('class="btn btn-primary"') <= 1
        assert not re.search("Two-Factor|Reset My|Please contact us|reauthenticate to|security keys have", page)
        assert "placeholder=" not in page

    @pytest.mark.parametrize("name", OPEN)
    def test_looks_and_speaks_like_the_rest(self, client, name):
        self.check(client, name)

    @pytest.mark.parametrize("name", OWN)
    def test_of_somebody_signed_in_does_too(self, client, signed_in, name):
        self.check(client, name)

    @pytest.mark.parametrize("name", WITH_A_SECOND_FACTOR)
    def test_of_somebody_with_a_second_factor_does_too(self, client, signed_in, name):
        set_up_app(client)
        self.check(client, name)

    @pytest.mark.parametrize("address", ["/accounts/email/", "/accounts/confirm-email/", "/accounts/confirm-email/x/"])
    def test_for_changing_ones_address_is_the_profile(self, client, signed_in, address):
        assert client.get(address).url == reverse("accounts:profile")


class TestSignInPage:
    def test_reads_a_passkey_when_asked_to(self, client):
        page = words(client.get(reverse("account_login")))
        assert 'form="mfa_login"' in page
        assert '<form id="mfa_login"' in page
        assert "allauth.webauthn.forms.loginForm" in page

    def test_asks_for_the_second_factor(self, client, signed_in):
        set_up_app(client)
        client.logout()
        answer = client.post(reverse("account_login"), {"login": signed_in.email, "password": PASSWORD}, follow=True)
        assert "Enter the code that your authenticator app shows" in words(answer)
        assert "_auth_user_id" not in client.session

    def test_takes_a_recovery_code_once(self, client, signed_in):
        set_up_app(client)
        code = RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes()[0]
        for works in (True, False):
            client.logout()
            client.post(reverse("account_login"), {"login": signed_in.email, "password": PASSWORD})
            client.post(reverse("mfa_authenticate"), {"code": code})
            assert ("_auth_user_id" in client.session) == works

    def test_says_when_it_was_tried_too_often(self, client):
        for _ in range(21):
            answer = client.post(reverse("account_reset_password"), {"email": "nobody@ministry.example"})
        assert answer.status_code == 429
        assert "Nothing is lost: wait" in words(answer)


class TestSettingUpAnApp:
    def test_is_open_to_an_administrator_whose_password_was_typed_at_the_terminal(self, client, signed_in):
        EmailAddress.objects.filter(user=signed_in).delete()
        assert "10 of 10 are left" in words(set_up_app(client))
        assert signed_in.authenticator_set.count() == 2

    def test_is_open_after_an_administrator_changed_the_address(self, client, signed_in):
        administrator = UserFactory(roles=[Role.ADMINISTRATOR])
        new = {"name": "Ben", "email": "new@ministry.example", "office": signed_in.office, "roles": signed_in.roles}
        services.change_person(signed_in, by=administrator, at=NOON, **new)
        set_up_app(client)
        assert signed_in.authenticator_set.count() == 2


class TestChangingThePassword:
    def change(self, client):
        new = {"oldpassword": PASSWORD, "password1": "a long new password", "password2": "a long new password"}
        return client.post(reverse("account_change_password"), new, follow=True)

    def test_is_told_on_the_profile_and_by_mail(self, client, signed_in):
        answer = self.change(client)
        assert answer.redirect_chain == [(reverse("accounts:profile"), 302)]
        assert "A new password was chosen." in words(answer)
        [message] = mail.outbox
        assert message.to == [signed_in.email]
        assert message.subject == "Your Comity account was changed"
        for expected in (
            "Dear Ben Sample",
            "A new password was chosen.",
            "127.0.0.1",
            reverse("account_reset_password"),
        ):
            assert expected in message.body

    def test_is_done_when_the_mail_server_is_down(self, client, signed_in, settings):
        settings.EMAIL_BACKEND = "tests.accounts.mail.Down"
        assert self.change(client).status_code == 200
        assert User.objects.get(pk=signed_in.pk).check_password("a long new password")

    def test_signs_out_everywhere_else(self, client, signed_in):
        elsewhere = type(client)()
        elsewhere.force_login(signed_in)
        self.change(client)
        assert elsewhere.get(reverse("accounts:profile")).status_code == 302
        assert client.get(reverse("accounts:profile")).status_code == 200


class TestAskingForANewPassword:
    def ask(self, client, email):
        return client.post(reverse("account_reset_password"), {"email": email}, follow=True)

    def test_mails_who_what_and_how_long(self, client, settings):
        self.ask(client, UserFactory(name="Zoë O'Sample").email)
        [message] = mail.outbox
        assert message.subject == "Choose a new password for Comity"
        link = f"{settings.SITE_URL}/accounts/password/reset/key/"
        for expected in ("Dear Zoë O'Sample", "works once, and for 3 days", link):
            assert expected in message.body

    def test_shows_a_stranger_the_same_page_and_offers_no_account(self, client):
        known, stranger = self.ask(client, UserFactory().email), self.ask(client, "nobody@ministry.example")
        assert words(known) == words(stranger)
        assert "by invitation only" in mail.outbox[1].body
        assert "signup" not in mail.outbox[1].body

    def test_says_when_the_mail_could_not_be_sent(self, client, settings):
        settings.EMAIL_BACKEND = "tests.accounts.mail.Down"
        page = words(self.ask(client, UserFactory().email))
        assert "The mail could not be sent" in page
        assert "on its way" not in page


class TestALinkThatIsOver:
    def test_says_what_to_do(self, client):
        page = words(client.get("/accounts/password/reset/key/1-abc-def/"))
        assert "This link does not work any more" in page
        assert reverse("account_reset_password") in page
