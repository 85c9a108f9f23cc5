"""The thread on screen: recording what came and went, what it offers, and who may open the files."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from requests_app import acts
from requests_app.choices import Act, CustodyStep, Direction, Means, PersonRole, Status
from requests_app.correspondence import keeping, taking_up
from requests_app.correspondence.keeping import Kept
from requests_app.forms.receipts import new_number
from requests_app.models import Correspondence, Custody
from tests.factories import NOON, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def sent(at_status):
    return at_status(Status.TRANSMITTED)


@pytest.fixture
def post(sent, sender, client):
    client.force_login(sender)

    def post(**typed):
        data = {"nonce": new_number(), "direction": "incoming", "means": "e_mail", "on": "2026-11-24"} | typed
        return client.post(reverse("requests_app:correspondence_new", args=[sent.pk]), data)

    return post


class TestRecording:
    def test_keeps_it_and_offers_what_may_follow(self, post, client):
        response = post(text="We acknowledge receipt. Our reference: MJ/2026/881.")

        page = client.get(response.url).content.decode()
        assert Correspondence.objects.get().text.startswith("We acknowledge")
        assert "It says that they have it. They wrote: “acknowledge receipt”" in page

    def test_fills_their_reference_in_from_the_text(self, post, client, sent):
        post(text="We acknowledge receipt. Our reference: MJ/2026/881.")
        entry = Correspondence.objects.get()

        form = client.get(reverse("requests_app:act", args=[sent.pk, "acknowledge"]), {"entry": entry.pk})

        assert 'value="MJ/2026/881"' in form.content.decode()

    def test_of_questions_keeps_each(self, post):
        post(subject="Questions", questions="Which account?\nWhose telephone?", due_on="2026-12-20")

        asked = Correspondence.objects.get().questions.all()
        assert [(each.text, each.due_on.isoformat()) for each in asked] == [
            ("Which account?", "2026-12-20"),
            ("Whose telephone?", "2026-12-20"),
        ]

    def test_shows_a_question_that_is_all_of_it_once(self, post, client):
        page = client.get(post(text="Whose account?", questions="Whose account?").url).content.decode()

        assert page.count("Whose account?") == 1

    def test_puts_no_act_first_where_the_words_say_none(self, post, client):
        page = client.get(post(text="Part one of the records.").url).content.decode()

        assert "Record that it was returned" in page
        assert "btn-primary" not in page

    def test_tells_what_followed_from_it(self, post, client, sent, sender):
        post(text="We acknowledge receipt.")
        done = {"user": sender, "at": NOON, "details": acts.Acknowledge(on=TODAY)}
        taking_up.perform(Act.ACKNOWLEDGE, assistance_request=sent, entry=Correspondence.objects.get(), **done)

        page = client.get(reverse("requests_app:correspondence", args=[sent.pk])).content.decode()
        assert '<span class="tag">Receipt acknowledged</span>' in page

    def test_of_a_note_presets_no_e_mail(self, post, client, sent):
        post(direction="internal", text="Nobody answered.")

        assert Correspondence.objects.get().means == Means.NOTE
        page = client.get(reverse("requests_app:correspondence", args=[sent.pk])).content.decode()
        assert ">Note for the file</a>" in page
        assert "E-mail" not in page

    def test_keeps_files(self, post):
        post(files=[SimpleUploadedFile("reply.txt", b"Yes.")])

        assert Correspondence.objects.get().files.get().filename == "reply.txt"

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ({}, "Write what it says, or choose its file."),
            ({"text": "A", "on": "2026-11-25"}, "The day lies in the future."),
            ({"text": "A", "means": "receipt_page"}, "That is not on the list."),
            ({"text": "A", "direction": "outgoing", "questions": "Who?"}, "Only what came in asks us something."),
            ({"files": SimpleUploadedFile("run.exe", b"MZ")}, "of a kind that cannot be attached"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_nothing(self, post, typed, told):
        response = post(**typed)

        assert response.status_code == 422
        assert told in response.content.decode()
        assert not Correspondence.objects.exists()

    def test_pressed_twice_keeps_one(self, post):
        number = new_number()
        for _ in range(2):
            post(nonce=number, text="They called.")

        assert Correspondence.objects.count() == 1

    def test_is_not_open_to_an_auditor(self, sent, auditor, client):
        client.force_login(auditor)

        assert client.get(reverse("requests_app:correspondence_new", args=[sent.pk])).status_code == 403


class TestFiles:
    @pytest.fixture
    def file(self, post):
        post(files=[SimpleUploadedFile("reply.txt", b"Yes.")])
        return Correspondence.objects.get().files.get()

    def test_are_given_and_their_custody_says_so(self, file, sender, client, sent):
        response = client.post(reverse("requests_app:correspondence_file", args=[sent.pk, file.pk]))

        assert b"".join(response.streaming_content) == b"Yes."
        assert [(each.step, each.user) for each in file.custody.all()][1:] == [(CustodyStep.OPENED, sender)]

    def test_are_not_given_to_an_auditor(self, file, auditor, client, sent):
        client.force_login(auditor)

        assert client.post(reverse("requests_app:correspondence_file", args=[sent.pk, file.pk])).status_code == 403
        assert Custody.objects.count() == 1

    def test_that_were_swapped_are_not_given(self, file, client, sent):
        file.file.storage.delete(file.file.name)
        file.file.storage.save(file.file.name, SimpleUploadedFile("x", b"No!!"))

        response = client.post(reverse("requests_app:correspondence_file", args=[sent.pk, file.pk]), follow=True)

        assert "is not the one that was attached" in response.content.decode()


class TestNamesOfProtectedPeople:
    def test_are_pseudonyms_for_who_may_not_read_them(self, sent, sender, auditor, client):
        victim = sent.case.persons.filter(role=PersonRole.VICTIM).first()
        text = f"{victim.name} was heard."
        kept = Kept(Direction.INCOMING, Means.CALL, TODAY, subject=f"Of {victim.name}", text=text)
        keeping.recorded(sent, kept, user=sender, at=NOON)

        client.force_login(auditor)
        page = client.get(reverse("requests_app:correspondence", args=[sent.pk])).content.decode()

        assert victim.pseudonym in page
        assert victim.name not in page
