"""What is done from the list of requests: handing over many, saving views, narrowing."""

import pytest
from django.urls import reverse

from accounts.choices import Role
from requests_app import services
from requests_app.choices import Confidentiality, Entry, Status
from requests_app.clocks import reckoning
from requests_app.models import AssistanceRequest, SavedView
from requests_app.services import EditRefused
from tests.factories import NOON, OfficeFactory, UserFactory
from tests.requests_app.browser import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def page(client):
    """`page("office_desk", user)`: its words."""

    def read(name, user, **narrowed):
        client.force_login(user)
        return words_of(client.get(reverse(f"requests_app:{name}"), narrowed))

    return read


class TestHandingOverMany:
    def test_gives_each_with_the_reason_and_tells_what_was_refused(
        self, at_status, officer, reviewer, client, outsider
    ):
        one, two = at_status(complete=False), at_status(complete=False, assigned_to=reviewer)
        foreign = AssistanceRequest.objects.get(pk=at_status(complete=False).pk)
        client.force_login(reviewer)
        sent = {"pk": [one.pk, two.pk, foreign.pk, "x"], "to": reviewer.pk, "note": "Leave from Monday."}

        words = words_of(client.post(reverse("requests_app:hand_over_many"), sent))

        assert AssistanceRequest.objects.get(pk=one.pk).assigned_to == reviewer
        assert one.events.last().act == Entry.HANDED_OVER
        assert one.events.last().details["note"] == "Leave from Monday."
        assert f"{two.reference}</a>: {reviewer} works on it already." in words
        assert not two.events.filter(act=Entry.HANDED_OVER).exists()

    def test_asks_why(self, at_status, officer, reviewer, client):
        made = at_status(complete=False)
        client.force_login(reviewer)

        words = words_of(client.post(reverse("requests_app:hand_over_many"), {"pk": made.pk, "to": reviewer.pk}))

        assert "Say why." in words
        assert AssistanceRequest.objects.get(pk=made.pk).assigned_to == officer

    def test_takes_all_that_match(self, at_status, officer, reviewer, page):
        made, closed = at_status(complete=False), at_status(Status.CLOSED, complete=False)

        words = page("hand_over_many", reviewer, all="on", person=officer.pk, status="open")

        assert f'name="pk" value="{made.pk}"' in words
        assert f'name="pk" value="{closed.pk}"' not in words

    def test_reaches_no_request_of_another_office(self, at_status, officer, outsider, client):
        made = at_status(complete=False)
        client.force_login(outsider)

        client.post(reverse("requests_app:hand_over_many"), {"pk": made.pk, "to": outsider.pk, "note": "Mine."})

        assert AssistanceRequest.objects.get(pk=made.pk).assigned_to == officer

    def test_is_refused_for_what_a_central_authority_only_sees(self, at_status, office, officer, client):
        made = at_status(Status.UNDER_REVIEW)
        authority = OfficeFactory(is_central_authority=True, state=office.state)
        chief = UserFactory(office=authority, roles=[Role.SUPERVISOR])
        client.force_login(chief)

        words = words_of(
            client.post(reverse("requests_app:hand_over_many"), {"pk": made.pk, "to": chief.pk, "note": "Ours."})
        )

        assert f"{made.reference}</a>: Only a supervisor of its office may hand it to somebody else." in words
        assert AssistanceRequest.objects.get(pk=made.pk).assigned_to == officer
        assert not made.events.filter(act=Entry.HANDED_OVER).exists()


class TestSavedViews:
    def test_open_the_list_of_their_owner(self, officer, client):
        client.force_login(officer)
        sent = {"name": "Mine", "query": "mine=on&sort=due", "is_default": "on"}

        client.post(reverse("requests_app:save_view"), sent)

        assert client.get(reverse("requests_app:list")).headers["Location"].endswith("?mine=on&sort=due")
        assert client.get(reverse("requests_app:list"), {"status": ""}).status_code == 200

    def test_are_shared_by_a_supervisor_alone(self, officer, reviewer, page):
        services.save_view("Red", "overdue=on", user=reviewer, at=NOON, shared=True)
        assert ">Red</a>" in page("list", officer, status="")

        with pytest.raises(EditRefused, match="Only a supervisor"):
            services.save_view("Mine", "", user=officer, at=NOON, shared=True)

    def test_of_somebody_else_are_seen_and_removed_by_nobody(self, officer, reviewer, client):
        own = services.save_view("Mine", "mine=on", user=officer, at=NOON)
        client.force_login(reviewer)

        assert client.post(reverse("requests_app:drop_view", args=[own.pk])).status_code == 404
        assert SavedView.objects.filter(pk=own.pk).exists()

    def test_of_the_office_are_removed_by_its_supervisors(self, officer, reviewer, second_reviewer):
        shared = services.save_view("Red", "overdue=on", user=reviewer, at=NOON, shared=True)

        with pytest.raises(EditRefused, match="Only whoever saved a view"):
            services.drop_view(shared, user=officer)
        assert SavedView.objects.get() == shared

        services.drop_view(shared, user=second_reviewer)
        assert not SavedView.objects.exists()

    def test_show_nobody_more_than_they_may_see(self, at_status, office, reviewer, page):
        hidden = at_status(complete=False, confidentiality=Confidentiality.RESTRICTED)
        services.save_view("All", "status=&confidentiality=restricted", user=hidden.created_by, at=NOON)

        assert hidden.reference not in page("list", reviewer, status="", confidentiality="restricted")
        assert hidden.reference in page("list", hidden.created_by, status="", confidentiality="restricted")

    def test_are_replaced_under_their_name_and_one_opens_the_list(self, officer):
        services.save_view("Mine", "mine=on", user=officer, at=NOON, is_default=True)
        services.save_view("Other", "", user=officer, at=NOON, is_default=True)
        services.save_view("MINE", "waits=on", user=officer, at=NOON)

        assert set(SavedView.objects.values_list("query", "is_default")) == {("waits=on", False), ("", True)}


class TestFilter:
    @pytest.fixture
    def found(self, officer, client):
        client.force_login(officer)
        return lambda **narrowed: [
            item.assistance_request for item in client.get(reverse("requests_app:list"), narrowed).context["items"]
        ]

    def test_narrows_by_each_of_its_inputs(self, at_status, found, officer, office):
        made = at_status(urgency="urgent")
        other = at_status(Status.TRANSMITTED, complete=False, urgency="routine", confidentiality="ordinary")
        late = reckoning.restate(other, at=NOON) and other
        offence, measure = made.offences.first(), made.measures.first()

        assert found(urgency="urgent") == found(measure=measure.assistance_type) == [made]
        assert found(offence=offence.title.split()[0]) == found(confidentiality="confidential") == [made]
        assert found(sent_from="2026-11-01") == found(status="with_them") == [late]
        assert found(overdue="on") == found(opened_from="2027-01-01") == found(channel="UNCAC") == []
        assert set(found(office=office.pk, person=officer.pk, channel="UNTOC")) == {made, other}
        assert found(waits="on") == [made]

    def test_offers_to_leave_out_one_thing_where_nothing_matches(self, at_status, officer, client):
        at_status(complete=False)
        client.force_login(officer)

        words = words_of(client.get(reverse("requests_app:list"), {"overdue": "on", "urgency": "urgent"}))

        assert "No request matches." in words
        assert '?urgency=urgent">without “Only overdue”</a>' in words
