"""My desk: what waits for whom, in groups; what is overdue; what an empty desk says."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.choices import Role
from requests_app import acts, policies, selectors, workflow
from requests_app.assemble import assemble
from requests_app.checklist import profiles
from requests_app.choices import Act, ReturnReason, Status
from requests_app.clocks import clocks, reckoning, with_clock_rows
from requests_app.deadlines import deadlines, steps_of
from requests_app.desk import desk_of
from requests_app.models import AssistanceRequest
from requests_app.selectors import waiting
from tests.factories import NOON, TODAY, OfficeFactory, UserFactory
from tests.requests_app.browser import words_of
from tests.requests_app.conftest import record
from tests.requests_app.desk.shown import groups, returned_by
from treaties.selectors import current_registry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def at_status(at_status):
    """As everywhere, with the deadlines that stand after it."""

    def build(status=Status.DRAFT, **fields):
        made = at_status(status, **fields)
        reckoning.restate(made, at=NOON)
        return made

    return build


class TestGroups:
    @pytest.mark.parametrize(
        ("status", "who", "title"),
        [
            (Status.DRAFT, "officer", "Drafts to finish"),
            (Status.RETURNED, "officer", "Sent back by the requested State"),
            (Status.QUERY_OPEN, "officer", "Questions to answer"),
            (Status.UNDER_REVIEW, "reviewer", "To review"),
            (Status.AWAITING_COUNTERSIGNATURE, "reviewer", "To countersign"),
            (Status.APPROVED, "sender", "To send"),
            (Status.TRANSMITTED, "sender", "To follow up"),
            (Status.POSTPONED, "sender", "To follow up"),
            (Status.EXECUTED, "sender", "To close"),
            (Status.WITHDRAWN, "sender", "To close"),
        ],
    )
    def test_put_a_request_where_it_is_worked_on(self, status, who, title, at_status, request):
        made = at_status(status, complete=False)

        assert groups(request.getfixturevalue(who)) == {title: [made.reference]}

    def test_show_a_draft_that_came_back_as_returned(self, at_status, officer, reviewer):
        made = at_status(Status.UNDER_REVIEW)
        details = acts.ReturnForCorrection(reason=ReturnReason.STYLE, note="Shorter.")
        workflow.perform(Act.RETURN_FOR_CORRECTION, assistance_request=made, user=reviewer, at=NOON, details=details)

        assert groups(officer) == {"Returned to you": [made.reference]}

    def test_show_nobody_the_work_of_somebody_else(self, at_status, outsider, auditor):
        at_status(Status.DRAFT, complete=False)
        at_status(Status.UNDER_REVIEW, complete=False)

        assert groups(outsider) == groups(auditor) == {}

    def test_have_a_place_for_every_status_that_waits(self, at_status, office):
        """A status without a group would break the desk of whoever it waits for."""
        everybody = UserFactory(
            office=OfficeFactory(is_central_authority=True, state=office.state),
            roles=[Role.LEGAL_OFFICER, Role.SUPERVISOR, Role.CENTRAL_AUTHORITY],
        )
        statuses = {status for statuses in waiting.WAITS_FOR.values() for status in statuses}
        for status in statuses:
            at_status(status, complete=False, assigned_to=everybody)

        assert sum(len(references) for references in groups(everybody).values()) >= len(statuses - {Status.DRAFT})


class TestReviewing:
    """What the desk offers for review and who may review are the same."""

    @pytest.mark.parametrize("status", [Status.UNDER_REVIEW, Status.AWAITING_COUNTERSIGNATURE])
    @pytest.mark.parametrize("supervisors", [0, 1, 2])
    @pytest.mark.parametrize("who", ["colleague", "drafter", "first_reviewer", "central", "stranger"])
    def test_agrees_with_the_policies(self, status, supervisors, who, at_status, office, reviewer):
        central = OfficeFactory(is_central_authority=True, state=office.state)
        people = {
            "colleague": reviewer,
            "central": UserFactory(office=central, roles=[Role.SUPERVISOR]),
            "stranger": UserFactory(roles=[Role.SUPERVISOR]),
        }
        people["drafter"] = people["first_reviewer"] = UserFactory(office=office, roles=[Role.SUPERVISOR])
        for each in (reviewer, people["drafter"])[supervisors:]:
            each.role_assignments.filter(role=Role.SUPERVISOR).delete()
        made = at_status(status, complete=False, **({"drafted_by": people["drafter"]} if who == "drafter" else {}))
        if who == "first_reviewer":
            approve_by(people["first_reviewer"], made)
        user = type(reviewer).objects.get(pk=people[who].pk)

        policy = policies.may_review if status == Status.UNDER_REVIEW else policies.may_countersign
        on_the_desk = waiting.waiting_for(user).filter(pk=made.pk).exists()

        assert on_the_desk == (policy(made, user) and selectors.visible_to(user).filter(pk=made.pk).exists())


def approve_by(user, assistance_request):
    from_status = assistance_request.status
    details = acts.Approve(seen_digest="0", signatory_name="Head", signatory_title="Head")
    record(assistance_request, Act.APPROVE, details, user, from_status, from_status, days_ago=0)


class TestOverdue:
    def test_stands_first_and_is_told_in_words(self, at_status, officer, client):
        quiet = at_status(Status.DRAFT, complete=False, wanted_by=TODAY + timedelta(days=20))
        late = at_status(Status.DRAFT, complete=False, wanted_by=TODAY - timedelta(days=2), urgency="routine")
        client.force_login(officer)

        words = words_of(client.get(reverse("requests_app:desk")))

        assert groups(officer) == {"Drafts to finish": [late.reference, quiet.reference]}
        assert "1 overdue." in words
        assert "Overdue.</strong> Answer wanted by" in words
        assert "2 days overdue" in words

    def test_comes_by_itself_with_the_day(self, at_status, sender):
        at_status(Status.TRANSMITTED, complete=False, wanted_by=None)

        assert desk_of(sender, on=TODAY).overdue.number == 0
        assert desk_of(sender, on=TODAY + timedelta(days=60)).overdue.number == 1


class TestClocks:
    def test_are_those_of_the_letter_put_together(self, at_status):
        made = at_status(Status.TRANSMITTED, supporting=["UNCAC"])
        registry = current_registry()
        letter = assemble(made)

        loaded = with_clock_rows(AssistanceRequest.objects.all()).get(pk=made.pk)

        found = tuple(each for each in clocks(loaded, registry, on=TODAY) if each.key != "named_preservation")
        assert found == deadlines(
            steps_of(made.events.all()),
            profiles=profiles(letter, registry.law),
            measures=letter.measure_keys,
            wanted_by=letter.wanted_by,
            on=TODAY,
        )


class TestDesk:
    @pytest.mark.parametrize(
        ("role", "says"),
        [
            (Role.LEGAL_OFFICER, "find the channel"),
            (Role.SUPERVISOR, "Drafts that your officers submit for review appear on your desk"),
            (Role.CENTRAL_AUTHORITY, "Approved requests of your State appear on your desk"),
            (Role.REGISTRY_EDITOR, "You keep the treaty registry"),
            (Role.TRAINER, "Exercises you take part in appear on your desk"),
            (Role.TRAINEE, "Exercises you take part in appear on your desk"),
            (Role.AUDITOR, "You read everything and act on nothing"),
            (Role.ADMINISTRATOR, "an office needs its letterhead, a signatory and two supervisors"),
        ],
    )
    def test_when_empty_says_what_to_do_first(self, role, says, client):
        client.force_login(UserFactory(roles=[role]))

        words = words_of(client.get(reverse("requests_app:desk")))

        assert "Nothing waits for you." in words
        assert says in words

    def test_says_so_to_somebody_without_a_role(self, client):
        client.force_login(UserFactory(roles=[], office=None))

        assert "You have no role yet." in words_of(client.get(reverse("requests_app:desk")))

    def test_shows_what_you_did_last(self, at_status, officer, client):
        made = at_status(Status.UNDER_REVIEW, complete=False)
        client.force_login(officer)

        words = words_of(client.get(reverse("requests_app:desk")))

        assert f"{officer} submitted it for review on 21 November 2026" in words
        assert f">{made.reference}</a>" in words

    def test_takes_as_many_queries_for_many_requests_as_for_one(self, at_status, officer, reviewer, client):
        client.force_login(officer)
        returned_by(reviewer, at_status(complete=False))
        with CaptureQueriesContext(connection) as one:
            client.get(reverse("requests_app:desk"))
        for _ in range(5):
            returned_by(reviewer, at_status(complete=False))

        with CaptureQueriesContext(connection) as many:
            client.get(reverse("requests_app:desk"))

        assert len(many) == len(one)

    def test_asks_people_to_sign_in(self, client):
        response = client.get(reverse("requests_app:desk"))

        assert response.status_code == 302
        assert "login" in response.headers["Location"]
