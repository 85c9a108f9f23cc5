"""An investigator without an account answers, an officer drafts from it, a supervisor returns it once and approves it
then: the history and the difference tell the story."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from requests_app import demo
from requests_app.choices import Status
from requests_app.models import AssistanceRequest
from tests.factories import NOON
from tests.journeys.officer import DATA, Officer
from tests.journeys.supervisor import Supervisor

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

LINK = "How you know that what we ask for has to do with the offence"
INVESTIGATOR = "Hina Sample, Anti-Human-Trafficking Circle"
NEXUS = DATA["request"]["nexus"]
MENDED = f"{NEXUS} The ledger names 23 days on which the account posted."
NOTE = "Say what ties the account to the flats."


def ask(officer: Officer, assistance_request: AssistanceRequest) -> str:
    """A questionnaire with the questions that are ticked; gives the path of its link, which is shown once."""
    page = officer.page
    page.goto(f"/requests/{assistance_request.pk}/questionnaires/")
    page.get_by_role("link", name="Ask by a questionnaire").click()
    page.get_by_label("Who is asked").fill(INVESTIGATOR)
    page.get_by_label("Note to them").fill("Please answer by Friday.")
    page.get_by_role("button", name="Send the questionnaire").click()
    return urlsplit(page.locator("main code").inner_text()).path


def reply(page: Page, link: str):
    """Somebody who has the link and nothing else."""
    page.goto(link)
    told = page.locator("main").inner_text()
    assert "Please answer by Friday." in told
    assert DATA["case"]["title"] not in told
    page.get_by_label(LINK).fill(NEXUS)
    page.get_by_role("button", name="Check and send").click()
    page.get_by_role("button", name="Send for good").click()
    assert "Your answers were sent" in page.locator("main").inner_text()
    page.goto(link)
    assert "This link opens nothing" in page.locator("main").inner_text()


def take_over(officer: Officer, assistance_request: AssistanceRequest):
    page = officer.page
    page.goto(f"/requests/{assistance_request.pk}/questionnaires/")
    page.get_by_role("link", name="Read the answers").click()
    page.get_by_role("article", name=LINK).get_by_role("button", name="Put it into the draft").click()
    page.wait_for_load_state()
    assert "It is in the draft now" in page.locator("body").inner_text()


def mend(officer: Officer, assistance_request: AssistanceRequest):
    """The page of the request says what to do; the text is written anew where the reason points."""
    officer.page.goto(f"/requests/{assistance_request.pk}/")
    assert NOTE in officer.page.locator("main").inner_text()
    officer.write(f"/requests/{assistance_request.pk}/facts/", {"nexus": MENDED})
    officer.submit(assistance_request)


def told(page: Page, address: str) -> str:
    page.goto(address)
    return " ".join(page.locator("main").inner_text().split())


class TestThreePeople:
    def test_bring_a_request_from_the_first_question_to_approval(self, people, sign_in, stranger):
        case = demo.open_case(user=people["officer"], at=NOON)
        officer = Officer(sign_in(people["officer"]))
        officer.find_channel()
        assistance_request = officer.open_draft(case)

        reply(stranger, ask(officer, assistance_request))
        take_over(officer, assistance_request)
        officer.draft(assistance_request, besides=frozenset({"nexus"}))
        officer.submit(assistance_request)
        supervisor = Supervisor(sign_in(people["supervisor"]))
        supervisor.review(assistance_request)
        supervisor.send_back(reason="The link between evidence and offence is not shown", note=NOTE)
        mend(officer, assistance_request)
        supervisor.review(assistance_request)
        supervisor.approve(signed_by="Yasmin Sample")

        assert AssistanceRequest.objects.get().status == Status.APPROVED
        self.history_tells_it(supervisor.page, assistance_request)
        self.difference_shows_it(officer.page, assistance_request)

    def history_tells_it(self, page, assistance_request):
        history = told(page, f"/requests/{assistance_request.pk}/history/")
        for sentence in (
            f"Amina Sample sent a questionnaire to {INVESTIGATOR}",
            f"{INVESTIGATOR} answered the questionnaire",
            f"Amina Sample took over an answer of {INVESTIGATOR}",
            "Amina Sample submitted it for review",
            "Bilal Sample returned it for correction",
            "the link between evidence and offence is not shown",
            NOTE,
            "Bilal Sample approved it",
            "to be signed by Yasmin Sample",
        ):
            assert sentence in history
        assert history.count("Amina Sample submitted it for review") == 2

    def difference_shows_it(self, page, assistance_request):
        page.goto(f"/requests/{assistance_request.pk}/versions/")
        numbers = page.locator("#id_from option").all_inner_texts()
        page.locator("#id_from").select_option(numbers[1])
        page.locator("#id_to").select_option(numbers[0])
        page.get_by_role("button", name="Compare").click()
        assert "The ledger names 23 days" in " ".join(page.locator(".words ins").all_inner_texts())
        assert not page.locator(".words del").count()
