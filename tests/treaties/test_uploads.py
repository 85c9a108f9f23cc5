"""Lists that editors upload: what they would change, what cannot be read, and that applying is all or nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings

from accounts.choices import Role
from tests.conftest import LOADED_AT
from tests.factories import UserFactory
from treaties import editing, uploads
from treaties.choices import ProposalStatus
from treaties.editing import ChangeRefused
from treaties.models import Declaration, Edition, Participation, Proposal, Source, Upload
from treaties.registry import SourceRecord
from treaties.selectors import current_edition
from treaties.uploads.applying import MOST_IN_A_PROPOSAL
from treaties.uploads.comparing import Told, compare, is_list
from treaties.uploads.content import UnreadableFile, opened
from treaties.uploads.days import read_day
from treaties.uploads.state_names import code_of

pytestmark = pytest.mark.django_db

AT = LOADED_AT + timedelta(days=1)
TOLD = Told(
    source=SourceRecord(url="https://depositary.example/list", title="List of participants", publisher="Depositary"),
    as_of="2026-11",
    seen_on=date(2026, 11, 23),
    reason="The depositary's list says so.",
    instrument="UNTOC",
)
FILES = sorted(path.name for path in settings.REGISTRY_DIR.glob("*.csv"))


def whole(name="participations.csv") -> str:
    return (settings.REGISTRY_DIR / name).read_text(encoding="utf-8-sig")


def rows_of(name: str, *starts: str) -> str:
    """The header of one of the registry's files, and its rows that start so."""
    header, *rows = whole(name).splitlines()
    return "\n".join([header, *(row for row in rows if row.startswith(starts))])


def comparison(text: str, name="list.csv", **told):
    content = opened(name, text.encode())
    return compare(content, Told(**{**vars(TOLD), **told}))


def kept(text: str, by, name="list.csv"):
    return uploads.keep(opened(name, text.encode()), TOLD, by=by, at=AT)


def now(**more):
    return {"seen": current_edition().sha256, "remove": False, "at": AT} | more


def pakistan(**of):
    return Participation.objects.get(state="PK", instrument__code=of.pop("code", "UNTOC"), **of)


@pytest.fixture
def editor():
    return UserFactory(office=None, roles=[Role.REGISTRY_EDITOR])


@pytest.fixture
def administrator():
    return UserFactory(office=None, roles=[Role.ADMINISTRATOR])


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

    def test_that_says_what_was_recalled_verifies_it(self):
        place = pakistan()
        Participation.objects.filter(pk=place.pk).update(
            confidence="unverified", verified_fields="", computed_fields="", recalled_fields="ratified_on"
        )

        (change, source) = self.of(f"Pakistan,,{place.ratified_on:%d/%m/%Y},{place.in_force_on:%d/%m/%Y}").changes

        assert change.after.verified
        assert change.after.recalled_fields == frozenset()
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


class TestPropose:
    ROW = "UNTOC,TV,party,,2026-01-01,2026-01-31,,https://gazette.example/1,2026,verified,"

    @property
    def text(self):
        return whole().splitlines()[0] + "\n" + self.ROW

    def test_makes_one_proposal_with_the_file_as_its_evidence(self, editor):
        (proposal,) = uploads.propose(kept(self.text, editor), by=editor, **now())

        assert proposal.summary == "Import of list.csv: 2 added"
        assert (proposal.source_url, proposal.seen_on) == (TOLD.source.url, TOLD.seen_on)
        assert proposal.evidence.read().decode() == self.text
        assert not Participation.objects.filter(instrument__code="UNTOC", state="TV").exists()
        assert not Upload.objects.exists()

    def test_leads_over_a_second_editor_to_an_edition(self, editor):
        (proposal,) = uploads.propose(kept(self.text, editor), by=editor, **now())
        second = UserFactory(office=None, roles=[Role.REGISTRY_EDITOR])

        editing.accept(proposal, by=second, at=AT)
        editing.publish(by=second, at=AT, notes="")

        assert Participation.objects.get(instrument__code="UNTOC", state="TV").source.url == "https://gazette.example/1"
        assert comparison(self.text).changes == []

    def test_asks_nothing_twice(self, editor):
        uploads.propose(kept(self.text, editor), by=editor, **now())

        again = comparison(self.text)

        assert (again.changes, again.waiting) == ([], 2)
        with pytest.raises(ChangeRefused, match="an open proposal, says already what this file says"):
            uploads.propose(kept(self.text, editor), by=editor, **now())

    def test_cuts_a_long_file_into_parts_that_keep_one_copy_of_it(self, editor):
        header, *rows = whole().splitlines()
        text = "\n".join([header, *(row.replace(",party,", ",unknown,") for row in rows)])

        proposals = uploads.propose(kept(text, editor), by=editor, **now())

        assert max(len(proposal.rows) for proposal in proposals) == MOST_IN_A_PROPOSAL
        assert proposals[0].summary.endswith(f"(part 1 of {len(proposals)})")
        assert len({proposal.evidence.name for proposal in Proposal.objects.all()}) == 1
        assert len({proposal.evidence_sha256 for proposal in proposals}) == 1

    def test_removes_what_the_file_does_not_have_only_if_told_to(self, editor):
        text = "\n".join(
            line for line in rows_of("participations.csv", "UNTOC,").splitlines() if not line.startswith("UNTOC,PK,")
        )

        (proposal,) = uploads.propose(kept(text, editor), by=editor, **now(remove=True))

        assert [(row["key"], row["after"]) for row in proposal.rows] == [("UNTOC / PK", None)]

    def test_is_refused_where_an_edition_came_between(self, editor):
        upload = kept(self.text, editor)

        with pytest.raises(ChangeRefused, match="Another edition was published since you looked"):
            uploads.propose(upload, by=editor, **now(seen="0" * 64))

        assert Upload.objects.filter(pk=upload.pk).exists()
        assert not Proposal.objects.exists()

    def test_is_done_once(self, editor):
        upload = kept(self.text, editor)
        uploads.propose(upload, by=editor, **now())

        with pytest.raises(ChangeRefused, match="applied or put away already"):
            uploads.propose(upload, by=editor, **now())

        assert Proposal.objects.filter(status=ProposalStatus.PROPOSED).count() == 1

    def test_is_for_registry_editors(self):
        supervisor = UserFactory(roles=[Role.SUPERVISOR])

        with pytest.raises(ChangeRefused, match="Only a registry editor"):
            uploads.propose(kept(self.text, supervisor), by=supervisor, **now())


class TestPublishAtOnce:
    text = TestPropose.text

    ROW = TestPropose.ROW

    def test_writes_and_publishes_in_one_go(self, administrator):
        before = current_edition()

        edition = uploads.publish(kept(self.text, administrator), by=administrator, **now())

        assert edition.number == before.number + 1
        assert edition.published_by == administrator
        assert "Import of list.csv: 2 added" in edition.notes
        assert TOLD.source.url in edition.notes
        place = Participation.objects.get(instrument__code="UNTOC", state="TV")
        assert (place.in_force_on, place.loaded_key) == (date(2026, 1, 31), "")

    def test_of_the_same_file_again_changes_nothing(self, administrator):
        uploads.publish(kept(self.text, administrator), by=administrator, **now())

        again = comparison(self.text)

        assert (again.changes, again.unchanged) == ([], 1)
        with pytest.raises(ChangeRefused, match="Nothing would change"):
            uploads.publish(kept(self.text, administrator), by=administrator, **now())
        assert Edition.objects.count() == 2

    def test_of_a_bad_row_writes_the_others(self, administrator):
        uploads.publish(kept(f"{self.text}\nUNTOC,ZZ,party,,,,,,,verified,", administrator), by=administrator, **now())

        assert Participation.objects.filter(instrument__code="UNTOC", state="TV").exists()

    def test_is_refused_to_an_editor(self, editor):
        with pytest.raises(ChangeRefused, match="Only an administrator"):
            uploads.publish(kept(self.text, editor), by=editor, **now())

        assert Edition.objects.count() == 1
        assert not Source.objects.filter(url="https://gazette.example/1").exists()

    def test_removes_a_declaration_that_a_complete_file_lost(self, administrator):
        header, _, *rest = whole("declarations.csv").splitlines()
        text = "\n".join([header, *rest])

        uploads.publish(kept(text, administrator), by=administrator, **now(remove=True))

        assert Declaration.objects.count() == len(rest)


class TestKeep:
    def test_puts_away_what_is_older_than_a_day(self, editor):
        old = kept("State,Signature\n", editor)
        Upload.objects.filter(pk=old.pk).update(uploaded_at=datetime(2026, 11, 1, tzinfo=UTC))

        new = kept("State,Signature\n", editor)

        assert list(Upload.objects.all()) == [new]
