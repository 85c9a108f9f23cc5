"""The law files: what they become."""

import re

import pytest
import yaml
from django.conf import settings

from requests_app.choices import Act
from tests.treaties.law_problems import problems_of
from treaties import law as law_files
from treaties.law.vocabulary import TRIGGER_ACTS


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
