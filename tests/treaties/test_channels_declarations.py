"""Reservations and declarations that bite, on registries made by hand: Aland asks Beland."""

from datetime import date

import pytest

from tests.treaties.by_hand import TODAY, declaration, instrument, place_of, registry, row
from tests.treaties.declaring import ASSISTANCE, BUDAPEST, CONDITIONS, SECOND_PROTOCOL, ask, told
from treaties.channels import as_json, resolve

COVERED = "taking_testimony"


PRESERVATION = declaration(BUDAPEST, "BB", "29(4)", "requires_dual_criminality_for_preservation", kind="reservation")
IN_URGENCY = declaration(BUDAPEST, "BB", "27(9)(e)", "via_central_authority_in_urgency")
NO_TRANSFER = declaration(ASSISTANCE, "BB", "11", "refuses_temporary_transfer", kind="reservation")


class TestADeclarationOfTheRequestedState:
    def test_is_told_with_its_article_its_words_and_its_source(self):
        [used] = ask(CONDITIONS).channel(ASSISTANCE).declarations

        assert used.sentence == "Beland has declared (art. 5(1)): Said so."
        assert (used.source_url, used.source_date, used.verified) == ("https://depositary.example", "2020-01-01", True)

    def test_is_plain_data_for_scripts(self):
        told = as_json(ask(CONDITIONS))["usable"][0]["declarations"]

        assert told == [
            {
                "state": "BB",
                "article": "5(1)",
                "kind": "declaration",
                "sentence": "Beland has declared (art. 5(1)): Said so.",
                "source_url": "https://depositary.example",
                "source_date": "2020-01-01",
                "confidence": "verified",
            }
        ]

    def test_that_is_a_reservation_is_told_as_one(self):
        assert told(NO_TRANSFER).startswith("Beland has reserved (art. 11): Said so.")

    def test_that_is_recalled_says_so(self):
        recalled = declaration(ASSISTANCE, "BB", "16(2)", "languages=en", verified=False)

        assert told(recalled).endswith("This is recalled and not yet checked against a source.")

    @pytest.mark.parametrize("source_date", ["2020-01-01", "2019", ""])
    def test_is_in_doubt_on_a_day_before_its_source_speaks(self, source_date):
        early = declaration(BUDAPEST, "BB", "27(9)(e)", "via_central_authority_in_urgency", source_date=source_date)
        said = told(early, on=date(2015, 5, 1))

        assert said.endswith("find out how it stood then.")
        assert "closed" not in said

    def test_is_not_told_under_an_instrument_that_does_not_bind(self):
        assert ask(CONDITIONS, on=date(1999, 1, 1)).channel(ASSISTANCE).declarations == ()

    def test_is_not_told_where_it_was_made_by_another_state(self):
        assert told(declaration(ASSISTANCE, "CC", "16(2)", "languages=en")) == ""

    @pytest.mark.parametrize("effect", ["withdrawn", "no_compulsory_dispute_settlement", "extradition_conditions"])
    def test_is_left_out_where_it_is_withdrawn_or_not_about_assistance(self, effect):
        assert told(declaration(ASSISTANCE, "BB", "3", effect, kind="reservation"), measures=[COVERED]) == ""

    @pytest.mark.parametrize("effect", ["", "wants_three_copies"])
    def test_that_has_no_rule_is_told_if_it_concerns_the_article_of_the_measure(self, effect):
        of_article_3, of_article_13 = (declaration(ASSISTANCE, "BB", article, effect) for article in ("3(1)", "13"))

        assert told(of_article_3, measures=[COVERED]) == "Beland has declared (art. 3(1)): Said so."
        assert told(of_article_13, measures=[COVERED]) == ""
        assert told(of_article_13) == "Beland has declared (art. 13): Said so."

    def test_to_a_protocol_is_measured_by_the_articles_that_its_convention_gives_it(self):
        protocol = instrument(SECOND_PROTOCOL, basis_role="supplement", supplements=ASSISTANCE)
        rows = [row(state, code) for code in (ASSISTANCE, SECOND_PROTOCOL) for state in ("AA", "BB")]
        declared = declaration(SECOND_PROTOCOL, "BB", "18(4)", "")
        known = registry([instrument(ASSISTANCE), protocol], rows, declarations=[declared])

        assert resolve(known, "AA", "BB", TODAY, ["controlled_delivery"]).supporting[0].declarations
        assert not resolve(known, "AA", "BB", TODAY, [COVERED]).supporting[0].declarations

    def test_that_names_an_authority_is_told_only_where_it_says_by_which_way(self):
        named = declaration(BUDAPEST, "BB", "27(2)", "authority_art27", kind="authority")
        by_way = declaration(SECOND_PROTOCOL, "BB", "4", "requests_via=prosecutor", kind="authority")

        assert told(named) == ""
        assert told(by_way)

    def test_to_a_paragraph_that_only_a_protocol_has_is_told_where_that_binds_the_two(self):
        by_way = declaration(ASSISTANCE, "BB", "15(8)", "requests_via=prosecutor", kind="authority")

        assert told(by_way) == ""
        assert told(by_way, codes={ASSISTANCE, SECOND_PROTOCOL}) == "Beland has declared (art. 15(8)): Said so."


class TestAReservationToPreservation:
    def test_bites_on_preservation_alone(self):
        spared = "The offences of arts 2 to 11 are not touched by it."

        assert told(PRESERVATION, measures=["expedited_preservation"]).endswith(spared)
        assert told(PRESERVATION, measures=["subscriber_information"]) == ""

    @pytest.mark.parametrize(("offence", "bites"), [("computer_fraud", False), ("trafficking_sexual", True)])
    def test_does_not_touch_the_offences_of_the_convention(self, offence, bites):
        assert bool(told(PRESERVATION, measures=["expedited_preservation"], offence=offence)) is bites

    def test_of_the_requesting_state_does_not_count(self):
        own = declaration(BUDAPEST, "AA", "29(4)", "requires_dual_criminality_for_preservation", kind="reservation")

        assert told(own) == ""


class TestARoute:
    @pytest.mark.parametrize(
        ("code", "article", "effect", "follows"),
        [
            (
                BUDAPEST,
                "27(9)(e)",
                "via_central_authority_in_urgency",
                "is closed, in urgent cases too, and so is INTERPOL.",
            ),
            (BUDAPEST, "27", "incoming_via=diplomatic_channel", "The route it names is the only one open."),
            (ASSISTANCE, "15(6)", "requests_via_ministry_of_justice", "only where it is open."),
            ("CETS-182", "4", "via_central_authority_unless_urgent", "is closed unless the case is urgent."),
            (ASSISTANCE, "15(6)", "copy_to_ministry_of_justice", "Said so."),
        ],
    )
    def test_that_is_closed_is_told_as_closed_whatever_is_asked(self, code, article, effect, follows):
        closing = declaration(code, "BB", article, effect)

        assert told(closing).endswith(follows)
        assert told(closing, measures=["service_of_documents"]) == told(closing)

    def test_of_article_27_steps_back_where_a_treaty_on_assistance_binds_the_two(self):
        assert told(IN_URGENCY, codes={BUDAPEST, ASSISTANCE}) == ""
        assert told(PRESERVATION, codes={BUDAPEST, ASSISTANCE}) != ""

    def test_of_an_article_that_the_second_protocol_rewrites_is_in_doubt_between_its_parties(self):
        closing = declaration(ASSISTANCE, "BB", "15(6)", "requests_via_ministry_of_justice")
        said = told(closing, codes={ASSISTANCE, SECOND_PROTOCOL})

        assert "Between the two the Short CETS-182 rewrites that article" in said
        assert "closed" not in said
        assert "rewrites" not in told(CONDITIONS, codes={ASSISTANCE, SECOND_PROTOCOL})


class TestConditionsOnSearchAndSeizure:
    @pytest.mark.parametrize(
        ("measure", "bites"),
        [
            ("search_seizure_premises", True),
            ("computer_search_seizure", True),
            ("content_data_stored", True),
            (COVERED, False),
        ],
    )
    def test_bite_on_the_measures_of_article_5(self, measure, bites):
        assert bool(told(CONDITIONS, measures=[measure])) is bites

    def test_on_any_coercive_measure_bite_on_the_compulsory_ones(self):
        coercive = declaration(ASSISTANCE, "BB", "5(1)", "coercive_measures_conditions=a")

        assert told(coercive, measures=[COVERED])
        assert not told(coercive, measures=["criminal_records"])


class TestLanguages:
    @pytest.mark.parametrize(("code", "article"), [(ASSISTANCE, "16(2)"), ("UNTOC", "18(14)"), ("UNCAC", "46(14)")])
    def test_bite_on_every_request(self, code, article):
        assert told(declaration(code, "BB", article, "languages=en", kind="language"), measures=[COVERED])

    def test_spare_the_states_that_are_exempt(self):
        exempt = declaration(ASSISTANCE, "BB", "16(2)", "languages=en;translation_required;exempt=AA,CC")

        assert told(exempt) == ""

    def test_of_the_conventions_step_back_where_a_treaty_on_assistance_binds_the_two(self):
        assert told(declaration("UNTOC", "BB", "18(14)", "languages=en"), codes={"UNTOC", ASSISTANCE}) == ""


class TestAReservationThatTakesAMeasureOut:
    TRANSFER = "transfer_custody_testify"

    def test_makes_the_instrument_unavailable_for_it_and_says_why(self):
        answer = ask(NO_TRANSFER, measures=[self.TRANSFER])

        assert place_of(answer, ASSISTANCE) == "unavailable"
        assert answer.unavailable[0].reasons[1] == (
            "Temporary transfer of a person in custody to testify: taken out by a reservation of Beland (art. 11)."
        )
        assert [each.article for each in answer.unavailable[0].declarations] == ["11"]

    def test_leaves_what_else_is_asked(self):
        channel = ask(NO_TRANSFER, measures=[self.TRANSFER, COVERED]).channel(ASSISTANCE)

        assert [each.state for each in channel.coverage] == ["not_covered", "covered"]
        assert "It does not cover: temporary transfer" in " ".join(channel.warnings)

    @pytest.mark.parametrize(
        ("but", "on"), [({"verified": False}, TODAY), ({"source_date": "2020"}, date(2019, 1, 1)), ({}, TODAY)]
    )
    def test_takes_out_nothing_while_it_is_in_doubt(self, but, on):
        declared = declaration(ASSISTANCE, "BB", "11", "refuses_temporary_transfer", kind="reservation", **but)
        codes = {ASSISTANCE} if but else {ASSISTANCE, SECOND_PROTOCOL}
        answer = ask(declared, codes=codes, on=on, measures=[self.TRANSFER])

        assert place_of(answer, ASSISTANCE) == "usable"
        assert answer.channel(ASSISTANCE).declarations

    def test_of_the_requesting_state_takes_out_nothing_by_itself(self):
        own = declaration(ASSISTANCE, "AA", "11", "refuses_temporary_transfer", kind="reservation")

        assert place_of(ask(own, measures=[self.TRANSFER]), ASSISTANCE) == "usable"
        assert "may invoke the same in turn (art. 23(3))" in told(own, measures=[self.TRANSFER])


class TestADeclarationOnAnOffence:
    def test_bites_where_that_offence_is_asked_for(self):
        devices = declaration(BUDAPEST, "BB", "6", "offence_not_covered=art_6_devices", kind="reservation")

        assert told(devices, offence="misuse_of_devices").endswith("Mind it where dual criminality is asked for.")
        assert told(devices, offence="computer_fraud") == told(devices) == ""


class TestARefusalOfRecognition:
    @pytest.mark.parametrize(("one", "other"), [("AA", "BB"), ("BB", "AA")])
    def test_bites_between_the_two_both_ways(self, one, other):
        refused = declaration("UNTOC", one, "general", f"no_recognition_of={other}")

        assert told(refused).endswith("Ask whether the instrument works between the two.")
        assert told(declaration("UNTOC", one, "general", "no_recognition_of=CC")) == ""


class TestAnEffectOnSomeMeasures:
    MEASURES = ("traffic_data_realtime", "interception_content", "service_of_documents")

    @pytest.mark.parametrize(
        ("effect", "bitten"),
        [
            ("summons_lead_days=40", ["service_of_documents"]),
            ("realtime_traffic_data=serious_offences_only", ["traffic_data_realtime"]),
            ("interception=offences_of_2_years_or_more", ["interception_content"]),
            ("no_realtime_measures_on_closed_networks", ["traffic_data_realtime", "interception_content"]),
        ],
    )
    def test_bites_on_those(self, effect, bitten):
        declared = declaration(BUDAPEST, "BB", "38", effect)

        assert [measure for measure in self.MEASURES if told(declared, measures=[measure])] == bitten
