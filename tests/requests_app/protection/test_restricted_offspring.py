"""What follows from a restricted request is never less restricted, and nobody is told of it by a count."""

import pytest
from django.urls import reverse

from requests_app import services
from requests_app.choices import Confidentiality, Status
from requests_app.selectors import cases_visible_to, seen_in_case, visible_to
from requests_app.services import Share
from tests.factories import NOON, TODAY
from tests.requests_app.browser import words_of
from tests.requests_app.performing import fresh
from treaties.models import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def restricted(made, *people):
    made.confidentiality = Confidentiality.RESTRICTED
    made.save(update_fields=["confidentiality"])
    made.named_people.set(people)
    return fresh(made)


def is_as_restricted(opened, *people):
    assert opened.confidentiality == Confidentiality.RESTRICTED
    assert set(opened.named_people.all()) == set(people)


class TestWhatFollows:
    def test_to_preserve_first_is_restricted_to_the_same_people(self, at_status, officer, reviewer, colleague):
        main = at_status()
        for measure in main.measures.all():
            measure.particulars.pop("preservation_ref", None)
            measure.save()
        main = restricted(main, reviewer)
        at_status(case=main.case, complete=False)  # an open one: what follows is restricted for its own sake

        opened = services.preserve(main, user=officer, at=NOON)

        is_as_restricted(opened, reviewer)
        assert opened not in visible_to(colleague)

    def test_to_supplement_it_is_restricted_to_the_same_people(self, at_status, officer, reviewer, colleague):
        sent = restricted(at_status(Status.TRANSMITTED), reviewer)
        at_status(case=sent.case, complete=False)

        opened = services.supplement(sent, user=officer, at=NOON, seen_requests=2)

        is_as_restricted(opened, reviewer)
        assert opened not in visible_to(colleague)

    def test_to_other_states_is_restricted_where_all_of_the_case_is(self, at_status, officer, reviewer, colleague):
        own = restricted(at_status(), reviewer)
        shares = [Share(State.objects.get(code=code), ("domain_registration_data",), 0) for code in ("GB", "FR")]

        opened = services.ask_several(own.case, shares, user=officer, at=NOON)

        for each in opened:
            is_as_restricted(each, reviewer)
        assert own.case not in cases_visible_to(colleague)

    def test_to_other_states_stays_open_where_the_case_is_open_already(self, at_status, officer):
        own = at_status()

        (opened,) = services.ask_several(
            own.case, [Share(State.objects.get(code="GB"), ("domain_registration_data",), 0)], user=officer, at=NOON
        )

        assert opened.confidentiality != Confidentiality.RESTRICTED

    def test_in_the_same_case_from_the_start_is_restricted_too(self, at_status, officer, reviewer):
        own = restricted(at_status(), reviewer)

        opened = services.open_request(
            case=own.case,
            user=officer,
            at=NOON,
            requested_state=State.objects.get(code="GB"),
            channel="LETTERS-ROGATORY",
            on=TODAY,
        )

        is_as_restricted(opened, reviewer)


class TestACount:
    @pytest.fixture
    def both(self, at_status, colleague):
        """A request of the colleague that they see, and a restricted one of the same case that they do not."""
        seen = at_status(drafted_by=colleague)
        hidden = at_status(case=seen.case, complete=False)
        hidden.persons.set(seen.persons.all())
        return seen, restricted(hidden)

    def test_of_requests_that_name_a_person_leaves_it_out(self, both, colleague, client):
        seen, _ = both
        client.force_login(colleague)

        page = client.get(reverse("requests_app:case", args=[seen.case_id]))

        assert {each.named_by for each in page.context["persons"]} == {1}

    def test_of_a_person_that_it_alone_names_tells_nothing_of_it(self, both, colleague, client):
        seen, hidden = both
        seen.persons.clear()
        client.force_login(colleague)

        page = words_of(client.get(reverse("requests_app:case", args=[seen.case_id])))

        assert "Named in no request" in page
        assert hidden.reference not in page

    def test_of_those_to_a_state_leaves_it_out(self, both, colleague, officer):
        seen, hidden = both

        assert list(seen_in_case(colleague, seen.case, seen.requested_state)) == [seen]
        assert list(seen_in_case(officer, seen.case, seen.requested_state)) == [hidden, seen]

    def test_of_those_that_share_a_person_leaves_it_out(self, both, colleague, client, reviewer):
        seen, _ = both
        person = seen.persons.first()
        client.force_login(colleague)

        page = client.get(reverse("requests_app:person", args=[seen.pk, person.pk]))

        assert page.context["elsewhere"] == 0
