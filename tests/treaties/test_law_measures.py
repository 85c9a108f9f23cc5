"""assistance_types.yaml: how a mistake in what a measure asks for is named, and that the guidance is whole."""

import re
from dataclasses import replace

import pytest

from tests.treaties.law_problems import problems_of
from treaties import law as law_files
from treaties.law.catalogue import unguided

FILE = "assistance_types.yaml"
PERIOD = "    example: From 2026-04-01 00:00 to 2026-09-05 23:59, UTC+05:00\n"
CODE = re.compile(r"\b(UNTOC|UNCAC|CETS|EIO|UN-1988)\b")


class TestAMistakeInAParticular:
    @pytest.mark.parametrize(
        ("old", "new", "problem"),
        [
            (
                "    accepts:\n    - email",
                "    accepts:\n    - mail",
                "types[subscriber_information].particulars[identifiers].accepts: 'mail' is none of: account_id, ",
            ),
            (
                "type: identifier_list",
                "type: text",
                "types[subscriber_information].particulars[identifiers].accepts: stands only where the type is "
                "identifier_list",
            ),
            (
                "    type: long_text\n",
                "    type: long_text\n    options:\n    - Much\n",
                "types[subscriber_information].particulars[nexus].options: stand only where the type is choice or ",
            ),
            (
                PERIOD,
                "",
                "types[subscriber_information].particulars[period].example: is missing",
            ),
            (
                "    - Name and postal address\n",
                "    - Name and postal address\n    - Name and postal address\n",
                "types[subscriber_information].particulars[data_elements].options: 'Name and postal address' stands "
                "twice",
            ),
            (
                "    type: choice\n    required: true\n",
                "    type: choice\n    required: true\n    option: x\n",
                "types[confiscation].particulars[route].option: is not a known key",
            ),
        ],
    )
    def test_is_named_with_file_and_key(self, files, old, new, problem):
        files.alter(f"law/{FILE}", old, new)

        assert any(told.startswith(f"{FILE}: {problem}") for told in problems_of(files))


class TestGuidance:
    """What the drafter is told of a measure; law files of an earlier edition may lack it."""

    def test_is_whole_for_every_measure(self, law):
        assert not list(unguided(law.assistance_types))
        assert all(2 <= len(each.common_mistakes) <= 4 for each in law.assistance_types.values())

    @pytest.mark.parametrize(
        ("kind", "key"),
        [("nexus", "help"), ("nexus", "example"), ("data_elements", "options"), ("identifiers", "accepts")],
    )
    def test_names_what_a_particular_lacks(self, law, kind, key):
        measure = law.assistance_types["subscriber_information"]
        particulars = tuple(
            replace(each, **{key: type(getattr(each, key))()}) if each.key == kind else each
            for each in measure.particulars
        )

        lacking = unguided({measure.key: replace(measure, particulars=particulars)})

        assert list(lacking) == [f"types[subscriber_information].particulars[{kind}].{key}: is missing"]

    def test_may_be_missing_in_an_edition_that_was_kept(self, files):
        files.alter(f"law/{FILE}", PERIOD, "")
        kept = law_files.files_in(files / "law")

        period = law_files.parse(kept, kept=True).assistance_types["subscriber_information"].particulars[2]

        assert (period.key, period.example) == ("period", "")

    def test_speaks_of_no_code(self, law):
        for kind in law.assistance_types.values():
            assert not CODE.search(kind.typical_legal_threshold), kind.key
            for each in kind.particulars:
                assert not CODE.search(each.help), (kind.key, each.key)

    def test_gives_no_more_than_the_name_where_a_company_is_asked_for(self, law):
        """The name stands in gaps, in a preservation and in the list of what is asked already. A bank's has its branch,
        a host's its data centre, because their fields ask for that."""
        every = [each for kind in law.assistance_types.values() for each in kind.particulars]
        named = [each.example for each in every if each.key in {"provider", "registrar", "vasp"}]

        assert len(named) == 9
        assert [each for each in named if not re.fullmatch(r"[A-Z][A-Za-z ]+(, Inc\.)?", each)] == []

    def test_gives_examples_out_of_the_options(self, law):
        every = [each for kind in law.assistance_types.values() for each in kind.particulars if each.options]

        for each in every:
            chosen = each.example.splitlines() if each.type == "choice_list" else [each.example.partition(": ")[0]]
            assert set(chosen) <= set(each.options), each
