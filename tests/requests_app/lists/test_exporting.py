"""A list taken away as a file: what the list shows, no formula, no protected name, and who took it."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.choices import Role
from requests_app import services
from requests_app.choices import Confidentiality
from requests_app.lists import exporting
from requests_app.models import ListExport
from tests.factories import AssistanceRequestFactory, CaseFactory, UserFactory
from tests.requests_app.browser import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def taken(officer, client):
    """`taken("csv", status="open")`: the rows of the file, as a spreadsheet reads them."""
    client.force_login(officer)

    def rows(kind, **narrowed):
        response = client.get(reverse(f"requests_app:export_{kind}"), narrowed)
        whole = b"".join(response.streaming_content)
        if kind == "csv":
            return list(csv.reader(io.StringIO(whole.decode("utf-8-sig"))))
        sheet = load_workbook(io.BytesIO(whole)).active
        assert not [cell for row in sheet for cell in row if cell.data_type == "f"]
        return [["" if value is None else value for value in row] for row in sheet.values]

    return rows


class TestCells:
    @pytest.mark.parametrize("text", ["=1+1", "+49", "-2", "@SUM(A1)", "\tx", "\r=1", "＝1", "=cmd|' /C calc'!A0"])
    def test_are_never_a_formula(self, text):
        assert exporting.safe(text).startswith("'")

    def test_lose_what_no_workbook_holds(self):
        assert exporting.safe("a\x00b\x1f") == "ab"


class TestExport:
    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_has_what_the_list_shows_and_its_formulas_are_text(self, kind, taken, office, officer):
        case = CaseFactory(office=office, title='=HYPERLINK("http://x.example")', national_reference="@case")
        made = AssistanceRequestFactory(office=office, drafted_by=officer, complete=False, case=case)

        heads, row = taken(kind)

        assert heads == list(exporting.COLUMNS)
        told = dict(zip(heads, row, strict=True))
        assert (told["Reference"], told["Status"]) == (made.reference, "Draft")
        assert told["Title of the case"] == '\'=HYPERLINK("http://x.example")'
        assert told["Case"] == "'@case"

    def test_is_narrowed_and_ordered_as_the_list(self, taken, at_status, reviewer):
        mine, _ = at_status(complete=False), at_status(complete=False, assigned_to=reviewer)

        assert [row[0] for row in taken("csv", mine="on")[1:]] == [mine.reference]

    def test_leaves_out_what_one_may_not_see(self, taken, at_status, reviewer):
        at_status(complete=False, confidentiality=Confidentiality.RESTRICTED, drafted_by=reviewer)

        assert len(taken("csv")) == 1

    def test_tells_protected_people_by_their_pseudonym(self, taken, office, officer):
        case = CaseFactory(office=office, title="Sale of Gulnaz Testperson")
        AssistanceRequestFactory(office=office, drafted_by=officer, complete=False, case=case)
        services.write_person(case, role="victim", name="Gulnaz Testperson")

        assert taken("csv")[1][2] == "Sale of Victim 1"

    def test_of_more_than_a_workbook_holds_is_refused_in_words(self, taken, at_status, client, monkeypatch):
        monkeypatch.setattr(exporting, "MOST_IN_A_WORKBOOK", 0)
        at_status(complete=False)

        page = words_of(client.get(reverse("requests_app:export_xlsx"), follow=True))

        assert "Narrow the list, or take it as CSV." in page
        assert not ListExport.objects.exists()


class TestWhoTookWhat:
    def test_is_kept_and_read_by_auditors_and_supervisors_of_the_office(
        self, taken, at_status, reviewer, auditor, client
    ):
        at_status(complete=False)
        taken("csv", status="open")
        kept = ListExport.objects.get()
        assert (kept.rows, kept.query, kept.format) == (1, "status=open", "csv")

        def reads(user):
            client.force_login(user)
            return str(kept.user) in words_of(client.get(reverse("requests_app:exports"))).split("<main")[1]

        assert reads(auditor)
        assert reads(reviewer)
        assert not reads(UserFactory(roles=[Role.SUPERVISOR]))
