"""Two at once over one letter that follows, and over one entry that came in: one of them does it, the other is told."""

import pytest

from requests_app.choices import Act, Direction, Entry, FollowUpKind, Means
from requests_app.correspondence import keeping, taking_up
from requests_app.correspondence.keeping import Kept
from requests_app.follow_up import drafting, sending
from requests_app.models import AssistanceRequest, FollowUpLetter, FollowUpSent, Handled
from requests_app.services import EditRefused
from requests_app.workflow import TransitionRefused
from tests.at_once import at_once
from tests.factories import NOON, TODAY
from tests.requests_app.follow_up.conftest import BY_LETTER, issue
from tests.requests_app.performing import DETAILS, fresh

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def refusals(outcomes) -> list[str]:
    """What those were told that were too late; anything but a refusal ends the test."""
    found = [each for each in outcomes if isinstance(each, Exception)]
    assert all(isinstance(each, EditRefused) for each in found), found
    return [str(each) for each in found]


class TestIssuing:
    def test_of_one_draft_gives_one_letter(self, sent, sender, write):
        draft = write(sent, FollowUpKind.REMINDER)

        outcomes = at_once(*[lambda: issue(draft, sender)] * 3)

        assert refusals(outcomes) == [drafting.ISSUED] * 2
        assert FollowUpLetter.objects.count() == 1
        assert sent.events.filter(act=Entry.FOLLOW_UP_ISSUED).count() == 1

    def test_while_another_changes_it_is_of_what_was_read(self, sent, sender, officer, write):
        draft = write(sent, FollowUpKind.REMINDER)
        other = drafting.Written("Another subject", "Another text", {})

        outcomes = at_once(
            lambda: issue(draft, sender), lambda: drafting.save(draft, other, seen_version=1, user=officer, at=NOON)
        )

        assert len(refusals(outcomes)) == 1
        assert FollowUpLetter.objects.filter(content__contains="Another text").count() == 0


class TestRecordingThatItWasSent:
    def test_is_done_once(self, sent, sender, write):
        letter = issue(write(sent, FollowUpKind.REMINDER), sender)

        def record():
            return sending.record_sent(FollowUpLetter.objects.get(pk=letter.pk), BY_LETTER, user=sender, at=NOON)

        outcomes = at_once(*[record] * 3)

        assert refusals(outcomes) == []
        assert FollowUpSent.objects.count() == sent.correspondence.count() == 1

    def test_and_making_it_void_are_not_both_done(self, sent, sender, write):
        letter = issue(write(sent, FollowUpKind.REMINDER), sender)

        def again():
            return FollowUpLetter.objects.get(pk=letter.pk)

        outcomes = at_once(
            lambda: sending.record_sent(again(), BY_LETTER, user=sender, at=NOON),
            lambda: sending.void(again(), because="A digit is wrong.", user=sender, at=NOON),
        )

        assert len(refusals(outcomes)) == 1
        assert again().was_sent != again().is_void


class TestAnEntryThatCameIn:
    def test_is_set_aside_by_one(self, sent, sender):
        came = keeping.recorded(sent, Kept(Direction.INCOMING, Means.CALL, TODAY, text="?"), user=sender, at=NOON)

        outcomes = at_once(*[lambda: taking_up.set_aside(came, word="A copy.", user=sender, at=NOON)] * 3)

        assert refusals(outcomes) == [f"{sender} has taken it up already."] * 2
        assert Handled.objects.count() == 1

    def test_leads_to_one_act(self, sent, sender):
        came = keeping.recorded(sent, Kept(Direction.INCOMING, Means.CALL, TODAY, text="?"), user=sender, at=NOON)

        def acknowledge():
            own = AssistanceRequest.objects.get(pk=sent.pk)
            how = {"user": sender, "at": NOON, "details": DETAILS[Act.ACKNOWLEDGE], "entry": came}
            return taking_up.perform(Act.ACKNOWLEDGE, assistance_request=own, **how)

        outcomes = at_once(*[acknowledge] * 2)

        (refused,) = [each for each in outcomes if isinstance(each, Exception)]
        assert isinstance(refused, TransitionRefused)
        assert "is not open: the request is acknowledged" in str(refused)
        assert fresh(sent).events.filter(act=Act.ACKNOWLEDGE).count() == 1
        assert Handled.objects.get().event.act == Act.ACKNOWLEDGE
