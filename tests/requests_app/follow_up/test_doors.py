"""Follow-up letters and those who may not read the names in them, or nothing of them."""

import pytest

from requests_app.choices import FollowUpKind
from requests_app.follow_up import drafting
from tests.factories import NOON
from tests.requests_app.follow_up.conftest import named_in
from tests.requests_app.follow_up.reaching import page, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


class TestNamesOfProtectedPeople:
    def test_are_pseudonyms_for_who_only_reads(self, sent, auditor, write, client):
        name = named_in(sent)
        draft = write(sent, FollowUpKind.REMINDER, text=f"{name} was heard.")
        client.force_login(auditor)

        shown = page(client, url("follow_up", sent.pk, draft.pk))
        assert name not in shown
        assert "was heard." in shown

    def test_are_hinted_at_to_nobody_who_only_reads(self, sent, officer, reviewer, auditor, write, client):
        part = named_in(sent).split()[0]
        draft = write(sent, FollowUpKind.REMINDER, text=f"{part} was heard.")
        drafting.ask_for_approval(draft, seen_version=1, user=officer, at=NOON)
        drafting.send_back(draft, because=f"Not {named_in(sent)}.", user=reviewer, at=NOON)

        client.force_login(officer)
        assert f"“{part}” may name" in page(client, url("follow_up", sent.pk, draft.pk))
        client.force_login(auditor)
        shown = page(client, url("follow_up", sent.pk, draft.pk))
        assert "may name" not in shown
        assert named_in(sent) not in shown


class TestEveryAddress:
    @pytest.mark.parametrize(
        "name", ["follow_up", "follow_up_draft_pdf", "follow_up_issue", "follow_up_discard", "follow_up_send_back"]
    )
    def test_of_a_draft_is_not_there_for_another_office(self, draft, outsider, client, name):
        client.force_login(outsider)
        address = url(name, draft.assistance_request_id, draft.pk)

        response = client.post(address) if name.endswith(("discard", "back")) else client.get(address)
        assert response.status_code == 404

    @pytest.mark.parametrize("name", ["follow_up_sent", "follow_up_void", "follow_up_pdf"])
    def test_of_a_letter_is_not_there_for_another_office(self, answer, outsider, client, name):
        client.force_login(outsider)
        own = [] if name == "follow_up_pdf" else [answer.assistance_request_id]
        address = url(name, *own, answer.pk)

        assert (client.post(address) if name == "follow_up_void" else client.get(address)).status_code == 404
