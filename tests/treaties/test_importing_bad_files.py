"""How each mistake in the registry's files is named: the file, the row, the column, what is wrong."""

import pytest

from treaties.importing import RegistryFilesError, read_files

PARTICIPATION = "CETS-030,AD,party,,2005-04-26,2005-07-25,"
MEMBER = "BE,1958-01-01,,recalled\r\n"


def problems_of(files) -> list[str]:
    with pytest.raises(RegistryFilesError) as refused:
        read_files(files)
    return refused.value.problems


class TestABadFile:
    @pytest.mark.parametrize(
        ("file", "old", "new", "problem"),
        [
            (
                "participations.csv",
                PARTICIPATION,
                PARTICIPATION.replace("2005-07-25", "2005-02-30"),
                ", row 2, column in_force_on: '2005-02-30' is no date",
            ),
            (
                "participations.csv",
                PARTICIPATION,
                PARTICIPATION.replace("2005-07-25", "25.07.2005"),
                ", row 2, column in_force_on: '25.07.2005' is no date",
            ),
            (
                "participations.csv",
                PARTICIPATION,
                PARTICIPATION.replace("2005-07-25", "20050725"),
                ", row 2, column in_force_on: '20050725' is no date",
            ),
            (
                "participations.csv",
                PARTICIPATION,
                PARTICIPATION.replace("AD", "ZZ"),
                ", row 2, column country_alpha2: 'ZZ' is no ISO 3166-1 alpha-2 code",
            ),
            (
                "participations.csv",
                PARTICIPATION,
                PARTICIPATION.replace("CETS-030", "CETS-031"),
                ", row 2, column instrument_code: 'CETS-031' is no instrument",
            ),
            (
                "participations.csv",
                PARTICIPATION,
                PARTICIPATION.replace("party", "member"),
                ", row 2, column status: 'member' is none of: acceded, ",
            ),
            (
                "participations.csv",
                PARTICIPATION,
                PARTICIPATION.replace("AD", "AL"),
                ", row 3, column instrument_code, country_alpha2: CETS-030 / AL stands in row 2 already",
            ),
            ("participations.csv", PARTICIPATION, PARTICIPATION + ",", ", row 2: has 12 values for 11 columns"),
            (
                "participations.csv",
                PARTICIPATION,
                PARTICIPATION.replace("party", "par\0ty"),
                ", row 2, column status: holds a NUL byte",
            ),
            ("participations.csv", ",confidence,", ",", ": column confidence is missing"),
            ("participations.csv", ",confidence,", ",confidence,certainty,", ": column 'certainty' is not known"),
            ("participations.csv", ",confidence,", ",confidence,confidence,", ": column confidence stands twice"),
            ("participations.csv", "CETS-030,AD", '"CETS-030,AD', ", row "),
            (
                "participations_fields.csv",
                "CETS-030,AD",
                "CETS-030,AF",
                ", row 2, column instrument_code, country_alpha2: CETS-030 / AF is not in participations.csv",
            ),
            (
                "participations_fields.csv",
                "status;in_force_on,ratified_on",
                "status;day,ratified_on",
                ", row 2, column verified_fields: names day",
            ),
            (
                "participations_fields.csv",
                ",inview30,",
                ",nowhere,",
                ", row 2, column source_id: 'nowhere' is not in sources.csv",
            ),
            (
                "regional.csv",
                "recalled_fields: ratified_on",
                "recalled_fields: ratified",
                ", row 24, column declaration_summary: names ratified",
            ),
            (
                "instruments.csv",
                ",supplement,CETS-185,cyber,31",
                ",supplement,CETS-999,cyber,31",
                ", row 3, column supplements: 'CETS-999' is no instrument",
            ),
            (
                "instruments.csv",
                ",supplement,CETS-185,cyber,31",
                ",supplement,,cyber,31",
                ", row 3, column supplements: is empty, but basis_role is supplement",
            ),
            (
                "instruments.csv",
                ",supplement,CETS-185,cyber,31",
                ",supplement,CETS-189,cyber,31",
                ", row 3, column supplements: 'CETS-189' cannot carry a request itself",
            ),
            (
                "instruments.csv",
                ",supplement,CETS-185,cyber,31",
                ",standalone,CETS-185,cyber,31",
                ", row 3, column supplements: names 'CETS-185', but basis_role is standalone",
            ),
            (
                "instruments.csv",
                ",supplement,CETS-185,cyber,31",
                ",supplement,CETS-185,cyber,first",
                ", row 3, column preference: 'first' is no whole number",
            ),
            (
                "instruments.csv",
                ",multilateral,",
                ",global,",
                ", row 2, column kind: 'global' is none of: multilateral, regional, scheme",
            ),
            (
                "instruments.csv",
                ",standalone,,cyber,30",
                ",standalone,,computers,30",
                ", row 2, column material_scope: 'computers' is none of: ",
            ),
            (
                "instruments_regional.csv",
                "HARARE,",
                "CETS-185,",
                ", row 5, column code: CETS-185 stands in instruments.csv, row 2 already",
            ),
            (
                "bilateral.csv",
                "MLAT-CN-PK-2007,PK,CN",
                "MLAT-CN-PK-2007,PK,PK",
                ", row 2, column party_b: is the same as party_a",
            ),
            ("bilateral.csv", "http://pkulaw.cn", "pkulaw.cn", ", row 2, column source_url: 'pkulaw.cn"),
            ("authorities.csv", "AD,untoc,", "AD,post_office,", ", row 2, column role: 'post_office' is none of: "),
            (
                "authorities.csv",
                "Ministry responsible for the Interior",
                "M" * 301,
                ", row 2, column name: is 301 letters long; 300 are possible",
            ),
            ("declarations.csv", ",reservation,", ",objection,", ", row 2, column kind: 'objection' is none of: "),
            ("declarations.csv", "2011-01-24,verified", "2011-13,verified", ", row 2, column source_date: "),
            ("not_bound.csv", "not_signed_not_party", "absent", ", row 2, column finding: 'absent' is none of: "),
            (
                "pakistan_findings.csv",
                "\nCN,",
                "\nASEAN,",
                ", row 2, column counterpart: 'ASEAN' is no ISO 3166-1 alpha-2 code",
            ),
            ("eu_members.csv", MEMBER, MEMBER.replace("1958-01-01", ""), ", row 2, column member_from: is empty"),
            (
                "eu_members.csv",
                MEMBER,
                MEMBER.replace("recalled", "rumoured"),
                ", row 2, column confidence: 'rumoured' is none of: recalled, verified",
            ),
            (
                "eu_members.csv",
                MEMBER,
                MEMBER + MEMBER,
                ", row 3, column country_alpha2, member_from: BE / 1958-01-01 stands in row 2 already",
            ),
            ("sources.csv", "coe185_2015,", ",", ", row 2, column source_id: is empty"),
            (
                "law/seed_claims.yaml",
                "verdict: contradicted",
                "verdict: false",
                ": claims[budapest_signed].verdict: must be a text, not False",
            ),
            (
                "law/seed_claims.yaml",
                "instrument: CETS-185",
                "instrument: CETS-186",
                ": claims[budapest_signed].instrument: 'CETS-186' is no instrument",
            ),
            (
                "law/offences.yaml",
                "    PK:\n",
                "    ZZ:\n",
                ": offences[illegal_access].national: 'ZZ' is no ISO 3166-1 alpha-2 code",
            ),
            (
                "law/instruments/UNTOC.yaml",
                "  - service_of_documents",
                "  - serving",
                ": required_contents[facts_summary].except_for: 'serving' is no assistance type",
            ),
        ],
    )
    def test_is_named_with_its_place(self, files, file, old, new, problem):
        files.alter(file, old, new)

        assert any(told.startswith(f"{file}{problem}") for told in problems_of(files))

    def test_that_is_missing_is_named(self, files):
        (files / "declarations.csv").unlink()

        assert problems_of(files) == ["declarations.csv: the file is missing"]

    def test_that_is_empty_is_named(self, files):
        (files / "declarations.csv").write_bytes(b"")

        assert problems_of(files) == ["declarations.csv: the file is empty"]

    def test_that_is_not_utf8_is_named_with_its_line(self, files):
        content = (files / "eu_members.csv").read_bytes()
        (files / "eu_members.csv").write_bytes(content + b"\xff\xfe,2020-01-01,,recalled\r\n")

        assert problems_of(files) == ["eu_members.csv, line 30: is not UTF-8"]

    def test_is_told_together_with_every_other(self, files):
        files.alter("eu_members.csv", "BE,1958-01-01", "BE,1958-13-01")
        files.alter("authorities.csv", "AD,untoc,", "AD,post_office,")
        files.alter("law/offences.yaml", "title: Illegal access", "name: Illegal access")

        told = "\n".join(problems_of(files))
        for file in ("eu_members.csv, row 2", "authorities.csv, row 2", "law/offences.yaml: offences[illegal_access]"):
            assert file in told

    def test_is_not_told_again_by_every_row_that_rests_on_it(self, files):
        files.alter("instruments.csv", "2001-11-08,2004-07-01", "2001-11-08,2004-07-00")

        assert len(problems_of(files)) == 1

    def test_of_a_folder_that_is_not_there_is_named(self, tmp_path):
        assert problems_of(tmp_path / "nowhere") == [f"{tmp_path / 'nowhere'}: there is no such folder"]
