"""That a letter which follows one was sent: the thread, what it answers and the act, at once or not at all."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from requests_app import acts
from requests_app.choices import Act, Direction, FollowUpKind, Means, Status
from requests_app.correspondence import keeping, taking_up
from requests_app.correspondence.keeping import Asked, Kept
from requests_app.files import fit_beside
from requests_app.follow_up import drafting, sending
from requests_app.follow_up.sending import Sent
from requests_app.letters import follow_ups, verifying
from requests_app.models import Correspondence, FollowUpSent, QuestionAnswered
from requests_app.selectors.open_questions import open_questions
from requests_app.services import EditRefused
from tests.factories import NOON, TODAY
from tests.requests_app.follow_up.conftest import BY_LETTER, issue
from tests.requests_app.performing import fresh, perform

pytestmark = pytest.mark.django_db


def send(letter, user, sent=BY_LETTER, at=NOON):
    letter = type(letter).objects.get(pk=letter.pk)
    return sending.record_sent(letter, sent, user=user, at=at)


def asked(own, user, *questions, due_on=None, at=NOON):
    questions = tuple(Asked(each, due_on) for each in questions)
    kept = Kept(Direction.INCOMING, Means.LETTER, TODAY, text="We ask.", questions=questions)
    return keeping.recorded(own, kept, user=user, at=at)


class TestAnAnswer:
    @pytest.mark.parametrize("who", ["sender", "officer"])
    def test_that_was_sent_answers_the_query(self, answer, who, request):
        done = send(answer, request.getfixturevalue(who))

        own = fresh(answer.assistance_request)
        assert own.status == Status.TRANSMITTED
        assert done.event.act == Act.ANSWER_QUERY
        assert done.event.details["answer"] == "Account 88213407."

    def test_stands_in_the_thread_with_its_pdf(self, answer, sender):
        entry = send(answer, sender).entry

        (file,) = entry.files.all()
        assert entry.direction == Direction.OUTGOING
        assert "Which account?" in entry.text
        assert file.file.read() == follow_ups.pdf(answer, at=NOON)

    def test_recorded_twice_is_one(self, answer, sender):
        assert send(answer, sender) == send(answer, sender)
        assert Correspondence.objects.count() == 1

    def test_leaves_open_what_was_asked_later(self, sent, sender, officer, reviewer, write):
        asked(sent, sender, "Which account?")
        draft = write(fresh(sent), FollowUpKind.ANSWER)
        drafting.ask_for_approval(draft, seen_version=1, user=officer, at=NOON)
        letter = issue(draft, reviewer)
        perform(Act.RAISE_QUERY, sent, sender)

        done = send(letter, sender)

        assert done.event is None
        assert fresh(sent).status == Status.QUERY_OPEN
        assert QuestionAnswered.objects.get().entry == done.entry
        assert [each.key[:6] for each in open_questions(fresh(sent))] == ["query:"]

    def test_answers_each_question_of_the_letter_that_became_the_query(self, sent, sender, officer, reviewer, write):
        entry = asked(sent, sender, "Which account?", "Whose?", due_on=TODAY + timedelta(days=9))
        details = acts.RaiseQuery(on=TODAY, question="Two.", due_on=TODAY + timedelta(days=9))
        taking_up.perform(
            Act.RAISE_QUERY, assistance_request=fresh(sent), user=sender, at=NOON, details=details, entry=entry
        )
        draft = write(fresh(sent), FollowUpKind.ANSWER)
        assert len(draft.answers) == 2
        drafting.ask_for_approval(draft, seen_version=1, user=officer, at=NOON)

        send(issue(draft, reviewer), sender)

        assert fresh(sent).status == Status.TRANSMITTED
        assert QuestionAnswered.objects.count() == 2
        assert open_questions(fresh(sent)) == []


class TestAReminder:
    @pytest.fixture
    def reminder(self, sent, sender, write):
        return issue(write(sent, FollowUpKind.REMINDER), sender)

    def test_moves_nothing(self, reminder, sender):
        assert send(reminder, sender).event is None
        assert fresh(reminder.assistance_request).status == Status.TRANSMITTED

    def test_is_sent_by_the_central_authority(self, reminder, officer):
        with pytest.raises(EditRefused, match="Only the central authority"):
            send(reminder, officer)

        assert not Correspondence.objects.exists()

    @pytest.mark.parametrize(
        ("sent_as", "told"),
        [
            (Sent(TODAY - timedelta(days=1), Means.LETTER), "cannot have been sent before"),
            (replace(BY_LETTER, on=TODAY + timedelta(days=1)), "lies in the future"),
            (Sent(TODAY, Means.CALL), "Choose how it was sent"),
            (Sent(TODAY, Means.LETTER), "Choose the route"),
            (replace(BY_LETTER, route="Fax"), "does not name that route. Choose one that is open, or give the reason"),
            (replace(BY_LETTER, sent_as="original"), "No signed original of this letter is filed"),
            (replace(BY_LETTER, sent_as="oral"), "Say what was sent"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_nothing(self, reminder, sender, sent_as, told):
        with pytest.raises(EditRefused, match=told):
            send(reminder, sender, sent_as)

        assert not Correspondence.objects.exists()

    def test_is_not_seen_by_another_office(self, reminder, outsider):
        with pytest.raises(EditRefused, match="no such request"):
            send(reminder, outsider)

    def test_goes_with_its_files(self, sent, sender, officer, reviewer, write):
        files = fit_beside([SimpleUploadedFile("copy.txt", b"A copy.")], {})
        draft = write(sent, FollowUpKind.REMINDER, files=files)
        drafting.ask_for_approval(draft, seen_version=1, user=officer, at=NOON)

        entry = send(issue(draft, reviewer), sender).entry

        assert [each.filename for each in entry.files.all()][1:] == ["copy.txt"]
        assert all(each.is_unaltered() for each in entry.files.all())


class TestAWithdrawal:
    @pytest.fixture
    def withdrawal(self, sent, sender, write):
        return issue(write(sent, FollowUpKind.WITHDRAWAL), sender)

    def test_withdraws_the_request_with_its_reason(self, withdrawal, sender):
        done = send(withdrawal, sender, replace(BY_LETTER, reason="The suspect confessed."))

        assert fresh(withdrawal.assistance_request).status == Status.WITHDRAWN
        assert done.event.details == {"reason": "The suspect confessed."}

    def test_without_a_reason_is_refused_whole(self, withdrawal, sender):
        with pytest.raises(EditRefused, match="Reason is missing"):
            send(withdrawal, sender)

        assert fresh(withdrawal.assistance_request).status == Status.TRANSMITTED
        assert not Correspondence.objects.exists()
        assert not FollowUpSent.objects.exists()

    def test_that_follows_the_act_repeats_it_not(self, withdrawal, sender):
        perform(Act.WITHDRAW, withdrawal.assistance_request, sender)

        assert send(withdrawal, sender).event is None

    def test_prints_no_page_that_ends_with_it(self, withdrawal):
        assert follow_ups.read(withdrawal).issue.receipt_page == ""


class TestALetterThatIsNotSent:
    @pytest.mark.parametrize("who", ["reviewer", "officer", "sender"])
    def test_is_made_void_by_who_may_send_or_approve_it(self, answer, who, request):
        user = request.getfixturevalue(who)
        voided = sending.void(answer, because="A digit is wrong.", user=user, at=NOON)

        assert voided.event.details["note"] == "A digit is wrong."
        assert "was made void" in verifying.verify(follow_ups.pdf(answer, at=NOON)).sentence

    def test_is_not_recorded_as_sent_afterwards(self, answer, sender):
        sending.void(answer, because="A digit is wrong.", user=sender, at=NOON)

        with pytest.raises(EditRefused, match="It was made void"):
            send(answer, sender)

        assert fresh(answer.assistance_request).status == Status.QUERY_OPEN

    def test_makes_room_for_another(self, answer, sender, write):
        with pytest.raises(EditRefused, match="issued and not sent yet"):
            write(answer.assistance_request, FollowUpKind.ANSWER)
        sending.void(answer, because="A digit is wrong.", user=sender, at=NOON)

        assert write(answer.assistance_request, FollowUpKind.ANSWER)

    def test_is_not_void_once_it_was_sent(self, answer, sender):
        send(answer, sender)

        with pytest.raises(EditRefused, match="It was sent"):
            sending.void(answer, because="A digit is wrong.", user=sender, at=NOON)

    @pytest.mark.parametrize(("who", "told"), [("auditor", "Only a supervisor"), ("outsider", "no such request")])
    def test_is_made_void_by_nobody_else(self, answer, who, told, request):
        with pytest.raises(EditRefused, match=told):
            sending.void(answer, because="No.", user=request.getfixturevalue(who), at=NOON)

    def test_is_made_void_with_a_word_why(self, answer, sender):
        with pytest.raises(EditRefused, match="Say why"):
            sending.void(answer, because=" ", user=sender, at=NOON)
