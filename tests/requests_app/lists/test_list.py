"""The list of requests: whom it shows what, how it is narrowed, and what an empty one says."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from requests_app.choices import Confidentiality, Status
from requests_app.lists import listing
from tests.factories import UserFactory
from tests.requests_app.browser import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.mark.database
class TestList:
    @pytest.fixture
    def found(self, officer, client):
        """`found(status="open")`: the references on the list, narrowed."""
        client.force_login(officer)

        def references(**narrowed):
            items = client.get(reverse("requests_app:list"), narrowed).context["items"]
            return [item.assistance_request.reference for item in items]

        return references

    def test_is_narrowed_by_status(self, at_status, found):
        draft, closed = at_status(complete=False), at_status(Status.CLOSED, complete=False)

        assert found(status="draft") == found(status="open") == [draft.reference]
        assert found(status="ended") == [closed.reference]

    def test_is_narrowed_by_words_of_reference_and_case(self, at_status, found):
        made = at_status(complete=False)
        at_status(complete=False)
        listing.catch_up()

        assert found(text=made.reference) == [made.reference]
        assert len(found(text="classified victims")) == 2
        assert found(text="nothing like it") == []

    def test_is_narrowed_by_the_requested_state(self, at_status, found):
        made = at_status(complete=False)

        assert found(state="US") == [made.reference]

    def test_is_narrowed_to_what_is_mine(self, at_status, found, reviewer):
        at_status(complete=False, assigned_to=reviewer)

        assert found(mine="on") == []

    @pytest.mark.parametrize("narrowed", [{"status": "abolished"}, {"state": "ZZ"}, {"page": "99"}])
    def test_narrows_nothing_by_what_it_cannot_understand(self, narrowed, at_status, found):
        made = at_status(complete=False)

        assert found(**narrowed) == [made.reference]

    def test_says_where_to_begin_when_there_is_nothing(self, officer, client):
        client.force_login(officer)

        assert "find the channel" in words_of(client.get(reverse("requests_app:list")))

    def test_offers_an_administrator_what_they_may_open(self, client):
        client.force_login(UserFactory(roles=[Role.ADMINISTRATOR]))

        page = words_of(client.get(reverse("requests_app:list"))).split("<main")[1]

        assert reverse("accounts:people") in page
        assert reverse("treaties:finder") not in page

    def test_takes_as_many_queries_for_many_as_for_one(self, at_status, found):
        at_status(complete=False)
        with CaptureQueriesContext(connection) as one:
            found()
        for _ in range(5):
            at_status(complete=False)

        with CaptureQueriesContext(connection) as many:
            found()

        assert len(many) == len(one)

    def test_shows_a_restricted_request_to_named_people_only(self, at_status, found, reviewer):
        at_status(complete=False, confidentiality=Confidentiality.RESTRICTED, drafted_by=reviewer)

        assert found() == []
