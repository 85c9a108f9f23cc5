"""Files as spreadsheets save them."""

import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook, load_workbook

from requests_app.earlier import sheets
from requests_app.earlier.columns import COLUMNS
from requests_app.earlier.sheets import UnreadableSheet, rows_of
from tests.requests_app.earlier.conftest import ROW, sheet

HEADINGS = [column.heading for column in COLUMNS]


def workbook(*lines) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for line in lines:
        book.active.append(line)
    book.save(out)
    return out.getvalue()


class TestReading:
    def test_takes_csv_with_commas_semicolons_tabs_and_a_mark(self):
        plain = sheet(ROW).decode()
        found = {rows_of("a.csv", data)[0].cells["reference"] for data in (plain.encode(), plain.encode("utf-8-sig"))}
        semicolons = ";".join(HEADINGS) + "\nOLD/2024/17" + ";" * (len(HEADINGS) - 1)

        assert found == {"OLD/2024/17"} == {rows_of("a.csv", semicolons.encode())[0].cells["reference"]}

    def test_takes_a_workbook_with_days_and_numbers(self):
        values = {"Our reference": 17, "Sent on": datetime(2025, 5, 3), "Note": "Two\nlines"}
        (row,) = rows_of("a.xlsx", workbook(HEADINGS, [values.get(each) for each in HEADINGS]))

        assert (row.cells["reference"], row.cells["sent_on"], row.cells["note"]) == ("17", "2025-05-03", "Two\nlines")

    def test_counts_rows_as_the_spreadsheet_does(self):
        empty = [None] * len(HEADINGS)
        (row,) = rows_of("a.xlsx", workbook(HEADINGS, empty, ["OLD/1"]))

        assert row.number == 3

    def test_takes_columns_in_any_order(self):
        (row,) = rows_of("a.xlsx", workbook(HEADINGS[::-1], ["A note"]))

        assert row.cells["note"] == "A note"

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"", "empty"),
            (b"\xff\xfe\x00\x01", "neither an XLSX workbook nor CSV"),
            (b"PK\x03\x04 broken", "cannot be opened"),
            (b"a,b\n1,2\n", "columns are missing"),
            (",".join([*HEADINGS, "Colour"]).encode(), "not columns of the template: Colour"),
            (",".join([*HEADINGS, "Note"]).encode(), "twice: Note"),
            (",".join(HEADINGS).encode(), "no row below the header"),
            ((",".join(HEADINGS) + '\n"open').encode(), "no CSV that can be read"),
        ],
    )
    def test_of_what_is_none_says_what_to_do(self, data, words):
        with pytest.raises(UnreadableSheet, match=words):
            rows_of("old.csv", data)

    def test_of_too_many_rows_says_so(self):
        with pytest.raises(UnreadableSheet, match="more than 5,000 rows"):
            rows_of("old.csv", sheet(*[ROW] * 5001))

    def test_opens_no_workbook_that_is_far_larger_inside(self, monkeypatch):
        monkeypatch.setattr(sheets, "UNPACKED", 1000)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", b" " * 100_000)

        with pytest.raises(UnreadableSheet, match="larger inside"):
            rows_of("old.xlsx", packed.getvalue())


class TestTheTemplate:
    def test_is_read_back_with_every_column(self):
        book = load_workbook(io.BytesIO(sheets.template_xlsx({"Measures": ["Search"]})))

        assert [cell.value for cell in book["Requests"][1]] == HEADINGS
        assert "Search" in [cell.value for cell in book["How to fill it in"]["A"]]
        with pytest.raises(UnreadableSheet, match="no row below the header"):
            rows_of("t.csv", sheets.template_csv())
