"""What officers usually get wrong stands beside what is open, and beside the input, wherever that is told."""

import pytest
from django.urls import reverse

from requests_app import checklist
from tests.factories import AssistanceRequestFactory
from tests.requests_app.browser import section_url, words_of
from tests.requests_app.complete import law
from tests.requests_app.letters import content

PURPOSE = law().field_mistakes["purpose"]
FACTS = law().field_mistakes["facts"]


class TestAGapOfTheLaw:
    def test_tells_the_usual_mistake_of_its_field(self):
        (gap,) = (each for each in checklist.gaps(content(purpose=""), law()) if each.key == "UNTOC:purpose")

        assert gap.mistakes == (PURPOSE,)
        assert "istake" not in gap.guidance


@pytest.mark.django_db
@pytest.mark.usefixtures("noon")
class TestThePages:
    @pytest.fixture
    def draft(self, office, officer, client):
        client.force_login(officer)
        return AssistanceRequestFactory(office=office, drafted_by=officer, purpose="", sections_seen=["facts"])

    def address(self, draft, page):
        if page == "check":
            return reverse("requests_app:check", args=[draft.pk])
        return draft.get_absolute_url() if page == "request" else section_url(draft, page)

    @pytest.mark.parametrize("page", ["request", "check", "facts", "annexes"])
    def test_tell_it_beside_what_is_open(self, draft, client, page):
        assert f"Usual mistake: {PURPOSE}" in words_of(client.get(self.address(draft, page)))

    def test_tell_it_above_the_input_though_nothing_is_open_there(self, draft, client):
        assert f"Usual mistake: {FACTS}" in words_of(client.get(self.address(draft, "facts")))

    def test_tell_it_of_an_instrument(self, client, draft):
        page = words_of(client.get(reverse("treaties:instrument", args=["UNTOC"])))

        assert f"Usual mistake: {PURPOSE}" in page
