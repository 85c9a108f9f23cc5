"""The main job in a real browser: from the channel finder to an executed request, three people signed in."""

import io

import pytest
from pypdf import PdfReader

from accounts.choices import Role
from requests_app import demo
from requests_app.choices import Status
from requests_app.models import AssistanceRequest
from tests.factories import NOON, OfficeFactory, SignatoryFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

DATA = demo.read()["request"]


@pytest.fixture
def people():
    office = OfficeFactory()
    SignatoryFactory(office=office, name="Yasmin Sample", title="Deputy Head of the Office")
    authority = OfficeFactory(is_central_authority=True, state=office.state)
    return {
        "officer": UserFactory(office=office, roles=[Role.LEGAL_OFFICER], name="Amina Sample"),
        "supervisor": UserFactory(office=office, roles=[Role.SUPERVISOR], name="Bilal Sample"),
        "sender": UserFactory(office=authority, roles=[Role.CENTRAL_AUTHORITY], name="Farid Sample"),
    }


def only_request():
    return AssistanceRequest.objects.get()


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


class Officer:
    """What the officer does, page by page, as the screens ask for it."""

    def __init__(self, page):
        self.page = page

    def find_channel(self):
        self.page.goto("/registry/channels/")
        self.page.get_by_label("Requesting State").select_option("PK")
        self.page.get_by_label("Requested State").select_option("US")
        self.page.get_by_label("Measure").select_option("subscriber_information")
        self.page.get_by_role("button", name="Find").click()

    def open_draft(self, case):
        self.page.get_by_role("link", name="Draft a request by this channel").click()
        self.page.locator("#id_case").select_option(str(case.pk))
        self.page.get_by_role("button", name="Open the draft").click()
        self.page.wait_for_load_state()
        return only_request()

    def write(self, assistance_request, section, texts, *, choices=()):
        """Fill a section by the ids of its inputs and save it."""
        self.page.goto(f"/requests/{assistance_request.pk}/{section}/")
        for choice in choices:
            self.page.locator(choice).first.check()
        for name, text in texts.items():
            self.page.locator(f"#id_{name}").fill(text)
        self.page.get_by_role("button", name="Save and continue").click()
        self.page.wait_for_load_state()
        assert not self.page.locator(".error-summary").count(), self.page.locator(".error-summary").inner_text()

    def write_particulars(self, assistance_request):
        particulars = DATA["measures"][0]["particulars"]
        texts = {
            f"measure_1_{key}": "\n".join([text] if isinstance(text, str) else text)
            for key, text in particulars.items()
        }
        del texts["measure_1_period"]
        period = {"0": "2026-04-01 00:00", "1": "2026-09-05 23:59", "2": "UTC+05:00"}
        texts |= {f"measure_1_period_{number}": text for number, text in period.items()}
        self.write(assistance_request, f"measures/{assistance_request.measures.get().pk}", texts)

    def draft(self, assistance_request):
        self.write(
            assistance_request,
            "authorities",
            {
                name: DATA[name]
                for name in ("competent_authority", "competent_authority_officer", "competent_authority_contact")
            },
            choices=["input[name=addressee]"],
        )
        self.write_particulars(assistance_request)
        self.write(assistance_request, "facts", {"nexus": DATA["nexus"], "purpose": DATA["purpose"]})
        self.write(
            assistance_request,
            "clauses",
            {"urgency_reason": DATA["urgency_reason"], "wanted_by": "2027-02-05"}
            | {f"clause_{kind}": text for kind, text in DATA["clauses"].items()},
            choices=["input[name=urgency][value=urgent]", "input[name=confidentiality][value=confidential]"],
        )
        self.write(
            assistance_request,
            "statements",
            {"statement_scope_test": DATA["statements"]["scope_test"]},
            choices=["input[type=checkbox][name*=confirm]"],
        )

    def submit(self, assistance_request):
        self.page.goto(f"/requests/{assistance_request.pk}/check/")
        self.page.get_by_role("button", name="Submit for review").click()
        self.page.wait_for_load_state()


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
        case = demo.open_case(user=people["officer"], at=NOON)
        officer = Officer(sign_in(people["officer"]))

        officer.find_channel()
        assert (
            "United Nations Convention against Transnational Organized Crime"
            in officer.page.locator("#recommended").inner_text()
        )
        assert "Pakistan signed the Budapest Convention" in officer.page.locator("main").inner_text()

        assistance_request = officer.open_draft(case)
        officer.draft(assistance_request)
        officer.submit(assistance_request)
        assert only_request().status == Status.UNDER_REVIEW

        supervisor = sign_in(people["supervisor"])
        assert assistance_request.reference in supervisor.locator("main").inner_text()
        supervisor.goto(f"/requests/{assistance_request.pk}/review/")
        self.approve(supervisor)
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

    def approve(self, page):
        """Answer for each unverified fact, confirm each recommended gap, choose who signs."""
        form = page.locator("section[aria-labelledby=approve]")
        for box in form.locator("textarea").all():
            box.fill("Compared with the depositary's list today.")
        for box in form.locator("input[type=checkbox]").all():
            box.check()
        form.get_by_label("Yasmin Sample").check()
        form.get_by_role("button", name="Approve exactly this text").click()
        page.wait_for_load_state()

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
