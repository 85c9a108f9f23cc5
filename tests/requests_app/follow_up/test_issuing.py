"""Who writes, approves and issues a letter that follows one; what is refused, and why."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.db.utils import DatabaseError

from accounts.choices import Role
from requests_app import acts, assemble
from requests_app.choices import Act, Entry, FollowUpKind
from requests_app.files import fit_beside
from requests_app.follow_up import approval, drafting
from requests_app.follow_up.drafting import Written
from requests_app.follow_up.facts import facts_of
from requests_app.follow_up.issuing import Signatory
from requests_app.letters import follow_ups, verifying
from requests_app.models import FollowUpAnnex, FollowUpDraft, FollowUpLetter
from requests_app.services import EditRefused, StaleEdit
from tests.factories import NOON, TODAY, UserFactory
from tests.pdf import words
from tests.requests_app.follow_up.conftest import LATER, issue, named_in
from tests.requests_app.performing import fresh, perform

pytestmark = pytest.mark.django_db


def submitted(draft, user, at=NOON):
    drafting.ask_for_approval(draft, seen_version=draft.version, user=user, at=at)
    return draft


class TestTheStandardText:
    @pytest.mark.parametrize("kind", [FollowUpKind.REMINDER, FollowUpKind.WITHDRAWAL])
    def test_is_issued_by_the_central_authority_itself(self, sent, sender, write, kind):
        letter = issue(write(sent, kind), sender)

        assert letter.event.act == Entry.FOLLOW_UP_ISSUED
        assert letter.event.user == sender

    def test_may_be_written_by_them_too(self, sent, sender, write):
        assert issue(write(sent, FollowUpKind.REMINDER, user=sender), sender)

    @pytest.mark.parametrize("who", ["officer", "reviewer"])
    def test_is_issued_by_nobody_else(self, sent, write, who, request):
        draft = write(sent, FollowUpKind.REMINDER)

        with pytest.raises(EditRefused, match="issued by the central authority"):
            issue(draft, request.getfixturevalue(who))

        assert not FollowUpLetter.objects.exists()

    def test_need_not_be_submitted(self, sent, officer, write):
        with pytest.raises(EditRefused, match="standard text"):
            submitted(write(sent, FollowUpKind.REMINDER), officer)

    def test_that_the_request_has_outrun_is_somebodys_own(self, sent, sender, write):
        draft = write(sent, FollowUpKind.REMINDER)
        perform(Act.ACKNOWLEDGE, sent, sender)

        with pytest.raises(EditRefused, match="Only a supervisor"):
            issue(draft, sender)


class TestWhatSaysSomethingNew:
    def test_is_approved_by_somebody_who_did_not_write_it(self, queried, officer, reviewer, write):
        letter = issue(submitted(write(queried, FollowUpKind.ANSWER), officer), reviewer)

        assert letter.event.user == reviewer

    def test_is_not_approved_by_its_writer(self, queried, reviewer, write):
        draft = submitted(write(queried, FollowUpKind.ANSWER, user=reviewer), reviewer)

        with pytest.raises(EditRefused, match="You wrote part of it"):
            issue(draft, reviewer)

    def test_is_not_approved_by_who_changed_it_once(self, queried, officer, reviewer, write):
        draft = write(queried, FollowUpKind.ANSWER)
        told = Written("Ours", "Changed.", draft.answers)
        drafting.save(draft, told, seen_version=1, user=reviewer, at=NOON)
        submitted(drafting.save(draft, told, seen_version=2, user=officer, at=NOON), officer)

        with pytest.raises(EditRefused, match="You wrote part of it"):
            issue(draft, reviewer)

    @pytest.mark.parametrize("who", ["officer", "sender"])
    def test_is_not_approved_without_the_role(self, queried, officer, write, who, request):
        draft = submitted(write(queried, FollowUpKind.ANSWER), officer)

        with pytest.raises(EditRefused, match="Only a supervisor"):
            issue(draft, request.getfixturevalue(who))

    def test_is_not_issued_before_its_writer_submits_it(self, queried, reviewer, write):
        with pytest.raises(EditRefused, match="has not submitted it"):
            issue(write(queried, FollowUpKind.ANSWER), reviewer)

    def test_is_a_reminder_with_other_words(self, sent, sender, officer, reviewer, write):
        draft = submitted(write(sent, FollowUpKind.REMINDER, text="Please hurry."), officer)

        with pytest.raises(EditRefused, match="Only a supervisor"):
            issue(draft, sender)
        assert issue(draft, reviewer)

    def test_is_a_reminder_with_a_file(self, sent, sender, officer, reviewer, write):
        files = fit_beside([SimpleUploadedFile("copy.txt", b"A copy.")], {})
        draft = submitted(write(sent, FollowUpKind.REMINDER, files=files), officer)

        with pytest.raises(EditRefused, match="Only a supervisor"):
            issue(draft, sender)
        assert "copy.txt" in words(follow_ups.pdf(issue(draft, reviewer), at=NOON))

    def test_of_a_restricted_request_needs_one_approval_of_somebody_named(self, sent, officer, reviewer, write):
        sent.confidentiality = "restricted"
        sent.save(update_fields=["confidentiality"])
        draft = submitted(write(sent, FollowUpKind.REMINDER, text="Please hurry."), officer)

        with pytest.raises(EditRefused, match="no such request"):
            issue(draft, reviewer)
        sent.named_people.add(reviewer)
        assert issue(draft, reviewer)

    def test_that_is_sent_back_is_submitted_anew(self, queried, officer, reviewer, write):
        draft = submitted(write(queried, FollowUpKind.ANSWER), officer)
        drafting.send_back(draft, because="Which bank?", user=reviewer, at=NOON)

        with pytest.raises(EditRefused, match="has not submitted it"):
            issue(draft, reviewer)
        assert queried.events.last().details == {"kind": "answer", "note": "Which bank?"}

    def test_is_not_sent_back_without_words(self, queried, officer, reviewer, write):
        draft = submitted(write(queried, FollowUpKind.ANSWER), officer)

        with pytest.raises(EditRefused, match="Say what to change"):
            drafting.send_back(draft, because=" ", user=reviewer, at=NOON)

        assert FollowUpDraft.objects.get().submitted_at

    def test_that_is_changed_is_submitted_anew(self, queried, officer, reviewer, write):
        draft = submitted(write(queried, FollowUpKind.ANSWER), officer)
        drafting.save(draft, Written("Ours", "New.", draft.answers), seen_version=1, user=officer, at=NOON)

        with pytest.raises(EditRefused, match="has not submitted it"):
            issue(draft, reviewer)


class TestIssuing:
    def test_is_of_exactly_the_text_that_was_read(self, sent, sender, write):
        draft = write(sent, FollowUpKind.REMINDER)

        with pytest.raises(EditRefused, match="changed since you read it"):
            issue(draft, sender, seen_digest="0")

        assert FollowUpDraft.objects.get().is_open

    def test_happens_once(self, sent, sender, write):
        draft = write(sent, FollowUpKind.REMINDER)
        issue(draft, sender)

        with pytest.raises(EditRefused, match="It was issued"):
            issue(draft, sender)

    def test_needs_an_answer_to_each_question(self, queried, officer, write):
        with pytest.raises(EditRefused, match="Question 1 has no answer yet"):
            submitted(write(queried, FollowUpKind.ANSWER, answers={}), officer)

    def test_needs_a_signatory(self, sent, sender, write):
        with pytest.raises(EditRefused, match="Name of the signatory is missing"):
            issue(write(sent, FollowUpKind.REMINDER), sender, signatory=Signatory(" ", "Head"))

    def test_refuses_what_no_face_can_print(self, sent, sender, write, officer, reviewer):
        draft = submitted(write(sent, FollowUpKind.REMINDER, text="Dear 高橋"), officer)

        with pytest.raises(EditRefused, match="Text: Chinese letters"):
            issue(draft, reviewer)

    def test_refuses_a_file_that_was_swapped(self, sent, officer, reviewer, write):
        files = fit_beside([SimpleUploadedFile("copy.txt", b"A copy.")], {})
        draft = submitted(write(sent, FollowUpKind.REMINDER, files=files), officer)
        file = FollowUpAnnex.objects.get().file
        file.storage.delete(file.name)
        file.storage.save(file.name, SimpleUploadedFile("copy.txt", b"Another."))

        with pytest.raises(EditRefused, match=r"copy.txt: the file that is stored is not the one"):
            issue(draft, reviewer)

    def test_prints_pseudonyms_for_names(self, sent, officer, reviewer, write):
        name = named_in(sent)
        draft = submitted(write(sent, FollowUpKind.REMINDER, text=f"{name} was heard."), officer)

        printed = words(follow_ups.pdf(issue(draft, reviewer), at=NOON))

        assert name not in printed
        assert "was heard" in printed

    def test_prints_pseudonyms_in_names_of_files(self, sent, officer, reviewer, write):
        name = named_in(sent)
        files = fit_beside([SimpleUploadedFile(f"{name}.txt", b"A copy.")], {})
        draft = submitted(write(sent, FollowUpKind.REMINDER, files=files), officer)

        printed = words(follow_ups.pdf(issue(draft, reviewer), at=NOON))

        assert name not in printed
        assert f"{assemble.protected_in(sent.case)[0].pseudonym}.txt" in printed


class TestWriting:
    @pytest.mark.parametrize("who", ["auditor", "outsider"])
    def test_is_for_its_office_and_the_central_authority(self, sent, write, who, request):
        with pytest.raises(EditRefused, match=r"no such request|Only its office"):
            write(sent, FollowUpKind.REMINDER, user=request.getfixturevalue(who))

    def test_waits_until_the_letter_is_sent(self, issued, write):
        with pytest.raises(EditRefused, match="No letter that was issued here"):
            write(issued, FollowUpKind.REMINDER)

    def test_of_a_reminder_waits_for_our_answer(self, queried, write):
        with pytest.raises(EditRefused, match="answer it first"):
            write(queried, FollowUpKind.REMINDER)

    def test_of_an_answer_waits_for_a_question(self, sent, write):
        with pytest.raises(EditRefused, match="Nothing that they asked is open"):
            write(sent, FollowUpKind.ANSWER)

    def test_of_a_second_of_a_kind_is_refused(self, sent, sender, officer, write):
        write(sent, FollowUpKind.REMINDER)

        with pytest.raises(EditRefused, match=f"{officer} has begun one already"):
            write(sent, FollowUpKind.REMINDER, user=sender)

    def test_over_somebody_elses_change_is_refused(self, sent, sender, officer, write):
        draft = write(sent, FollowUpKind.REMINDER)
        drafting.save(draft, Written("A", "B"), seen_version=1, user=sender, at=NOON)

        with pytest.raises(StaleEdit, match=str(sender)):
            drafting.save(draft, Written("C", "D"), seen_version=1, user=officer, at=NOON)

        assert FollowUpDraft.objects.get().text == "B"

    def test_may_be_given_up_with_its_files(self, sent, officer, write, django_capture_on_commit_callbacks):
        draft = write(sent, FollowUpKind.REMINDER, files=fit_beside([SimpleUploadedFile("a.txt", b"A")], {}))
        file = draft.annexes.get().file
        with django_capture_on_commit_callbacks(execute=True):
            drafting.discard(draft, user=officer)

        assert not FollowUpDraft.objects.exists()
        assert not file.storage.exists(file.name)

    def test_is_not_submitted_in_a_text_that_changed_meanwhile(self, queried, sender, officer, write):
        draft = write(queried, FollowUpKind.ANSWER)
        drafting.save(draft, Written("A", "B", draft.answers), seen_version=1, user=sender, at=NOON)

        with pytest.raises(StaleEdit, match=str(sender)):
            drafting.ask_for_approval(draft, seen_version=1, user=officer, at=NOON)

        assert FollowUpDraft.objects.get().submitted_at is None

    def test_of_the_standard_text_is_not_submitted(self, sent, officer, write):
        with pytest.raises(EditRefused, match="the central authority issues itself"):
            submitted(write(sent, FollowUpKind.REMINDER), officer)

        assert FollowUpDraft.objects.get().submitted_at is None

    def test_to_a_letter_that_was_replaced_lacks_the_letter_that_stands(self, sent, write):
        draft, facts = write(sent, FollowUpKind.REMINDER), facts_of(sent, on=TODAY)
        assert not approval.lacking(draft, facts)
        draft.letter_id += 1

        assert "was replaced" in approval.lacking(draft, facts)[0]

    @pytest.mark.parametrize(("who", "told"), [("auditor", "Only its office"), ("outsider", "no such request")])
    def test_is_given_up_by_nobody_else(self, sent, write, who, told, request):
        draft = write(sent, FollowUpKind.REMINDER)

        with pytest.raises(EditRefused, match=told):
            drafting.discard(draft, user=request.getfixturevalue(who))

        assert FollowUpDraft.objects.get() == draft

    def test_is_over_once_the_letter_came_back(self, sent, sender, officer, write):
        draft = write(sent, FollowUpKind.REMINDER)
        perform(Act.RECORD_RETURN, sent, sender)

        with pytest.raises(EditRefused, match="nothing to remind them of"):
            issue(draft, sender)

    def test_of_a_withdrawal_may_follow_the_withdrawal(self, sent, sender, write):
        perform(Act.WITHDRAW, sent, sender, acts.Withdraw(reason="The suspect confessed."))

        assert issue(write(fresh(sent), FollowUpKind.WITHDRAWAL), sender)


class TestItsPdf:
    def test_is_the_same_each_time_and_known_again(self, answer):
        data = follow_ups.pdf(answer, at=NOON)
        verdict = verifying.verify(data)

        assert follow_ups.pdf(answer, at=LATER) == data
        assert follow_ups.draw(follow_ups.read(answer)) == data
        assert verdict.unaltered
        assert verdict.letter == answer
        assert "answer to a query" in verdict.sentence

    def test_that_was_altered_is_told(self, answer):
        verdict = verifying.verify(follow_ups.pdf(answer, at=NOON) + b"\n")

        assert not verdict.unaltered
        assert verdict.letter == answer
        assert "ALTERED" in verdict.sentence

    def test_says_question_and_answer_by_number(self, answer):
        told = " ".join(words(follow_ups.pdf(answer, at=NOON)).split())

        assert "Answer to your query" in told
        assert "Question 1, of 24 November 2026" in told
        assert "Which account?" in told
        assert "Account 88213407." in told
        assert f"Letter code {answer.code}" in told
        assert "Yasmin Sample" in told


@pytest.mark.database
class TestTheDatabase:
    @pytest.mark.parametrize("table", ["followupletter", "drawnfollowup"])
    @pytest.mark.parametrize("change", ["UPDATE requests_app_{} SET id = id", "DELETE FROM requests_app_{}"])
    def test_refuses_to_change_or_delete_what_was_issued(self, answer, table, change):
        follow_ups.pdf(answer, at=NOON)

        with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change.format(table))

        assert FollowUpLetter.objects.count() == 1

    def test_lets_nobody_issue_one_draft_twice(self, answer):
        answer.pk, answer.code, answer._state.adding = None, "OTHER", True

        with pytest.raises(DatabaseError), transaction.atomic():
            answer.save()


class TestAStandIn:
    def test_of_the_central_authority_approves_where_the_office_has_one_supervisor(
        self, queried, officer, reviewer, sender, write
    ):
        stand_in = UserFactory(office=sender.office, roles=[Role.SUPERVISOR])
        draft = submitted(write(queried, FollowUpKind.ANSWER, user=reviewer, at=NOON + timedelta(hours=1)), reviewer)

        assert issue(draft, stand_in)
