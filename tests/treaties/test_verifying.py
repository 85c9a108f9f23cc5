"""An editor verifies what they read in a source, field by field, and keeps a copy of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from tests.factories import NOON, UserFactory
from tests.requests_app.browser import words_of
from tests.treaties.proposing import SOURCE, propose
from treaties.models import Participation, Proposal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def editor(client):
    user = UserFactory(office=None, roles=[Role.REGISTRY_EDITOR], name="Edda Sample")
    client.force_login(user)
    return user


@pytest.fixture
def second_editor():
    return UserFactory(office=None, roles=[Role.REGISTRY_EDITOR], name="Emil Sample")


@pytest.fixture
def recalled():
    """A participation whose entry into force was only recalled."""
    return Participation.objects.filter(confidence="unverified", status="party", in_force_on__isnull=False).first()


class TestAVerification:
    def test_makes_what_was_read_verified_and_keeps_the_file(
        self, editor, second_editor, recalled, client, settings, tmp_path
    ):
        settings.MEDIA_ROOT = tmp_path
        file = SimpleUploadedFile("list.pdf", b"%PDF-1.7 list")
        propose(client, recalled, read_there=["status", "in_force_on"], evidence=file)
        proposal = Proposal.objects.get()

        client.force_login(second_editor)
        kept = client.get(reverse("treaties:evidence", args=[proposal.pk]))
        client.post(reverse("treaties:decide", args=[proposal.pk, "accept"]))
        client.post(reverse("treaties:publish"), {"note": ""})

        recalled.refresh_from_db()
        assert recalled.confidence == "verified"
        assert {"status", "in_force_on"} <= set(recalled.verified_fields.split(";"))
        assert b"".join(kept.streaming_content) == b"%PDF-1.7 list"
        assert "attachment" in kept.headers["Content-Disposition"]
        assert "accepted by Emil Sample" in words_of(
            client.get(reverse("treaties:fact", args=["participations", recalled.pk]))
        )

    def test_of_a_signature_needs_no_day_of_entry_into_force(self, editor, client):
        signed = Participation.objects.filter(confidence="unverified", status="signed", in_force_on=None).first()

        propose(client, signed, read_there=["status"])

        assert Proposal.objects.get().rows[0]["after"]["verified"] is True

    def test_of_one_day_leaves_the_row_unverified(self, editor, recalled, client):
        propose(client, recalled, read_there=["signed_on"])

        assert Proposal.objects.get().rows[0]["after"]["verified"] is False

    def test_of_one_day_leaves_the_source_of_the_rest(self, editor, client):
        row = Participation.objects.get(instrument__code="UNCAC", state="PK")

        propose(client, row, signed_on="2003-12-10")

        after = Proposal.objects.get().rows[0]["after"]
        assert after["source"] == row.source.url
        assert after["field_sources"] == [["signed_on", SOURCE["source_url"], "2026-11"]]

    def test_that_clears_a_day_leaves_no_mark_of_it(self, editor, client):
        row = Participation.objects.get(instrument__code="UNCAC", state="PK")
        row.verified_fields, row.recalled_fields = "status;signed_on", "in_force_on"
        row.save()

        propose(client, row, signed_on="", in_force_on="")

        after = Proposal.objects.get().rows[0]["after"]
        assert (after["signed_on"], after["in_force_on"]) == (None, None)
        assert (after["verified_fields"], after["recalled_fields"]) == (["status"], [])
