"""Statements on screen: which instruments ask for each, and under which the letter prints it."""

import pytest
from django.urls import reverse

from requests_app import assemble
from requests_app.choices import Status
from requests_app.models import Statement
from tests.factories import AssistanceRequestFactory
from tests.requests_app.browser import section_url, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

CONFIRMED = ["UNTOC:scope_grounds", "UNTOC-TIP:scope_grounds"]


@pytest.fixture
def draft(office, officer, client):
    """By UNTOC with the Trafficking Protocol cited beside it, its statement of scope confirmed for both."""
    client.force_login(officer)
    draft = AssistanceRequestFactory(office=office, drafted_by=officer, supporting=["UNTOC-TIP"])
    Statement.objects.update_or_create(
        assistance_request=draft,
        field="scope_test",
        defaults={"text": "Three persons acted together in two States.", "confirmed": CONFIRMED},
    )
    return draft


def scope(draft):
    return next(each for each in assemble.assemble(draft).statements if each.field == "scope_test")


class TestTheStatements:
    def test_are_put_together_with_who_asks_the_channel_first(self, draft):
        asked = scope(draft).asked_by

        assert [(each.code, each.provision) for each in asked] == [
            ("UNTOC", "arts 18(1), 3"),
            ("UNTOC-TIP", "art. 4"),
        ]

    def test_name_nobody_whose_point_is_not_confirmed(self, draft):
        draft.statements.filter(field="scope_test").update(confirmed=CONFIRMED[1:])

        assert [each.code for each in scope(draft).asked_by] == ["UNTOC-TIP"]


class TestThePage:
    def test_says_which_instruments_ask_and_where_the_letter_prints_it(self, draft, client):
        page = words_of(client.get(section_url(draft, "statements")))

        assert "(Palermo Convention) (arts 18(1), 3) and Protocol to Prevent, Suppress and Punish Trafficking" in page
        assert "Written once: the letter prints it in full under the first of them whose box is ticked" in page

    def test_shows_the_letter_beside_it(self, draft, client):
        page = words_of(client.get(section_url(draft, "statements")))

        assert "Why the instrument applies (art. 4): see paragraph (1) of this section, above." in page


class TestTheReview:
    def test_says_under_which_instruments_it_is_printed(self, draft, reviewer, client):
        under_review = AssistanceRequestFactory(
            office=draft.office, drafted_by=draft.created_by, status=Status.UNDER_REVIEW
        )
        client.force_login(reviewer)

        page = words_of(client.get(reverse("requests_app:review", args=[under_review.pk])))
        assert "Printed under the United Nations Convention against Transnational Organized Crime" in page
