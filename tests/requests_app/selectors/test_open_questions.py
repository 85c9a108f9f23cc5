"""What they asked and nobody answered, and the deadline of each."""

from datetime import timedelta

import pytest

from requests_app.choices import Act, Direction, Means
from requests_app.correspondence import keeping, taking_up
from requests_app.correspondence.keeping import Asked, Kept
from requests_app.models import StandingDeadline
from requests_app.selectors.open_questions import open_questions
from tests.factories import NOON, TODAY
from tests.requests_app.performing import DETAILS, fresh, perform

pytestmark = pytest.mark.django_db
DUE = TODAY + timedelta(days=9)


@pytest.fixture
def sent(at_status):
    return at_status("transmitted")


@pytest.fixture
def ask(sent, sender):
    def ask(*texts, due_on=DUE, at=NOON):
        questions = tuple(Asked(each, due_on) for each in texts)
        kept = Kept(Direction.INCOMING, Means.LETTER, TODAY, text="We ask.", questions=questions)
        return keeping.recorded(sent, kept, user=sender, at=at)

    return ask


def texts(own):
    return [each.text for each in open_questions(fresh(own))]


def running(own):
    rows = StandingDeadline.objects.filter(assistance_request=own, key__startswith="question:").exclude(state="over")
    return [(each.title, each.due_on) for each in rows]


class TestAQuestion:
    def test_is_open_with_its_deadline(self, sent, ask):
        ask("Which account?", "Whose?")

        assert texts(sent) == ["Which account?", "Whose?"]
        assert running(sent) == [("Answer to a question due", DUE)] * 2

    def test_without_a_day_has_no_deadline(self, sent, ask):
        ask("Which account?", due_on=None)

        assert texts(sent) == ["Which account?"]
        assert running(sent) == []

    def test_is_answered_by_what_went_out_to_answer_its_entry(self, sent, ask, sender):
        entry = ask("Which account?")
        kept = Kept(Direction.OUTGOING, Means.E_MAIL, TODAY, text="Account 88213407.")
        keeping.recorded(sent, kept, user=sender, at=NOON, answers=entry)

        assert texts(sent) == []
        assert running(sent) == []

    def test_stays_open_after_a_note_on_its_entry(self, sent, ask, sender):
        entry = ask("Which account?")
        kept = Kept(Direction.INTERNAL, Means.NOTE, TODAY, text="To look up.")
        keeping.recorded(sent, kept, user=sender, at=NOON, answers=entry)

        assert texts(sent) == ["Which account?"]

    def test_that_was_set_aside_is_not_open(self, sent, ask, sender):
        taking_up.set_aside(ask("Which account?"), word="Meant for another request.", user=sender, at=NOON)

        assert texts(sent) == []
        assert running(sent) == []

    def test_of_a_letter_that_came_back_is_not_open(self, sent, ask, sender, officer):
        ask("Which account?")
        perform(Act.RECORD_RETURN, sent, sender)
        perform(Act.REVISE, fresh(sent), officer, at=NOON + timedelta(hours=1))

        assert texts(sent) == []


class TestAQuery:
    def test_stands_for_itself_where_nobody_kept_its_letter(self, at_status):
        assert texts(at_status("query_open")) == ["Which account?"]

    def test_is_told_by_the_questions_of_the_letter_it_came_from(self, sent, ask, sender):
        entry = ask("Which account?", "Whose?")
        _raise(sent, sender, entry)

        assert texts(sent) == ["Which account?", "Whose?"]
        assert running(sent) == []  # the query's own clock tells of them

    def test_that_was_answered_leaves_none_of_them_open(self, sent, ask, sender):
        _raise(sent, sender, ask("Which account?"))
        perform(Act.ANSWER_QUERY, fresh(sent), sender)

        assert texts(sent) == []


def _raise(own, sender, entry):
    taking_up.perform(
        Act.RAISE_QUERY,
        assistance_request=fresh(own),
        user=sender,
        at=NOON,
        details=DETAILS[Act.RAISE_QUERY],
        entry=entry,
    )
