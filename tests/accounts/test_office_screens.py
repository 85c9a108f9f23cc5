"""The screens of offices: opening them, their letterhead, numbering and signatories."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Office
from tests.accounts.pages import words
from tests.factories import TODAY, OfficeFactory, SignatoryFactory, UserFactory

pytestmark = pytest.mark.django_db

THIS_YEAR = timezone.localdate().year
OFFICE = {
    "state": "PK",
    "name": "Office of the Prosecutor General",
    "letterhead": "PAKISTAN",
    "code": "pg",
    "number_pattern": f"{THIS_YEAR}/0001",
}


class TestOffices:
    def test_says_what_to_do_first(self, browser):
        assert "Open the first office" in words(browser.get(reverse("accounts:offices")))

    def test_say_that_an_administrator_keeps_every_states(self, browser):
        for name in ("offices", "people"):
            assert "of every State" in words(browser.get(reverse(f"accounts:{name}")))

    def test_lists_them_with_state_code_and_people(self, browser):
        UserFactory(office=OfficeFactory(name="Prosecution, Lahore", code="LHR"))
        page = words(browser.get(reverse("accounts:offices")))
        assert "Prosecution, Lahore" in page
        assert "LHR" in page


class TestOfficeNew:
    def test_opens_an_office(self, browser):
        response = browser.post(reverse("accounts:office_new"), OFFICE, follow=True)
        assert Office.objects.get(code="PG").example_reference(on=TODAY) == "PG/2026/0001"
        assert "is open. Add who signs its letters" in words(response)

    def test_keeps_what_was_typed_beside_what_is_wrong(self, browser):
        response = browser.post(reverse("accounts:office_new"), OFFICE | {"number_pattern": "{number:04d}"})
        assert f"Write it as it looks for the first request of {THIS_YEAR}" in words(response)
        assert "Office of the Prosecutor General" in words(response)
        assert not Office.objects.exists()

    @pytest.mark.parametrize("name", ["office_new", "office_edit"])
    def test_shows_and_takes_numbering_without_braces(self, browser, name):
        office = OfficeFactory(number_pattern="MLA/{number:03d}.{year}")
        page = words(browser.get(reverse(f"accounts:{name}", args=[office.pk] if name == "office_edit" else [])))
        assert "{" not in page
        assert (f"MLA/001.{THIS_YEAR}" in page) == (name == "office_edit")

    def test_does_not_offer_the_union(self, browser):
        response = browser.post(reverse("accounts:office_new"), OFFICE | {"state": "EU"})
        assert "The registry has no such State" in words(response)


class TestOfficeEdit:
    def test_shows_the_next_reference_and_who_signs(self, browser):
        signatory = SignatoryFactory(office__code="LHR", name="Zahid Sample")
        page = words(browser.get(signatory.office.get_absolute_url()))
        assert "LHR/20" in page
        assert "Zahid Sample" in page

    def test_saves_the_letterhead(self, browser):
        office = OfficeFactory(code="PG")
        browser.post(office.get_absolute_url(), OFFICE | {"letterhead": "Line 1\nLine 2", "is_active": "on"})
        office.refresh_from_db()
        assert office.letterhead.splitlines() == ["Line 1", "Line 2"]

    def test_says_why_an_office_with_people_stays_open(self, browser):
        office = UserFactory(office__code="PG").office
        response = browser.post(office.get_absolute_url(), OFFICE)
        assert "People work here" in words(response)

    def test_adds_and_retires_signatories(self, browser):
        office = OfficeFactory()
        browser.post(reverse("accounts:signatory_add", args=[office.pk]), {"name": "Zahid Sample", "title": "Director"})
        signatory = office.signatories.get()
        page = browser.post(reverse("accounts:signatory_retire", args=[office.pk, signatory.pk]), follow=True)
        assert "No longer signing: Zahid Sample, Director" in words(page)

    def test_says_which_part_of_a_signatory_is_missing(self, browser):
        office = OfficeFactory()
        page = browser.post(reverse("accounts:signatory_add", args=[office.pk]), {"name": "Zahid Sample"})
        assert '<a href="#id_signatory_title">Title: Enter the title.</a>' in words(page)
        assert words(page).count('id="id_name"') == 1
        assert not office.signatories.exists()

    def test_escapes_what_people_type(self, browser):
        office = OfficeFactory(name="<script>alert(1)</script>", letterhead="<b>bold</b>")
        for name in ("office_edit", "office_letterhead"):
            page = words(browser.get(reverse(f"accounts:{name}", args=[office.pk])))
            assert "<script>alert" not in page
            assert "<b>bold" not in page
