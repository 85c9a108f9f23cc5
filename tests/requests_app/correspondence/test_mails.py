"""E-mail files: what is taken from them, and what is told of broken ones."""

from datetime import date
from email.message import EmailMessage

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from requests_app.choices import Direction, Status
from requests_app.correspondence import mails
from requests_app.correspondence.mails import UnreadableMail
from requests_app.forms.receipts import new_number
from requests_app.models import Correspondence
from tests.requests_app.browser import words_of
from treaties.models import KeptFile

PDF = b"%PDF-1.7\nreply"


def mail(*, html="", sender="Duty desk <desk@justice.example>", files=(("reply.pdf", PDF),), **headers) -> bytes:
    message = EmailMessage()
    given = {"From": sender, "To": "Central authority <mla@ministry.example>", "Subject": "Your request"}
    for name, value in (given | {"Date": "Mon, 23 Nov 2026 09:30:00 +0000"} | headers).items():
        if value:
            message[name] = value
    if html:
        message.set_content(html, subtype="html")
    else:
        message.set_content("We acknowledge receipt.\n\nOur reference: MJ/2026/881.")
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


class TestReading:
    def test_takes_who_when_what_and_files(self):
        found = mails.read(mail())

        assert found.sender == ("Duty desk", "desk@justice.example")
        assert (found.on, found.subject) == (date(2026, 11, 23), "Your request")
        assert found.text.startswith("We acknowledge receipt.")
        assert found.files == (("reply.pdf", PDF),)

    def test_takes_only_the_words_of_html(self):
        html = "<style>p{}</style><p>We <b>have</b> it.</p><script>alert(1)</script><p>A &lt;b&gt; C<br>D</p>"

        assert mails.read(mail(html=html)).text == "We have it.\n\nA <b> C\nD"

    def test_leaves_folders_out_of_names(self):
        found = mails.read(mail(files=(("..\\..\\x/y/evil.pdf", PDF), ("n" * 300 + ".pdf", PDF))))

        assert [len(name) <= 200 and "/" not in name and "\\" not in name for name, _ in found.files] == [True, True]

    @pytest.mark.parametrize("day", ["", "yesterday"])
    def test_says_where_there_is_no_day(self, day):
        found = mails.read(mail(Date=day))

        assert found.on is None
        assert "enter the day" in found.told[0]

    def test_takes_an_alphabet_that_nobody_knows(self):
        data = b"From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=klingon\n\nWords."

        assert mails.read(data).text == "Words."

    def test_cuts_a_monstrous_text_and_says_so(self):
        found = mails.read(b"From: a@b.example\nSubject: x\n\n" + b"word " * 50_000)

        assert len(found.text) == mails.MOST_TEXT
        assert any("longer than 100,000" in each for each in found.told)

    @pytest.mark.parametrize("data", [b"no mail at all", b"", b"\x00\xff" * 50])
    def test_of_what_is_no_mail_says_so(self, data):
        with pytest.raises(UnreadableMail):
            mails.read(data)


@pytest.mark.django_db
@pytest.mark.usefixtures("noon")
class TestOnThePage:
    @pytest.fixture
    def read(self, at_status, sender, client):
        """Chooses a file on the page and presses “Read it in”."""
        client.force_login(sender)
        self.address = reverse("requests_app:correspondence_new", args=[at_status(Status.TRANSMITTED).pk])

        def read(data, name="reply.eml"):
            return client.post(self.address, {"read": "1", "mail": SimpleUploadedFile(name, data)})

        return read

    def typed(self, response, **changes):
        form = response.context["form"]
        return {"nonce": new_number()} | {name: value for name, value in form.initial.items() if value} | changes

    def test_fills_the_form_in_and_records_nothing(self, read):
        response = read(mail())

        shown = response.context["form"].initial
        assert (shown["direction"], shown["on"], shown["counterpart"]) == (
            Direction.INCOMING,
            date(2026, 11, 23),
            "Duty desk",
        )
        assert shown["counterpart_reference"] == "MJ/2026/881"
        assert "reply.pdf" in words_of(response)
        assert not Correspondence.objects.exists()

    def test_is_recorded_with_its_files_and_itself(self, read, client):
        response = read(mail())

        client.post(self.address, self.typed(response, subject="Receipt"))

        entry = Correspondence.objects.get()
        assert entry.subject == "Receipt"
        assert [each.filename for each in entry.files.all()] == ["reply.eml", "reply.pdf"]
        assert not KeptFile.objects.exists()

    def test_of_somebody_of_ours_went_out(self, read, sender):
        shown = read(mail(sender=f"Us <{sender.email}>")).context["form"].initial

        assert (shown["direction"], shown["counterpart"]) == (Direction.OUTGOING, "Central authority")

    def test_tells_what_is_not_filed_by_itself(self, read, client):
        response = read(mail(files=(("run.exe", b"MZ\x90"),)))

        assert "Not filed by itself, but kept in the e-mail file: run.exe" in words_of(response)
        client.post(self.address, self.typed(response))
        assert [each.filename for each in Correspondence.objects.get().files.all()] == ["reply.eml"]

    @pytest.mark.parametrize(
        ("data", "name", "words"),
        [
            (b"no mail at all", "a.eml", "cannot be read"),
            (PDF, "a.pdf", "is no .eml file"),
            (b"\x00\x01", "a.eml", "is no EML file"),
            (b"", "a.eml", "empty (0 bytes)"),
        ],
    )
    def test_of_a_broken_one_says_so(self, read, data, name, words):
        response = read(data, name)

        assert response.status_code == 422
        assert words in words_of(response)

    def test_takes_no_file_that_another_person_read_in(self, read, client, officer):
        response = read(mail())
        client.force_login(officer)

        refused = client.post(self.address, self.typed(response))

        assert "Choose it again" in words_of(refused)
        assert not Correspondence.objects.exists()
