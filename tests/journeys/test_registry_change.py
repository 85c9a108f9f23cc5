"""A fact of the registry changes in a real browser: proposed, accepted by a second editor, published, and told."""

import pytest

from accounts.choices import Role
from tests.factories import AssistanceRequestFactory, OfficeFactory, UserFactory
from treaties.models import Participation

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_request():
    office = OfficeFactory()
    officer = UserFactory(office=office, roles=[Role.LEGAL_OFFICER], name="Amina Sample")
    return AssistanceRequestFactory(office=office, drafted_by=officer)


@pytest.fixture
def editors():
    return [
        UserFactory(office=None, roles=[Role.REGISTRY_EDITOR], name=name) for name in ("Edda Sample", "Emil Sample")
    ]


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def propose_that_pakistan_left(page):
    page.goto("/registry/states/PK/")
    row = page.locator("tr", has=page.get_by_role("link", name="Palermo Convention", exact=True)).first
    row.get_by_role("link", name="About this fact").click()
    page.get_by_role("link", name="Propose a change").click()
    page.locator("#id_status").select_option("denounced")
    page.locator("#id_ended_on").fill("2026-10-01")
    page.get_by_label("Link of the source").fill("https://treaties.example/untoc")
    page.get_by_label("Title of the source").fill("Notification of denunciation")
    page.get_by_label("Why the registry should change").fill("The depositary notified the denunciation.")
    press(page, "Propose")


def test_a_change_goes_from_proposal_to_edition_and_flags_the_request_that_rests_on_it(sign_in, open_request, editors):
    first, second = (sign_in(editor) for editor in editors)

    propose_that_pakistan_left(first)
    assert "nobody accepts their own proposal" in first.locator("main").inner_text()
    assert first.get_by_role("button", name="Accept", exact=True).count() == 0

    second.goto("/registry/changes/")
    second.get_by_role("link", name="Change: Pakistan").click()
    assert "1 October 2026" in second.locator("main").inner_text()
    press(second, "Accept")
    second.get_by_role("link", name="Publish an edition").click()
    second.get_by_label("What is new").fill("Pakistan left the Palermo Convention.")
    press(second, "Publish the edition")

    assert "Edition 2" in second.locator("h1").inner_text()
    assert "proposed by Edda Sample, accepted by Emil Sample" in second.locator("main").inner_text()
    assert Participation.objects.get(state="PK", instrument__code="UNTOC").status == "denounced"

    officer = sign_in(open_request.assigned_to)
    officer.goto(open_request.get_absolute_url())
    told = officer.locator("main").inner_text()
    assert "Its basis has moved." in told
    assert "cannot be used any more" in told
