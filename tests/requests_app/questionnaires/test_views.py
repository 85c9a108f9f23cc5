"""The officer's pages: sending, the link once, the list, each answer beside the text; and who may see them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from requests_app import files
from requests_app.choices import AnswerStep, Confidentiality
from requests_app.models import AnswerDecision, AssistanceRequest, PersonConcerned, Questionnaire
from requests_app.questionnaires import answering
from tests.factories import NOON, UserFactory
from tests.requests_app.browser import posted, words_of
from tests.requests_app.performing import fresh
from tests.requests_app.questionnaires.conftest import answer, link

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def url(name, draft, *rest):
    return reverse(f"requests_app:{name}", args=[draft.pk, *rest])


class TestAsking:
    def test_offers_the_usual_questions_ticked(self, draft, officer, client):
        client.force_login(officer)
        form = client.get(url("questionnaire_new", draft)).context["form"]

        usual = [each.title for each in form.offered if each.usual]
        assert "Which accounts, numbers or addresses exactly?" in usual
        assert [tick.choice_label for _, ticks in form.groups for tick in ticks if tick.data["selected"]] == usual

    def test_shows_the_link_once_and_opens_it(self, draft, officer, client, mailoutbox):
        client.force_login(officer)
        page = url("questionnaire_new", draft)
        data = posted(client.get(page).context["form"], addressee="Inspector Sample", email="i@police.example")
        shown = client.post(page, data)

        address = shown.context["link"]
        assert address in words_of(shown)
        assert "no-store" in shown["Cache-Control"]
        assert address in mailoutbox[0].body
        assert "The mail to i@police.example is on its way." in words_of(shown)
        assert address not in words_of(client.get(url("questionnaires", draft)))
        client.logout()
        path = address.removeprefix("http://localhost:8000")
        assert client.get(path).status_code == 200

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ({"addressee": ""}, "Enter who is asked"),
            ({"addressee": "I", "email": "nobody"}, "Enter an e-mail address"),
            ({"addressee": "I", "days": "0"}, "a number of days from 1 to 90"),
            ({"addressee": "I", "days": "soon"}, "a number of days from 1 to 90"),
            ({"addressee": "I", "keys": []}, "Choose at least one question"),
            ({"addressee": "I", "seen": "7"}, "sent after you opened this page"),
        ],
    )
    def test_says_what_is_missing(self, typed, told, draft, officer, client):
        client.force_login(officer)
        page = url("questionnaire_new", draft)

        assert told in words_of(client.post(page, posted(client.get(page).context["form"]) | typed))
        assert not Questionnaire.objects.exists()

    def test_says_when_the_mail_fails(self, draft, officer, client, settings):
        settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1"
        settings.EMAIL_PORT = 1  # nobody listens
        client.force_login(officer)
        page = url("questionnaire_new", draft)
        form = client.get(page).context["form"]
        words = words_of(client.post(page, posted(form, addressee="I", email="i@police.example")))

        assert "could not be sent" in words
        assert "copy it now" in words


class TestTheList:
    def test_tells_how_each_stands(self, asked, draft, officer, client):
        client.force_login(officer)

        words = words_of(client.get(url("questionnaires", draft)))
        assert "Inspector Iqbal Sample Waits for an answer" in " ".join(words.replace('<span class="tag">', "").split())
        assert "14 days from now" in words

    def test_withdraws_reminds_and_sends_again(self, asked, draft, officer, client, mailoutbox):
        client.force_login(officer)
        reminded = client.post(url("questionnaire_remind", draft, asked[0].pk), follow=True)
        again = client.post(url("questionnaire_send_again", draft, asked[0].pk))
        newest = Questionnaire.objects.first()
        withdrawn = client.post(url("questionnaire_withdraw", draft, newest.pk), follow=True)

        assert "Reminded on 24 November 2026" in words_of(reminded)
        assert again.context["link"] in mailoutbox[1].body
        assert "its link opens nothing any more" in words_of(withdrawn)
        assert client.get(again.context["link"].removeprefix("http://localhost:8000")).status_code == 404

    def test_is_told_on_the_request_the_case_and_the_desk(self, asked, draft, officer, client):
        client.force_login(officer)

        for page in (draft.get_absolute_url(), draft.case.get_absolute_url(), "/"):
            assert "Inspector Iqbal Sample" in words_of(client.get(page))
        assert "1 questionnaire waits" in words_of(client.get("/"))
        answer(asked[0], nexus__link="So.")
        assert "to take over" in words_of(client.get("/"))

    def test_of_nobody_tells_what_it_is_for(self, draft, officer, client):
        client.force_login(officer)

        assert "Nobody was asked yet." in words_of(client.get(url("questionnaires", draft)))


class TestAnswers:
    @pytest.fixture
    def part(self, asked):
        answer(asked[0], nexus__link="The <b>phone</b> was called.")
        return asked[0].answers.get()

    def test_stand_beside_the_text_and_are_taken_over(self, part, asked, draft, officer, client):
        client.force_login(officer)
        page = client.get(url("questionnaire", draft, asked[0].pk))
        data = {"step": AnswerStep.ADDED, "seen_version": draft.version, "word": ""}
        done = client.post(url("answer_step", draft, asked[0].pk, part.pk), data, follow=True)

        assert "The &lt;b&gt;phone&lt;/b&gt; was called." in page.content.decode()
        assert draft.nexus[:40] in words_of(page)
        assert "It is in the draft now" in words_of(done)
        assert fresh(draft).nexus.endswith("The <b>phone</b> was called.")
        assert "took over an answer of Iqbal Sample" in words_of(client.get(url("history", draft)))

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            ({"step": "left"}, "Write a word on why it is left."),
            ({"step": "burnt", "seen_version": 1}, "That was not understood"),
            ({"step": "added", "seen_version": "x"}, "That was not understood"),
            ({"step": "added", "seen_version": 99}, "A change was saved after you opened the page"),
        ],
    )
    def test_are_not_taken_over_by_what_is_wrong(self, data, told, part, asked, draft, officer, client):
        client.force_login(officer)

        assert told in words_of(client.post(url("answer_step", draft, asked[0].pk, part.pk), data, follow=True))
        assert not AnswerDecision.objects.exists()
        assert fresh(draft).nexus == draft.nexus

    def test_name_no_protected_person_to_those_who_only_read(self, asked, draft, officer, auditor, client):
        victim = PersonConcerned.objects.create(case=draft.case, role="victim", name="Zarina Secretname")
        answer(asked[0], nexus__link="Zarina Secretname was called.")
        page = url("questionnaire", draft, asked[0].pk)

        client.force_login(auditor)
        assert "Secretname" not in words_of(client.get(page))
        assert victim.told_as in words_of(client.get(page))
        client.force_login(officer)
        assert "Secretname" in words_of(client.get(page))

    def test_with_a_file_give_it_out_only_once_it_was_sent(self, asked, draft, officer, client):
        fit = files.fit_beside([SimpleUploadedFile("log.pdf", b"%PDF-1.7\n")], {})
        answering.keep(asked[0], posted={}, seen=0, at=NOON, files=fit)
        address = url("answered_file", draft, asked[0].pk, asked[0].files.get().pk)
        client.force_login(officer)

        assert client.get(address).status_code == 404
        answer(asked[0], seen=1)
        given = client.get(address)
        assert (b"".join(given), given["Content-Type"]) == (b"%PDF-1.7\n", "application/octet-stream")
        step = url("answered_file_step", draft, asked[0].pk, asked[0].files.get().pk)
        client.post(step, {"step": "added", "seen_version": draft.version})
        assert fresh(draft).attachments.filter(title="log.pdf").exists()


ADDRESSES = ["questionnaires", "questionnaire_new", "questionnaire"]
ACTS = ["questionnaire_withdraw", "questionnaire_remind", "questionnaire_send_again", "answer_step"]


class TestEveryDoor:
    @pytest.fixture
    def part(self, asked):
        answer(asked[0], nexus__link="So.")
        return asked[0].answers.get()

    def address(self, name, draft, part):
        rest = {"questionnaires": [], "questionnaire_new": [], "answer_step": [part.questionnaire_id, part.pk]}
        return url(name, draft, *rest.get(name, [part.questionnaire_id]))

    @pytest.mark.parametrize("name", [*ADDRESSES, *ACTS])
    def test_is_not_there_for_others(self, name, draft, part, outsider, office, client):
        client.force_login(outsider)
        assert client.post(self.address(name, draft, part)).status_code in {404, 405}
        assert client.get(self.address(name, draft, part)).status_code in {404, 405}
        AssistanceRequest.objects.filter(pk=draft.pk).update(confidentiality=Confidentiality.RESTRICTED)
        client.force_login(UserFactory(office=office))
        assert client.post(self.address(name, draft, part)).status_code in {404, 405}

    @pytest.mark.parametrize("name", ADDRESSES)
    def test_is_read_by_an_auditor(self, name, draft, part, auditor, client):
        client.force_login(auditor)
        assert client.get(self.address(name, draft, part)).status_code == 200

    @pytest.mark.parametrize("name", ACTS)
    def test_lets_an_auditor_do_nothing(self, name, draft, part, auditor, client):
        client.force_login(auditor)
        data = {"step": "added", "seen_version": draft.version}
        told = client.post(self.address(name, draft, part), data, follow=True)

        assert "Only a legal officer or supervisor" in words_of(told)
        assert Questionnaire.objects.count() == 1
        assert not AnswerDecision.objects.exists()

    def test_of_one_request_is_not_reached_through_another(self, draft, part, at_status, officer, client):
        other = at_status()
        client.force_login(officer)
        for name in ["questionnaire", *ACTS]:
            answered = client.post(self.address(name, other, part), {"step": "left", "word": "No."})
            assert answered.status_code in {404, 405}

    def test_behind_the_link_is_open_to_everybody_who_has_it(self, asked, outsider, client):
        client.force_login(outsider)
        page = words_of(client.get(link(asked[1])))

        assert "My desk" not in page
        assert outsider.name not in page
