"""A list walked through by keys alone."""

import pytest

from accounts.choices import Role
from tests.factories import AssistanceRequestFactory, OfficeFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(sign_in):
    """The list of a supervisor, who may choose rows, with three requests: the newest first."""
    office = OfficeFactory()
    officer = UserFactory(office=office, roles=[Role.LEGAL_OFFICER])
    for number in (1, 2, 3):
        AssistanceRequestFactory(office=office, drafted_by=officer, reference=f"MLA/2026/000{number}", complete=False)
    page = sign_in(UserFactory(office=office, roles=[Role.SUPERVISOR]))
    page.goto("/requests/")
    return page


def focused(page) -> str:
    return page.evaluate("document.activeElement.innerText")


def press(page, *keys) -> None:
    for key in keys:
        page.keyboard.press(key)


class TestTheKeysOfTheList:
    def test_walk_through_its_requests_and_stop_at_its_ends(self, page):
        walked = []
        for key in ("j", "j", "ArrowDown", "j", "k", "ArrowUp", "k"):
            press(page, key)
            walked.append(focused(page)[-1])

        assert walked == ["3", "2", "1", "1", "2", "3", "3"]

    def test_open_what_they_stand_on(self, page):
        press(page, "j", "j")
        with page.expect_navigation():
            press(page, "Enter")

        assert page.locator("h1").inner_text() == "MLA/2026/0002"

    def test_choose_it_and_let_it_go(self, page):
        chosen = page.locator("[data-row] input:checked")
        press(page, "j", "x")
        assert chosen.count() == 1

        press(page, "x")
        assert chosen.count() == 0

    def test_lead_to_the_search_and_are_letters_there(self, page):
        press(page, "/")
        page.keyboard.type("jxk?/")

        assert page.get_by_label("Words").input_value() == "jxk?/"

    def test_show_and_hide_what_they_are(self, page):
        keys = page.locator("details[data-keys]")
        press(page, "?")
        assert keys.get_attribute("open") is not None

        press(page, "?")
        assert keys.get_attribute("open") is None

    def test_leave_those_of_the_browser_alone(self, page):
        press(page, "Control+j")

        assert not page.evaluate("Boolean(document.activeElement.closest('[data-row]'))")
