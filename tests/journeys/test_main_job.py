"""The main job in a real browser: from the channel finder to an executed request, three people signed in."""

import io

import pytest
from pypdf import PdfReader

from requests_app import demo, services
from requests_app.choices import Status
from requests_app.models import AssistanceRequest
from tests.factories import NOON
from tests.journeys.officer import Officer
from tests.journeys.supervisor import Supervisor
from treaties.models import State

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def only_request():
    return AssistanceRequest.objects.get()


def case_without_elements(officer):
    """The demo case before anybody showed which fact answers which element."""
    case = demo.open_case(user=officer, at=NOON)
    for offence in case.offences.all():
        services.set_elements(offence, [])
        services.set_counterpart(offence, State.objects.get(code="US"), elements={})
    return case


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def act(page, assistance_request, name, texts, button, *, choices=()):
    page.goto(f"/requests/{assistance_request.pk}/acts/{name}/")
    for choice in choices:
        page.locator(choice).first.check()
    for field, text in texts.items():
        page.locator(f"main [name={field}]").fill(text)
    page.get_by_role("button", name=button).click()
    page.wait_for_load_state()


class TestTheMainJob:
    def test_goes_from_the_finder_to_an_executed_request(self, people, sign_in):
        case = case_without_elements(people["officer"])
        officer = Officer(sign_in(people["officer"]))

        officer.find_channel()
        assert (
            "United Nations Convention against Transnational Organized Crime"
            in officer.page.locator("#recommended").inner_text()
        )
        assert "Pakistan signed the Budapest Convention" in officer.page.locator("main").inner_text()

        assistance_request = officer.open_draft(case)
        assert officer.follow_every_gap(assistance_request)
        officer.draft(assistance_request)
        officer.submit(assistance_request)
        assert only_request().status == Status.UNDER_REVIEW

        supervisor = Supervisor(sign_in(people["supervisor"]))
        supervisor.review(assistance_request)
        supervisor.approve(signed_by="Yasmin Sample")
        assert only_request().status == Status.APPROVED

        sender = sign_in(people["sender"])
        assert assistance_request.reference in sender.locator("main").inner_text()
        act(
            sender,
            assistance_request,
            "transmit",
            {},
            "Record transmission",
            choices=["input[name=route][value=central_authority]"],
        )
        act(sender, assistance_request, "acknowledge", {"counterpart_reference": "OIA-77"}, "Record acknowledgement")
        act(sender, assistance_request, "execute", {"received": "Registration and login records"}, "Record execution")
        assert only_request().status == Status.EXECUTED

        self.read_the_letter(sender, assistance_request)
        sender.goto(f"/requests/{assistance_request.pk}/")
        history = sender.locator("main").inner_text()
        for told in [
            "Amina Sample submitted it",
            "Bilal Sample approved it",
            "OIA-77",
            "Registration and login records",
        ]:
            assert told in history

    def read_the_letter(self, page, assistance_request):
        letter = assistance_request.letters.get()
        answer = page.request.get(f"/letters/{letter.pk}.pdf")
        assert answer.status == 200
        read = words(answer.body())
        for said in [
            "Request for mutual legal assistance in a criminal matter",
            assistance_request.reference,
            "United Nations Convention against Transnational Organized Crime",
            "Pakistan is a party",
            "Example Classifieds, Inc.",
            "Account 88213407",
            "Yasmin Sample",
            letter.code,
        ]:
            assert said in read
        assert "DRAFT" not in read
