"""The page of a transmission: the routes of the law, and another one with its reason."""

import pytest

from requests_app.choices import Act, Route, Status
from tests.requests_app.acts.posting import ON, shown, url
from tests.requests_app.browser import words_of
from tests.requests_app.performing import fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


class TestTransmit:
    def test_has_a_name_for_every_route_of_the_law(self, law):
        assert {route.key for profile in law.instruments.values() for route in profile.routes} <= set(Route)

    def test_offers_the_routes_of_the_law_with_their_article(self, ready, client):
        made, _ = ready(Act.TRANSMIT)

        page = words_of(client.get(url(made, Act.TRANSMIT)))

        assert "Central authority to central authority" in page
        assert "Art. 18(13): Default: central authorities transmit for execution." in page

    def test_by_another_route_needs_its_name_and_a_reason(self, ready, client):
        made, _ = ready(Act.TRANSMIT)

        page = words_of(client.post(url(made, Act.TRANSMIT), shown(made, Act.TRANSMIT, route="other", **ON)))

        assert "Name the route." in page
        assert "say why it is used" in page

    def test_by_another_route_with_a_reason_is_recorded_in_these_words(self, ready, client):
        made, _ = ready(Act.TRANSMIT)
        typed = {"route": "other", "other_route": "By a liaison magistrate", "reason_for_route": "Agreed."} | ON

        client.post(url(made, Act.TRANSMIT), shown(made, Act.TRANSMIT, **typed))

        assert made.events.last().details["route"] == "By a liaison magistrate"

    def test_with_a_route_the_page_did_not_offer_is_refused(self, ready, client):
        made, _ = ready(Act.TRANSMIT)

        response = client.post(url(made, Act.TRANSMIT), shown(made, Act.TRANSMIT, route="pigeon", **ON))

        assert response.status_code == 200
        assert fresh(made).status == Status.APPROVED
