"""The law files: what they become, and how each mistake in them is named."""

import re

import pytest
import yaml
from django.conf import settings

from requests_app.choices import Act
from treaties import law as law_files
from treaties.law import LawError
from treaties.law.vocabulary import TRIGGER_ACTS


def problems_of(files) -> list[str]:
    with pytest.raises(LawError) as refused:
        law_files.load(files / "law")
    return refused.value.problems


class TestLoad:
    def test_reads_every_file(self, law):
        assert len(law.instruments) == 19
        assert len(law.assistance_types) == 34
        assert len(law.offences) == 23

    def test_gives_a_required_content_with_its_article_and_field(self, law):
        facts = next(each for each in law.instruments["UNTOC"].required_contents if each.key == "facts_summary")

        assert (facts.article, facts.field, facts.mandatory, facts.seen) == ("18(15)(c)", "facts", True, True)
        assert facts.applies("content_data_stored")
        assert not facts.applies("service_of_documents")

    def test_tells_who_is_drafted_by_the_bilateral_template(self, law):
        assert law.profile("MLAT-CN-PK-2007", bilateral=True).code == "GENERIC-BILATERAL"
        assert law.profile("RIYADH-1983") is None

    def test_starts_a_period_only_by_an_act_that_answers_its_trigger(self, law):
        deadlines = {each.key: each for each in law.instruments["CETS-185"].deadlines}

        assert deadlines["preservation_min"].trigger_act == "execute"
        assert deadlines["preservation_min"].days == 60
        assert deadlines["domestic_preservation_max"].trigger_act == ""

    def test_pauses_no_period_that_no_law_pauses(self, law):
        assert not [each for p in law.instruments.values() for each in p.deadlines if each.pauses_while_query_open]

    def test_names_only_acts_of_the_lifecycle(self):
        assert set(Act.values) >= TRIGGER_ACTS

    def test_keeps_the_measures_of_a_protocol_its_own(self, law):
        protocol = law.instruments["UNTOC-TIP"]

        assert protocol.inherits_from == "UNTOC"
        assert "victim_nationality_verification" in protocol.measures
        assert "service_of_documents" not in protocol.measures

    def test_reads_treaty_articles_by_instrument(self, law):
        drugs, csam = law.offences["drug_trafficking_online"], law.offences["csam"]

        assert drugs.treaty_articles["UN-DRUGS-1988"] == "Art 3(1)"
        assert csam.treaty_articles["CETS-185"] == "Art 9"
        assert csam.other_articles == ("CRC OPSC Arts 2-3", "Lanzarote Art 20")

    def test_gives_no_article_where_the_file_says_there_is_none(self, law):
        assert "CETS-185" not in law.offences["ncii"].treaty_articles
        assert "CETS-185" not in law.offences["child_grooming"].treaty_articles

    def test_reads_national_provisions_by_state(self, law):
        provision = law.offences["illegal_access"].provisions["PK"][0]

        assert (provision.citation, provision.max_penalty_years, provision.seen) == ("PECA 2016 s 3", 0.25, True)

    @pytest.mark.parametrize(
        ("state", "citation", "penalty"),
        [
            ("US", "18 USC 1591", "15 years to life"),
            ("US", "18 USC 2421", "maximum 10 years"),
            ("GB", "Modern Slavery Act 2015 s 2", "maximum life"),
            ("PK", "PTPA 2018 s 3(1)", "maximum 7 years or PKR 1 million"),
            ("NG", "TIPPEA 2015 s 15", "at least 5 years"),
        ],
    )
    def test_calls_a_maximum_only_what_is_one(self, law, state, citation, penalty):
        provisions = law.offences["trafficking_sexual"].provisions[state]

        assert [each.penalty for each in provisions if each.citation == citation] == [penalty]

    def test_tells_every_minimum_in_the_words_of_the_penalty(self, law):
        known = [each for each in _provisions(law) if each.min_penalty_years is not None]

        assert len(known) > 40
        for each in known:
            least = each.min_penalty_years
            assert str(least if least >= 1 else round(least * 12)) in each.penalty.split(";")[0], each

    def test_calls_no_range_a_maximum_but_of_several_offences(self, law):
        """Of a range like "3 to 15 years by type" each end is the maximum of another offence."""
        ranges = [
            each
            for each in _provisions(law)
            if re.match(r"maximum (at least|\d+( months| years)?( to |-))", each.penalty)
        ]

        assert {each.penalty.rpartition(" by ")[2] for each in ranges} == {
            "type",
            "variant",
            "maximum 14 years to life",
        }

    @pytest.mark.parametrize(
        ("citation", "cited"),
        [
            ("PTPA 2018 s 3(1)", "Prevention of Trafficking in Persons Act 2018 section 3(1)"),
            ("PPC ss 366A-366B", "PPC sections 366A-366B"),  # nothing of ours has its title
        ],
    )
    def test_cites_a_provision_in_full_where_the_title_is_known(self, law, citation, cited):
        provisions = law.offences["trafficking_sexual"].provisions["PK"]

        assert cited in [each.cited for each in provisions if each.citation == citation]

    def test_agrees_with_the_index_of_content_fields(self, law):
        """content_fields.yaml is derived from the instruments."""
        index = yaml.safe_load((settings.LAW_DIR / "content_fields.yaml").read_text())
        indexed = {(each["field"], row["instrument"], row["key"]) for each in index["fields"] for row in each["rows"]}

        contents = [content for profile in law.instruments.values() for content in profile.required_contents]
        assert indexed == {(content.field, content.instrument, content.key) for content in contents}


def _provisions(law):
    return [each for offence in law.offences.values() for rows in offence.provisions.values() for each in rows]


class TestDigest:
    def test_changes_with_one_letter(self, files, law):
        files.alter("law/instruments/UNTOC.yaml", "Execute as soon as possible", "Execute soon")

        assert law_files.load(files / "law").sha256 != law.sha256

    def test_changes_with_the_name_of_a_file(self, files, law):
        (files / "law/content_fields.yaml").rename(files / "law/fields_of_contents.yaml")

        assert law_files.digest(law_files.files_in(files / "law")) != law.sha256


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


class TestBetween:
    def test_is_the_convention_alone_where_no_protocol_binds(self, law):
        (convention,) = law.between("CETS-030", ["CETS-099"])

        assert convention == law.instruments["CETS-030"]
        assert "videolink_testimony" not in convention.measures
        assert [route.article for route in convention.routes] == ["15(1)", "15(2)", "15(3)", "15(4)", "15(5)"]

    def test_leaves_out_of_the_convention_what_the_protocol_rewrites(self, law):
        convention, protocol = law.between("CETS-030", ["CETS-182"])

        assert protocol == law.instruments["CETS-182"]
        assert "transfer_custody_testify" not in convention.measures
        assert "custody_transfer" not in {ground.key for ground in convention.refusal_grounds}
        assert (convention.routes, convention.costs) == ((), None)
        assert convention.languages == law.instruments["CETS-030"].languages

    def test_leaves_alone_what_no_protocol_amends(self, law):
        assert law.between("UNTOC", ["UNTOC-TIP"]) == (law.instruments["UNTOC"],)
        assert law.between("RIYADH-1983", []) == ()

    @pytest.mark.parametrize(
        ("measure", "alone", "with_protocol"),
        [
            ("service_of_documents", "7", "7; CETS-182 15-16"),
            ("transfer_custody_testify", "11", "CETS-182 3, 13"),
            ("taking_testimony", "3", "3"),
        ],
    )
    def test_lists_a_measure_by_the_articles_that_bind_the_two(self, law, measure, alone, with_protocol):
        assert law.listed("CETS-030", [], measure).article == alone
        assert law.listed("CETS-030", ["CETS-182"], measure).article == with_protocol

    def test_lists_nothing_of_a_protocol_that_does_not_bind(self, law):
        assert law.listed("CETS-030", [], "videolink_testimony") is None


class TestACondition:
    def test_makes_a_content_asked_only_where_it_holds(self, law):
        contents = [each for profile in law.instruments.values() for each in profile.required_contents if each.when]

        oath = next(each for each in contents if (each.instrument, each.key) == ("CETS-030", "oath_statement"))
        assert oath.when == "sworn evidence is wanted"
        assert not any(each.mandatory for each in contents)

    def test_of_a_content_that_is_mandatory_for_all_is_told(self, files):
        files.alter("law/instruments/CETS-030.yaml", "severity: recommended\n  when:", "severity: mandatory\n  when:")

        assert "a content asked on a condition must be recommended" in "\n".join(problems_of(files))


class TestTheConventionOf1959:
    def test_names_no_protocol_where_it_speaks_for_itself(self):
        """But for the sources and notes."""
        text = (settings.LAW_DIR / "instruments/CETS-030.yaml").read_text()

        assert "CETS-182" not in text[text.index("\nscope:") : text.index("\nsources:")]

    def test_opens_a_route_to_the_measures_that_its_paragraph_names(self, law):
        routes = {route.key: route for route in law.instruments["CETS-030"].routes}

        assert routes["judicial_direct_urgent"].applies("taking_testimony")
        assert not routes["judicial_direct_urgent"].applies("transfer_custody_testify")
        assert routes["judicial_direct"].applies("service_of_documents")
        assert not routes["interpol"].applies("transfer_custody_testify")
