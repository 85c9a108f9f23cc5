"""The page of a letter, for the authority that received it."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from requests_app import letters
from requests_app.choices import Act, Direction, Entry, Means, Status
from requests_app.models import AssistanceRequest, Correspondence
from requests_app.receipts import writing
from requests_app.sending.originals import file_original, look_at
from requests_app.views.receipts import WRITE, WRONG_CODES
from tests.factories import NOON, TODAY
from tests.pdf import words
from tests.requests_app.performing import fresh, perform, seen
from tests.requests_app.receipts.conftest import CONFIRMATION
from tests.requests_app.sending.scanning import as_pdf, pictures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def other(at_status, reviewer, sender):
    """The letter of another request, sent too."""
    made = at_status(Status.UNDER_REVIEW)
    perform(Act.APPROVE, made, reviewer, seen(made))
    perform(Act.TRANSMIT, fresh(made), sender)
    return made.letters.get()


class TestThePage:
    def test_shows_reference_day_and_digest(self, client, page, sent):
        shown = client.get(page).content.decode()

        digest = letters.drawn(sent, at=NOON).sha256
        assert all(each in shown for each in (sent.assistance_request.reference, "24 November 2026", digest))

    def test_shows_nothing_of_the_case(self, client, page, sent):
        case, request = sent.assistance_request.case, sent.assistance_request
        hidden = [case.title, case.national_reference, request.office.name, *(str(each) for each in case.persons.all())]
        hidden += [str(each) for each in case.offences.all()] + [request.requested_state.name, "Art. 18"]

        shown = client.get(page).content.decode()

        assert not [each for each in hidden if each and each in shown]

    def test_of_practice_says_so(self, sent, page, client):
        tag = '<span class="tag tag-exercise">Exercise</span>'
        assert tag not in client.get(page).content.decode()
        AssistanceRequest.objects.filter(pk=sent.assistance_request_id).update(is_exercise=True)

        assert tag in client.get(page).content.decode()

    def test_is_kept_by_no_cache_and_sets_no_cookie(self, client, page):
        response = client.get(page)

        assert response["Cache-Control"] == "private, no-store"
        assert not response.cookies

    def test_is_where_the_letter_says(self, sent, page, settings):
        settings.SITE_URL = "https://comity.example"
        text = words(letters.pdf(sent, at=NOON))

        assert f"at {settings.RECEIPT_SITE}/receipt/ with the letter code {sent.code}" in text


class TestConfirmingReceipt:
    def test_is_kept_in_the_thread(self, post, sent):
        response = post("confirm", **CONFIRMATION)

        assert response.status_code == 302
        entry = Correspondence.objects.get()
        assert (entry.direction, entry.means, entry.letter) == (Direction.INCOMING, Means.RECEIPT_PAGE, sent)
        assert (entry.counterpart_reference, entry.on) == ("MJ/2026/881", TODAY)
        event = sent.assistance_request.events.last()
        assert (event.act, event.details["what"]) == (Entry.WRITTEN_BY_THE_OTHER_SIDE, "Receipt confirmed")

    def test_leaves_the_status_to_our_central_authority(self, post, sent):
        post("confirm", **CONFIRMATION)

        assert fresh(sent.assistance_request).status == Status.TRANSMITTED

    def test_is_done_once_whatever_is_posted_after(self, post):
        post("confirm", **CONFIRMATION)
        post("confirm", **CONFIRMATION | {"reference": "OTHER/1"})

        assert Correspondence.objects.get().counterpart_reference == "MJ/2026/881"

    def test_is_not_offered_again(self, post, client, page):
        post("confirm", **CONFIRMATION)

        shown = client.get(page).content.decode()

        assert 'value="confirm"' not in shown
        assert "received on 24 November 2026, your reference MJ/2026/881" in shown

    @pytest.mark.parametrize(
        ("wrong", "told"),
        [
            ({"name": ""}, "Enter your name and your authority."),
            ({"on": "2026-11-25"}, "The day lies in the future."),
            ({"on": "2026-11-23"}, "The letter was sent on 24 November 2026."),
            ({"expected_on": "2026-01-01"}, "That day is past."),
            ({"nonce": "x"}, "Enter a valid value."),
        ],
    )
    def test_says_what_is_wrong_and_keeps_nothing(self, post, wrong, told):
        response = post("confirm", **CONFIRMATION | wrong)

        assert response.status_code == 422
        assert told in response.content.decode()
        assert not Correspondence.objects.exists()


class TestAskingAndAnswering:
    def test_keeps_the_question_with_its_day(self, post):
        post("ask", text="Which account?", due_on="2026-12-10", name="Desk", contact="desk@justice.example")

        (question,) = Correspondence.objects.get().questions.all()
        assert (question.text, question.due_on.isoformat()) == ("Which account?", "2026-12-10")

    def test_posted_again_keeps_one(self, post):
        for _ in range(2):
            post("ask", nonce="a" * 32, text="Which account?", name="Desk", contact="desk@justice.example")

        assert Correspondence.objects.count() == 1

    def test_with_the_number_of_a_form_of_another_letter_is_kept_too(self, sent, other, client):
        typed = {"nonce": "a" * 32, "text": "Which account?", "name": "Desk", "contact": "desk@justice.example"}

        for each in (sent, other):
            data = {"do": "ask"} | {f"ask-{name}": value for name, value in typed.items()}
            client.post(reverse("requests_app:receipt", args=[each.code]), data)

        assert {each.letter for each in Correspondence.objects.all()} == {sent, other}

    def test_keeps_the_files_of_an_answer(self, post):
        post("answer", name="Desk", files=[SimpleUploadedFile("records.csv", b"a,b\n1,2\n")])

        (file,) = Correspondence.objects.get().files.all()
        assert (file.filename, file.is_unaltered()) == ("records.csv", True)

    def test_without_file_and_words_is_no_answer(self, post):
        response = post("answer", name="Desk")

        assert "Choose the files, or write your answer." in response.content.decode()
        assert not Correspondence.objects.exists()

    def test_of_a_program_is_refused(self, post):
        response = post("answer", name="Desk", files=[SimpleUploadedFile("run.exe", b"MZ\x90")])

        assert response.status_code == 422
        assert not Correspondence.objects.exists()

    def test_stops_where_the_page_is_full(self, post, monkeypatch):
        monkeypatch.setattr(writing, "MOST_ENTRIES", 1)
        post("ask", text="First?", name="Desk", contact="desk@justice.example")

        response = post("ask", text="Second?", name="Desk", contact="desk@justice.example")

        assert response.status_code == 409
        assert "takes no more" in response.content.decode()
        assert Correspondence.objects.count() == 1

    @pytest.mark.parametrize(("most", "number"), [("MOST_FILES", 1), ("MOST_BYTES", 5)])
    def test_stops_where_too_many_or_too_large_files_came(self, post, monkeypatch, most, number):
        monkeypatch.setattr(writing, most, number)
        post("answer", name="Desk", files=[SimpleUploadedFile("a.txt", b"four")])

        response = post("answer", name="Desk", files=[SimpleUploadedFile("b.txt", b"four")])

        assert response.status_code == 409
        assert Correspondence.objects.get().files.get().filename == "a.txt"

    def test_that_filled_the_page_may_be_posted_again(self, post, monkeypatch):
        monkeypatch.setattr(writing, "MOST_ENTRIES", 1)
        asked = {"nonce": "a" * 32, "text": "First?", "name": "Desk", "contact": "desk@justice.example"}

        assert [post("ask", **asked).status_code for _ in range(2)] == [302, 302]
        assert Correspondence.objects.count() == 1

    def test_of_an_answer_posted_again_keeps_one(self, post):
        for _ in range(2):
            post("answer", nonce="b" * 32, name="Desk", text="Nothing was found.")

        assert Correspondence.objects.count() == 1


class TestCheckingAFile:
    def check(self, post, data):
        return post("check", file=SimpleUploadedFile("letter.pdf", data, "application/pdf")).content.decode()

    def test_knows_the_letter(self, post, sent):
        assert "is the letter that was issued, unaltered" in self.check(post, letters.pdf(sent, at=NOON))

    def test_knows_the_scan_of_the_signed_original_for_what_it_is(self, post, sent, sender):
        scan = as_pdf(pictures(letters.pdf(sent, at=NOON)))
        filed = look_at([SimpleUploadedFile("scan.pdf", scan)])
        file_original(sent.assistance_request, filed, user=sender, at=NOON)

        assert "is the scan of the signed original that its sender keeps, unaltered" in self.check(post, scan)

    def test_tells_one_that_was_altered(self, post, sent):
        assert "it was altered" in self.check(post, letters.pdf(sent, at=NOON) + b" ")

    def test_tells_nothing_of_other_files(self, post):
        assert "not the letter with this code" in self.check(post, b"%PDF-1.4 something else")

    def test_tells_nothing_of_another_letter_that_was_issued(self, post, other):
        shown = self.check(post, letters.pdf(other, at=NOON))

        assert "not the letter with this code" in shown
        assert other.code not in shown
        assert other.assistance_request.reference not in shown


class TestAWrongCode:
    def test_is_told_the_same_as_one_that_has_ended(self, client, page, sent, sender):
        wrong = client.get(reverse("requests_app:receipt", args=["ABCD-EFGH-JKLM"]))
        perform(Act.WITHDRAW, fresh(sent.assistance_request), sender)
        ended = client.get(page)

        assert (wrong.status_code, wrong.content) == (ended.status_code, ended.content) == (404, ended.content)

    def test_tried_too_often_shuts_the_door_for_right_ones_too(self, client, page):
        for _ in range(WRONG_CODES.most + 1):
            client.get(reverse("requests_app:receipt", args=["ABCD-EFGH-JKLM"]))

        assert client.get(page).status_code == 429
        assert client.get(page, REMOTE_ADDR="198.51.100.4").status_code == 200

    def test_is_not_tried_oftener_by_one_who_forges_where_they_are(self, client, page):
        for number in range(WRONG_CODES.most + 1):
            forged = {"HTTP_X_FORWARDED_FOR": f"203.0.113.{number}"}
            client.get(reverse("requests_app:receipt", args=["ABCD-EFGH-JKLM"]), **forged)

        assert client.get(page, HTTP_X_FORWARDED_FOR="203.0.113.99").status_code == 429

    def test_stays_out_of_the_log(self, client, page, sent, post, monkeypatch, caplog):
        monkeypatch.setattr(writing, "confirm", lambda *args, **kwargs: 1 / 0)
        monkeypatch.setitem(WRITE, "confirm", writing.confirm)
        client.raise_request_exception = False

        client.get(reverse("requests_app:receipt", args=["ABCD-EFGH-JKLM"]))
        broken = post("confirm", **CONFIRMATION)

        assert broken.status_code == 500
        assert caplog.text.count("/receipt/.../") == 2
        assert not [code for code in ("ABCD-EFGH-JKLM", sent.code) if code in caplog.text]

    def test_is_typed_anew_on_a_page_of_its_own(self, client, sent, page):
        response = client.post(reverse("requests_app:receipt_code"), {"code": sent.code.lower().replace("-", "")})

        assert response.url == page

    def test_that_is_no_code_is_answered_kindly(self, client):
        response = client.post(reverse("requests_app:receipt_code"), {"code": "I0O1"}, follow=True)

        assert response.status_code == 404
        assert re.search("This code opens nothing", response.content.decode())
