"""Somebody leaves: what they worked on goes to a colleague who can draft, a history row for each."""

import pytest
from django.urls import reverse

from accounts import open_work
from accounts.choices import Role
from requests_app import services
from requests_app.choices import Confidentiality, Entry, Status
from requests_app.models import AssistanceRequest
from requests_app.services import EditRefused
from tests.factories import NOON, UserFactory
from tests.requests_app.browser import words_of

pytestmark = pytest.mark.django_db


class TestOpenWork:
    def test_is_what_somebody_is_assigned_and_has_not_ended(self, at_status, officer):
        draft = at_status(complete=False)
        at_status(Status.CLOSED, complete=False)

        assert open_work.held_by(officer) == [f"{draft.reference} to the United States: draft"]

    def test_says_of_a_restricted_request_only_that_it_is_there(self, at_status, officer, client):
        restricted = at_status(complete=False, confidentiality=Confidentiality.RESTRICTED)
        ordinary = at_status(complete=False)
        client.force_login(UserFactory(office=None, roles=[Role.ADMINISTRATOR]))

        page = words_of(client.get(reverse("accounts:person_disable", args=[officer.pk])))

        assert "Open work (2)" in page
        assert f"<li>A restricted request</li><li>{ordinary.reference} to the United States: draft</li>" in page
        assert restricted.reference not in page

    def test_can_be_taken_by_those_who_draft_in_the_office(self, at_status, officer, reviewer, outsider, office):
        at_status(complete=False)
        trainee = UserFactory(office=office, roles=[Role.TRAINEE])

        takers = open_work.takers(officer)

        assert reviewer in takers
        assert not {officer, trainee, outsider} & set(takers)

    def test_is_handed_over_with_a_row_that_names_both(self, at_status, officer, reviewer):
        made = at_status(complete=False)
        administrator = UserFactory(office=None, roles=[Role.ADMINISTRATOR])

        open_work.hand_over(officer, to=reviewer, by=administrator, at=NOON)

        row = made.events.last()
        assert AssistanceRequest.objects.get(pk=made.pk).assigned_to == reviewer
        assert (row.act, row.user) == (Entry.HANDED_OVER, administrator)
        assert row.details == {"from": officer.pk, "to": reviewer.pk, "note": "With all other open work."}

    def test_from_the_command_line_names_the_one_who_leaves(self, at_status, officer, reviewer):
        made = at_status(complete=False)

        open_work.hand_over(officer, to=reviewer, by=None, at=NOON)

        assert made.events.last().user == officer

    def test_does_not_go_to_somebody_of_another_office(self, at_status, officer, outsider):
        made = at_status(complete=False)

        with pytest.raises(EditRefused, match="does not draft in"):
            services.hand_over_all(officer, to=outsider, by=None, at=NOON)

        assert AssistanceRequest.objects.get(pk=made.pk).assigned_to == officer
