"""A disk that is full under the attachments, and an attachment that somebody swapped behind our back."""

import os
import subprocess

import pytest

from tests.faults.office import wait_until
from tests.faults.visitor import Visitor, hidden

OFFICER = "officer.pk@demo.example"
UPLOAD = "/requests/1/annexes/upload/"
MEGABYTE = 1024 * 1024


@pytest.fixture
def office(furnish_office, tmp_path):
    """At work, with one megabyte for its attachments."""
    folder = tmp_path / "attachments"
    folder.mkdir()
    if os.getuid() != 0 or subprocess.run(mount(folder), capture_output=True, check=False).returncode:
        pytest.skip("a small disk of its own needs root, who may mount one")
    office = furnish_office()
    office.start("web")
    yield office
    office.kill("web")
    subprocess.run(["umount", str(folder)], check=True)


def mount(folder) -> list[str]:
    return ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]


@pytest.fixture
def officer(office):
    visitor = Visitor(office.port)
    assert wait_until(visitor.answers, 60), office.words
    return visitor.signed_in(OFFICER)


def attach(visitor: Visitor, name: str, content: bytes):
    form = visitor.get(UPLOAD)
    typed = {"kind": "other", "language": "en", "title": "", "seen_version": hidden(form, "seen_version")}
    return visitor.send_file(UPLOAD, name, content, **typed)


def stored(office) -> list[bytes]:
    return [each.read_bytes() for each in (office.folder / "attachments").rglob("*") if each.is_file()]


@pytest.mark.slow
class TestAttachments:
    def test_of_a_full_disk_are_refused_in_words_and_swapped_ones_not_given_out(self, office, officer):
        before = office.count("1 = 1", table="requests_app_attachment")
        refused = attach(officer, "long.txt", b"The law.\n" * (2 * MEGABYTE // 9))

        assert (refused.status, "There is no room for this file" in refused.words) == (507, True)
        assert stored(office) == []
        assert office.count("1 = 1", table="requests_app_attachment") == before

        attach(officer, "law.txt", b"The law.\n")

        assert office.count("1 = 1", table="requests_app_attachment") == before + 1
        number = office.one("SELECT max(id) FROM requests_app_attachment")
        assert officer.get(f"/annexes/{number}/").words == "The law.\n"

        (file,) = [each for each in (office.folder / "attachments").rglob("*") if each.is_file()]
        file.write_bytes(b"The lax.\n")

        assert "is not the one that was attached, so it is not given out" in officer.get(f"/annexes/{number}/").words
