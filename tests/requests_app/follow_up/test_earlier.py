"""Letters that follow one that was sent before Comity: they refer to its reference and day, and claim nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from requests_app.choices import Act, Direction, FollowUpKind, Means, Status
from requests_app.correspondence import keeping
from requests_app.correspondence.keeping import Asked, Kept
from requests_app.follow_up import approval, drafting, sending, wording
from requests_app.follow_up.facts import facts_of
from requests_app.letters import follow_ups
from requests_app.models import AssistanceRequest
from requests_app.services import EditRefused
from tests.factories import NOON, TODAY
from tests.pdf import words
from tests.requests_app.earlier.conftest import row, supervisor, take_over  # noqa: F401
from tests.requests_app.follow_up.conftest import BY_LETTER, issue
from tests.requests_app.performing import fresh, perform

AS_BEFORE = replace(BY_LETTER, route="Diplomatic bag", reason_for_route="As the letter itself.")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def earlier(take_over, row):  # noqa: F811
    """`earlier(status="Query open")`: a request that was taken over so."""

    def earlier(**changes):
        take_over(row(**changes))
        return AssistanceRequest.objects.get()

    return earlier


@pytest.fixture
def asked(earlier, sender):
    """It was taken over with an open query, and their letter was recorded since."""
    own = earlier(status="Query open", route="Diplomatic bag")
    questions = (Asked("Whose account?", TODAY + timedelta(days=9)),)
    kept = Kept(Direction.INCOMING, Means.LETTER, TODAY, subject="A question", questions=questions)
    keeping.recorded(own, kept, user=sender, at=NOON)
    return own


class TestTheStandardText:
    def test_refers_to_its_reference_and_day_of_sending(self, earlier):
        facts = facts_of(earlier(route="Diplomatic bag"), on=TODAY)

        told = wording.standard(FollowUpKind.REMINDER, facts)

        assert told.subject == "Request OLD/2024/17: please tell us where it stands"
        assert told.text.startswith(
            "We refer to our request OLD/2024/17, sent on 1 September 2026 (Diplomatic bag).\n\n"
            "We have not learnt that you received it. Its acknowledgement was expected by 1 October 2026"
        )

    def test_names_no_route_that_nobody_told(self, earlier):
        told = wording.standard(FollowUpKind.WITHDRAWAL, facts_of(earlier(), on=TODAY))

        assert told.text.startswith("We refer to our request OLD/2024/17, sent on 1 September 2026.\n\nWe withdraw")

    def test_names_the_day_of_acknowledgement_and_their_reference(self, earlier):
        own = earlier(status="Acknowledged", acknowledged_on="2026-09-20", their_reference="DOJ 182")

        facts = facts_of(own, on=TODAY)

        assert facts.their_reference == "DOJ 182"
        assert "You acknowledged its receipt on 20 September 2026." in wording.standard("reminder", facts).text

    def test_does_not_ask_for_receipt_of_what_they_asked_about(self, earlier):
        facts = facts_of(earlier(status="Postponed"), on=TODAY)

        assert facts.was_received
        assert "whether you received it" not in wording.standard("reminder", facts).text


class TestTheLetter:
    def test_prints_what_is_known_and_no_code_of_a_letter(self, earlier, sender, write):
        own = earlier(addressee="Ministry of Justice, Desk 4")

        letter = issue(write(own, FollowUpKind.REMINDER, user=sender), sender)

        printed = words(follow_ups.pdf(letter, at=NOON))
        assert letter.letter is None
        assert "Our letter sent on 1 September 2026" in printed
        assert "Ministry of Justice, Desk 4" in printed
        assert "version" not in printed
        assert "with the code of our" not in printed

    def test_is_known_again(self, earlier, sender, write, client):
        letter = issue(write(earlier(), FollowUpKind.WITHDRAWAL, user=sender), sender)

        assert follow_ups.issued(follow_ups.pdf(letter, at=NOON)) == letter

    def test_of_withdrawal_withdraws_the_request(self, earlier, sender, write):
        own = earlier()
        letter = issue(write(own, FollowUpKind.WITHDRAWAL, user=sender), sender)

        sending.record_sent(
            letter,
            replace(AS_BEFORE, reason="It is over."),
            user=sender,
            at=NOON,
        )

        assert fresh(own).status == Status.WITHDRAWN

    def test_goes_by_no_route_without_a_reason_where_no_channel_is_known(self, earlier, sender, write):
        letter = issue(write(earlier(), FollowUpKind.REMINDER, user=sender), sender)

        with pytest.raises(EditRefused, match="No channel of the registry names a route"):
            sending.record_sent(letter, BY_LETTER, user=sender, at=NOON)


class TestAnAnswer:
    def test_answers_what_their_letter_asked_and_ends_the_query(self, asked, officer, sender, supervisor, write):  # noqa: F811
        draft = write(asked, FollowUpKind.ANSWER)
        drafting.ask_for_approval(draft, seen_version=1, user=officer, at=NOON)
        letter = issue(draft, supervisor)

        sending.record_sent(letter, AS_BEFORE, user=sender, at=NOON)

        assert fresh(asked).status == Status.TRANSMITTED
        assert asked.correspondence.get(direction="incoming").questions.get().answered

    def test_waits_until_it_is_known_what_they_asked(self, earlier, write):
        with pytest.raises(EditRefused, match="record their letter with what it asks"):
            write(earlier(status="Query open"), FollowUpKind.ANSWER)


class TestOnceItIsRevisedHere:
    def test_nothing_follows_the_letter_from_before(self, earlier, officer, sender, write):
        own = earlier(status="Returned")
        perform(Act.REVISE, own, officer)

        assert facts_of(fresh(own), on=TODAY) is None
        assert approval.not_now_by(None, "reminder", Status.DRAFT) == [approval.NOT_SENT]


class TestTheScreens:
    def test_mark_it_on_page_list_and_desk(self, earlier, sender, client):
        own = earlier()
        client.force_login(sender)

        pages = [client.get(each).content.decode() for each in (own.get_absolute_url(), "/requests/?status=", "/")]

        assert ['<span class="tag">Taken over</span>' in each for each in pages] == [True, True, True]

    def test_offer_the_letters_on_its_page(self, earlier, sender, client):
        own = earlier()
        client.force_login(sender)

        page = client.get(own.get_absolute_url()).content.decode()

        assert reverse("requests_app:follow_up_new", args=[own.pk, "reminder"]) in page
        assert reverse("requests_app:follow_up_new", args=[own.pk, "withdrawal"]) in page

    def test_show_the_letter_among_the_letters(self, earlier, sender, write, client):
        own = earlier()
        issue(write(own, FollowUpKind.REMINDER, user=sender), sender)
        client.force_login(sender)

        page = client.get(reverse("requests_app:letters", args=[own.pk])).content.decode()

        assert "the letter that was sent on 1 September 2026 is not here" in page
        assert "follows the letter from before Comity" in page

    def test_say_what_is_not_known_while_it_is_written(self, earlier, sender, client):
        own = earlier()
        client.force_login(sender)

        page = client.get(reverse("requests_app:follow_up_new", args=[own.pk, "reminder"])).content.decode()

        assert "only what was taken over of it is told" in page
