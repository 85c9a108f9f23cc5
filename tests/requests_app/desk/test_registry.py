"""What of the registry waits on the desk of an editor, and on nobody else's."""

import pytest
from django.urls import reverse

from accounts.choices import Role
from tests.factories import NOON, TODAY, UserFactory
from tests.requests_app.browser import words_of
from treaties.editing import suggest
from treaties.models import Proposal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


class TestTheRegistryOnTheDesk:
    @pytest.fixture
    def editor(self):
        return UserFactory(roles=[Role.REGISTRY_EDITOR])

    def propose(self, by, **fields):
        told = {"summary": "Pakistan left", "rows": [], "reason": "Notified.", "source_url": "https://un.example/1"}
        days = {"proposed_at": NOON, "seen_on": TODAY}
        return Proposal.objects.create(proposed_by=by, **told, **days, **fields)

    def test_tells_an_editor_what_waits_and_leads_there(self, editor, client):
        other = UserFactory(roles=[Role.REGISTRY_EDITOR])
        self.propose(other)
        self.propose(editor)
        self.propose(editor, status="returned", decided_by=other)
        self.propose(editor, status="accepted", decided_by=other)
        suggest(about="Pakistan under UNTOC", words="It left.", by=other, at=NOON)
        client.force_login(editor)

        page = client.get(reverse("requests_app:desk"))

        assert page.context["desk"].registry == {
            "Proposals to decide": 1,
            "Your proposals that were returned": 1,
            "Accepted proposals to publish": 1,
            "Suggestions to answer": 1,
        }
        assert f'href="{reverse("treaties:changes")}">Open the changes to the registry' in words_of(page)
        assert "Nothing waits for you." not in words_of(page)

    def test_tells_nobody_else(self, editor, officer, client):
        self.propose(editor)
        client.force_login(officer)

        assert "In the registry" not in words_of(client.get(reverse("requests_app:desk")))
