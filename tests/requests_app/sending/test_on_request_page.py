"""The page of an approved request: what to do next, how far it is, and what is still due."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from requests_app import acts
from requests_app.choices import Act, Carried, HopMeans, Party, Route, Status
from requests_app.sending import hops
from requests_app.sending.hops import Leg
from tests.factories import NOON, TODAY
from tests.requests_app.browser import words_of
from tests.requests_app.performing import DETAILS, fresh, perform

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def page(client, approved):
    def read(user):
        client.force_login(user)
        return words_of(client.get(approved.get_absolute_url()))

    return read


class TestAnApprovedRequest:
    def test_asks_first_for_the_signed_original(self, page, sender):
        read = page(sender)

        assert read.count("btn-primary") == 1
        assert read.index("Print and sign") < read.index("Save the package to hand over")
        assert "Record the transmission" in read
        assert "Not filed" in read

    def test_says_that_the_sealed_annex_travels_apart(self, page, sender):
        assert "The sealed annex is not in the package." in page(sender)

    def test_offers_nothing_to_an_auditor_but_what_may_be_read(self, page, auditor, approved):
        read = page(auditor)

        assert reverse("requests_app:original", args=[approved.pk]) not in read
        assert reverse("requests_app:way", args=[approved.pk]) in read

    def test_of_a_draft_says_nothing_of_it(self, at_status, officer, client):
        client.force_login(officer)

        assert "Print and sign" not in words_of(client.get(at_status(Status.UNDER_REVIEW).get_absolute_url()))


class TestAnUrgentOne:
    @pytest.fixture
    def told_orally(self, approved, sender):
        perform(Act.TRANSMIT, approved, sender, acts.Transmit(route=Route.ORAL_URGENT, on=TODAY))

    def test_that_went_orally_is_to_be_confirmed(self, told_orally, page, sender):
        read = page(sender)

        assert "A formal confirmation is due." in read
        assert "Oral request confirmed in writing: forthwith. Art. 18(14)." in read

    def test_is_confirmed_by_the_letter_on_paper(self, told_orally, page, sender, approved, monkeypatch):
        later = NOON + timedelta(days=2)
        leg = Leg(
            from_party=Party.EMBASSY,
            to_party=Party.FOREIGN_MINISTRY_THERE,
            means=HopMeans.HAND,
            carried=Carried.DIGITAL,
            on=TODAY + timedelta(days=2),
        )
        hop = hops.record(fresh(approved), leg, user=sender, at=later)
        monkeypatch.setattr(timezone, "now", lambda: later)

        assert "Confirmed on 26 November 2026" in page(sender)
        hops.record(
            fresh(approved), replace(leg, took_place=False, note="Not handed in."), user=sender, at=later, corrects=hop
        )
        assert "A formal confirmation is due." in page(sender)

    def test_is_not_to_be_confirmed_once_it_is_withdrawn(self, told_orally, page, sender, approved):
        perform(Act.WITHDRAW, fresh(approved), sender)

        assert "A formal confirmation is due." not in page(sender)


def test_an_ordinary_transmission_needs_no_confirmation(page, sender, approved):
    perform(Act.TRANSMIT, approved, sender, DETAILS[Act.TRANSMIT])

    read = page(sender)

    assert "24 November 2026: The PDF as issued" in read
    assert "Confirm it formally" not in read
