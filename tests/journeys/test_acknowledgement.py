"""Somebody abroad, with the letter in hand and a telephone, confirms receipt; the desk of our sender has it."""

import pytest
from django.utils import timezone

from requests_app import demo, letters, workflow
from requests_app.acts import Submit, Transmit
from requests_app.choices import Act, Status
from requests_app.models import AssistanceRequest
from tests.journeys.axe import serious
from tests.requests_app.performing import seen

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def letter_sent(people):
    """The demo request, approved and sent today."""
    now = timezone.now()
    drafted = demo.draft_request(user=people["officer"], at=now)
    who = {"assistance_request": drafted, "at": now}
    workflow.perform(Act.SUBMIT, user=people["officer"], details=Submit(seen_version=drafted.version), **who)
    workflow.perform(Act.APPROVE, user=people["supervisor"], details=seen(AssistanceRequest.objects.get()), **who)
    workflow.perform(
        Act.TRANSMIT, user=people["sender"], details=Transmit("central_authority", on=timezone.localdate()), **who
    )
    return letters.standing(AssistanceRequest.objects.get())


class TestSomebodyWithTheLetterInHand:
    def test_confirms_receipt_and_the_desk_of_the_sender_changes(self, people, chromium, live_server, sign_in):
        letter = letter_sent(people)
        telephone = chromium.new_context(base_url=live_server.url, viewport={"width": 390, "height": 844})
        page = telephone.new_page()

        page.goto("/receipt/")
        page.get_by_label("Code of the letter").fill(letter.code.replace("-", " ").lower())
        page.get_by_role("button", name="Open").click()
        page.get_by_label("Your name and authority").first.fill("Duty desk, Office of International Affairs")
        page.get_by_label("Your reference").fill("OIA-2026-77")
        page.get_by_role("button", name="Confirm receipt").click()
        page.wait_for_load_state()
        assert "Receipt is confirmed" in page.locator("main").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert not serious(page)

        desk = sign_in(people["sender"])
        assert "Word from the requested State" in desk.locator("main").inner_text()
        desk.get_by_role("link", name=f"{letter.assistance_request}: Receipt confirmed").click()
        desk.get_by_role("link", name="Record acknowledgement").click()
        assert desk.get_by_label("Their reference").input_value() == "OIA-2026-77"
        desk.get_by_role("button", name="Record acknowledgement").click()
        desk.wait_for_load_state()
        assert AssistanceRequest.objects.get().status == Status.ACKNOWLEDGED
        telephone.close()
