"""The pages of numbers: who reads them, and what they show; the paper and the files."""

import pytest

from requests_app.choices import Ending
from requests_app.models import IncomingCount
from tests.pdf import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
ADDRESSES = [
    "/numbers/",
    "/numbers/report.pdf",
    "/numbers/tables/lines.csv",
    "/numbers/reciprocity/",
    "/numbers/reciprocity/US/",
]


class TestWhoReads:
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_are_supervisors_central_authority_and_auditors(self, client, officer, reviewer, sender, auditor, address):
        answers = {}
        for who in (officer, reviewer, sender, auditor):
            client.force_login(who)
            answers[who] = client.get(f"{address}?of=PK").status_code

        assert list(answers.values()) == [403, 200, 200, 200]

    def test_enters_only_the_central_authority(self, client, reviewer, sender):
        for who, status in ((reviewer, 403), (sender, 200)):
            client.force_login(who)
            assert client.get("/numbers/reciprocity/enter/").status_code == status


class TestTheReport:
    @pytest.fixture(autouse=True)
    def some(self, went, client, reviewer):
        client.force_login(reviewer)
        went(9, acknowledged_in=12, executed_in=190)
        went(3, state="FR", ended_as=Ending.REFUSED)

    def test_shows_chart_and_table(self, client):
        page = client.get("/numbers/").content.decode()

        assert "United States: median 190 days, 80 % between 190 and 190, n = 9" in page
        assert "190 (190 to 190)" in page
        assert "fewer than 5: not shown" in page

    @pytest.mark.parametrize("by", ["state", "instrument", "measure", "office", "month"])
    def test_counts_by_whatever_is_asked(self, client, by):
        assert client.get(f"/numbers/?by={by}").status_code == 200

    @pytest.mark.parametrize(
        "wrong", ["by=nothing", "state=XX", "office=x", "first=2026-99", "first=2026-02&last=2026-01"]
    )
    def test_says_what_it_cannot_understand(self, client, wrong):
        answer = client.get(f"/numbers/?{wrong}")

        assert answer.status_code == 400
        assert "error-summary" in answer.content.decode()

    def test_offers_a_way_out_where_nothing_is_counted(self, client):
        page = client.get("/numbers/?first=2026-10").content.decode()

        assert "No request that was sent is counted here" in page

    def test_is_a_paper_with_the_same_figures(self, client):
        answer = client.get("/numbers/report.pdf?first=2026-01")
        told = words(answer.content)

        assert answer["Content-Type"] == "application/pdf"
        assert "190 (190 to 190)" in told
        assert "Sent from" in told
        assert "January 2026" in told
        assert answer.content == client.get("/numbers/report.pdf?first=2026-01").content

    def test_is_a_file_for_each_table(self, client):
        lines = client.get("/numbers/tables/lines.csv").content.decode().splitlines()

        assert lines[0].startswith("State,Sent,Acknowledged,Executed")
        assert lines[1].startswith("United States,")
        assert client.get("/numbers/tables/whatever.csv").status_code == 404


class TestReciprocity:
    @pytest.fixture(autouse=True)
    def signed_in(self, client, sender):
        client.force_login(sender)

    def post(self, client, **fields):
        said = {"asking_state": "US", "year": 2025, "received": 9, "executed": 5, "refused": 1, "source": "=Register"}
        return client.post("/numbers/reciprocity/enter/", said | fields, follow=True)

    def test_keeps_what_was_asked_of_us_with_who_entered_it(self, client, sender):
        page = self.post(client).content.decode()

        assert "Kept: 9 requests of United States in 2025." in page
        assert f"{sender}: 9 came in 2025, 5 executed, 1 refused. Source: =Register" in page
        assert "'=Register" in client.get("/numbers/reciprocity/US/sheet.csv").content.decode()
        assert "=Register" in words(client.get("/numbers/reciprocity/US/sheet.pdf").content)

    @pytest.mark.parametrize(
        "wrong", [{"received": 2}, {"year": 1066}, {"source": ""}, {"executed": "many"}, {"asking_state": "XX"}]
    )
    def test_keeps_nothing_wrong(self, client, wrong):
        answer = self.post(client, **wrong)

        assert answer.status_code == 400
        assert "error-summary" in answer.content.decode()
        assert not IncomingCount.objects.exists()

    def test_lists_the_pairs_there_is_anything_to_tell_of(self, client, went):
        went(1, state="GB")
        self.post(client)
        page = client.get("/numbers/reciprocity/").content.decode()

        assert ">United Kingdom</a>" in page
        assert ">United States</a>" in page
        assert ">France</a>" not in page

    def test_asks_an_auditor_whose_sheets(self, client, auditor, went):
        went(1)
        client.force_login(auditor)

        assert "?of=PK" in client.get("/numbers/reciprocity/").content.decode()
        assert client.get("/numbers/reciprocity/US/?of=PK").status_code == 200
        assert client.get("/numbers/reciprocity/US/").status_code == 404

    @pytest.mark.parametrize("code", ["PK", "XX", "%00"])
    def test_knows_no_pair_that_is_none(self, client, code):
        assert client.get(f"/numbers/reciprocity/{code}/").status_code == 404
