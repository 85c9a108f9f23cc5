"""Letters as files: draft, issued, void; and the page that says whether a file is one of them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from requests_app import acts, letters, workflow
from requests_app.choices import Act
from requests_app.letters import verifying
from requests_app.models import IssuedLetter
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def words_of(response):
    return " ".join(response.content.decode().replace("&#x27;", "'").split())


def text_of(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


class TestDraftPdf:
    def test_shows_the_text_as_it_stands_with_its_stamp(self, at_status, officer, client):
        made = at_status()
        client.force_login(officer)

        response = client.get(reverse("requests_app:draft_pdf", args=[made.pk]))

        assert response.headers["Content-Type"] == "application/pdf"
        assert "DRAFT" in text_of(response.content)
        assert "88213407" in text_of(response.content)

    def test_may_be_framed_by_our_own_pages_and_kept_by_no_cache(self, at_status, officer, client):
        client.force_login(officer)

        headers = client.get(reverse("requests_app:draft_pdf", args=[at_status().pk])).headers

        assert headers["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "private, no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"

    def test_can_be_drawn_of_an_empty_draft(self, at_status, officer, client):
        client.force_login(officer)

        response = client.get(reverse("requests_app:draft_pdf", args=[at_status(complete=False, channel="").pk]))

        assert response.content.startswith(b"%PDF-")

    def test_of_a_name_no_font_can_print_does_not_break(self, at_status, officer, client):
        made = at_status()
        made.persons.update(name="ساجد")
        client.force_login(officer)

        response = client.get(reverse("requests_app:draft_pdf", args=[made.pk]))

        assert response.status_code == 200


class TestLetterPdf:
    def test_is_a_letter_issued_here(self, issued, officer, client):
        client.force_login(officer)

        response = client.get(reverse("requests_app:letter_pdf", args=[issued.letters.get().pk]))

        assert verifying.verify(response.content).unaltered
        assert "DRAFT" not in text_of(response.content)

    def test_has_a_name_that_a_folder_can_keep(self, issued, officer, client):
        client.force_login(officer)
        url = reverse("requests_app:letter_pdf", args=[issued.letters.get().pk])
        name = f'filename="{issued.reference.replace("/", "-")}-v1.pdf"'

        assert client.get(url).headers["Content-Disposition"] == f"inline; {name}"
        assert client.get(url, {"save": ""}).headers["Content-Disposition"] == f"attachment; {name}"

    def test_is_not_there_for_another_office(self, issued, outsider, client):
        client.force_login(outsider)

        response = client.get(reverse("requests_app:letter_pdf", args=[issued.letters.get().pk]))

        assert response.status_code == 404

    def test_is_the_same_bytes_each_time(self, issued, officer, client):
        client.force_login(officer)
        url = reverse("requests_app:letter_pdf", args=[issued.letters.get().pk])

        assert client.get(url).content == client.get(url).content


class TestTransmission:
    def test_offers_the_letter_to_whoever_sends_it(self, issued, sender, client):
        client.force_login(sender)

        page = words_of(client.get(reverse("requests_app:act", args=[issued.pk, Act.TRANSMIT])))

        assert reverse("requests_app:letter_pdf", args=[issued.letters.get().pk]) in page


class TestLetterList:
    def test_keeps_a_recalled_letter_and_says_that_it_is_void(self, issued, reviewer, client):
        workflow.perform(
            Act.RECALL, assistance_request=issued, user=reviewer, at=NOON, details=acts.Recall(reason="A name.")
        )
        client.force_login(reviewer)

        words = words_of(client.get(reverse("requests_app:letters", args=[issued.pk])))

        assert "Void" in words
        assert f"recalled on 24 November 2026 by {reviewer}: it no longer stands" in words
        assert IssuedLetter.objects.get().code in words

    def test_says_that_a_letter_stands(self, issued, officer, client):
        client.force_login(officer)

        assert ">Stands<" in words_of(client.get(reverse("requests_app:letters", args=[issued.pk])))

    def test_says_when_a_letter_is_issued_before_there_is_one(self, at_status, officer, client):
        client.force_login(officer)

        words = words_of(client.get(reverse("requests_app:letters", args=[at_status().pk])))

        assert "No letter was issued yet." in words


class TestVerifyLetter:
    @pytest.fixture
    def check(self, client, officer):
        client.force_login(officer)

        def upload(data, name="letter.pdf"):
            file = SimpleUploadedFile(name, data, content_type="application/pdf")
            return words_of(client.post(reverse("requests_app:verify_letter"), {"file": file}))

        return upload

    def test_says_whose_letter_it_is_and_that_it_is_unaltered(self, issued, check):
        words = check(letters.pdf(issued.letters.get(), at=NOON))

        assert f"Unaltered: letter of request {issued.reference}, version 1" in words
        assert f"Open {issued.reference}" in words

    def test_says_that_one_byte_was_altered(self, issued, check):
        data = bytearray(letters.pdf(issued.letters.get(), at=NOON))
        data[len(data) // 2] ^= 1

        assert "Do not rely on it" in check(bytes(data))

    def test_leads_nobody_to_a_request_they_may_not_see(self, issued, outsider, check, client):
        client.force_login(outsider)

        words = check(letters.pdf(issued.letters.get(), at=NOON))

        assert "Unaltered" in words
        assert f"Open {issued.reference}" not in words

    @pytest.mark.parametrize(
        ("data", "says"),
        [
            (b"", "The file is empty (0 bytes)."),
            (b"PK\x03\x04 a text document", "letter.pdf is not a PDF."),
            (b"%PDF-1.7 of somebody else", "This file is no letter that was issued here."),
        ],
    )
    def test_says_what_is_wrong_with_a_file(self, data, says, check):
        assert says in check(data)

    def test_asks_for_a_file(self, client, officer):
        client.force_login(officer)

        assert "Choose the PDF file." in words_of(client.post(reverse("requests_app:verify_letter")))

    def test_refuses_a_file_larger_than_any_letter(self, check, monkeypatch):
        monkeypatch.setattr("requests_app.forms.verify_letter.MAX_MB", 0)

        assert "No letter issued here is." in check(b"%PDF-1.7")
