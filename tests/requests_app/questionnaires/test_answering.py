"""Behind the link: what its page shows and keeps, what a dead link tells, and that it is good for one sending."""

from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobs.running import work_off
from requests_app import services
from requests_app.choices import Act, Entry, Status
from requests_app.forms.answering import AnswersForm
from requests_app.models import Answer, AnsweredFile, Questionnaire, Submission, TypedAnswers
from requests_app.questionnaires import answering
from requests_app.questionnaires.answering import LinkIsDead, TypedMeanwhile
from tests.at_once import at_once
from tests.factories import NOON
from tests.requests_app.browser import words_of
from tests.requests_app.performing import fresh, perform
from tests.requests_app.questionnaires.conftest import SOON, answer, ask, link, measure_key, name_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

PDF = b"%PDF-1.7\n"


class TestThePage:
    def test_shows_the_note_the_questions_and_who_asks(self, asked, office, officer, client):
        words = words_of(client.get(link(asked[1])))

        for said in ("We need the account first.", str(office), str(officer), "8 December 2026"):
            assert said in words
        for question in asked[0].questions:
            assert question["title"] in words

    def test_shows_nothing_of_the_case(self, asked, draft, client):
        measure, case = draft.measures.first(), draft.case
        measure.particulars |= {"identifiers": ["suspect@example.org"], "provider": "Provider of the case"}
        measure.save()
        html = client.get(link(asked[1])).content.decode()

        secrets = [draft.reference, case.title, case.national_reference, case.summary_of_facts[:40], draft.nexus[:40]]
        secrets += [str(each) for each in case.persons.values_list("name", flat=True)]
        secrets += ["suspect@example.org", "Provider of the case", str(draft.requested_state), f"/requests/{draft.pk}/"]
        assert not [each for each in secrets if each in html]

    def test_keeps_its_address_to_itself(self, asked, client):
        response = client.get(link(asked[1]))

        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies

    def test_takes_answers_where_no_cookie_is_kept(self, asked):
        strict = Client(enforce_csrf_checks=True)

        assert strict.post(link(asked[1]), {"do": "save", "answered_by": "Iqbal"}).status_code == 302
        assert TypedAnswers.objects.get().posted == {"answered_by": ["Iqbal"]}

    @pytest.mark.parametrize("is_read", [True, False])
    def test_keeps_its_secret_out_of_the_log(self, page, asked, client, caplog, is_read, monkeypatch):
        page("save", nexus__link="First.")
        if not is_read:
            monkeypatch.setattr(answering, "keep", lambda *args, **kwargs: 1 / 0)
            client.raise_request_exception = False

        refused = page("save", seen=0, nexus__link="Second.")

        assert refused.status_code == (409 if is_read else 500)
        assert "/answers/.../" in caplog.text
        assert asked[1] not in caplog.text


class TestSaving:
    def test_keeps_what_was_typed_for_the_same_link(self, page, asked, client):
        page("save", nexus__link="The phone was called.\n<b>Twice.</b>")

        opened = client.get(link(asked[1]))
        assert "The phone was called. &lt;b&gt;Twice.&lt;/b&gt;" in " ".join(opened.content.decode().split())
        assert "You can close this page and come back" in words_of(opened)
        assert not Answer.objects.exists()

    def test_keeps_what_is_typed_wrong_too(self, page, asked, draft, client):
        key = measure_key(draft, "datetime_range")
        client.post(link(asked[1]), {"do": "save", f"{name_of(asked[0], key)}_from": "in spring"})

        words = words_of(client.get(link(asked[1])))
        assert "“in spring” is not understood. Write the start as 2026-04-01 00:00." in words

    def test_of_two_pages_loses_nothing(self, page):
        page("save", nexus__link="First.")
        again = page("save", seen=0, nexus__link="Second.")

        assert again.status_code == 409
        words = words_of(again)
        assert "somebody saved other answers through this link meanwhile" in words
        assert "First." in words
        assert "Second." in words
        assert page("save", seen=1, nexus__link="Second.").status_code == 302

    def test_takes_files_as_annexes_are_taken(self, page, asked, client):
        fit, unfit = SimpleUploadedFile("log.pdf", PDF), SimpleUploadedFile("run.exe", b"MZ")
        answer = client.post(link(asked[1]), {"do": "save", "seen": 0, "files": [fit, unfit]})

        assert "run.exe is of a kind that cannot be attached" in words_of(answer)
        assert not AnsweredFile.objects.exists()
        client.post(link(asked[1]), {"do": "save", "seen": 1, "files": [SimpleUploadedFile("log.pdf", PDF)]})
        added = AnsweredFile.objects.get()
        assert "log.pdf" in words_of(client.get(link(asked[1])))
        client.post(link(asked[1]), {"do": f"take-out-{added.pk}", "seen": 2})
        assert not AnsweredFile.objects.exists()

    def test_keeps_no_more_than_the_questions_and_what_a_text_can_hold(self, asked, client):
        client.post(link(asked[1]), {"do": "save", "answered_by": "A\x00B", "q1": "C\u202eD", "is_admin": "1"})

        assert TypedAnswers.objects.get().posted == {"answered_by": ["AB"], "q1": ["CD"]}

    def test_refuses_a_file_whose_name_is_too_long(self, asked, client):
        file = SimpleUploadedFile(f"{'n' * 230}.pdf", PDF)

        assert "Give it a shorter one" in words_of(client.post(link(asked[1]), {"do": "save", "files": [file]}))

    def test_takes_ten_files_at_most(self, asked, client):
        files = [SimpleUploadedFile(f"{n}.pdf", PDF + bytes([n])) for n in range(11)]

        assert "At most 10 files fit" in words_of(client.post(link(asked[1]), {"do": "save", "files": files}))


class TestChecking:
    def test_tells_what_is_wrong_with_an_identifier_and_stops_nobody(self, page, asked, draft):
        key = measure_key(draft).replace(":", "__")
        checked = page("check", **{key: "0300 1234567\nrosa.k@example.org"})

        words = words_of(checked)
        assert "Look at this again" in words
        assert "0300 1234567" in words
        assert "Send for good" in words

    def test_asks_for_a_name_and_one_answer(self, page):
        words = words_of(page("check", person=""))

        assert "Enter your name and office." in words
        assert "Answer at least one question" in words

    def test_asks_for_what_a_person_cannot_stand_without(self, asked, client):
        first = name_of(asked[0], "person:1")
        typed = {"do": "check", "answered_by": "Iqbal", f"{first}_address": "Lahore"}

        assert "Enter the name, or how the person is known." in words_of(client.post(link(asked[1]), typed))


class TestSending:
    def test_ends_the_link_and_is_told_to_the_officer(self, page, asked, draft, officer, client):
        sent = page("send", nexus__link="The phone was called.")

        assert "The link opens nothing any more" in words_of(client.get(sent.headers["Location"]))
        assert Submission.objects.get().name == "Iqbal Sample"
        assert Answer.objects.get().value == "The phone was called."
        assert draft.events.last().act == Entry.QUESTIONNAIRE_ANSWERED
        assert not TypedAnswers.objects.exists()
        assert client.get(link(asked[1])).status_code == 404
        work_off(lambda: NOON)
        (told,) = mail.outbox
        assert told.to == [officer.email]
        assert "Iqbal Sample answered the questionnaire" in told.body
        assert "phone" not in told.body

    def test_does_not_move_the_day_on_which_the_text_was_final(self, at_status, officer, sender):
        approved = at_status(Status.APPROVED)
        answer(ask(approved, officer)[0], at=NOON + timedelta(days=3), nexus__link="So.")

        perform(Act.TRANSMIT, approved, sender, at=NOON + timedelta(days=4))

        assert fresh(approved).status == Status.TRANSMITTED

    def test_under_the_name_of_a_protected_person_is_told_by_the_pseudonym(self, page, draft):
        victim = services.write_person(draft.case, role="victim", name="Zarqa Musterova")
        page("send", person="Zarqa Musterova", nexus__link="So.")
        work_off(lambda: NOON)

        (told,) = mail.outbox
        assert f"{victim.pseudonym} answered the questionnaire" in told.body
        assert "Musterova" not in told.body

    def test_does_not_touch_the_draft(self, page, draft):
        page("send", nexus__link="The phone was called.")

        same = type(draft).objects.get(pk=draft.pk)
        assert (same.version, same.nexus) == (draft.version, draft.nexus)

    def test_keeps_a_person_and_a_list_as_such(self, asked, draft, client):
        who, which = name_of(asked[0], "person:1"), name_of(asked[0], measure_key(draft))
        typed = {f"{who}_name": "Rosa K", which: "a@example.org\n\nb@example.org", "answered_by": "I", "do": "send"}
        client.post(link(asked[1]), typed)

        assert {each.key: each.value for each in Answer.objects.all()} == {
            "person:1": {"name": "Rosa K", "role": "other"},
            measure_key(draft): ["a@example.org", "b@example.org"],
        }

    def test_without_what_somebody_else_saved_meanwhile_is_refused(self, page, asked):
        page("save", nexus__link="First.")

        with pytest.raises(TypedMeanwhile):
            answer(asked[0], nexus__link="Second.")
        assert not Submission.objects.exists()

    def test_is_written_once(self, asked):
        answer(asked[0], nexus__link="So.")

        for rows in (Answer.objects.all(), Submission.objects.all()):
            for write in (partial(rows.update, questionnaire=None), partial(rows._raw_delete, rows.db)):
                with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
                    write()


@pytest.mark.usefixtures("asked")
class TestWhateverIsTyped:
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
    @given(text=st.text(max_size=60), number=st.integers(min_value=1, max_value=12))
    def test_is_read_without_a_fault_and_kept_as_plain_json(self, text, number):
        questionnaire = Questionnaire.objects.get()
        form = AnswersForm({f"q{number}": text, "answered_by": text}, questionnaire=questionnaire)

        assert isinstance(form.values if form.is_valid() else {}, dict)
        assert all(isinstance(row.told, str) for row in form.rows)


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_of_two_who_send_exactly_one_wins(self, asked):
        send = partial(answering.hand_in, asked[0], posted={}, seen=0, at=SOON)

        outcomes = at_once(
            partial(send, name="One", values={"nexus:link": "One."}),
            partial(send, name="Two", values={"nexus:link": "Two."}),
        )

        (won,) = [each for each in outcomes if isinstance(each, Submission)]
        assert sum(isinstance(each, LinkIsDead) for each in outcomes) == 1
        assert Answer.objects.get().value == f"{won.name}."
