"""The standard text says what is known, and claims no law."""

import pytest

from requests_app import acts
from requests_app.choices import Act, Direction, FollowUpKind, Means, Route
from requests_app.correspondence import keeping
from requests_app.correspondence.keeping import Kept
from requests_app.follow_up.facts import facts_of
from requests_app.follow_up.wording import standard
from tests.factories import NOON, TODAY
from tests.requests_app.follow_up.conftest import LATER
from tests.requests_app.performing import fresh, perform

pytestmark = pytest.mark.django_db


def text(own, kind, on=LATER):
    return standard(kind, facts_of(fresh(own), on=on.date())).text


class TestTheRoute:
    @pytest.mark.parametrize(
        ("route", "told"),
        [
            ("diplomatic", "diplomatic channel"),
            ("interpol", "INTERPOL"),
            ("eurojust", "Eurojust"),
            ("Liaison magistrate in Washington", "Liaison magistrate in Washington"),
        ],
    )
    def test_keeps_names_and_own_words_as_they_are_written(self, route, told):
        assert Route.told(route) == told


class TestAReminder:
    def test_names_the_letter_and_what_is_overdue(self, sent):
        words = text(sent, FollowUpKind.REMINDER)

        assert words.startswith(
            "We refer to our letter of request of 24 November 2026, sent on 24 November 2026 (central authority to "
            "central authority, dispatch reference DN 7/26)."
        )
        assert "We have not learnt that you received it." in words
        assert "Its acknowledgement was expected by 24 December 2026 and has not come." in words
        assert "- whether you received it, and under which reference you keep it;" in words

    def test_of_one_that_was_acknowledged_asks_how_far_it_is(self, sent, sender):
        perform(Act.ACKNOWLEDGE, sent, sender, acts.Acknowledge(on=TODAY, counterpart_reference="MJ/881"))
        words = text(sent, FollowUpKind.REMINDER)

        assert "You acknowledged its receipt on 24 November 2026." in words
        assert "acknowledgement was expected" not in words
        assert "whether you received it" not in words

    def test_says_nothing_of_a_day_that_is_to_come(self, sent):
        assert "expected by" not in text(sent, FollowUpKind.REMINDER, on=NOON)

    def test_tells_of_a_postponement_until_it_goes_on(self, sent, sender):
        perform(Act.POSTPONE, sent, sender)
        assert "Its execution was postponed on 24 November 2026." in text(sent, FollowUpKind.REMINDER)

        perform(Act.RESUME, sent, sender)
        assert "postponed" not in text(sent, FollowUpKind.REMINDER)


class TestAWithdrawal:
    def test_asks_to_cease_and_leaves_the_law_to_them(self, sent):
        words = text(sent, FollowUpKind.WITHDRAWAL)

        assert "We withdraw this request. Please cease its execution." in words
        assert "return or destroy, as your law allows" in words


class TestAnAnswer:
    def test_refers_to_the_days_of_the_questions(self, queried):
        assert "and to your question of 24 November 2026." in text(queried, FollowUpKind.ANSWER)


class TestTheirReference:
    def test_is_the_newest_that_they_told(self, sent, sender):
        perform(Act.ACKNOWLEDGE, sent, sender, acts.Acknowledge(on=TODAY, counterpart_reference="MJ/881"))
        kept = Kept(Direction.INCOMING, Means.LETTER, LATER.date(), counterpart_reference="MJ/882", text="Ours is 882.")
        keeping.recorded(sent, kept, user=sender, at=LATER)

        assert facts_of(fresh(sent), on=LATER.date()).their_reference == "MJ/882"


class TestNoFacts:
    def test_are_there_before_the_letter_is_sent(self, issued):
        assert facts_of(issued, on=TODAY) is None
