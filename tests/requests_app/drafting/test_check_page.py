"""Check and submit: what is open is told there before anybody is refused."""

import pytest
from django.urls import reverse

from requests_app.choices import Status
from requests_app.models import AssistanceRequest
from tests.factories import AssistanceRequestFactory
from tests.requests_app.browser import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def page(office, officer, client):
    """`page(nexus="...")`: the page of a complete draft with these fields, its officer signed in."""
    client.force_login(officer)

    def of(**fields):
        draft = AssistanceRequestFactory(office=office, drafted_by=officer, **fields)
        return draft, reverse("requests_app:check", args=[draft.pk])

    return of


class TestLettersNoFontHas:
    NEXUS = "The account was opened under the name محمد, as the ledger shows."

    def test_are_told_with_their_place(self, page, client):
        _, url = page(nexus=self.NEXUS)

        assert "Facts and nexus, nexus: Arabic letters “محمد” cannot be printed yet." in words_of(client.get(url))

    @pytest.mark.usefixtures("reviewer")  # so that nothing else stands in the way
    def test_are_refused_at_submission(self, page, client):
        draft, url = page(nexus=self.NEXUS)

        response = client.post(url, {"seen_version": draft.version})

        assert [reason.split(" “")[0] for reason in response.context["refused"]] == [
            "Facts and nexus, nexus: Arabic letters"
        ]
        assert AssistanceRequest.objects.get(pk=draft.pk).status == Status.DRAFT

    def test_are_not_spoken_of_where_all_can_be_printed(self, page, client):
        _, url = page(nexus="The account was opened under the name Łukasz.")

        assert "Cannot be printed" not in words_of(client.get(url))
