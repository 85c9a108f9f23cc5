"""A second factor in the browser: an app, a passkey held by a device, and signing in with it alone."""

import pytest

from tests.accounts.test_account_pages import PASSWORD, code_of
from tests.factories import UserFactory
from tests.journeys.axe import serious

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# A telephone that knows its owner's finger and answers at once.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def over_plain_http(settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True


@pytest.fixture
def page(sign_in):
    page = sign_in(UserFactory(name="Ben Sample"))
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return page


def add_passkey(page):
    page.goto("/accounts/2fa/webauthn/add/")
    page.locator("input[type=password]").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("What you call it").fill("My telephone")
    page.get_by_label("Let it sign me in without the password").check()
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_text("A passkey or security key was added.").wait_for()


class TestPasskey:
    def test_signs_in_alone_and_is_removed_again(self, page):
        add_passkey(page)
        page.get_by_role("button", name="Sign out").click()
        page.get_by_text("You are signed out.").wait_for()
        assert serious(page) == []
        page.get_by_role("button", name="Sign in with a passkey").click()
        page.get_by_role("link", name="Ben Sample").wait_for()

        page.goto("/accounts/2fa/webauthn/")
        assert serious(page) == []
        page.get_by_role("link", name="Remove My telephone").click()
        page.get_by_role("link", name="Use a security key").click()
        page.get_by_role("button", name="Use a passkey").click()
        page.get_by_role("heading", name="Remove My telephone?").wait_for()
        assert serious(page) == []
        page.get_by_role("button", name="Remove it").click()
        page.get_by_text("A passkey or security key was removed.").wait_for()

    def test_that_is_not_there_is_told_on_the_page(self, page):
        page.get_by_role("button", name="Sign out").click()
        page.get_by_role("button", name="Sign in with a passkey").click()
        page.get_by_text("The passkey could not be read").wait_for()


class TestAuthenticatorApp:
    def test_is_set_up_and_asked_for(self, sign_in):
        person = UserFactory(name="Ben Sample")
        page = sign_in(person)
        page.goto("/accounts/2fa/totp/activate/")
        page.locator("input[type=password]").fill(PASSWORD)
        page.get_by_role("button", name="Go on").click()
        assert serious(page) == []
        page.get_by_label("Code").fill(code_of(page.locator("#authenticator_secret").inner_text()))
        page.get_by_role("button", name="Set up").click()
        recovery_code = page.locator("main li code").first.inner_text()
        assert serious(page) == []

        page.get_by_role("button", name="Sign out").click()
        again = sign_in(person)
        assert serious(again) == []
        again.get_by_label("Code").fill(recovery_code)
        again.get_by_role("button", name="Sign in", exact=True).click()
        again.get_by_role("link", name="Ben Sample").wait_for()
