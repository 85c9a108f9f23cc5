"""What the checks find in registries built by hand, one test a sentence; and that they run over the real files."""

from datetime import date
from functools import partial

import pytest

from tests.treaties.by_hand import TODAY, instrument, registry, row
from treaties.checking import Group, Kind, check
from treaties.checking.ageing import before
from treaties.checking.counts import by_kind, by_state
from treaties.registry import (
    AuthorityRecord,
    DeclarationRecord,
    FindingRecord,
    MembershipRecord,
    SourceRecord,
)

SOURCE = SourceRecord(url="https://depositary.example/list", title="List", publisher="Depositary")
KNOWN = {"verified": True, "source": SOURCE, "source_date": "2026-01-01"}
convention = partial(instrument, url="https://depositary.example/text")
bilateral = partial(
    instrument,
    code="BI",
    kind="bilateral",
    short_title="Aland–Beland, 1999",
    adopted_on=None,
    signed_on=date(1999, 5, 1),
    in_force_on=date(2000, 1, 1),
)


def party(state, *args, **but):
    return row(state, *args, **KNOWN | but)


def authority(state, **but):
    record = {"role": "central_authority_mla", "name": "Ministry of Justice", "organisation": "", "city": ""}
    texts = {"accepted_languages": "", "transmission_notes": ""}
    return AuthorityRecord(state=state, **record | texts | KNOWN | but)


def member(since, until=None, **but):
    return MembershipRecord(state="AA", since=since, until=until, **KNOWN | but)


def found(instruments, rows, *, speaking=("AA", "BB", "CC"), older_than=24, **more):
    """(kind, States, sentence) of each remark on a registry in which every State has an authority."""
    authorities = [authority(state) for state in speaking]
    facts = registry(instruments, rows, **{"authorities": authorities} | more)
    remarks = check(facts, on=TODAY, older_than=older_than)
    return [(remark.kind, remark.states, remark.sentence) for remark in remarks]


class TestACompleteRegistry:
    def test_has_nothing_to_look_at(self):
        rows = [party("AA", ratified_on=date(1999, 12, 2), signed_on=date(1995, 1, 1)), party("BB")]

        assert found([convention()], rows, eu_memberships=[member(date(2004, 5, 1))]) == []


class TestDaysOutOfOrder:
    @pytest.mark.parametrize(
        ("days", "kind", "told"),
        [
            (
                {"signed_on": date(1999, 6, 1), "ratified_on": date(1999, 5, 1)},
                Kind.SIGNED_AFTER_RATIFIED,
                "Aland, Convention ONE: ratified on 1 May 1999, but signed on 1 June 1999.",
            ),
            (
                {"signed_on": date(2001, 1, 1)},
                Kind.SIGNED_AFTER_IN_FORCE,
                "Aland, Convention ONE: in force on 1 January 2000, but signed on 1 January 2001.",
            ),
            (
                {"ratified_on": date(2000, 1, 2)},
                Kind.RATIFIED_AFTER_IN_FORCE,
                "Aland, Convention ONE: in force on 1 January 2000, but ratified on 2 January 2000.",
            ),
            (
                {"ended_on": date(1999, 12, 31)},
                Kind.IN_FORCE_AFTER_ENDED,
                "Aland, Convention ONE: ended on 31 December 1999, but in force on 1 January 2000.",
            ),
            (
                {"suspended_on": date(1999, 12, 31)},
                Kind.IN_FORCE_AFTER_ENDED,
                "Aland, Convention ONE: suspended on 31 December 1999, but in force on 1 January 2000.",
            ),
        ],
    )
    def test_are_told_with_both_days(self, days, kind, told):
        assert found([convention()], [party("AA", **days)]) == [(kind, ("AA",), told)]

    def test_may_be_one_and_the_same(self):
        same = date(2000, 1, 1)

        assert found([convention()], [party("AA", signed_on=same, ratified_on=same, ended_on=same)]) == []

    def test_name_the_day_that_was_not_read(self):
        remarks = found(
            [convention()], [party("AA", ratified_on=date(2001, 1, 1), recalled_fields=frozenset({"ratified_on"}))]
        )

        assert remarks[0][2].endswith("but ratified on 1 January 2001. Not read in a source: ratified.")

    def test_of_a_bilateral_treaty_are_told_once_for_both_parties(self):
        rows = [party(state, "BI", signed_on=date(2001, 5, 1)) for state in ("AA", "BB")]

        told = "Aland–Beland, 1999: in force on 1 January 2000, but signed on 1 May 2001."
        assert found([bilateral()], rows) == [(Kind.SIGNED_AFTER_IN_FORCE, ("AA", "BB"), told)]


class TestAPartyBeforeTheInstrument:
    def test_is_told(self):
        told = "Aland, Convention ONE: in force on 1 January 1980, but the instrument itself on 1 January 1991 only."

        remarks = found([convention()], [party("AA", in_force_on=date(1980, 1, 1))])
        assert remarks == [(Kind.BEFORE_THE_INSTRUMENT, ("AA",), told)]


class TestBilateralsTwice:
    def both(self, **but):
        rows = [party(state, code) for code in ("BI", "BI-2") for state in ("AA", "BB")]
        return found([bilateral(), bilateral(code="BI-2", **but)], rows)

    def test_are_told_with_their_codes(self):
        told = "Aland–Beland, 1999: signed on 1 May 1999, stands 2 times (BI, BI-2)."

        assert self.both() == [(Kind.BILATERAL_TWICE, ("AA", "BB"), told)]

    @pytest.mark.parametrize("other", [{"signed_on": date(1999, 5, 2)}, {"material_scope": "drugs"}])
    def test_are_two_where_the_day_or_the_scope_differs(self, other):
        assert self.both(**other) == []

    def test_are_not_known_to_be_one_where_no_day_is(self):
        rows = [party(state, code) for code in ("BI", "BI-2") for state in ("AA", "BB")]

        assert found([bilateral(signed_on=None), bilateral(code="BI-2", signed_on=None)], rows) == []


class TestMembershipsThatOverlap:
    def test_are_told(self):
        told = (
            "Aland, membership of the European Union: that from 1 January 1973 had not ended when that from "
            "1 January 1990 began."
        )
        for until in (None, date(1990, 1, 1)):
            memberships = [member(date(1990, 1, 1)), member(date(1973, 1, 1), until)]

            remarks = found([], [], eu_memberships=memberships)
            assert remarks == [(Kind.MEMBERSHIPS_OVERLAP, ("AA",), told)]

    def test_do_not_where_one_ended_the_day_before(self):
        memberships = [member(date(1973, 1, 1), date(1989, 12, 31)), member(date(1990, 1, 1))]

        assert found([], [], eu_memberships=memberships) == []

    def test_may_not_end_before_they_began(self):
        remarks = found([], [], eu_memberships=[member(date(1973, 1, 1), date(1972, 1, 1))])

        assert remarks[0][2].endswith("ended on 1 January 1972, but began on 1 January 1973.")


class TestAFindingAgainstAParty:
    def finding(self, kind):
        named = {"origin": "not_bound", "key": "k", "kind": kind, "instrument": "ONE", "state": "AA"}
        return FindingRecord(**named, counterpart="", statement="It never signed.", explanation="", **KNOWN)

    def test_is_told(self):
        told = "Aland, Convention ONE: stands as a party, but a finding says “It never signed.”"

        remarks = found([convention()], [party("AA")], findings=[self.finding("not_party")])
        assert remarks == [(Kind.FOUND_NOT_BOUND, ("AA",), told)]

    def test_is_none_where_the_row_agrees_or_the_finding_is_another(self):
        assert found([convention()], [party("AA", status="signed")], findings=[self.finding("not_party")]) == []
        assert found([convention()], [party("AA")], findings=[self.finding("supported")]) == []


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

        told = (Kind.OUTDATED, ("AA",), f"Aland, Convention ONE: its source speaks of {as_of}.")
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
