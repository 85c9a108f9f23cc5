"""Who is told of what: after commit, in words that leave the case where it is, and never at the act's expense."""

from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from accounts.choices import Role
from jobs import running
from jobs.models import Job
from requests_app import acts, services, workflow
from requests_app.choices import Act, Confidentiality, Entry, ReturnReason, Status
from requests_app.models import AssistanceRequest
from requests_app.notifications import TOLD, notice, put
from tests.factories import NOON, TODAY, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

ACKNOWLEDGED = acts.Acknowledge(on=TODAY, counterpart_reference="DOJ-5")


@pytest.fixture
def perform(django_capture_on_commit_callbacks):
    """An act, and what follows once it is committed."""

    def done(act, assistance_request, user, details):
        with django_capture_on_commit_callbacks(execute=True):
            workflow.perform(act, assistance_request=assistance_request, user=user, at=NOON, details=details)

    return done


def told():
    """Subject -> who got it."""
    return {
        letter.subject: sorted(each for m in mail.outbox if m.subject == letter.subject for each in m.to)
        for letter in mail.outbox
    }


class TestTold:
    def test_names_somebody_for_every_act_and_entry(self):
        assert set(TOLD) == {*Act, *Entry}

    def test_tells_the_reviewers_of_a_submission(self, at_status, officer, reviewer, second_reviewer, perform):
        made = at_status()

        perform(Act.SUBMIT, made, officer, acts.Submit(seen_version=1))

        assert told() == {f"For review: {made.reference}": sorted([reviewer.email, second_reviewer.email])}

    def test_tells_the_drafters_of_a_return_without_the_note(self, at_status, officer, reviewer, perform):
        made = at_status(Status.UNDER_REVIEW)

        perform(
            Act.RETURN_FOR_CORRECTION,
            made,
            reviewer,
            acts.ReturnForCorrection(reason=ReturnReason.NEXUS, note="The witness in Lahore is not named."),
        )

        assert told() == {f"Returned for correction: {made.reference}": [officer.email]}
        assert f"{reviewer} returned it for correction on 24 November 2026" in mail.outbox[0].body
        assert "witness" not in mail.outbox[0].body
        assert f"http://localhost:8000{made.get_absolute_url()}" in mail.outbox[0].body

    def test_tells_the_officer_of_what_the_other_side_did(self, at_status, officer, sender, perform):
        made = at_status(Status.TRANSMITTED)

        perform(Act.ACKNOWLEDGE, made, sender, ACKNOWLEDGED)

        assert told() == {f"Receipt acknowledged: {made.reference}": [officer.email]}

    def test_does_not_tell_people_of_what_they_did_themselves(self, at_status, officer, perform):
        perform(Act.WITHDRAW, at_status(), officer, acts.Withdraw(reason="The suspect confessed."))

        assert mail.outbox == []

    def test_tells_whoever_takes_over(self, at_status, reviewer, second_reviewer, django_capture_on_commit_callbacks):
        made = at_status()

        with django_capture_on_commit_callbacks(execute=True):
            services.hand_over(made, to=second_reviewer, by=reviewer, at=NOON)

        assert told() == {f"Handed over: {made.reference}": [second_reviewer.email]}


class TestNotice:
    def test_leaves_out_people_who_may_not_see_the_request(self, at_status, officer, reviewer):
        made = at_status(Status.UNDER_REVIEW, complete=False, confidentiality=Confidentiality.RESTRICTED)

        assert notice(made.events.last()).to == ()

    def test_says_of_a_restricted_request_only_that_something_was_done(self, at_status, reviewer):
        made = at_status(Status.UNDER_REVIEW, complete=False, confidentiality=Confidentiality.RESTRICTED)
        made.named_people.add(reviewer)

        told = notice(made.events.last())

        assert told.to == (reviewer,)
        assert "submitted" not in told.body

    @pytest.mark.parametrize("confidentiality", [Confidentiality.RESTRICTED, Confidentiality.CONFIDENTIAL])
    def test_of_a_restricted_request_is_not_named_on_the_page_of_jobs(self, at_status, reviewer, confidentiality):
        made = at_status(Status.UNDER_REVIEW, complete=False, confidentiality=confidentiality)
        made.named_people.add(reviewer)
        put(notice(made.events.last()), key="one", at=NOON)

        (job,) = Job.objects.filter(payload__to=reviewer.email)

        assert (made.reference in job.told) is (confidentiality != Confidentiality.RESTRICTED)
        assert made.reference in job.payload["subject"]

    def test_is_marked_when_it_belongs_to_an_exercise(self, at_status, reviewer):
        made = at_status(Status.UNDER_REVIEW, complete=False, is_exercise=True)

        assert notice(made.events.last()).subject == f"Exercise. For review: {made.reference}"

    def test_leaves_out_people_who_were_disabled(self, at_status, office):
        gone = UserFactory(office=office, roles=[Role.SUPERVISOR], is_active=False)
        made = at_status(Status.UNDER_REVIEW, complete=False)

        assert gone not in notice(made.events.last()).to


class TestAFailure:
    def test_of_the_mail_server_keeps_the_act_and_the_mail(self, at_status, sender, officer, perform, monkeypatch):
        def fail(self, messages):
            raise SMTPServerDisconnected("Connection unexpectedly closed")

        monkeypatch.setattr(EmailBackend, "send_messages", fail)
        made = at_status(Status.TRANSMITTED)

        perform(Act.ACKNOWLEDGE, made, sender, ACKNOWLEDGED)

        assert AssistanceRequest.objects.get(pk=made.pk).status == Status.ACKNOWLEDGED
        waiting = Job.objects.open().get()
        assert (waiting.kind, waiting.payload["to"]) == ("mail", officer.email)
        assert waiting.trouble == "SMTPServerDisconnected: Connection unexpectedly closed"

    def test_of_one_address_holds_up_nobody_else(
        self, at_status, officer, reviewer, second_reviewer, perform, monkeypatch
    ):
        send = EmailBackend.send_messages

        def refuse_one(self, messages):
            if messages[0].to == [reviewer.email]:
                raise SMTPRecipientsRefused({reviewer.email: (550, b"no such mailbox")})
            return send(self, messages)

        monkeypatch.setattr(EmailBackend, "send_messages", refuse_one)

        perform(Act.SUBMIT, at_status(), officer, acts.Submit(seen_version=1))

        assert [each.to for each in mail.outbox] == [[second_reviewer.email]]
        assert Job.objects.open().get().payload["to"] == reviewer.email

    def test_of_everything_after_the_commit_is_caught_up(self, at_status, sender, officer):
        made = at_status(Status.TRANSMITTED)
        workflow.perform(Act.ACKNOWLEDGE, assistance_request=made, user=sender, at=NOON, details=ACKNOWLEDGED)
        assert mail.outbox == []

        for _ in range(2):
            running.work_off(lambda: NOON)

        assert [each.to for each in mail.outbox] == [[officer.email]]

    def test_of_the_act_tells_nobody(self, at_status, officer, perform):
        with pytest.raises(workflow.TransitionRefused):
            perform(Act.SUBMIT, at_status(purpose=""), officer, acts.Submit(seen_version=1))

        assert mail.outbox == []
        assert not Job.objects.exists()
