"""A draft is submitted only where somebody can review it, countersign it and, where it is restricted, send it."""

import pytest
from django.urls import reverse

from accounts.choices import Role
from requests_app.choices import Act, Confidentiality, Status
from requests_app.models import Drafter
from requests_app.reading import Reading
from requests_app.selectors import hands
from requests_app.workflow import TransitionRefused
from tests.factories import NOON, TODAY, OfficeFactory, UserFactory
from tests.requests_app.browser import words_of
from tests.requests_app.performing import fresh, perform

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

TWO = "A restricted request needs two named people who may review it, and there is {}"
SENDER = "A restricted request needs a named person who may send it, and there is nobody"


@pytest.fixture
def restricted(at_status):
    """`restricted(person, ...)`: a complete draft that these people are named on."""

    def build(*people):
        made = at_status(confidentiality=Confidentiality.RESTRICTED)
        made.named_people.set(people)
        return made

    return build


def titles(made):
    """Of the gaps that say who must be named."""
    return [gap.title for gap in Reading(fresh(made), on=TODAY).mandatory_gaps if gap.anchor == "id_named_people"]


@pytest.mark.usefixtures("reviewer", "second_reviewer", "sender")
class TestARestrictedDraft:
    def test_lacks_reviewers_and_a_sender_while_nobody_is_named(self, restricted):
        assert titles(restricted()) == [TWO.format("nobody"), SENDER]

    def test_says_who_is_the_only_reviewer(self, restricted, reviewer, sender):
        assert titles(restricted(reviewer, sender)) == [TWO.format(f"only {reviewer}")]

    def test_counts_nobody_who_wrote_part_of_it(self, restricted, reviewer, second_reviewer, sender):
        made = restricted(reviewer, second_reviewer, sender)
        Drafter.objects.create(assistance_request=made, user=second_reviewer, since=NOON)

        assert titles(made) == [TWO.format(f"only {reviewer}")]

    def test_counts_no_sender_whose_account_is_disabled(self, restricted, reviewer, second_reviewer, sender):
        type(sender).objects.filter(pk=sender.pk).update(is_active=False)

        assert titles(restricted(reviewer, second_reviewer, sender)) == [SENDER]

    def test_lacks_nobody_with_two_reviewers_and_a_sender(self, restricted, reviewer, second_reviewer, sender):
        assert titles(restricted(reviewer, second_reviewer, sender)) == []

    def test_is_not_submitted_before(self, restricted, officer):
        made = restricted()

        with pytest.raises(TransitionRefused, match="two named people who may review it"):
            perform(Act.SUBMIT, made, officer)

        assert fresh(made).status == Status.DRAFT

    def test_leads_from_the_check_to_where_people_are_named(self, restricted, officer, client):
        made = restricted()
        client.force_login(officer)

        page = client.get(reverse("requests_app:check", args=[made.pk]))

        assert f"/requests/{made.pk}/clauses/#id_named_people" in page.content.decode()
        assert "one approves, the other countersigns" in words_of(page)


class TestADraftThatBecameRestricted:
    def test_asks_for_names_from_then_on(self, at_status):
        made = at_status()
        assert titles(made) == []

        type(made).objects.filter(pk=made.pk).update(confidentiality=Confidentiality.RESTRICTED)

        assert len(titles(made)) == 2


class TestAnOrdinaryDraft:
    def test_is_not_submitted_where_every_supervisor_wrote_part_of_it(self, at_status, officer, reviewer):
        made = at_status()
        Drafter.objects.create(assistance_request=made, user=reviewer, since=NOON)

        with pytest.raises(TransitionRefused, match=r"Nobody may review this.* Ask an administrator"):
            perform(Act.SUBMIT, made, officer)

        assert fresh(made).status == Status.DRAFT

    def test_is_not_submitted_where_nobody_would_countersign(self, at_status, officer, reviewer):
        made = at_status()
        made.measures.create(assistance_type="content_data_stored", particulars={}, position=9)

        found = hands.hands(fresh(made))

        assert found.lacking.startswith(
            f"Only {reviewer} may review this, and a second reviewer has to countersign it."
        )

    def test_may_be_reviewed_at_the_central_authority_of_an_office_without_two_supervisors(
        self, at_status, officer, office
    ):
        authority = OfficeFactory(is_central_authority=True, state=office.state)
        standing_in = UserFactory(office=authority, roles=[Role.SUPERVISOR])
        made = at_status()

        perform(Act.SUBMIT, made, officer)

        assert hands.reviewers(fresh(made)) == [standing_in]

    def test_is_told_on_the_check_page_before_anybody_is_refused(self, at_status, officer, client):
        client.force_login(officer)

        page = client.get(reverse("requests_app:check", args=[at_status().pk]))

        assert "Nobody may review this: your office has no supervisor who wrote no part of it." in words_of(page)

    def test_says_once_it_is_submitted_who_may_review_it(self, at_status, officer, reviewer, client):
        made = at_status()
        client.force_login(officer)

        url = reverse("requests_app:check", args=[made.pk])
        page = client.post(url, {"seen_version": made.version}, follow=True)

        assert f"{made} is submitted. It can be reviewed by {reviewer} now." in words_of(page)
