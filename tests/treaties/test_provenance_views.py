"""Where the registry has what it says: the pages of a fact, of sources, of claims and of editions."""

import pytest
from django.urls import reverse

from tests.factories import UserFactory
from tests.requests_app.browser import words_of
from treaties.models import Edition, Participation, Source

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


class TestReading:
    def test_a_fact_says_how_it_is_known(self, client, recalled):
        client.force_login(UserFactory())

        read = words_of(client.get(reverse("treaties:fact", args=["participations", recalled.pk])))

        assert "Unverified" in read
        assert "Suggest a correction" in read
        assert "nobody changed it here since" in read

    def test_an_edition_says_what_it_holds(self, client):
        client.force_login(UserFactory())

        read = words_of(client.get(Edition.objects.get().get_absolute_url()))

        assert "28 EU memberships" in read
        assert "251 States" in read

    def test_a_source_lists_what_was_read_there(self, client):
        client.force_login(UserFactory())
        source = Participation.objects.filter(source__isnull=False).first().source

        response = client.get(reverse("treaties:source", args=[source.pk]))

        assert response.context["facts"][0][0] == "Participation"

    def test_a_bare_link_is_a_source_to_be_named(self, client):
        client.force_login(UserFactory())
        bare = Source.objects.filter(publisher="").first()

        assert "To be named" in words_of(client.get(reverse("treaties:source", args=[bare.pk])))

    def test_every_claim_is_on_the_list(self, client):
        client.force_login(UserFactory())

        response = client.get(reverse("treaties:claims"))

        assert len(response.context["claims"]) == 35
        assert "Contradicted by the sources" in words_of(response)

    def test_the_lists_ask_few_questions(self, client, django_assert_max_num_queries):
        client.force_login(UserFactory())

        for name in ("sources", "claims", "editions"):
            with django_assert_max_num_queries(12):
                client.get(reverse(f"treaties:{name}"))
