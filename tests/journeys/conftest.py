"""Journeys: a real browser against a real server, each person in a browser of their own."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from accounts.choices import Role
from tests.factories import OfficeFactory, SignatoryFactory, UserFactory

# Playwright's synchronous interface runs a loop in this thread; the tests themselves are not asynchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# What keeps the browser to the pages under test.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        pytest.skip("chromium is not installed (Debian: apt install chromium): journeys need a browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def sign_in(chromium, live_server):
    """Gives a page on which this person is signed in, in a browser context of their own."""
    contexts = []

    def open_page(user, *, password="correct horse battery", width=1280):
        context = chromium.new_context(base_url=live_server.url, viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.goto("/accounts/login/")
        page.get_by_label("Email").fill(user.email)
        page.locator("input[type=password]").fill(password)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_load_state()
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def stranger(chromium, live_server):
    """The page of somebody who has no account."""
    context = chromium.new_context(base_url=live_server.url)
    yield context.new_page()
    context.close()


@pytest.fixture
def people():
    """Those who bring one request from the first word to the last answer."""
    office = OfficeFactory()
    SignatoryFactory(office=office, name="Yasmin Sample", title="Deputy Head of the Office")
    authority = OfficeFactory(is_central_authority=True, state=office.state)
    return {
        "officer": UserFactory(office=office, roles=[Role.LEGAL_OFFICER], name="Amina Sample"),
        "supervisor": UserFactory(office=office, roles=[Role.SUPERVISOR], name="Bilal Sample"),
        "sender": UserFactory(office=authority, roles=[Role.CENTRAL_AUTHORITY], name="Farid Sample"),
    }
