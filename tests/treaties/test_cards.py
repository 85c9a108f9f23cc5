"""Cards of a State: built from the real registry, and from rows put into it."""

from dataclasses import replace
from datetime import date
from itertools import groupby

import pytest

from treaties import cards
from treaties.channels import ChannelQuestionError, resolve
from treaties.registry import AuthorityRecord, DeclarationRecord, SourceRecord

ON = date(2026, 11, 24)


@pytest.fixture
def card(snapshot):
    def made(requesting, requested, measure, registry=snapshot, on=ON):
        return cards.card(registry, requesting, requested, on, measure)

    return made


def ways(card) -> dict:
    return {way.title: way for way in card.fast_ways}


def declared(registry, **changes):
    """The registry with one more declaration, of the United States under UNTOC."""
    row = DeclarationRecord(
        instrument="UNTOC",
        state="US",
        article="18(14)",
        kind="language",
        effect="languages=en",
        summary="Requests in English.",
        verified=True,
        source=SourceRecord(url="https://example.org/list"),
        source_date="2020",
    )
    return replace(registry, declarations=(*registry.declarations, replace(row, **changes)))


class TestAllCards:
    def test_has_one_for_each_measure_of_the_catalogue(self, snapshot):
        found = cards.cards(snapshot, "PK", "US", ON)

        assert len(found) == 34
        assert {each.measure.key for each in found} == set(snapshot.law.assistance_types)

    def test_keeps_the_measures_of_a_category_together(self, snapshot):
        categories = [each.measure.category for each in cards.cards(snapshot, "PK", "US", ON)]

        assert len(list(groupby(categories))) == len(set(categories))

    @pytest.mark.parametrize(("requesting", "requested"), [("PK", "PK"), ("PK", "EU"), ("PK", "ZZ")])
    def test_refuses_what_the_finder_refuses(self, snapshot, requesting, requested):
        with pytest.raises(ChannelQuestionError):
            cards.cards(snapshot, requesting, requested, ON)


class TestCard:
    def test_stands_under_the_channel_that_the_rule_recommends(self, card, snapshot):
        made = card("GB", "US", "expedited_preservation")

        assert made.channel == resolve(snapshot, "GB", "US", ON, ["expedited_preservation"]).recommended
        assert made.channel.instrument == "CETS-185"

    def test_says_that_a_convention_on_one_subject_takes_in_certain_offences(self, card):
        assert card("PK", "US", "bank_financial_records").is_limited

    def test_knows_no_limit_of_a_general_treaty_nor_of_budapest_for_electronic_evidence(self, card):
        assert not card("GB", "US", "bank_financial_records").is_limited
        assert not card("GB", "US", "expedited_preservation").is_limited

    def test_never_turns_what_is_not_known_into_a_no(self, card):
        made = card("PK", "TK", "bank_financial_records")

        assert made.channel.instrument == "LETTERS-ROGATORY"
        assert made.coverage.state == "domestic_law"
        assert made.asks.receiving.goes_to == "unknown"

    def test_has_no_contents_of_a_supplement_where_the_channel_covers_the_measure_itself(self, card):
        of = {each.told.instrument for each in card("PK", "AE", "bank_financial_records").asks.mandatory}

        assert of == {"United Nations Convention against Transnational Organized Crime (Palermo Convention)"}

    def test_adds_a_supplement_that_alone_covers_the_measure(self, card):
        made = card("PK", "AE", "victim_nationality_verification")

        assert any("Trafficking" in each.told.instrument for each in made.asks.deadlines)

    def test_cites_no_article_of_the_pattern_for_bilateral_treaties(self, card):
        made = card("GB", "US", "taking_testimony")

        of_pattern = [each.told for each in made.asks.mandatory if each.told.instrument.startswith("Pattern")]
        assert of_pattern
        assert {told.provision for told in of_pattern} == {""}


class TestSpecialRequirements:
    def test_are_those_of_both_overlays_between_pakistan_and_the_united_states(self, card):
        of = {each.told.instrument.split(":")[0] for each in card("PK", "US", "content_data_stored").asks.special}

        assert of == {"United States", "Pakistan"}

    def test_are_those_of_the_measure_only(self, card):
        assert "Probable cause for content" in titles(card("DE", "US", "content_data_stored").asks.special)
        assert "Probable cause for content" not in titles(card("DE", "US", "service_of_documents").asks.special)

    def test_are_none_where_no_overlay_applies(self, card):
        assert card("DE", "FR", "content_data_stored").asks.special == ()


def titles(parts) -> list[str]:
    return [each.title for each in parts]


class TestDeadlines:
    def test_put_those_of_the_measure_before_those_of_every_request(self, card):
        assert (
            titles(card("DE", "CH", "expedited_preservation").asks.deadlines)[0]
            == "Preserved data kept at least 60 days"
        )

    def test_leave_out_those_of_another_measure(self, card):
        assert "Preserved data kept at least 60 days" not in titles(
            card("DE", "CH", "subscriber_information").asks.deadlines
        )

    def test_are_not_those_of_the_requesting_states_own_law(self, card):
        told = [each.told.instrument for each in card("PK", "AE", "expedited_preservation").asks.deadlines]

        assert not [each for each in told if each.startswith("Pakistan")]

    def test_say_how_long_and_whether_that_was_read(self, card):
        decision = next(
            each for each in card("DE", "FR", "taking_testimony").asks.deadlines if each.title.startswith("Carry out")
        )

        assert decision.length == "at most 90 days"
        assert (decision.told.provision, decision.told.seen) == ("art. 12(4)", True)


class TestFastWays:
    def test_name_the_contact_point_where_budapest_binds_the_two(self, card):
        way = ways(card("GB", "US", "subscriber_information"))["24/7 network"]

        assert way.told.provision == "art. 35"
        assert [each.role for each in way.contacts] == ["budapest_24_7"]
        assert "ring first, to check that it still answers" in way.limits

    def test_do_not_lend_the_budapest_network_to_a_state_that_is_no_party(self, card):
        way = ways(card("PK", "US", "expedited_preservation"))["24/7 network"]

        assert way.contacts == ()
        assert "The Budapest Convention is not usable between the two." in way.limits
        assert "24/7 network" not in ways(card("PK", "US", "subscriber_information"))

    def test_leave_the_routes_of_a_convention_aside_where_a_treaty_governs(self, card):
        """UNTOC art. 18(7): its own paragraphs step back, and INTERPOL with them."""
        assert "INTERPOL" in ways(card("PK", "US", "taking_testimony"))
        assert "INTERPOL" not in ways(card("GB", "US", "taking_testimony"))

    def test_keep_the_checks_of_the_trafficking_protocol_where_a_treaty_governs(self, card):
        """Its arts 10 and 13 are duties of their own: UNTOC art. 18(7) has only 18(9) to (29) step back."""
        checks = ways(card("GB", "US", "travel_document_verification"))

        assert checks["Directly between law-enforcement authorities"].told.provision == "arts 10(1), 13"
        assert "Directly between law-enforcement authorities" not in ways(card("GB", "US", "taking_testimony"))

    def test_leave_aside_what_the_investigation_order_replaces(self, card):
        assert "Directly between judicial authorities" in ways(card("RS", "FR", "taking_testimony"))
        assert ways(card("DE", "FR", "taking_testimony")) == {}

    def test_are_closed_by_a_declaration_that_sends_urgent_requests_to_the_central_authority(self, card, snapshot):
        # Between the two no treaty governs but the Budapest Convention.
        closing = declared(
            snapshot, instrument="CETS-185", state="LK", kind="declaration", effect="via_central_authority_in_urgency"
        )
        before, after = card("DE", "LK", "subscriber_information"), card("DE", "LK", "subscriber_information", closing)

        assert "Directly between judicial authorities" in ways(before)
        assert "Directly between judicial authorities" not in ways(after)
        (barred,) = after.barred
        assert barred.sentence.startswith("Sri Lanka has declared")
        assert "in urgent cases too, and so is INTERPOL." in barred.sentence

    def test_leave_out_the_direct_route_where_a_declaration_to_the_protocol_closes_it(self, card):
        closed = card("CH", "ES", "taking_testimony")

        assert "Directly between judicial authorities" not in ways(closed)
        assert any("between judicial authorities is closed" in fact.sentence for fact in closed.barred)

    def test_carry_the_mark_of_their_rule(self, card):
        ways_to_us = ways(card("PK", "US", "subscriber_information"))

        assert ways_to_us["INTERPOL"].told.seen
        assert not ways_to_us["Directly to the provider"].told.seen


class TestLanguages:
    def test_are_those_declared_under_the_channel_with_the_source(self, card, snapshot):
        languages = card("PK", "US", "taking_testimony", declared(snapshot)).asks.languages

        assert languages.codes == ("en",)
        assert [fact.provision for fact in languages.declared] == ["Palermo Convention, art. 18(14)"]
        assert languages.declared[0].source_url == "https://example.org/list"

    def test_are_not_those_declared_under_another_instrument(self, card, snapshot):
        assert card("PK", "US", "taking_testimony", declared(snapshot, instrument="UNCAC")).asks.languages.codes == ()

    def test_show_the_declaration_and_no_language_where_the_asking_state_is_exempt(self, card, snapshot):
        languages = card(
            "PK", "US", "taking_testimony", declared(snapshot, effect="languages=en;exempt=PK")
        ).asks.languages

        assert languages.codes == ()
        assert len(languages.declared) == 1

    def test_are_those_of_the_authority_where_nothing_is_declared(self, card, snapshot):
        authority = AuthorityRecord(
            "TK", "central_authority_mla", "Office", "", "", "en;fr", "", True, SourceRecord(), ""
        )
        registry = replace(snapshot, authorities=(*snapshot.authorities, authority))

        assert card("PK", "TK", "taking_testimony", registry).asks.languages.codes == ("en", "fr")


class TestDeclarations:
    def test_are_those_of_the_requested_state_that_touch_a_request(self, card):
        said = [fact.sentence for fact in card("GB", "US", "expedited_preservation").asks.declarations]

        assert "Urgent requests must go to the central authority." in said
        assert not [sentence for sentence in said if "extradition" in sentence]
