"""A disk that is full under the attachments, and files that somebody swapped or took away behind our back."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.faults.office import ROOT, wait_until
from tests.faults.visitor import Page, Visitor, hidden

OFFICER = "officer.pk@demo.example"
UPLOAD = "/requests/1/annexes/upload/"
LAW, TOO_LONG = b"The law.\n", b"The law.\n" * 250_000  # more than two megabytes
NO_ROOM = "There is no room for this file"


def why_no_disk() -> str:
    """Why no small disk can be mounted here, or ""."""
    if os.getuid() != 0:
        return "a small disk of its own is mounted by root only, and this is another user"
    return "" if shutil.which("mount") else "mount is not installed"


@pytest.fixture
def full_disk(tmp_path):
    """One megabyte for attachments."""
    if reason := why_no_disk():
        pytest.skip(reason)
    folder = tmp_path / "attachments"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"a small disk of its own cannot be mounted here: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def office(furnish_office):
    office = furnish_office()
    yield office
    office.close()  # before the disk goes


def at_work(office) -> Visitor:
    office.start("web")
    visitor = Visitor(office.port)
    assert wait_until(visitor.answers, 60), office.words
    return visitor


def attach(visitor: Visitor, content: bytes) -> Page:
    form = visitor.get(UPLOAD)
    typed = {"kind": "other", "language": "en", "title": "", "seen_version": hidden(form, "seen_version")}
    return visitor.send_file(UPLOAD, "law.txt", content, **typed)


def put_into_the_thread(visitor: Visitor, own: str, content: bytes) -> Page:
    form = visitor.get(f"{own}/correspondence/new/")
    typed = {name: hidden(form, name) for name in ("nonce", "on")} | {"direction": "incoming", "means": "e_mail"}
    return visitor.send_file(f"{own}/correspondence/new/", "law.txt", content, **typed)


def answer(visitor: Visitor, page: str, content: bytes) -> Page:
    typed = {"answer-nonce": hidden(visitor.get(page), "answer-nonce"), "answer-name": "Desk", "do": "answer"}
    return visitor.send_file(page, "law.txt", content, field="answer-files", **typed)


def stored(office) -> set:
    return {each for each in (office.folder / "attachments").rglob("*") if each.is_file()}


def rows(office, table: str) -> int:
    return office.count("1 = 1", table=f"requests_app_{table}")


def verified(office) -> tuple[int, str]:
    """Exit code and words of `verify_history`."""
    argv = [sys.executable, "manage.py", "verify_history"]
    done = subprocess.run(argv, cwd=ROOT, env=office.environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.slow
class TestAFullDisk:
    """A file that finds no room is refused in words wherever it comes in, and nothing of it is kept."""

    def test_takes_no_annex(self, full_disk, office):
        officer = at_work(office).signed_in(OFFICER)
        before = stored(office), rows(office, "attachment")

        refused = attach(officer, TOO_LONG)

        assert (refused.status, NO_ROOM in refused.words) == (507, True)
        assert (stored(office), rows(office, "attachment")) == before
        assert attach(officer, LAW).status == 200
        assert rows(office, "attachment") == before[1] + 1

    def test_takes_nothing_into_the_thread_and_no_answer_from_abroad(self, full_disk, office):
        page = f"/receipt/{office.send_a_letter()}/"
        own = f"/requests/{office.one('SELECT assistance_request_id FROM requests_app_issuedletter')}"
        stranger = at_work(office)
        officer = Visitor(office.port).signed_in(OFFICER)
        before = stored(office), rows(office, "requestevent")

        recorded, answered = put_into_the_thread(officer, own, TOO_LONG), answer(stranger, page, TOO_LONG)

        assert (recorded.status, NO_ROOM in recorded.words) == (507, True)
        assert (answered.status, NO_ROOM in answered.words) == (507, True)
        assert "administrator" not in answered.words
        assert (stored(office), rows(office, "requestevent")) == before
        assert rows(office, "correspondence") == rows(office, "correspondencefile") == 0

        assert put_into_the_thread(officer, own, LAW).status == answer(stranger, page, LAW).status == 200
        assert rows(office, "correspondence") == rows(office, "correspondencefile") == 2


@pytest.mark.slow
class TestAFileThatIsNotTheOneThatCame:
    @pytest.mark.parametrize("spoil", [lambda file: file.write_bytes(b"The lax.\n"), lambda file: file.unlink()])
    def test_is_not_given_out_and_verify_names_it(self, office, spoil):
        officer = at_work(office).signed_in(OFFICER)
        before = stored(office)
        attach(officer, LAW)
        number = office.one("SELECT max(id) FROM requests_app_attachment")
        assert officer.get(f"/annexes/{number}/").words == LAW.decode()
        assert verified(office)[0] == 0

        (file,) = stored(office) - before
        spoil(file)

        assert "is not the one that was attached, so it is not given out" in officer.get(f"/annexes/{number}/").words
        code, words = verified(office)
        assert (code, "is lost or not the one that was attached" in words) == (1, True)
        assert f"The file of annex {number} is lost or not the one that was attached" in office.words
