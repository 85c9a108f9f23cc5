"""Many identifiers at once: from a CSV file or pasted, looked at first, then added in one step."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import strip_tags

from requests_app.identifiers import table
from tests.factories import AssistanceRequestFactory

pytestmark = pytest.mark.django_db

CSV = """Kind;Identifier;Note;Seen by
e-mail;user@example.org;main account;unit 4
IMEI;490154203237519;;
phone;+1 202 555 0100;burner;
;USER@example.org;again;
e-mail;"user two";;
"""


@pytest.fixture
def draft(client):
    made = AssistanceRequestFactory()
    client.force_login(made.created_by)
    return made


def address(draft, key="identifiers", name="identifiers"):
    return reverse(f"requests_app:{name}", args=[draft.pk, draft.measures.first().pk, key])


def posted(draft, **fields):
    draft.refresh_from_db(fields=["version"])
    return {"seen_version": draft.version, "typed": ""} | fields


def words(response):
    return " ".join(strip_tags(response.content.decode()).split())


def listed(draft):
    return draft.measures.first().particulars["identifiers"]


class TestLooking:
    def test_names_each_bad_line_with_its_number_and_why(self, draft, client):
        file = SimpleUploadedFile("accounts.csv", CSV.encode("utf-8-sig"))

        page = words(client.post(address(draft), posted(draft, file=file)))

        assert "5 lines read, nothing added yet" in page
        assert "Left out: is no IMEI: its last digit does not fit the others." in page
        assert "1 line 3: IMEI: 490154203237519" in page
        assert "Left out: is no e-mail address." in page
        assert "1 line 6: e-mail: user two" in page
        assert "Add 2 identifiers" in page

    def test_adds_nothing(self, draft, client):
        before = listed(draft)

        client.post(address(draft), posted(draft, typed="user@example.org"))

        assert listed(draft) == before

    def test_tells_what_stands_there_already(self, draft, client):
        page = words(client.post(address(draft), posted(draft, typed="a@example.org\nAccount 88213407\na@EXAMPLE.org")))

        assert "Left out: stands in the list already. It is not added again. 1 line 2: Account 88213407" in page
        assert "Left out: is the same as an earlier line. It is added once. 1 line 3: a@EXAMPLE.org" in page

    def test_tells_a_fault_once_with_its_first_lines(self, draft, client):
        page = words(client.post(address(draft), posted(draft, typed="name: user two\n" * 12)))

        assert page.count("is a display name") == 1
        assert "12 lines 1: name: user two 2: name: user two 3: name: user two" in page
        assert "5: name: user two and 7 more" in page

    def test_never_says_of_what_is_left_out_that_it_stands_there(self, draft, client):
        page = words(client.post(address(draft), posted(draft, typed="name: user two\nname: user two")))

        assert "is a display name" in page
        assert "an earlier line" not in page

    def test_counts_one_in_the_singular(self, draft, client):
        measure = draft.measures.first()
        measure.particulars |= {"identifiers": ["Account 88213407"]}
        measure.save()

        assert "1 stands there already; these are added to it" in words(client.get(address(draft)))

    def test_keeps_the_text_of_a_file_in_the_box_to_be_mended(self, draft, client):
        file = SimpleUploadedFile("accounts.csv", CSV.encode())

        page = client.post(address(draft), posted(draft, file=file)).content.decode()

        assert "IMEI;490154203237519" in page

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (b"", "The submitted file is empty"),
            (b"PK\x03\x04rest", "This is a spreadsheet, not a CSV file"),
            ("Ünal".encode("utf-16"), "written in UTF-16"),
            ("identifier\nm\u00fcller".encode("latin-1"), "not written in UTF-8 (line 2)"),
            (b'identifier,note\n"a@example.org', "is no CSV"),
        ],
    )
    def test_says_why_a_file_cannot_be_read(self, draft, client, content, told):
        before = listed(draft)

        page = words(client.post(address(draft), posted(draft, file=SimpleUploadedFile("a.csv", content))))

        assert told in page
        assert listed(draft) == before

    def test_asks_for_a_list(self, draft, client):
        assert "Choose a CSV file, or paste the identifiers" in words(client.post(address(draft), posted(draft)))

    def test_of_a_list_that_the_measure_does_not_have_is_not_found(self, draft, client):
        assert client.get(address(draft, key="period")).status_code == 404


class TestAdding:
    def test_takes_the_good_lines_to_those_that_stand_there(self, draft, client):
        before = listed(draft)

        client.post(address(draft), posted(draft, typed=CSV, add="good"))

        assert listed(draft) == [
            *before,
            "e-mail: user@example.org (main account; Seen by: unit 4)",
            "phone: +1 202 555 0100 (burner)",
        ]

    def test_takes_all_lines_where_that_is_asked(self, draft, client):
        before = listed(draft)

        page = words(client.post(address(draft), posted(draft, typed=CSV, add="all"), follow=True))

        assert len(listed(draft)) == len(before) + 5
        assert "“e-mail: user two” is no e-mail address" in page

    def test_is_refused_whole_where_the_draft_changed_meanwhile(self, draft, client):
        before = listed(draft)

        response = client.post(address(draft), posted(draft, typed=CSV, add="good", seen_version=draft.version - 1))

        assert response.status_code == 409
        assert "user@example.org" in response.content.decode()
        assert listed(draft) == before

    def test_takes_five_thousand_lines(self, draft, client):
        before = len(listed(draft))
        many = "identifier,note\n" + "\n".join(f"user{number}@example.org,phone" for number in range(5000))

        client.post(address(draft), posted(draft, typed=many, add="good"))

        assert len(listed(draft)) == before + 5000


class TestATable:
    def test_with_a_header_is_read_by_its_columns(self):
        rows = iter(
            [(1, ["identifier", "port", "time", "device"]), (2, ["8.8.8.8", "443", "2026-05-01 10:00 UTC", "phone 2"])]
        )

        assert list(table.under_header(rows)) == [(2, "8.8.8.8 port 443, 2026-05-01 10:00 UTC (device: phone 2)")]

    def test_without_one_is_read_line_by_line(self):
        text = 'user@example.org\tmain\n\n"b@example.org","his, ""own"""\n8.8.8.8:443, 2026-05-01 10:00 UTC'

        assert list(table.plain(text, ",")) == [
            (1, "user@example.org main"),
            (3, 'b@example.org, his, "own"'),
            (4, "8.8.8.8:443, 2026-05-01 10:00 UTC"),
        ]
