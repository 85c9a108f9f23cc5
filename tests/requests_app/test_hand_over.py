"""The page on which a supervisor gives the work on a request to a colleague."""

import pytest
from django.urls import reverse

from requests_app import services
from requests_app.choices import Entry
from requests_app.services import EditRefused
from tests.factories import NOON
from tests.requests_app.browser import words_of
from tests.requests_app.performing import fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


class TestHandOver:
    def test_gives_the_work_to_a_colleague_and_tells_it(self, at_status, reviewer, second_reviewer, client):
        made = at_status()
        client.force_login(reviewer)

        client.post(reverse("requests_app:hand_over", args=[made.pk]), {"to": second_reviewer.pk, "note": "On leave."})

        assert fresh(made).assigned_to == second_reviewer
        assert made.events.last().details["note"] == "On leave."

    def test_is_not_open_to_an_officer(self, at_status, officer, client):
        client.force_login(officer)

        response = client.get(reverse("requests_app:hand_over", args=[at_status().pk]))

        assert response.status_code == 409
        assert "Only a supervisor of its office" in words_of(response)

    def test_to_somebody_of_another_office_is_refused(self, at_status, reviewer, outsider, client):
        made = at_status()
        client.force_login(reviewer)

        response = client.post(reverse("requests_app:hand_over", args=[made.pk]), {"to": outsider.pk})

        assert "does not draft in this office" in words_of(response)
        assert fresh(made).assigned_to == made.assigned_to


class TestTheService:
    """Whoever comes by another door than the page."""

    @pytest.mark.parametrize(
        ("by", "to", "because"),
        [
            ("officer", "second_reviewer", "Only a supervisor of its office"),
            ("outsider", "second_reviewer", "Only a supervisor of its office"),
            ("reviewer", "outsider", "does not draft in"),
            ("reviewer", "officer", "works on it already"),
        ],
    )
    def test_refuses_who_may_not_and_to_whom_it_cannot(self, at_status, request, by, to, because):
        made = at_status()
        people = {"to": request.getfixturevalue(to), "by": request.getfixturevalue(by)}

        with pytest.raises(EditRefused, match=because):
            services.hand_over(made, **people, at=NOON)

        assert fresh(made).assigned_to == made.assigned_to
        assert not made.events.filter(act=Entry.HANDED_OVER).exists()
