"""The narrower ask that a gap proposes, by its button."""

import pytest
from django.urls import reverse

from tests.factories import AssistanceRequestFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client):
    """Its first measure asks for content without an end, only to know who the user is."""
    made = AssistanceRequestFactory()
    measures = list(made.measures.all())
    measures[0].assistance_type = "content_data_stored"
    measures[0].particulars |= {"nexus": "To identify the user.", "period": "From 2026-04-01 00:00, UTC"}
    measures[0].save()
    for other in measures[1:]:
        other.delete()
    client.force_login(made.created_by)
    return made


def narrow(client, draft, gap, /, **fields):
    posted = {"seen_version": draft.version, "gap": gap} | fields
    return client.post(reverse("requests_app:narrow", args=[draft.pk]), posted, follow=True)


class TestTheButton:
    def test_stands_beside_the_gap(self, draft, client):
        page = client.get(reverse("requests_app:measure", args=[draft.pk, draft.measures.first().pk])).content.decode()

        assert "Add subscriber information, with what is written here" in page
        assert "End the period on " in page

    def test_adds_the_narrower_measure_with_what_the_two_share(self, draft, client):
        response = narrow(client, draft, "house:measure:1:nexus:content_to_identify")

        broad, narrower = draft.measures.all()
        assert narrower.assistance_type == "subscriber_information"
        assert narrower.particulars["identifiers"] == broad.particulars["identifiers"]
        assert narrower.particulars["nexus"] == "To identify the user."
        assert response.redirect_chain[-1][0] == reverse("requests_app:measure", args=[draft.pk, narrower.pk])
        assert "take measure 1 out if this one answers the need" in response.content.decode()

    def test_ends_an_open_period(self, draft, client):
        narrow(client, draft, "house:measure:1:period:no_end")

        assert draft.measures.first().particulars["period"].startswith("From 2026-04-01 00:00 to 20")

    @pytest.mark.parametrize(
        ("fields", "told"),
        [
            ({"gap": "house:measure:1:nexus:unknown"}, "not understood, and nothing was changed"),
            ({"seen_version": 99}, "A change was saved after you opened the page"),
        ],
    )
    def test_does_nothing_where_there_is_no_such_step_any_more(self, draft, client, fields, told):
        response = narrow(client, draft, "house:measure:1:period:no_end", **fields)

        assert told in response.content.decode()
        assert draft.measures.first().particulars["period"] == "From 2026-04-01 00:00, UTC"
        assert draft.measures.count() == 1

    def test_is_not_answered_to_a_stranger(self, draft, client, django_user_model):
        other = AssistanceRequestFactory()
        client.force_login(other.created_by)

        assert narrow(client, draft, "house:measure:1:period:no_end").status_code == 404
