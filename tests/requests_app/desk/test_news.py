"""What others did with somebody's requests, as their desk tells it."""

import pytest
from django.urls import reverse

from requests_app.choices import Status
from requests_app.models import Drafter
from tests.factories import NOON, OfficeFactory
from tests.requests_app.browser import words_of
from tests.requests_app.desk.shown import returned_by

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("noon")]


class TestWhatHappenedToYourRequests:
    TITLE = "What happened to your requests"

    @pytest.fixture
    def news(self, officer, client):
        """`news()`: the sentences the officer reads, newest first."""
        client.force_login(officer)
        return lambda: [line.sentence for _, line in client.get(reverse("requests_app:desk")).context["news"]]

    def test_tells_what_others_did_and_leads_there(self, at_status, officer, reviewer, client):
        made = at_status(complete=False)
        returned_by(reviewer, made)
        client.force_login(officer)

        told = words_of(client.get(reverse("requests_app:desk"))).split(self.TITLE)[1].split("</section>")[0]

        assert (
            f'<a href="{made.get_absolute_url()}">{made.reference}</a>: {reviewer} returned it for correction' in told
        )

    def test_leaves_out_what_you_did_yourself(self, at_status, news):
        at_status(Status.UNDER_REVIEW, complete=False)

        assert news() == []

    def test_leaves_out_what_is_older_than_a_fortnight(self, at_status, reviewer, news):
        made = at_status(complete=False)
        returned_by(reviewer, made, days_ago=15)
        assert news() == []

        returned_by(reviewer, made, days_ago=13)
        assert len(news()) == 1

    def test_leaves_out_requests_you_took_no_part_in(self, at_status, reviewer, second_reviewer, news):
        returned_by(reviewer, at_status(complete=False, drafted_by=second_reviewer))

        assert news() == []

    def test_takes_in_what_you_wrote_part_of(self, at_status, officer, reviewer, second_reviewer, news):
        made = at_status(complete=False, drafted_by=second_reviewer)
        Drafter.objects.create(assistance_request=made, user=officer, since=NOON)
        returned_by(reviewer, made)

        assert len(news()) == 1

    def test_leaves_out_what_you_may_see_no_more(self, at_status, officer, reviewer, news):
        returned_by(reviewer, at_status(complete=False))
        officer.office = OfficeFactory(state=officer.office.state)
        officer.save()

        assert news() == []

    def test_ends_after_ten(self, at_status, reviewer, news):
        made = at_status(complete=False)
        for _ in range(12):
            returned_by(reviewer, made)

        assert len(news()) == 10
