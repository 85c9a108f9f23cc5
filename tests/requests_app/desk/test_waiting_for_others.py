"""What an officer's desk keeps of requests that wait for others, and how a case is opened from it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from requests_app.choices import Status
from requests_app.desk import desk_of
from requests_app.selectors import hands
from tests.factories import TODAY
from tests.requests_app.browser import words_of
from tests.requests_app.desk.shown import groups

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


class TestWaitingForOthers:
    """What the officer has done their part of stays on their desk, with who has it now."""

    def others(self, user):
        return [(each.assistance_request.pk, each.waits_for) for each in desk_of(user, on=TODAY).with_others.items]

    @pytest.mark.parametrize(
        ("status", "who"),
        [
            (Status.UNDER_REVIEW, "reviewer"),
            (Status.AWAITING_COUNTERSIGNATURE, "reviewer"),
            (Status.APPROVED, "sender"),
        ],
    )
    def test_names_whose_desk_it_lies_on(self, status, who, at_status, officer, request):
        named = request.getfixturevalue(who)
        made = at_status(status, complete=False)

        assert self.others(officer) == [(made.pk, str(named))]
        assert groups(officer) == {}

    def test_names_all_who_may_decide(self, at_status, officer, reviewer, second_reviewer):
        made = at_status(Status.UNDER_REVIEW, complete=False)

        names = {str(each) for each in hands.reviewers(made)}
        ((_, waits_for),) = self.others(officer)
        assert set(waits_for.split(" or ")) == names == {str(reviewer), str(second_reviewer)}

    def test_says_where_it_waits_for_nobody(self, at_status, officer):
        at_status(Status.UNDER_REVIEW, complete=False)

        ((_, waits_for),) = self.others(officer)
        assert waits_for.startswith("nobody yet")

    def test_shows_five_and_leads_to_all(self, at_status, officer, client):
        for _ in range(6):
            at_status(Status.UNDER_REVIEW, complete=False)
        client.force_login(officer)

        words = words_of(client.get(reverse("requests_app:desk")))
        group = desk_of(officer, on=TODAY).with_others

        assert (len(group.items), group.tally.number) == (5, 6)
        assert "All 6" in words
        assert len(client.get(f"{reverse('requests_app:list')}?{group.narrowed}").context["items"]) == 6

    @pytest.mark.parametrize("status", [Status.DRAFT, Status.TRANSMITTED, Status.CLOSED])
    def test_is_nothing_before_and_after(self, status, at_status, officer):
        at_status(status, complete=False)

        assert self.others(officer) == []

    def test_is_nothing_that_a_colleague_works_on(self, at_status, officer, reviewer, second_reviewer):
        at_status(Status.UNDER_REVIEW, complete=False, assigned_to=second_reviewer)

        assert self.others(officer) == []

    def test_is_told_on_the_desk(self, at_status, officer, reviewer, client):
        at_status(Status.UNDER_REVIEW, complete=False)
        client.force_login(officer)

        page = words_of(client.get(reverse("requests_app:desk")))

        assert "Waiting for others" in page
        assert f"Waits for {reviewer}." in page

    def test_takes_as_many_queries_for_many_as_for_one(self, at_status, officer, reviewer, client):
        client.force_login(officer)
        at_status(Status.UNDER_REVIEW, complete=False)
        with CaptureQueriesContext(connection) as one:
            client.get(reverse("requests_app:desk"))
        for _ in range(4):
            at_status(Status.UNDER_REVIEW, complete=False)

        with CaptureQueriesContext(connection) as many:
            client.get(reverse("requests_app:desk"))

        assert len(many) == len(one)


class TestOpeningACase:
    @pytest.mark.parametrize(("who", "offered"), [("officer", True), ("sender", False), ("auditor", False)])
    def test_is_offered_to_those_who_may(self, who, offered, client, request):
        client.force_login(request.getfixturevalue(who))

        page = words_of(client.get(reverse("requests_app:desk")))

        assert (f'href="{reverse("requests_app:case_new")}">Open a case' in page) == offered
