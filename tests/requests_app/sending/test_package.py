"""The package: the same bytes each time, every file whole and named, nothing in it by accident."""

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse

from requests_app.choices import Act
from requests_app.letters import verifying
from requests_app.models import SealedAnnex
from requests_app.sending import package
from requests_app.sending.package import PackageRefused
from tests.factories import NOON
from tests.pdf import words
from tests.requests_app.browser import words_of
from tests.requests_app.performing import perform

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def packed(letter):
    with package.pack(letter, at=NOON) as file:
        return file.read()


def unpacked(letter):
    archive = zipfile.ZipFile(io.BytesIO(packed(letter)))
    return {name: archive.read(name) for name in archive.namelist()}


class TestThePackage:
    def test_holds_letter_annexes_index_and_sums_in_their_order(self, letter):
        reference = re.sub("[^A-Za-z0-9]+", "-", letter.assistance_request.reference)

        assert list(unpacked(letter)) == [
            f"01-letter-{reference}-v1.pdf",
            "02-annex-1-Prevention-of-Trafficking-in-Persons-Act.txt",
            "03-annex-2-translation.pdf",
            "04-annex-3-Alands-oar-kartor-skarmbilder-2026.png",
            "index.pdf",
            "SHA256SUMS",
        ]

    @pytest.mark.parametrize(
        ("title", "short"),
        [
            ("Text of sections 3 and 4 of the Prevention of Trafficking", "Text-of-sections-3-and-4-of-the"),
            ("A" * 60, "A" * 40),
            ("شكرا", ""),
        ],
    )
    def test_cuts_no_title_within_a_word(self, title, short):
        assert package._short(title) == short

    def test_has_the_same_bytes_each_time(self, letter):
        assert packed(letter) == packed(letter)

    def test_stands_up_to_sha256sum(self, letter, tmp_path):
        zipfile.ZipFile(io.BytesIO(packed(letter))).extractall(tmp_path)

        check = subprocess.run(
            ["sha256sum", "--check", "--strict", "SHA256SUMS"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

        assert check.returncode == 0, check.stderr
        assert check.stdout.count(": OK") == 5

    def test_has_the_letter_that_verify_letter_knows(self, letter, tmp_path, capsys):
        name, data = next(iter(unpacked(letter).items()))
        (tmp_path / name).write_bytes(data)

        call_command("verify_letter", str(tmp_path / name))

        assert "Unaltered: letter of request" in capsys.readouterr().out

    def test_has_an_index_that_names_each_file_with_its_digest(self, letter):
        files = unpacked(letter)
        read = words(files["index.pdf"]).replace(" ", "")

        for line in files["SHA256SUMS"].decode().splitlines()[:-1]:
            sha256, name = line.split("  ")
            assert sha256 in read
            assert name in read
        assert "Annex2:Перевод(translationoftherequest,inRussian)" in read

    def test_lies_on_the_disk_where_it_is_large(self, letter, monkeypatch):
        monkeypatch.setattr(package, "IN_MEMORY", 10)

        with package.pack(letter, at=NOON) as file:
            assert file._rolled
            assert zipfile.ZipFile(file).testzip() is None


class TestAFileThatIsNotWhole:
    @pytest.mark.parametrize(
        "spoil",
        [lambda annex: Path(annex.file.path).write_bytes(b"The lax."), lambda annex: annex.file.delete(save=False)],
    )
    def test_refuses_the_whole_with_its_name(self, letter, approved, spoil):
        spoil(approved.attachments.first())

        with pytest.raises(
            PackageRefused, match="annex 1, “Prevention of Trafficking in Persons Act”, is lost or is not"
        ):
            package.pack(letter, at=NOON)

    def test_is_one_that_nobody_attached_any_more(self, letter, approved):
        approved.attachments.first().delete()

        with pytest.raises(PackageRefused, match="annex 1, “Prevention"):
            package.pack(letter, at=NOON)

    def test_is_told_on_the_page_of_the_request(self, approved, sender, client):
        Path(approved.attachments.last().file.path).write_bytes(b"other")
        client.force_login(sender)

        page = client.get(reverse("requests_app:package", args=[approved.pk]), follow=True)

        assert "annex 3, “Ålands öar, kartor & skärmbilder 2026”, is lost" in words_of(page).replace("&amp;", "&")


class TestItsDoor:
    def get(self, client, user, approved):
        client.force_login(user)
        return client.get(reverse("requests_app:package", args=[approved.pk]))

    @pytest.mark.parametrize("who", ["sender", "officer", "reviewer"])
    def test_opens_for_those_who_draft_review_and_send_the_request(self, who, approved, request, client):
        answer = self.get(client, request.getfixturevalue(who), approved)

        assert answer.headers["Content-Disposition"].endswith('-v1.zip"')
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.streaming
        assert zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).testzip() is None

    def test_is_shut_for_an_auditor_since_a_file_of_a_case_with_protected_people_may_name_them(
        self, approved, auditor, client
    ):
        assert self.get(client, auditor, approved).status_code == 403

    def test_is_not_there_for_another_office(self, approved, outsider, client):
        assert self.get(client, outsider, approved).status_code == 404

    def test_gives_nothing_of_a_letter_that_was_recalled(self, approved, reviewer, sender, client):
        perform(Act.RECALL, approved, reviewer)
        client.force_login(sender)

        page = client.get(reverse("requests_app:package", args=[approved.pk]), follow=True)

        assert "There is no letter to hand over" in words_of(page)


class TestTheSealedAnnex:
    def test_is_never_in_the_package(self, letter):
        annex = SealedAnnex.objects.get(letter=letter)

        files = unpacked(letter)

        assert not [name for name in files if "sealed" in name]
        assert annex.code.encode() not in b"".join(files.values())
        assert "travels apart from the letter" in words(files["index.pdf"])
        assert verifying.verify(files[next(iter(files))]).unaltered
