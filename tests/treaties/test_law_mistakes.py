"""How each mistake in the law files is named: the file, the place in it, what is wrong."""

import pytest

from tests.treaties.law_problems import problems_of

UNTOC = "instruments/UNTOC.yaml"
TYPES = "assistance_types.yaml"
FACTS = "- key: facts_summary\n  title: Summary of relevant facts\n  article: 18(15)(c)\n"


class TestAMistake:
    @pytest.mark.parametrize(
        ("file", "old", "new", "problem"),
        [
            (
                UNTOC,
                FACTS,
                FACTS.replace("article: 18(15)(c)\n", "note: x\n"),
                "required_contents[facts_summary].article: is missing",
            ),
            (UNTOC, FACTS, FACTS.replace("18(15)(c)", "''"), "required_contents[facts_summary].article: is empty"),
            (
                UNTOC,
                FACTS,
                FACTS.replace("18(15)(c)", "18"),
                "required_contents[facts_summary].article: must be a text, not 18",
            ),
            (UNTOC, FACTS, FACTS + "  artcle: x\n", "required_contents[facts_summary].artcle: is not a known key"),
            (
                UNTOC,
                "applies_to:\n  - all",
                "applies_to:\n  - everything",
                "required_contents[requesting_authority].applies_to: 'everything' is no assistance type",
            ),
            (
                UNTOC,
                "except_for:\n  - service_of_documents",
                "except_for:\n  - serving",
                "required_contents[facts_summary].except_for: 'serving' is no assistance type",
            ),
            (
                UNTOC,
                "- key: taking_testimony",
                "- key: taking_testimonies",
                "assistance_types[taking_testimonies].key: 'taking_testimonies' is none of: ",
            ),
            (
                UNTOC,
                "- key: service_of_documents",
                "- key: taking_testimony",
                "assistance_types[taking_testimony]: stands twice",
            ),
            (
                UNTOC,
                "severity: mandatory",
                "severity: must",
                "required_contents[requesting_authority].severity: 'must' is none of: mandatory, recommended",
            ),
            (
                UNTOC,
                "kind: optional",
                "kind: perhaps",
                "refusal_grounds[not_in_conformity].kind: 'perhaps' is none of: mandatory, optional, prohibited",
            ),
            (
                UNTOC,
                "  basis: seen",
                "  basis: guessed",
                "assistance_types[taking_testimony].basis: 'guessed' is none of: recalled, seen",
            ),
            (
                UNTOC,
                "trigger_act: acknowledge",
                "trigger_act: receive",
                "deadlines[execute_asap].trigger_act: 'receive' is none of: ",
            ),
            (
                UNTOC,
                "duration_days: 15",
                "duration_days: fifteen",
                "deadlines[safe_conduct].duration_days: must be a whole number, not 'fifteen'",
            ),
            (
                UNTOC,
                "duration_days: 15",
                "bis: 15",
                "deadlines[safe_conduct]: must have exactly one of duration_days, duration_hours, qualitative",
            ),
            (
                UNTOC,
                "fallback: true",
                "fallback: 'yes'",
                "relationship_rule.fallback: must be true or false, not 'yes'",
            ),
            (
                UNTOC,
                "schema: mla-registry/instrument@1",
                "schema: mla-registry/instrument@2",
                "schema: must be mla-registry/instrument@1",
            ),
            (UNTOC, "schema: mla-registry/instrument@1\n", "", "schema: is missing"),
            (UNTOC, "code: UNTOC", "code: UNTOX", "code: 'UNTOX' is not the name of the file"),
            (UNTOC, "code: UNTOC\n", "code: UNTOC\ncode: UNTOC\n", "is no YAML: key 'code' stands twice"),
            (
                UNTOC,
                "languages:\n",
                "languages: English\nspoken:\n",
                "languages: must be a mapping of keys to values, not 'English'",
            ),
            (UNTOC, "assistance_types:\n", "assistance_types: [\n", "is no YAML: "),
            (
                "instruments/UNTOC-TIP.yaml",
                "inherits_from: UNTOC",
                "inherits_from: UNTOX",
                "inherits_from: 'UNTOX' has no law file",
            ),
            (
                TYPES,
                "often_combined_with:\n  - expedited_preservation",
                "often_combined_with:\n  - saving",
                "types[subscriber_information].often_combined_with: 'saving' is no assistance type",
            ),
            (
                TYPES,
                "comes_after:\n  - expedited_preservation",
                "comes_after:\n  - saving",
                "types[subscriber_information].comes_after: 'saving' is no assistance type",
            ),
            (
                TYPES,
                "comes_after:\n  - expedited_preservation",
                "comes_after:\n  - content_data_stored",
                "types[subscriber_information].comes_after: leads back to the measure itself",
            ),
            (
                TYPES,
                "coercive_level: 1",
                "coercive_level: 5",
                "types[subscriber_information].coercive_level: must be from 0 to 4",
            ),
            (
                TYPES,
                "type: provider_ref",
                "type: provider",
                "types[subscriber_information].particulars[provider].type: 'provider' is none of: ",
            ),
            (TYPES, "count: 34", "count: 33", "count: must be 34, the number of types below"),
            (
                "offences.yaml",
                "source_seen: true",
                "source_seen: 1",
                "offences[illegal_access].national.PK[PECA 2016 s 3].source_seen: must be true or false, not 1",
            ),
            (
                "offences.yaml",
                "    PK:\n    - citation",
                "    Pakistan:\n    - citation",
                "offences[illegal_access].national.Pakistan: must be a State's two-letter code",
            ),
        ],
    )
    def test_is_named_with_file_and_key(self, files, file, old, new, problem):
        files.alter(f"law/{file}", old, new)

        assert any(told.startswith(f"{file}: {problem}") for told in problems_of(files))

    def test_is_told_together_with_every_other(self, files):
        files.alter("law/offences.yaml", "title: Illegal access", "name: Illegal access")
        files.alter("law/instruments/HARARE.yaml", "severity: mandatory", "severity: strong")

        told = "\n".join(problems_of(files))
        assert "offences.yaml: offences[illegal_access].title: is missing" in told
        assert "instruments/HARARE.yaml" in told

    def test_in_the_encoding_is_named(self, files):
        (files / "law/offences.yaml").write_bytes(b"schema: \xff")

        assert "offences.yaml: is not UTF-8 (byte 8)" in problems_of(files)

    def test_in_what_all_rest_on_is_told_alone(self, files):
        (files / "law/assistance_types.yaml").write_text("types: [")

        assert len(problems_of(files)) == 1

    @pytest.mark.parametrize("name", ["offences.yaml", "instruments/LETTERS-ROGATORY.yaml"])
    def test_of_a_missing_file_is_named(self, files, name):
        (files / "law" / name).unlink()

        assert f"{name}: the file is missing" in problems_of(files)
