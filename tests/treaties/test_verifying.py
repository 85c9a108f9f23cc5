"""An editor verifies what they read in a source, field by field, and keeps a copy of it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.urls import reverse

from tests.factories import NOON
from tests.requests_app.browser import words_of
from tests.treaties.proposing import SOURCE, change_address, propose, shown
from treaties import editing
from treaties.choices import SuggestionStatus
from treaties.editing import ChangeRefused
from treaties.models import KeptFile, Participation, Proposal, Suggestion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def editor(editor, client):
    client.force_login(editor)
    return editor


class TestAVerification:
    def test_makes_what_was_read_verified_and_keeps_the_file(self, editor, second_editor, recalled, client):
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

    def test_leaves_the_days_that_nobody_read_recalled(self, editor, client):
        row = Participation.objects.get(instrument__code="UNCAC", state="PK")
        row.confidence, row.verified_fields, row.computed_fields, row.recalled_fields = "unverified", "", "", ""
        row.save()

        propose(client, row, read_there=["status", "in_force_on"])

        after = Proposal.objects.get().rows[0]["after"]
        assert (after["verified"], after["recalled_fields"]) == (True, ["ratified_on", "signed_on"])

    def test_of_a_suspension_is_marked_by_itself(self, editor, client):
        row = Participation.objects.get(instrument__code="UNCAC", state="PK")
        row.recalled_fields = "suspended_on"
        row.save()

        propose(client, row, suspended_on="2026-01-01")

        after = Proposal.objects.get().rows[0]["after"]
        assert "suspended_on" in after["verified_fields"]
        assert after["recalled_fields"] == []

    def test_of_one_day_leaves_the_row_unverified(self, editor, recalled, client):
        propose(client, recalled, read_there=["in_force_on"])

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


def listed() -> SimpleUploadedFile:
    return SimpleUploadedFile("list.pdf", b"%PDF-1.7 list")


def files_in(folder) -> list:
    return [path for path in folder.rglob("*") if path.is_file()]


class TestAFileOfAFormThatWasNotAccepted:
    @pytest.fixture
    def page(self, editor, recalled, client):
        """The form again, without the reason it asks for."""
        return propose(client, recalled, read_there=["status"], reason="", evidence=listed())

    def again(self, page, client, recalled, **values):
        sent = shown(page.context["form"]) | SOURCE | {"read_there": ["status"]} | values
        return client.post(change_address(recalled), {name: value for name, value in sent.items() if value})

    def test_is_named_on_it(self, page, media):
        assert "Kept from your last try: list.pdf, 13 bytes" in words_of(page).replace("\xa0", " ")
        assert not files_in(media)

    def test_goes_with_the_next_try(self, page, client, recalled):
        self.again(page, client, recalled, kept=page.context["kept"].pk)

        assert Proposal.objects.get().evidence.read() == b"%PDF-1.7 list"
        assert not KeptFile.objects.exists()

    def test_is_kept_over_another_error(self, page, client, recalled):
        second = self.again(page, client, recalled, kept=page.context["kept"].pk, reason=" ")

        assert second.context["kept"] == page.context["kept"]
        assert not Proposal.objects.exists()

    def test_is_kept_where_the_change_is_refused(self, editor, recalled, client):
        page = propose(client, recalled, evidence=listed())

        assert "Nothing would change." in words_of(page)
        assert page.context["kept"].name == "list.pdf"

    def test_gives_way_to_another_file(self, page, client, recalled):
        other = SimpleUploadedFile("gazette.pdf", b"%PDF-1.7 gazette")

        self.again(page, client, recalled, kept=page.context["kept"].pk, evidence=other)

        assert Proposal.objects.get().evidence.read() == b"%PDF-1.7 gazette"

    def test_is_left_out_without_its_tick(self, page, client, recalled):
        self.again(page, client, recalled)

        assert not Proposal.objects.get().evidence

    @pytest.mark.parametrize("number", ["0", "x", "9" * 40])
    def test_is_only_found_by_its_number(self, page, client, recalled, number):
        self.again(page, client, recalled, kept=number)

        assert not Proposal.objects.get().evidence

    def test_is_nobody_elses(self, page, client, recalled, second_editor):
        client.force_login(second_editor)

        self.again(page, client, recalled, kept=page.context["kept"].pk)

        assert not Proposal.objects.get().evidence

    def test_goes_after_a_day(self, page, editor):
        kept, next_day = page.context["kept"], NOON + timedelta(days=1)

        assert editing.kept(str(kept.pk), by=editor, at=NOON) == kept
        assert editing.kept(str(kept.pk), by=editor, at=next_day) is None
        newer = editing.keep(listed(), by=editor, at=next_day)
        assert list(KeptFile.objects.all()) == [newer]

    def test_is_kept_of_a_removal_and_of_a_treaty_too(self, editor, recalled, client):
        for address in (
            reverse("treaties:remove", args=["participations", recalled.pk]),
            reverse("treaties:treaty"),
        ):
            page = client.post(address, {"reason": "Why", "evidence": listed()})
            assert "Kept from your last try: list.pdf" in words_of(page)


class TestAFileOfAProposalThatIsUndone:
    def test_is_not_left_behind(self, editor, recalled, client, media, monkeypatch):
        def refuse(*args, **kwargs):
            raise ChangeRefused("It was answered already.")

        monkeypatch.setattr(editing, "answer", refuse)
        made = Suggestion.objects.create(about="Day", words="Wrong.", suggested_by=editor, suggested_at=NOON)
        address = f"{change_address(recalled)}?suggestion={made.pk}"
        sent = shown(client.get(address).context["form"]) | SOURCE | {"read_there": ["status"], "evidence": listed()}

        page = client.post(address, sent)

        assert "It was answered already." in words_of(page)
        assert not Proposal.objects.exists()
        assert not files_in(media)
        assert Suggestion.objects.get().status == SuggestionStatus.OPEN

    def test_is_not_left_behind_where_the_row_cannot_be_written(self, editor, recalled, client, media, monkeypatch):
        def fail(*args, **kwargs):
            raise DatabaseError

        monkeypatch.setattr(Proposal, "save", fail)

        with pytest.raises(DatabaseError):
            propose(client, recalled, read_there=["status"], evidence=listed())

        assert not files_in(media)

    def test_stays_with_one_that_is_made(self, editor, recalled, client, media):
        propose(client, recalled, read_there=["status"], evidence=listed())

        assert len(files_in(media)) == 1
