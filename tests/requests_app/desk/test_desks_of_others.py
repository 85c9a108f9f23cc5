"""The desk of an office and of a central authority."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from requests_app import desk
from requests_app.choices import Confidentiality, Direction, Means, Status
from requests_app.clocks import reckoning
from requests_app.correspondence import keeping
from requests_app.correspondence.keeping import Kept
from requests_app.desk.items import COUNTED, Tally
from requests_app.desk.loads import loads
from tests.factories import NOON, TODAY
from tests.requests_app.browser import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def page(client):
    """`page("office_desk", user)`: its words."""

    def read(name, user, **narrowed):
        client.force_login(user)
        return words_of(client.get(reverse(f"requests_app:{name}"), narrowed))

    return read


class TestDoors:
    @pytest.mark.parametrize(
        ("name", "who", "status"),
        [
            ("office_desk", "reviewer", 200),
            ("office_desk", "officer", 404),
            ("office_desk", "auditor", 404),
            ("authority_desk", "sender", 200),
            ("authority_desk", "reviewer", 404),
            ("authority_desk", "outsider", 404),
            ("hand_over_many", "reviewer", 200),
            ("hand_over_many", "officer", 404),
            ("hand_over_many", "sender", 404),
        ],
    )
    def test_open_for_whoever_has_that_desk(self, name, who, status, client, request):
        client.force_login(request.getfixturevalue(who))

        assert client.get(reverse(f"requests_app:{name}")).status_code == status


class TestOfficeDesk:
    def test_says_who_has_what(self, at_status, officer, reviewer):
        at_status(complete=False)
        at_status(Status.TRANSMITTED, complete=False)
        late = at_status(complete=False, wanted_by=TODAY - timedelta(days=1), assigned_to=reviewer)
        reckoning.restate(late, at=NOON)

        first, second, *_ = loads(reviewer, on=TODAY)

        assert (first.person, first.drafts, first.overdue) == (reviewer, 1, 1)
        assert (second.person, second.drafts, second.abroad, second.overdue) == (officer, 1, 1, 0)

    def test_counts_no_restricted_request_of_others(self, at_status, officer, reviewer, page):
        made = at_status(complete=False, confidentiality=Confidentiality.RESTRICTED)

        assert loads(reviewer, on=TODAY)[0].total == 0
        assert made.reference not in page("office_desk", reviewer)

    def test_shows_ten_of_a_group_and_leads_to_all(self, at_status, reviewer, page, client):
        for _ in range(12):
            at_status(complete=False)

        words = page("office_desk", reviewer)
        (group,) = desk.office_desk(reviewer, on=TODAY).groups

        assert (len(group.items), group.tally.number, group.is_cut) == (10, 12, True)
        assert "All 12" in words
        assert len(client.get(f"{reverse('requests_app:list')}?{group.narrowed}").context["items"]) == 12

    def test_takes_as_many_queries_for_many_as_for_one(self, at_status, reviewer, client):
        client.force_login(reviewer)
        at_status(complete=False)
        with CaptureQueriesContext(connection) as one:
            client.get(reverse("requests_app:office_desk"))
        for _ in range(4):
            at_status(complete=False)

        with CaptureQueriesContext(connection) as many:
            client.get(reverse("requests_app:office_desk"))

        assert len(many) == len(one)


class TestAuthorityDesk:
    def test_has_what_is_to_be_sent_and_followed_up(self, at_status, sender):
        at_status(complete=False)
        to_send, sent = at_status(Status.APPROVED, complete=False), at_status(Status.TRANSMITTED, complete=False)

        groups = {group.kind.title: group.items for group in desk.authority_desk(sender, on=TODAY).groups}

        assert {title: [item.assistance_request for item in items] for title, items in groups.items()} == {
            "To send": [to_send],
            "To follow up": [sent],
        }

    def test_has_what_the_requested_state_wrote(self, at_status, sender, page):
        kept = Kept(Direction.INCOMING, Means.CALL, TODAY, subject="They have it", text="They have it.")
        keeping.recorded(at_status(Status.TRANSMITTED), kept, user=sender, at=NOON)

        shown = page("authority_desk", sender)

        assert "Word from the requested State" in shown
        assert "They have it" in shown


class TestTally:
    def test_is_counted_as_far_as_somebody_reads(self):
        assert str(Tally(12)) == "12"
        assert str(Tally(COUNTED + 1)) == "more than 1,000"
