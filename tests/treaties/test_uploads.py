"""Lists that editors upload: what they would change, and what cannot be read."""

import pytest

from tests.treaties.uploading import FILES, TOLD, comparison, pakistan, rows_of, whole
from treaties.models import Participation
from treaties.uploads.comparing import compare, is_list
from treaties.uploads.content import UnreadableFile, opened

pytestmark = pytest.mark.django_db


class TestAFileOfTheRegistry:
    @pytest.mark.parametrize("name", FILES)
    def test_that_was_loaded_changes_nothing(self, name):
        found = comparison(whole(name))

        assert (found.changes, found.missing, found.problems) == ([], [], [])
        assert found.unchanged > 0

    def test_shows_what_it_would_change(self):
        found = comparison(
            rows_of("participations.csv", "UNTOC,PK,").replace(str(pakistan().in_force_on), "2011-01-01")
        )

        (change,) = found.changes
        assert change.row.fields == ["in_force_on", "computed_fields"]  # what another source says is computed no more
        assert (found.added, found.changed, found.unchanged) == (0, 1, 0)

    def test_shows_a_row_that_is_new_with_its_new_source(self):
        row = "UNTOC,TV,party,,2026-01-01,2026-01-31,,https://gazette.example/1,2026,verified,"

        found = comparison(whole().splitlines()[0] + "\n" + row)

        assert [(change.kind.name, change.key) for change in found.changes] == [
            ("participations", "UNTOC / TV"),
            ("sources", "https://gazette.example/1"),
        ]

    def test_names_the_rows_of_its_instruments_that_it_does_not_have(self):
        untoc = rows_of("participations.csv", "UNTOC,")
        fewer = "\n".join(line for line in untoc.splitlines() if not line.startswith("UNTOC,PK,"))

        found = comparison(fewer)

        assert [row.key for row in found.missing] == ["UNTOC / PK"]
        assert found.rows(remove=False) == []

    def test_keeps_the_mark_of_a_field_that_says_the_same(self):
        place = pakistan()
        Participation.objects.filter(pk=place.pk).update(verified_fields="signed_on;ratified_on", notes="A note.")
        text = rows_of("participations.csv", "UNTOC,PK,").replace(str(place.ratified_on), "2010-01-01")

        (change,) = comparison(text).changes

        assert change.after.verified_fields == {"signed_on"}
        assert change.after.notes == "A note."

    @pytest.mark.parametrize(("alter", "computed"), [({}, "in_force_on"), ({"in_force_on": "2011-01-01"}, "")])
    def test_keeps_the_marks_of_a_bilateral_treaty(self, alter, computed):
        place = pakistan(code="MLAT-CN-PK-2007")
        Participation.objects.filter(pk=place.pk).update(computed_fields="in_force_on", verified_fields="signed_on")
        text = rows_of("bilateral.csv", place.instrument.code).replace(str(place.signed_on), "2007-04-18")
        for name, day in alter.items():
            text = text.replace(str(getattr(place, name)), day)

        after = next(row.after for row in comparison(text).changes if row.key == "MLAT-CN-PK-2007 / PK")

        assert ";".join(after.computed_fields) == computed
        assert after.verified_fields == set()  # the day of signature is another now

    def test_may_be_split_by_semicolons_and_begin_with_a_mark_of_utf_8(self):
        lines = ["country_alpha2;member_from;member_until;confidence", "BE;1958-01-01;;recalled"]

        found = compare(opened("eu.csv", "\r\n".join(lines).encode("utf-8-sig")), TOLD)

        assert (found.unchanged, found.problems) == (1, [])

    @pytest.mark.parametrize(
        ("row", "place"),
        [
            ("UNTOC,ZZ,party,,,,,,,verified,", "row 2, column country_alpha2: 'ZZ' is no ISO 3166-1"),
            ("A-NONE,PK,party,,,,,,,verified,", "row 2, column instrument_code: 'A-NONE' is no instrument"),
            ("UNTOC,PK,party,,13/12/2000,,,,,verified,", "row 2, column ratified_on: '13/12/2000' is no date"),
            ("UNTOC,PK,=A1,,,,,,,verified,", "row 2, column status: holds a spreadsheet's formula"),
            ("UNTOC,PK,#REF!,,,,,,,verified,", "row 2, column status: holds a spreadsheet's formula"),
            ("UNTOC,PK,party", "row 2: has 3 values for 11 columns"),
        ],
    )
    def test_names_a_bad_row_with_its_place(self, row, place):
        found = comparison(whole().splitlines()[0] + "\n" + row)

        assert [problem for problem in found.problems if place in problem] == found.problems != []
        assert found.changes == []

    def test_names_each_bad_value_of_a_row_once_and_counts_the_row_once(self):
        found = comparison(whole().splitlines()[0] + "\nUNTOC,ZZ,nope,13/12/2000,,,,,,verified,")

        assert [problem.partition(":")[0] for problem in found.problems] == [
            f"list.csv, row 2, column {name}" for name in ("country_alpha2", "status", "signed_on")
        ]
        assert found.bad_rows == 1

    def test_says_that_nothing_below_a_torn_row_was_read(self):
        found = comparison(rows_of("participations.csv", "UNTOC,PK,").replace("UNTOC", '"UN"TOC'))

        assert found.problems == [
            "list.csv, row 2: is no CSV: ',' expected after '\"'. What stands below it was not read"
        ]

    def test_takes_the_first_of_a_row_that_stands_twice(self):
        row = rows_of("participations.csv", "UNTOC,PK,")

        found = comparison(f"{row}\n{row.splitlines()[1]}")

        assert found.problems == [
            "list.csv, row 3, column instrument_code, country_alpha2: UNTOC / PK stands in row 2 already"
        ]
        assert found.unchanged == 1

    def test_offers_to_remove_nothing_while_a_row_is_bad(self):
        found = comparison(rows_of("participations.csv", "UNTOC,A").replace("UNTOC,AL", "UNTOC,ZZ"))

        assert found.missing
        assert not found.may_remove
        assert found.rows(remove=True) == found.changes


class TestAFileThatCannotBeRead:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "The file is empty"),
            (b"\xef\xbb\xbf \r\n", "no columns|is empty"),
            (b"PK\x03\x04more", "This is a spreadsheet.*CSV UTF-8"),
            (b"\xd0\xcf\x11\xe0more", "This is a spreadsheet"),
            (b"\xff\xfeS\x00t\x00", "UTF-16"),
            (b"a,b\x00,c", "This is no text"),
            (b"%PDF-1.7", "This is no text"),
            ("State,Signature\nCôte,".encode("latin-1"), r"not written in UTF-8 \(line 2\)"),
            (b"instrument_code,country_alpha2,status", "names no columns"),
            (b"name,colour\nx,y", "names no columns"),
        ],
    )
    def test_is_refused_with_what_to_do(self, content, words):
        with pytest.raises(UnreadableFile, match=words):
            is_list(opened("x.csv", content))

    def test_is_told_which_columns_are_missing_or_not_known(self):
        header = whole().splitlines()[0].replace("signed_on", "signing")

        with pytest.raises(UnreadableFile) as refused:
            is_list(opened("x.csv", header.encode()))

        assert str(refused.value) == (
            "It looks like participations.csv, but: column signed_on is missing, column signing is not known."
        )

    def test_is_refused_above_20_mb(self):
        with pytest.raises(UnreadableFile, match="larger than 20 MB"):
            opened("x.csv", b"x" * (20 * 1024**2 + 1))
