"""Gaps and ages in registries built by hand, one test a sentence; and that the checks run over the real files."""

from datetime import date

import pytest

from tests.treaties.by_hand import TODAY, instrument, registry
from tests.treaties.checked import KNOWN, authority, convention, found, member, party
from treaties.checking import Group, Kind, check
from treaties.checking.ageing import before
from treaties.checking.counts import by_kind, by_state
from treaties.days import in_words
from treaties.registry import DeclarationRecord, FindingRecord, SourceRecord


class TestACompleteRegistry:
    def test_has_nothing_to_look_at(self):
        rows = [party("AA", ratified_on=date(1999, 12, 2), signed_on=date(1995, 1, 1)), party("BB")]

        assert found([convention()], rows, eu_memberships=[member(date(2004, 5, 1))]) == []


class TestPartiesWithoutADay:
    @pytest.mark.parametrize("status", ["party", "acceded", "in_force"])
    def test_are_told(self, status):
        told = "Aland, Convention ONE: recorded as in force, but not since when."

        remarks = found([convention()], [party("AA", "ONE", status, None)])
        assert remarks == [(Kind.PARTY_WITHOUT_DAY, ("AA",), told)]

    def test_are_none_where_the_state_only_signed(self):
        assert found([convention()], [party("AA", "ONE", "signed", None)]) == []

    def test_are_one_remark_on_an_instrument_that_is_not_known_to_be_in_force(self):
        ((kind, states, told),) = found([convention(in_force_on=None)], [party("AA", "ONE", "party", None)])

        assert (kind, states) == (Kind.INSTRUMENT_WITHOUT_DAY, ())
        assert told == "Convention ONE: not in force, or the day is missing. Parties recorded without a day: 1."

    def test_are_told_where_the_instrument_is_in_force_state_by_state(self):
        rows = [party("AA"), party("BB", "ONE", "party", None)]

        told = "Convention ONE: no day of entry into force is recorded, though 1 of its 2 parties have one."
        party_remark, instrument_remark = found([convention(in_force_on=None)], rows)
        assert party_remark[:2] == (Kind.PARTY_WITHOUT_DAY, ("BB",))
        assert instrument_remark == (Kind.INSTRUMENT_WITHOUT_DAY, (), told)


class TestOtherGaps:
    def test_are_an_end_without_a_day(self):
        told = "Aland, Convention ONE: recorded as denounced, but not since when."

        assert found([convention()], [party("AA", status="denounced")]) == [(Kind.ENDED_WITHOUT_DAY, ("AA",), told)]

    def test_are_facts_and_instruments_without_a_source(self):
        without = {"source": SourceRecord()}
        more = {"article": "4(1)", "kind": "reservation", "effect": "", "summary": ""}
        declaration = DeclarationRecord(instrument="ONE", state="AA", **more, **KNOWN | without)

        told = [
            sentence
            for kind, _, sentence in found(
                [instrument()],
                [party("AA", **without)],
                declarations=[declaration],
                authorities=[authority("AA", **without)],
                eu_memberships=[member(date(2004, 5, 1), **without)],
            )
            if kind == Kind.FACT_WITHOUT_SOURCE
        ]

        assert told == [
            "Aland, Convention ONE: no source is known.",
            "Aland, Convention ONE, reservation art. 4(1): no source is known.",
            "Aland, authority “Ministry of Justice”: no source is known.",
            "Aland, membership of the European Union: no source is known.",
            "Convention ONE: no link to the text or to its depositary is known.",
        ]

    def test_are_states_without_an_authority_those_with_most_treaties_first(self):
        rows = [party("AA"), party("BB"), party("BB", "TWO"), party("EU")]

        told = [sentence for _, _, sentence in found([convention(), convention("TWO")], rows, speaking=["CC"])]
        assert told == [
            "Beland: no authority is known. Instruments to which it is a party: 2.",
            "Aland: no authority is known. Instruments to which it is a party: 1.",
        ]

    def test_are_sources_without_a_publisher_told_once_for_all_their_facts(self):
        source = SourceRecord(url="https://list.example")
        told = "https://list.example: publisher not known; 2 facts rest on it."

        remarks = found([convention()], [party("AA", source=source), party("BB", source=source)])
        assert remarks == [(Kind.SOURCE_WITHOUT_PUBLISHER, ("AA", "BB"), told)]


class TestAFinding:
    def test_is_named_with_its_states_and_not_at_full_length(self):
        named = {"origin": "state_finding", "key": "k", "kind": "no_evidence", "instrument": ""}
        texts = {"statement": "Nothing was found. " * 20, "explanation": ""}
        finding = FindingRecord(**named, state="AA", counterpart="BB", **texts, **KNOWN | {"source_date": ""})

        ((kind, states, told),) = found([], [], findings=[finding])
        assert (kind, states) == (Kind.UNDATED, ("AA", "BB"))
        assert told.startswith("Finding on Aland and Beland “Nothing was found. Nothing")
        assert told.endswith(" …”: its source carries no date.")


class TestAge:
    @pytest.mark.parametrize(
        ("as_of", "old"), [("2024-11-23", True), ("2024-11-24", False), ("2024", False), ("2023", True)]
    )
    def test_is_told_from_so_many_months_on(self, as_of, old):
        remarks = found([convention()], [party("AA", source_date=as_of)])

        told = (Kind.OUTDATED, ("AA",), f"Aland, Convention ONE: its source speaks of {in_words(as_of)}.")
        assert remarks == ([told] if old else [])

    def test_is_that_of_the_source_where_the_fact_has_no_date(self):
        source = SourceRecord(url="https://list.example", publisher="P", as_of="2001")

        assert "speaks of 2001" in found([convention()], [party("AA", source=source, source_date="")])[0][2]

    def test_is_told_oldest_first(self):
        rows = [party("AA", source_date="2020"), party("BB", source_date="2010-05"), party("CC", source_date="2015")]

        assert [states for _, states, _ in found([convention()], rows)] == [("BB",), ("CC",), ("AA",)]

    def test_is_apart_where_there_is_no_date(self):
        told = "Aland, Convention ONE: its source carries no date."

        assert found([convention()], [party("AA", source_date="")]) == [(Kind.UNDATED, ("AA",), told)]

    @pytest.mark.parametrize(
        ("months", "day"),
        [(0, date(2024, 3, 31)), (1, date(2024, 2, 29)), (3, date(2023, 12, 31)), (13, date(2023, 2, 28))],
    )
    def test_counts_whole_months(self, months, day):
        assert before(date(2024, 3, 31), months) == day


class TestCounts:
    def test_put_the_state_with_contradictions_first(self):
        rows = [
            party("AA", ended_on=date(1999, 1, 1)),
            party("BB", "ONE", "party", None),
            party("BB", "TWO", source_date=""),
        ]
        facts = registry([convention(), convention("TWO")], rows, authorities=[authority("AA"), authority("BB")])
        remarks = check(facts, on=TODAY, older_than=24)

        assert by_state(remarks) == {"AA": {Group.CONTRADICTION: 1}, "BB": {Group.GAP: 1, Group.AGE: 1}}
        assert list(by_state(remarks)) == ["AA", "BB"]
        assert by_kind(remarks) == {Kind.IN_FORCE_AFTER_ENDED: 1, Kind.PARTY_WITHOUT_DAY: 1, Kind.UNDATED: 1}


class TestTheRealRegistry:
    def test_is_told_in_sentences_about_states_and_instruments_it_has(self, snapshot):
        remarks = check(snapshot, on=TODAY, older_than=24)

        assert {remark.kind.group for remark in remarks} >= {Group.GAP, Group.AGE}
        assert all(remark.sentence.endswith((".", "”")) for remark in remarks)
        assert all(set(remark.states) <= snapshot.states.keys() for remark in remarks)
        assert all(remark.instrument in {"", *snapshot.instruments} for remark in remarks)

    def test_knows_that_the_ratification_of_a_protocol_not_in_force_needs_no_day(self, snapshot):
        remarks = check(snapshot, on=TODAY, older_than=24)

        kinds = {
            remark.kind for remark in remarks if remark.instrument == "CETS-224" and remark.kind.group == Group.GAP
        }
        assert Kind.INSTRUMENT_WITHOUT_DAY in kinds
        assert Kind.PARTY_WITHOUT_DAY not in kinds
