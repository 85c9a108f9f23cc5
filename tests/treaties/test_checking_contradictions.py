"""What cannot be true together, in registries built by hand: one test a sentence."""

from datetime import date

import pytest

from tests.treaties.checked import KNOWN, bilateral, convention, found, member, party
from treaties.checking import Kind
from treaties.registry import FindingRecord


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
