"""The channel rule on real pairs, sentence by sentence of the design."""

from datetime import date

import pytest
from django.conf import settings

from treaties.channels import (
    NotARequestingState,
    SameState,
    UnknownMeasure,
    UnknownOffence,
    UnknownState,
    as_json,
    resolve,
)
from treaties.importing import read_files

REGISTRY = read_files(settings.REGISTRY_DIR).registry()
TODAY = date(2026, 11, 24)


def ask(pair, on=TODAY, *measures, offence=None):
    return resolve(REGISTRY, *pair.split("-"), on, measures, offence)


def codes(channels):
    return [channel.instrument for channel in channels]


def said(channel):
    return " ".join([*channel.reasons, *channel.warnings])


class TestPakistanAndTheUnitedStates:
    def test_rest_on_the_convention_against_organised_crime(self):
        channel = ask("PK-US").recommended

        assert channel.instrument == "UNTOC"
        assert channel.since == date(2010, 2, 12)
        assert "in force for Pakistan since 12 February 2010 and for the United States since 3 December 2005" in said(
            channel
        )
        assert {fact.state for fact in channel.facts} == {"PK", "US"}

    def test_have_no_budapest_convention_whatever_articles_say(self):
        channel = ask("PK-US").channel("CETS-185")

        assert channel in ask("PK-US").unavailable
        assert "Pakistan signed the Budapest Convention.” Checked: contradicted" in said(channel)

    def test_have_no_bilateral_treaty_known_to_the_registry(self):
        notes = ask("PK-US").notes

        assert notes[0] == "No bilateral treaty between Pakistan and the United States is known to the registry."
        assert "Checked: There is no treaty on mutual legal assistance; the Cabinet approved reciprocity" in notes[1]

    def test_are_told_that_the_detailed_paragraphs_apply_where_no_treaty_binds(self):
        channel = ask("PK-US").recommended

        assert "Paragraphs 9-29 apply only if the States are not bound by an MLA treaty" in said(channel)
        assert "No treaty on mutual legal assistance that binds the two on that day is known" in said(channel)

    def test_meet_the_overlays_of_both_laws(self):
        assert ask("PK-US").overlays == ("US-GENERIC", "PK-MLACMA-2020")
        assert ask("US-PK").overlays == ("PK-MLACMA-2020",)
        assert ask("DE-US").overlays == ("US-GENERIC",)

    def test_must_not_cite_budapest_for_preservation(self):
        assert any(
            "articles 29 and 30 must not be cited" in note
            for note in ask("PK-US", TODAY, "expedited_preservation").notes
        )


class TestOtherPairs:
    @pytest.mark.parametrize(
        ("pair", "on", "first"),
        [
            ("PK-CN", TODAY, "MLAT-CN-PK-2007"),
            ("GB-US", TODAY, "MLAT-GB-US-1994"),
            ("DE-FR", TODAY, "EU-EIO-2014"),
            ("HK-US", TODAY, "LETTERS-ROGATORY"),
            ("HK-US", date(2015, 6, 1), "MLAT-HK-US-1997"),
            ("JP-DE", TODAY, "MLAT-EU-JP-2009"),
            ("LU-FR", date(2014, 6, 1), "EU-MLA-2000"),
            ("AR-CL", TODAY, "MERCOSUR-BO-CL-2002"),
            ("CH-DE", TODAY, "CETS-030"),
            ("JP-RS", TODAY, "CETS-185"),
            ("AU-GB", TODAY, "CETS-185"),
        ],
    )
    def test_are_recommended_their_best_channel(self, pair, on, first):
        assert ask(pair, on).recommended.instrument == first

    def test_a_suspended_treaty_is_named_with_the_day(self):
        channel = ask("HK-US").channel("MLAT-HK-US-1997")

        assert channel in ask("HK-US").unavailable
        assert "has been suspended for Hong Kong since" in said(channel)

    def test_the_investigation_order_is_a_form_and_displaces_the_conventions(self):
        answer = ask("DE-FR")

        assert answer.recommended.is_form
        assert "the form of the instrument itself must be used" in said(answer.recommended)
        assert "replaces the corresponding provisions" in said(answer.channel("CETS-030"))

    def test_an_order_of_mutual_recognition_is_no_treaty_before_which_the_un_conventions_step_back(self):
        governing = said(ask("DE-FR").channel("UNTOC")).split("The two are bound by", 1)[1]

        assert "European Convention on Mutual Assistance in Criminal Matters" in governing
        assert "Directive" not in governing
        assert "Regulation" not in governing

    def test_a_member_is_bound_by_a_treaty_of_the_union_only_while_it_is_a_member(self):
        assert "MLAT-EU-JP-2009" in codes(ask("JP-GB", date(2020, 1, 31)).usable)
        assert "MLAT-EU-JP-2009" not in codes(ask("JP-GB", date(2020, 2, 1)).usable)

    def test_a_protocol_without_enough_ratifications_is_not_in_force(self):
        assert "is not known to be in force" in said(ask("JP-RS").channel("CETS-224"))

    def test_a_supplement_stands_beside_what_it_supplements(self):
        assert "CETS-182" in codes(ask("CH-DE").supporting)
        assert "CETS-182" not in codes(ask("CH-DE").usable)

    def test_nothing_is_listed_before_it_was_adopted(self):
        answer = ask("DE-FR", date(1950, 1, 1))

        assert codes(answer.usable) == ["LETTERS-ROGATORY"]
        assert answer.channel("UNTOC") is None


class TestMeasures:
    def test_that_the_profile_is_silent_on_are_not_covered(self):
        channel = ask("PK-US", TODAY, "subscriber_information").channel("UN-DRUGS-1988")

        assert channel in ask("PK-US", TODAY, "subscriber_information").unavailable
        assert "does not cover what is asked: subscriber information" in said(channel)

    def test_a_bilateral_treaty_is_unread_and_warns_to_check_the_text(self):
        channel = ask("PK-CN", TODAY, "taking_testimony").recommended

        assert channel.coverage[0].state == "unread"
        assert "check its articles before you rely on it" in said(channel)

    def test_budapest_leads_for_preservation_where_it_binds(self):
        assert ask("GB-US", TODAY, "expedited_preservation").recommended.instrument == "CETS-185"
        assert ask("GB-US", TODAY, "taking_testimony").recommended.instrument == "MLAT-GB-US-1994"

    def test_an_eu_instrument_that_covers_preservation_stays_before_budapest(self):
        assert ask("DE-FR", TODAY, "expedited_preservation").recommended.instrument.startswith("EU-")

    def test_a_data_access_agreement_covers_electronic_evidence_only(self):
        assert "MLAT-GB-US-2019" in codes(ask("GB-US", TODAY, "content_data_stored").usable)
        assert "MLAT-GB-US-2019" in codes(ask("GB-US", TODAY, "taking_testimony").unavailable)

    def test_several_are_answered_one_by_one(self):
        answer = ask("GB-US", TODAY, "taking_testimony", "expedited_preservation")

        assert any(note.startswith("Expedited preservation") and "Budapest" in note for note in answer.notes)


class TestScope:
    def test_of_organised_crime_asks_for_transnationality_and_a_group(self):
        channel = ask("PK-US", TODAY, offence="trafficking_sexual").recommended

        assert channel.scope == "applies_if"
        assert "organised criminal group" in said(channel)

    def test_of_drugs_does_not_take_in_trafficking_in_persons(self):
        answer = ask("PK-US", TODAY, offence="trafficking_sexual")

        assert "UN-DRUGS-1988" in codes(answer.unavailable)
        assert "UN-DRUGS-1988" in codes(ask("PK-US", TODAY, offence="drug_trafficking_online").usable)


class TestSentences:
    @pytest.mark.parametrize("pair", ["PK-US", "PK-CN", "DE-FR", "HK-US", "AU-GB", "XK-AL", "VA-KP"])
    def test_are_sentences(self, pair):
        answer = ask(pair)
        for channel in (*answer.usable, *answer.supporting, *answer.to_verify, *answer.unavailable):
            assert channel.reasons
            for sentence in (*channel.reasons, *channel.warnings, *(fact.sentence for fact in channel.facts)):
                assert sentence[0].isupper(), sentence
                assert "None" not in sentence
                assert "  " not in sentence

    def test_take_a_computed_day_for_known_and_do_not_warn_of_it(self):
        recommended = ask("PK-US").recommended

        assert all(fact.computed and fact.verified for fact in recommended.facts)
        assert recommended.warnings == ()

    def test_say_what_is_recalled(self):
        channel = ask("PK-US").channel("UNTOC-TIP")

        assert not channel.verified
        assert "recalled and not yet checked against a source" in said(channel)


class TestAQuestionThatCannotBeAnswered:
    @pytest.mark.parametrize(
        ("pair", "more", "error"),
        [
            ("PK-PK", {}, SameState),
            ("PK-ZZ", {}, UnknownState),
            ("EU-US", {}, NotARequestingState),
            ("PK-US", {"measures": ["testimny"]}, UnknownMeasure),
            ("PK-US", {"offence": "murder"}, UnknownOffence),
        ],
    )
    def test_says_what_to_do(self, pair, more, error):
        with pytest.raises(error) as told:
            resolve(REGISTRY, *pair.split("-"), TODAY, **more)

        assert str(told.value).endswith(".")

    def test_a_state_without_any_row_gets_an_honest_answer(self):
        answer = ask("BV-US")

        assert codes(answer.usable) == ["LETTERS-ROGATORY"]
        assert any("says nothing of what may bind it" in note for note in answer.notes)


class TestAsJson:
    def test_has_the_shape_that_scripts_rely_on(self):
        data = as_json(ask("PK-US"))

        assert list(data) == [
            *("requesting", "requested", "on", "measure", "offence", "edition", "recommended", "usable"),
            *("supporting", "to_verify", "unavailable", "notes"),
        ]
        assert list(data["usable"][0]) == [
            *("instrument", "kind", "since", "articles", "verified", "reasons", "warnings", "facts"),
            "declarations",
        ]
        assert list(data["usable"][0]["facts"][0]) == [
            *("state", "instrument", "status", "in_force_on", "source_url", "source_date", "confidence"),
        ]
        assert data["recommended"] == "UNTOC"


class TestWhatOnlyAProtocolGives:
    """CETS-182 adds it to CETS-030; Greece has no place under the Protocol."""

    @pytest.mark.parametrize("measure", ["videolink_testimony", "controlled_delivery", "joint_investigation_team"])
    def test_is_not_covered_where_the_protocol_does_not_bind_the_two(self, registry, measure):
        answer = resolve(registry, "CH", "GR", TODAY, [measure])

        assert answer.recommended.instrument != "CETS-030"
        assert "CETS-030" in {channel.instrument for channel in answer.unavailable}

    def test_is_not_covered_before_the_protocol_was_there(self, registry):
        answer = resolve(registry, "CH", "FR", date(1999, 1, 1), ["videolink_testimony"])

        assert "CETS-030" not in {channel.instrument for channel in answer.usable}

    def test_is_covered_where_it_binds_both(self, registry):
        channel = resolve(registry, "CH", "GB", TODAY, ["videolink_testimony"]).channel("CETS-030")

        assert [(each.state, each.article) for each in channel.coverage] == [("covered", "CETS-182 9-10")]

    def test_leaves_what_the_convention_gives_itself(self, registry):
        channel = resolve(registry, "CH", "GR", TODAY, ["taking_testimony"]).channel("CETS-030")

        assert channel.coverage[0].state == "covered"
