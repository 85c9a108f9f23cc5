"""Sending, reminding, withdrawing: who may, what is kept, what the mail says."""

from datetime import timedelta
from functools import partial
from hashlib import sha256

import pytest
from django.core import mail as outbox
from django.db import connection

from requests_app.choices import Act, Confidentiality, Entry, Status
from requests_app.models import AnsweredFile, AssistanceRequest, Questionnaire, TypedAnswers
from requests_app.questionnaires import answering, asking, mail
from requests_app.questionnaires.answering import LinkIsDead
from requests_app.services import EditRefused
from tests.at_once import at_once
from tests.factories import NOON, UserFactory
from tests.requests_app.performing import fresh, perform
from tests.requests_app.questionnaires.conftest import SOON, answer, ask

pytestmark = pytest.mark.django_db


class TestSending:
    def test_keeps_what_was_asked_and_only_the_hash_of_the_secret(self, asked):
        questionnaire, secret = asked

        assert questionnaire.secret_sha256 == sha256(secret.encode()).hexdigest()
        assert len(secret) >= 43  # 256 bits
        assert questionnaire.expires_at == NOON + timedelta(days=14)
        assert all(secret not in str(row) for row in _all_rows())

    def test_is_told_in_the_history(self, asked, draft, officer):
        event = draft.events.last()

        assert (event.act, event.user, event.details) == (
            Entry.QUESTIONNAIRE_SENT,
            officer,
            {"to": "Inspector Iqbal Sample"},
        )
        assert fresh(draft).status == Status.DRAFT

    def test_makes_nobody_a_drafter(self, draft, office):
        colleague = UserFactory(office=office)
        ask(draft, colleague)

        assert not fresh(draft).was_drafted_by(colleague)

    @pytest.mark.parametrize("who", ["outsider", "auditor", "sender"])
    def test_of_somebody_who_does_not_draft_there_is_refused(self, who, draft, request):
        with pytest.raises(EditRefused, match="Only a legal officer or supervisor of the office"):
            ask(draft, request.getfixturevalue(who))

        assert not Questionnaire.objects.exists()

    def test_for_a_restricted_request_is_for_named_people(self, at_status, office):
        restricted = at_status(confidentiality=Confidentiality.RESTRICTED)

        with pytest.raises(EditRefused):
            ask(restricted, UserFactory(office=office))

    def test_after_the_end_of_a_request_is_refused(self, at_status, officer):
        with pytest.raises(EditRefused, match="nothing more is asked for it"):
            ask(at_status(Status.WITHDRAWN), officer)

    def test_of_no_question_is_refused(self, draft, officer):
        with pytest.raises(EditRefused, match="Choose at least one question"):
            ask(draft, officer, keys=["measure:0:everything"])

    def test_by_a_form_that_was_sent_twice_sends_one(self, draft, officer):
        ask(draft, officer)

        with pytest.raises(EditRefused, match="was sent after you opened this page"):
            ask(draft, officer, seen=0)
        assert Questionnaire.objects.count() == 1

    def test_keeps_the_questions_as_they_were_asked(self, asked, draft):
        draft.measures.all().delete()

        questionnaire = Questionnaire.objects.get()
        assert "Which accounts, numbers or addresses exactly?" in {each["title"] for each in questionnaire.questions}


class TestSendingAgain:
    def test_ends_the_old_link_and_takes_along_what_was_typed(self, asked, officer):
        old, secret = asked
        answering.keep(old, posted={"q1": ["Example Inc."]}, seen=0, at=NOON)
        AnsweredFile.objects.create(questionnaire=old, file="x", filename="x.pdf", size=1, sha256="0" * 64)

        new, new_secret = asking.send_again(old, user=officer, at=SOON)

        with pytest.raises(LinkIsDead):
            answering.opened(secret, at=SOON)
        assert answering.opened(new_secret, at=SOON) == new
        assert TypedAnswers.objects.get().questionnaire == new
        assert (new.questions, new.note) == (old.questions, old.note)
        assert new.files.count() == 1

    def test_makes_one_new_link_when_it_is_pressed_twice(self, asked, officer):
        asking.send_again(asked[0], user=officer, at=SOON)

        with pytest.raises(EditRefused, match="was sent it again already"):
            asking.send_again(asked[0], user=officer, at=SOON)

        assert asked[0].assistance_request.questionnaires.count() == 2

    def test_opens_again_what_has_expired(self, asked, officer):
        late = NOON + timedelta(days=15)
        new, secret = asking.send_again(asked[0], user=officer, at=late)

        assert answering.opened(secret, at=late + timedelta(days=13)) == new

    def test_is_refused_once_it_was_answered(self, asked, officer):
        answer(asked[0], nexus__link="So.")

        with pytest.raises(EditRefused, match="Iqbal Sample has answered it meanwhile"):
            asking.send_again(asked[0], user=officer, at=SOON)


class TestWithdrawing:
    def test_ends_the_link_and_is_told(self, asked, draft, officer):
        asking.take_back(asked[0], user=officer, at=SOON)

        with pytest.raises(LinkIsDead):
            answering.opened(asked[1], at=SOON)
        assert draft.events.last().act == Entry.QUESTIONNAIRE_WITHDRAWN

    def test_is_refused_twice_and_to_others(self, asked, officer, outsider):
        with pytest.raises(EditRefused, match="Only a legal officer"):
            asking.take_back(asked[0], user=outsider, at=SOON)
        asking.take_back(asked[0], user=officer, at=SOON)
        with pytest.raises(EditRefused, match="withdrawn already"):
            asking.take_back(asked[0], user=officer, at=SOON)


class TestTheMail:
    def test_holds_the_link_and_nothing_of_the_case(self, asked, draft, office):
        mail.send_link(*asked)

        (sent,) = outbox.outbox
        assert (sent.to, sent.subject) == (["iqbal@police.example"], f"Questions from {office}")
        assert asking.link(asked[1]) in sent.body
        for said in (draft.reference, draft.case.title, draft.case.national_reference, "We need the account first."):
            assert said not in sent.body + sent.subject

    def test_of_a_reminder_has_no_link(self, asked, officer):
        asking.note_reminder(asked[0], user=officer, at=SOON)
        mail.send_reminder(asked[0])

        assert asked[1] not in outbox.outbox[0].body
        with pytest.raises(EditRefused, match="within the last day"):
            asking.note_reminder(asked[0], user=officer, at=SOON)

    def test_is_not_sent_without_an_address_nor_in_practice(self, draft, officer, at_status):
        assert not mail.send_link(*ask(draft, officer, email=""))
        practice = at_status(is_exercise=True)
        assert not mail.send_link(*ask(practice, officer))
        assert outbox.outbox == []

    def test_that_fails_is_told(self, asked, settings):
        settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1"
        settings.EMAIL_PORT = 1  # nobody listens

        with pytest.raises(mail.MailNotSent, match="could not be sent"):
            mail.send_link(*asked)


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_withdrawn_and_answered_do_not_both_happen(self, asked, draft, officer):
        withdraw = partial(asking.take_back, asked[0], user=officer, at=SOON)

        outcomes = at_once(withdraw, partial(answer, asked[0], nexus__link="So."))

        assert sum(isinstance(each, LinkIsDead | EditRefused) for each in outcomes) == 1

    def test_an_answer_and_an_act_leave_a_whole_history(self, asked, draft, officer, reviewer):
        submit = partial(perform, Act.SUBMIT, draft, officer)

        outcomes = at_once(submit, partial(answer, asked[0], nexus__link="So."))

        assert not [each for each in outcomes if isinstance(each, Exception)]
        assert AssistanceRequest.objects.get(pk=draft.pk).status == draft.events.last().to_status


def _all_rows():
    """Every row of every table that could hold a secret."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith(("requests_app_", "jobs_", "django_session")):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                yield from cursor.fetchall()
