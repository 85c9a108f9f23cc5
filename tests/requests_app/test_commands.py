"""verify_history, verify_letter, draw_workflow: what they print and how they end."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from requests_app import demo as drafting
from requests_app import history, letters
from requests_app.choices import Act, Status
from requests_app.management.commands import demo, draw_workflow, load_demo, stray_files
from tests.factories import NOON
from tests.requests_app.attaching import attached
from tests.written_once import guards_lifted
from treaties.selectors import RegistryNotLoaded


@pytest.mark.django_db
class TestVerifyHistory:
    def test_says_how_much_is_whole(self, at_status, capsys):
        at_status(Status.UNDER_REVIEW, complete=False)
        history.seal()

        call_command("verify_history")

        assert "History is whole: 2 rows, 2 of them sealed." in capsys.readouterr().out

    def test_names_the_first_row_that_was_changed(self, at_status):
        made = at_status(Status.UNDER_REVIEW, complete=False)
        row = made.events.last()
        with guards_lifted(put_back=False), connection.cursor() as cursor:
            cursor.execute("UPDATE requests_app_requestevent SET version = 9 WHERE id = %s", [row.pk])

        with pytest.raises(CommandError, match=f"History row {row.pk} says something else than was written"):
            call_command("verify_history")

    def test_names_a_request_whose_status_moved_without_an_act(self, at_status):
        made = at_status(complete=False)
        with guards_lifted(put_back=False), connection.cursor() as cursor:
            cursor.execute("UPDATE requests_app_assistancerequest SET status = 'approved' WHERE id = %s", [made.pk])

        with pytest.raises(CommandError, match=f"{made.reference} stands at Approved"):
            call_command("verify_history")


@pytest.mark.django_db
class TestStrayFiles:
    def test_names_what_no_row_knows_once_it_is_older_than_a_day(self, at_status, officer, capsys, monkeypatch):
        draft = at_status(complete=False)
        attached(draft, officer)
        known = draft.attachments.get().file.name
        stray = default_storage.save("annexes/left.pdf", ContentFile(b"%PDF-1.4"))

        call_command("stray_files")
        assert stray not in capsys.readouterr().out, "it may be on its way to its row"

        monkeypatch.setattr(stray_files, "ON_ITS_WAY", timedelta(days=-1))
        call_command("stray_files")
        told = capsys.readouterr().out
        assert stray in told
        assert known not in told
        assert default_storage.exists(stray), "nothing is removed"


@pytest.mark.django_db
class TestVerifyLetter:
    @pytest.fixture
    def file(self, issued, tmp_path):
        file = tmp_path / "letter.pdf"
        file.write_bytes(letters.pdf(issued.letters.get(), at=NOON))
        return file

    def test_says_whose_letter_it_is(self, file, issued, capsys):
        call_command("verify_letter", file)

        assert f"Unaltered: letter of request {issued.reference}, version 1" in capsys.readouterr().out

    def test_rejects_a_letter_after_one_flipped_byte(self, file):
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        file.write_bytes(data)

        with pytest.raises(CommandError, match=r"Do not rely on it|no letter that was issued here"):
            call_command("verify_letter", file)

    def test_says_that_there_is_no_such_file(self, tmp_path):
        with pytest.raises(CommandError, match=r"There is no file .*letter\.pdf\. Check the path\."):
            call_command("verify_letter", tmp_path / "letter.pdf")

    def test_says_that_it_is_a_folder(self, tmp_path):
        with pytest.raises(CommandError, match=r"is a folder\. Name the PDF inside it"):
            call_command("verify_letter", tmp_path)

    @pytest.mark.parametrize("data", [b"", b"A text.\n"])
    def test_says_that_it_is_no_pdf(self, data, tmp_path):
        file = tmp_path / "letter.pdf"
        file.write_bytes(data)

        with pytest.raises(CommandError, match="is not a PDF"):
            call_command("verify_letter", file)

    def test_says_that_it_was_not_issued_here(self, tmp_path):
        file = tmp_path / "letter.pdf"
        file.write_bytes(b"%PDF-1.7\n%%EOF")

        with pytest.raises(CommandError, match="no letter that was issued here"):
            call_command("verify_letter", file)


class TestDrawWorkflow:
    def test_is_what_the_page_in_docs_says(self):
        assert draw_workflow.FILE.read_text(encoding="utf-8") == draw_workflow.drawn(), "Run: manage.py draw_workflow"

    @pytest.mark.parametrize("act", Act)
    def test_has_a_row_for_every_act(self, act):
        assert f"\n| {act.label} | " in draw_workflow.drawn()

    def test_draws_both_ends_of_an_approval(self):
        assert "under_review --> approved: Approve" in draw_workflow.drawn()
        assert "under_review --> awaiting_countersignature: Approve" in draw_workflow.drawn()


@pytest.mark.django_db
class TestTheDemo:
    @pytest.mark.parametrize("command", ["demo", "load_demo"])
    def test_says_what_to_load_first_where_there_is_no_registry(self, command, settings, monkeypatch):
        settings.DEMO = True
        for each in (demo, load_demo):
            monkeypatch.setattr(each, "current_registry", nothing_loaded, raising=False)
        monkeypatch.setattr(drafting, "draft_request", nothing_loaded)
        call_command("load_demo_people")

        with pytest.raises(CommandError, match=r"Run manage\.py load_registry first\."):
            call_command(command)

    def test_says_what_to_load_first_where_there_are_no_people(self, settings):
        settings.DEMO = True

        with pytest.raises(CommandError, match=r"Run manage\.py load_demo_people first\."):
            call_command("demo")

    @pytest.mark.parametrize("command", ["demo", "load_demo"])
    def test_is_for_demo_mode_only(self, command, settings):
        settings.DEMO = False

        with pytest.raises(CommandError, match="Set COMITY_DEMO=1"):
            call_command(command)


def nothing_loaded(*args, **kwargs):
    raise RegistryNotLoaded("The treaty registry is empty. Run manage.py load_registry first.")
