"""Annexes: attached whole or not at all, known by their digest, given to whoever may see the request."""

import hashlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import InterfaceError
from django.urls import reverse

from config.storage import Disk, NotStored
from requests_app import acts, workflow
from requests_app.choices import Act, Status
from requests_app.drafting.annexes import fit, remove_annex
from requests_app.file_types import BEGINS, why_not
from requests_app.files import UnfitFile, stored
from requests_app.models import AssistanceRequest, Attachment, IssuedLetter
from tests.factories import NOON, AssistanceRequestFactory
from tests.requests_app.attaching import attached
from tests.requests_app.browser import edit, posted, section_url, words_of
from tests.requests_app.performing import seen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def lost(annex):
    annex.file.storage.delete(annex.file.name)


def altered(annex):
    Path(annex.file.path).write_bytes(b"The lax.")


@pytest.fixture
def draft(office, officer, client):
    client.force_login(officer)
    return AssistanceRequestFactory(office=office, drafted_by=officer)


def file(content=b"The law.", name="law.txt"):
    return SimpleUploadedFile(name, content)


def url(name, *args):
    return reverse(f"requests_app:{name}", args=args)


@pytest.fixture
def attach(draft, client):
    """`attach(file, ..., title="...")` through the screen; gives the answer."""

    def upload(*files, **typed):
        page = client.get(url("annex_upload", draft.pk))
        return client.post(url("annex_upload", draft.pk), posted(page.context["form"], files=list(files), **typed))

    return upload


@pytest.fixture
def annex(attach, draft):
    attach(file())
    return draft.attachments.get()


class TestAttaching:
    def test_keeps_the_bytes_with_their_size_and_digest(self, draft, attach):
        attach(file(b"The law."), title="Penal Code, s 3", kind="legal_text", language="ur")

        annex = draft.attachments.get()
        assert (annex.title, annex.filename, annex.size, annex.language) == ("Penal Code, s 3", "law.txt", 8, "ur")
        assert annex.sha256 == hashlib.sha256(b"The law.").hexdigest()
        assert annex.file.read() == b"The law."

    def test_of_several_numbers_them_in_order_by_their_names(self, draft, attach):
        attach(file(b"1", "one.txt"), file(b"2", "two.txt"), title="Ignored for several")

        assert [(each.title, each.position) for each in draft.attachments.all()] == [("one.txt", 1), ("two.txt", 2)]

    def test_shows_size_and_digest(self, annex, draft, client):
        page = words_of(client.get(section_url(draft, "annexes")))

        assert annex.sha256 in page
        assert "8 bytes" in page.replace("\xa0", " ")

    def test_of_nothing_asks_for_a_file(self, attach):
        assert "Choose a file to attach" in words_of(attach())

    def test_refuses_an_empty_file(self, draft, attach):
        response = attach(file(b"1", "good.txt"), file(b"", "empty.pdf"))

        assert "empty.pdf is empty (0 bytes). Choose the file again." in words_of(response)
        assert not draft.attachments.exists()

    def test_refuses_one_that_is_too_large(self, draft, attach, settings):
        settings.ANNEX_MAX_BYTES = 1024 * 1024

        response = attach(file(b"x" * (1024 * 1024 + 1), "scan.pdf"))

        assert "scan.pdf is larger than 1 MB. Split it" in words_of(response)
        assert not draft.attachments.exists()

    def test_refuses_one_that_is_not_what_its_name_says(self, draft, attach):
        response = attach(file(b"<html>", "scan.pdf"))

        assert "scan.pdf is no PDF file, though its name says so. Open it, save it as PDF" in words_of(response)
        assert not draft.attachments.exists()

    def test_refuses_a_kind_that_does_not_open_everywhere_and_says_which_do(self, draft, attach):
        response = attach(file(b"MZ", "tool.exe"))

        assert "tool.exe is of a kind that cannot be attached. Save it as PDF. Accepted are: PDF, " in words_of(
            response
        )
        assert not draft.attachments.exists()

    def test_refuses_what_is_attached_already(self, annex, draft, attach):
        response = attach(file(b"The law.", "again.txt"))

        assert "again.txt is attached already, as “law.txt”" in words_of(response)
        assert draft.attachments.count() == 1

    def test_refuses_the_same_file_chosen_twice(self, draft, attach):
        assert "attached already" in words_of(attach(file(b"1", "a.txt"), file(b"1", "b.txt")))
        assert not draft.attachments.exists()

    def test_survives_a_name_with_a_path_and_markup_in_it(self, draft, attach, client):
        attach(file(b"1", "../../etc/<b>passwd.txt"))

        annex = draft.attachments.get()
        assert "/" not in annex.filename
        assert "<b>passwd" not in client.get(section_url(draft, "annexes")).content.decode()
        assert annex.file.name.startswith(f"{draft.pk}/{annex.sha256}")


class TestFit:
    def test_reads_each_file_once_before_the_draft_is_locked(self, draft):
        assert fit([file()], draft)[0].sha256 == hashlib.sha256(b"The law.").hexdigest()

    def test_names_every_file_that_is_not(self, draft):
        with pytest.raises(UnfitFile) as refused:
            fit([file(b"", "a"), file(b"", "b")], draft)

        assert len(refused.value.reasons) == 2

    def test_refuses_a_name_that_no_table_holds(self, draft):
        with pytest.raises(UnfitFile, match=r"The name of n+… is longer than 200 characters"):
            fit([file(name=f"{'n' * 197}.txt")], draft)


class TestFilesAreStored:
    @pytest.fixture
    def rows(self, draft):
        fitting = fit([file(b"1", "a.txt"), file(b"2", "b.txt")], draft)
        about = {"assistance_request": draft, "added_by": draft.created_by, "added_at": NOON, "position": 1}
        return [Attachment(**about, **each.columns) for each in fitting]

    def there(self, rows):
        return [row.file.storage.exists(row.file.name) for row in rows]

    def test_before_their_rows_are_saved(self, rows):
        with stored(rows):
            assert self.there(rows) == [True, True]
            rows[0].save()

        assert self.there(rows) == [True, False]  # the other was not needed

    def test_all_or_none(self, rows, monkeypatch):
        save = Disk._save
        monkeypatch.setattr(Disk, "_save", lambda *of: no_room() if rows[1].sha256 in of[1] else save(*of))

        with pytest.raises(NotStored), stored(rows):
            pytest.fail("It is not entered.")
        assert not rows[0].file.storage.exists(rows[0].file.name)

    @pytest.mark.parametrize(("error", "left"), [(KeyError, False), (KeyboardInterrupt, False), (InterfaceError, True)])
    def test_and_gone_where_their_rows_are_surely_not_kept(self, rows, error, left):
        def saved_and_then():
            rows[0].save()
            raise error

        with pytest.raises(error), stored(rows):
            saved_and_then()

        assert self.there(rows) == [left, left]


def no_room():
    raise NotStored("No space left on device")


class TestWhyNot:
    @pytest.mark.parametrize(
        ("name", "begins"),
        [
            ("a.pdf", b"%PDF-1.7"),
            ("a.PDF", b"\r\n%PDF-1.4"),
            ("a.docx", b"PK\x03\x04"),
            ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
            ("a.txt", "قانون".encode()),
            ("a.txt", "law".encode("utf-16")),
            ("a.jpg", b"\xff\xd8\xff\xe0"),
            ("a.tif", b"MM\0*"),
            ("a.mp4", b"\0\0\0\x18ftypmp42"),
            ("a.webp", b"RIFF\n\0\0\0WEBP"),
            ("a.mp3", b"\xff\xfb\x90"),
        ],
    )
    def test_is_nothing_for_what_begins_as_its_name_says(self, name, begins):
        assert why_not(name, begins) == ""

    @pytest.mark.parametrize("ending", BEGINS)
    def test_tells_of_a_program_under_the_name_of_any_kind(self, ending):
        assert why_not(f"a.{ending}", b"MZ\x90\0\x03").startswith(f"a.{ending} is no {ending.upper()} file")


class TestDownload:
    def test_gives_the_file_to_be_saved_and_never_to_be_shown(self, annex, client):
        response = client.get(url("annex_download", annex.pk))

        assert b"".join(response.streaming_content) == b"The law."
        assert response.headers["Content-Disposition"] == 'attachment; filename="law.txt"'
        assert response.headers["Content-Type"] == "application/octet-stream"
        assert response.headers["X-Content-Type-Options"] == "nosniff"

    def test_is_not_there_for_another_office(self, annex, outsider, client):
        client.force_login(outsider)

        assert client.get(url("annex_download", annex.pk)).status_code == 404

    @pytest.mark.parametrize("spoil", [lost, altered])
    def test_of_a_file_that_is_not_the_one_attached_is_refused_and_logged(self, annex, client, caplog, spoil):
        spoil(annex)

        response = client.get(url("annex_download", annex.pk), follow=True)

        assert "so it is not given out. Tell your administrator." in words_of(response)
        assert f"The file of annex {annex.pk} is lost or not the one that was attached" in caplog.text


class TestApproval:
    @pytest.mark.parametrize("spoil", [lost, altered])
    def test_is_refused_for_an_annex_that_is_not_the_one_attached(self, annex, draft, reviewer, spoil):
        workflow.perform(
            Act.SUBMIT, assistance_request=draft, user=draft.created_by, at=NOON, details=acts.Submit(seen_version=2)
        )
        spoil(annex)

        with pytest.raises(workflow.TransitionRefused, match=r"“law.txt” is lost or is not the one that was attached"):
            workflow.perform(Act.APPROVE, assistance_request=draft, user=reviewer, at=NOON, details=seen(draft))

        assert AssistanceRequest.objects.get(pk=draft.pk).status == Status.UNDER_REVIEW


class TestVerifyHistory:
    def test_names_an_annex_that_is_not_the_one_attached(self, at_status, officer):
        made = at_status()
        altered(attached(made, officer, title="Penal Code"))

        with pytest.raises(CommandError, match=f"The file of annex “Penal Code” of {made.reference} is lost or not"):
            call_command("verify_history")


class TestAnAnnex:
    def test_is_described_anew(self, annex, draft, client):
        edit(client, url("annex", draft.pk, annex.pk), title="Order of the court", kind="order")

        annex.refresh_from_db()
        assert (annex.title, annex.kind) == ("Order of the court", "order")

    def test_without_a_title_is_called_by_its_file(self, annex, draft, client):
        edit(client, url("annex", draft.pk, annex.pk), title=" ")

        annex.refresh_from_db()
        assert annex.title == "law.txt"

    def test_changes_places(self, draft, attach, client):
        attach(file(b"1", "one.txt"), file(b"2", "two.txt"))
        second = draft.attachments.last()
        version = AssistanceRequest.objects.get(pk=draft.pk).version

        client.post(url("annex_move", draft.pk, second.pk), {"seen_version": version, "up": "1"})

        assert [each.title for each in draft.attachments.all()] == ["two.txt", "one.txt"]

    def test_of_another_request_is_not_there(self, annex, office, officer, client):
        other = AssistanceRequestFactory(office=office, drafted_by=officer)

        assert client.get(url("annex", other.pk, annex.pk)).status_code == 404


class TestRemoving:
    def test_asks_once_and_says_what_will_happen(self, annex, draft, client):
        page = words_of(client.get(url("annex_remove", draft.pk, annex.pk)))

        assert "Remove “law.txt”?" in page
        assert "This cannot be undone" in page

    def test_takes_row_and_file(self, annex, draft, client, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            edit(client, url("annex_remove", draft.pk, annex.pk))

        assert not draft.attachments.exists()
        assert not annex.file.storage.exists(annex.file.name)

    def test_keeps_the_file_that_an_issued_letter_names(self, at_status, officer, django_capture_on_commit_callbacks):
        revised = at_status(Status.DRAFT)
        annex = attached(revised, officer)
        event = revised.events.last()
        IssuedLetter.objects.create(
            assistance_request=revised, event=event, version=1, code="A", content="{}", digest="0", sha256="0"
        )

        with django_capture_on_commit_callbacks(execute=True):
            remove_annex(annex)

        assert annex.file.storage.exists(annex.file.name)
