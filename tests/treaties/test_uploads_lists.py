"""A depositary's list of participants: its days, its names of States, and what it leaves unsaid."""

from datetime import date

import pytest

from tests.treaties.uploading import TOLD, comparison, pakistan
from treaties.models import Participation
from treaties.uploads.days import read_day
from treaties.uploads.state_names import code_of

pytestmark = pytest.mark.django_db


class TestADepositarysList:
    HEADER = 'Participant,Signature,"Ratification, Acceptance(A), Accession(a)",Entry into force'

    def of(self, *rows, header=None, **told):
        return comparison("\n".join([header or self.HEADER, *rows]), **told)

    def test_that_says_what_is_known_changes_nothing(self):
        place = pakistan()
        Participation.objects.filter(pk=place.pk).update(confidence="verified", recalled_fields="")

        days = [f"{day:%d %b %Y}" if day else "" for day in (place.signed_on, place.ratified_on, place.in_force_on)]
        found = self.of(",".join(["Pakistan 3", *days]))

        assert (found.unchanged, found.changes, found.problems) == (1, [], [])

    def test_that_says_what_was_recalled_verifies_it_and_nothing_that_it_leaves_out(self):
        place = pakistan()
        Participation.objects.filter(pk=place.pk).update(
            confidence="unverified", verified_fields="", computed_fields="", recalled_fields="ratified_on"
        )

        (change, source) = self.of(f"Pakistan,,{place.ratified_on:%d/%m/%Y},{place.in_force_on:%d/%m/%Y}").changes

        assert change.after.verified
        assert change.after.recalled_fields == {"signed_on"}
        assert change.after.source.url == source.key == TOLD.source.url
        assert change.after.source_date == "2026-11"

    def test_adds_an_accession_and_guesses_no_day(self):
        (change, _) = self.of("Tuvalu,,4 May 2026 a,").changes

        assert (change.key, change.before) == ("UNTOC / TV", None)
        assert (change.after.status, change.after.ratified_on) == ("acceded", date(2026, 5, 4))
        assert change.after.in_force_on is None
        assert not change.after.verified
        assert change.after.is_verified("ratified_on")

    def test_adds_a_signature(self):
        (change, _) = self.of("Tuvalu,2026-05-04,,").changes

        assert change.after.status == "signed"

    def test_leaves_an_accession_that_it_calls_a_ratification(self):
        place = Participation.objects.filter(instrument__code="UNTOC", status="acceded").first()
        assert place, "UNTOC has an accession"

        found = self.of(f"{place.state.name},,{place.ratified_on or date(2020, 1, 1)},")

        assert all(change.after.status == "acceded" for change in found.changes if change.kind.name != "sources")

    def test_leaves_the_status_of_one_that_left(self):
        Participation.objects.filter(pk=pakistan().pk).update(status="denounced", ended_on=date(2025, 1, 1))

        (change, _) = self.of("Pakistan,,4 May 2009,").changes

        assert (change.after.status, change.after.ended_on) == ("denounced", date(2025, 1, 1))

    def test_takes_back_a_computed_day_where_the_deposit_was_another(self):
        Participation.objects.filter(pk=pakistan().pk).update(computed_fields="in_force_on")

        (change, _) = self.of("Pakistan,,4 May 2009,").changes

        assert change.after.in_force_on is None

    def test_says_which_columns_it_does_not_understand(self):
        header = "State,Signature,Ratification,Notes,R."

        found = self.of("Tuvalu,2026-05-04,,x,", header=header)

        assert "Not understood, and not read: the columns “Notes”, “R.”." in found.notes
        assert any("no column for the entry into force" in note for note in found.notes)

    @pytest.mark.parametrize(
        ("row", "problem"),
        [
            ("Atlantis,,4 May 2009,", "column Participant: 'Atlantis' is no State that Comity knows by this name"),
            ("Yugoslavia,,4 May 2000,", "'Yugoslavia' is no State that Comity knows"),
            ("Pakistan,,31/02/2009,", "'31/02/2009' is no day"),
            ("Pakistan,,05/31/2009,", "'05/31/2009' is no day"),
            ("Pakistan,,4 May 2009 x,", "ends in 'x', which is not understood"),
            ("Pakistan,,4 May 2031,", "4 May 2031 is after the day you read the list"),
            ("Tuvalu,,,", "neither a day of signature nor one of ratification"),
            ("Pakistan,,,", "neither a day of signature nor one of ratification"),
            ("Pakistan,2000-12-14,,", "the registry has it as a party; the list has no day of ratification"),
            ("=Pakistan,,4 May 2009,", "holds a spreadsheet's formula"),
            ("Pakistan", "the row has 1 values for 4 columns"),
        ],
    )
    def test_names_a_bad_row_with_its_place(self, row, problem):
        found = self.of(row)

        assert found.changes == []
        assert len(found.problems) == 1
        assert found.problems[0].startswith("list.csv, row 2, column ")
        assert problem in found.problems[0]

    def test_refuses_two_rows_of_one_state(self):
        found = self.of("Turkey,,4 May 2009,", "Türkiye,,4 May 2009,")

        assert found.problems == ["list.csv, row 3, column Participant: Türkiye stands in row 2 already"]

    def test_does_not_pass_over_a_denunciation(self):
        found = self.of("Pakistan,,4 May 2009,4 May 2020", header="State,Signature,Ratification,Denunciation")

        assert "says that it left (4 May 2020)" in found.problems[0]

    def test_names_the_states_that_it_does_not_have(self):
        found = self.of("Tuvalu,2026-05-04,,")

        assert "UNTOC / PK" in {row.key for row in found.missing}
        assert {row.after for row in found.missing} == {None}


class TestADay:
    @pytest.mark.parametrize(
        ("cell", "day", "mark"),
        [
            ("2000-12-13", date(2000, 12, 13), ""),
            (" 13 Dec 2000 ", date(2000, 12, 13), ""),
            ("13 December 2000 a", date(2000, 12, 13), "a"),
            ("13/12/2000 AA", date(2000, 12, 13), "AA"),
            ("04.05.2001 [4]", date(2001, 5, 4), ""),
            ("1 Sept. 2001", date(2001, 9, 1), ""),
        ],
    )
    def test_is_read_as_depositaries_write_it(self, cell, day, mark):
        assert read_day(cell) == (day, mark)

    @pytest.mark.parametrize("cell", ["2000", "Dec 2000", "13 Foo 2000", "12/2000", "13/12/00", "yes", "2000-13-01"])
    def test_is_refused_where_it_is_none(self, cell):
        with pytest.raises(ValueError, match="is no day"):
            read_day(cell)


class TestANameOfAState:
    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("Pakistan", "PK"),
            ("PK", "PK"),
            ("Pakistan 3, 4", "PK"),
            ("Kosovo*", "XK"),
            ("China [1] [2]", "CN"),
            ("Bolivia (Plurinational State of)", "BO"),
            ("Netherlands (Kingdom of the)", "NL"),
            ("Democratic People's Republic of Korea", "KP"),
            ("Republic of Korea", "KR"),
            ("Republic of Moldova", "MD"),
            ("Côte d'Ivoire", "CI"),
            ("Viet Nam", "VN"),
            ("United Kingdom of Great Britain and Northern Ireland", "GB"),
            ("United States of America", "US"),
            ("The former Yugoslav Republic of Macedonia", "MK"),
            ("Czech Republic", "CZ"),
            ("Swaziland", "SZ"),
            ("State of Palestine", "PS"),
            ("European Union", "EU"),
            ("Holy See", "VA"),
            ("Democratic Republic of the Congo", "CD"),
            ("Congo", "CG"),
            ("Iran (Islamic Republic of)", "IR"),
            ("Micronesia (Federated States of)", "FM"),
            ("Russian Federation", "RU"),
            ("TÜRKIYE", "TR"),
        ],
    )
    def test_is_known_as_depositaries_write_it(self, written, code):
        assert code_of(written) == code

    @pytest.mark.parametrize(
        "written", ["", "Korea", "Yugoslavia", "Czechoslovakia", "German Democratic Republic", "3"]
    )
    def test_is_none_where_it_is_no_one_state_of_today(self, written):
        assert code_of(written) == ""
