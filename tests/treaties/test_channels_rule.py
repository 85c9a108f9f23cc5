"""The channel rule on registries built by hand: one test a sentence of the design."""

from datetime import date

import pytest

from tests.treaties.by_hand import LAW, TODAY, ask, instrument, place_of, registry, row, stands
from treaties.channels import all_pairs
from treaties.registry import FindingRecord, MembershipRecord, SourceRecord


class TestAParticipationOnADay:
    @pytest.mark.parametrize("status", ["party", "acceded", "in_force"])
    def test_binds_from_its_entry_into_force(self, status):
        assert stands(date(1999, 12, 31), status=status) == "unavailable"
        assert stands(date(2000, 1, 1), status=status) == "usable"

    @pytest.mark.parametrize(
        ("source_date", "speaks_from"),
        [("2020-03-05", date(2020, 3, 5)), ("2020-02", date(2020, 2, 29)), ("2020", date(2020, 12, 31)), ("", TODAY)],
    )
    def test_without_a_day_binds_from_what_its_source_speaks_of(self, source_date, speaks_from):
        undated = {"in_force_on": None, "source_date": source_date}

        assert stands(speaks_from.replace(day=speaks_from.day - 1), **undated) == "to_verify"
        assert stands(speaks_from, **undated) == "usable"

    def test_without_a_day_carries_a_warning(self):
        usable = ask([instrument()], [row("AA", in_force_on=None), row("BB")]).usable[0]

        assert "Since when it binds Aland is not known; the source speaks of 1 January 2020." in usable.warnings
        assert not usable.verified

    @pytest.mark.parametrize("stop", ["ended_on", "suspended_on"])
    @pytest.mark.parametrize("status", ["party", "denounced", "unknown"])
    def test_stops_on_the_day_it_ends_and_binds_before(self, stop, status):
        ended = {"status": status, stop: date(2010, 5, 1)}

        assert stands(date(2010, 4, 30), **ended) == "usable"
        assert stands(date(2010, 5, 1), **ended) == "unavailable"

    @pytest.mark.parametrize("status", ["signed", "not_bound", "terminated", "denounced"])
    def test_does_not_bind_by_another_status(self, status):
        assert stands(TODAY, status=status) == "unavailable"

    def test_of_unknown_force_is_to_verify(self):
        assert stands(TODAY, status="unknown") == "to_verify"

    def test_is_not_listed_before_its_signature(self):
        assert stands(date(2001, 1, 1), signed_on=date(2001, 1, 2)) == ""


class TestAnInstrumentOnADay:
    ROWS = (row("AA", in_force_on=date(1980, 1, 1)), row("BB", in_force_on=date(1980, 1, 1)))

    def test_is_not_listed_before_its_adoption(self):
        assert place_of(ask([instrument()], self.ROWS, date(1989, 12, 31))) == ""

    def test_is_in_force_from_its_own_day(self):
        assert place_of(ask([instrument()], self.ROWS, date(1990, 12, 31))) == "unavailable"
        assert place_of(ask([instrument()], self.ROWS, date(1991, 1, 1))) == "usable"

    def test_without_a_day_needs_that_of_both_states(self):
        dormant = instrument(in_force_on=None)

        assert place_of(ask([dormant], self.ROWS)) == "usable"
        assert place_of(ask([dormant], [row("AA", in_force_on=None), row("BB")])) == "unavailable"

    def test_that_is_a_scheme_applies_between_members_from_its_adoption(self):
        scheme = instrument(kind="scheme", in_force_on=None)
        members = [row(code, status="scheme_member", in_force_on=None) for code in ("AA", "BB")]

        assert place_of(ask([scheme], members, date(1990, 1, 1))) == "usable"

    def test_not_binding_outweighs_not_in_force_and_that_outweighs_to_verify(self):
        dormant = instrument(in_force_on=date(2030, 1, 1))

        assert place_of(ask([dormant], [row("AA", status="unknown"), row("BB")])) == "unavailable"
        answer = ask([instrument()], [row("AA", status="unknown"), row("BB", status="signed")])
        assert place_of(answer) == "unavailable"


class TestRoles:
    ROWS = tuple(row(code, under) for code in ("AA", "BB") for under in ("ONE", "TWO"))

    def test_a_supplement_supports_what_it_supplements(self):
        supplement = instrument("TWO", basis_role="supplement", supplements="ONE")

        assert place_of(ask([instrument(), supplement], self.ROWS), "TWO") == "supporting"

    def test_a_supplement_of_what_is_not_usable_is_unavailable(self):
        supplement, later = instrument("TWO", basis_role="supplement", supplements="ONE"), date(2030, 1, 1)

        assert place_of(ask([instrument(in_force_on=later), supplement], self.ROWS), "TWO") == "unavailable"

    def test_a_supporting_instrument_needs_a_usable_one(self):
        supporting = instrument("TWO", basis_role="supporting")

        assert place_of(ask([instrument(), supporting], self.ROWS), "TWO") == "supporting"
        assert place_of(ask([supporting], self.ROWS[1::2]), "TWO") == "unavailable"


class TestATreatyOfTheEuropeanUnion:
    TREATY = instrument(kind="bilateral")
    ROWS = (row("EU", status="in_force"), row("BB", status="in_force"))

    @pytest.mark.parametrize(("on", "place"), [(date(2019, 12, 31), "usable"), (date(2020, 1, 1), "")])
    def test_counts_for_a_member_up_to_its_last_day(self, on, place):
        member = MembershipRecord("AA", date(1995, 1, 1), date(2019, 12, 31), verified=True)

        assert place_of(ask([self.TREATY], self.ROWS, on, eu_memberships=[member])) == place

    def test_keeps_its_role(self):
        member = MembershipRecord("AA", date(1995, 1, 1), None, verified=True)
        supporting = instrument(kind="bilateral", basis_role="supporting")
        carrying, rows = instrument("TWO"), [*self.ROWS, row("AA", "TWO"), row("BB", "TWO")]

        assert place_of(ask([supporting, carrying], rows, eu_memberships=[member])) == "supporting"


class TestOrder:
    def first(self, one, two, rows):
        answer = ask([instrument("ONE", **one), instrument("TWO", **two)], rows)
        assert answer.usable[-1].instrument == "LETTERS-ROGATORY"
        together = registry([instrument("ONE", **one), instrument("TWO", **two)], rows)
        assert all_pairs(together, TODAY)["AA-BB"] == tuple(each.instrument for each in answer.usable)
        return answer.recommended.instrument

    def rows(self, **of_two):
        return [row("AA"), row("BB"), row("AA", "TWO", **of_two), row("BB", "TWO")]

    def test_is_by_preference(self):
        assert self.first({"preference": 20}, {"preference": 10}, self.rows()) == "TWO"

    def test_then_verified_first(self):
        assert self.first({}, {}, self.rows(recalled_fields=frozenset({"in_force_on"}))) == "ONE"

    def test_and_a_computed_day_counts_as_verified(self):
        computed = {"in_force_on": date(2001, 1, 1), "computed_fields": frozenset({"in_force_on"})}

        assert self.first({}, {}, self.rows(**computed)) == "TWO"

    def test_then_the_later_day_on_which_both_were_bound(self):
        assert self.first({}, {}, self.rows(in_force_on=date(2005, 1, 1))) == "TWO"

    def test_then_the_newer_text_then_the_code(self):
        assert self.first({}, {"adopted_on": date(1990, 6, 1)}, self.rows()) == "TWO"
        assert self.first({}, {}, self.rows()) == "ONE"


class TestPreservation:
    def first(self, other, preference):
        instruments = [instrument("CETS-185", preference=30), instrument(other, preference=preference)]
        rows = [row(state, code) for state in ("AA", "BB") for code in ("CETS-185", other)]
        return ask(instruments, rows, measures=["expedited_preservation"]).recommended.instrument

    def test_goes_by_the_budapest_convention_before_a_bilateral_treaty(self):
        assert self.first("ONE", 10) == "CETS-185"

    def test_goes_by_an_instrument_of_the_european_union_that_covers_it(self):
        assert self.first("EU-EEVIDENCE-2023", 0) == "EU-EEVIDENCE-2023"

    def test_goes_by_budapest_where_that_of_the_european_union_does_not_cover_it(self):
        assert "expedited_preservation" not in LAW.instruments["EU-EIO-2014"].measures
        assert self.first("EU-EIO-2014", 0) == "CETS-185"


class TestWhatIsNamed:
    def test_is_not_an_instrument_of_one_state_alone(self):
        assert place_of(ask([instrument()], [row("AA")])) == ""

    def test_is_one_with_a_finding_about_either_state(self):
        found = FindingRecord(
            "not_bound", "k", "not_party", "ONE", "AA", "", "Aland never joined.", "", True, SourceRecord(), ""
        )
        answer = ask([instrument()], [row("BB")], findings=[found])

        assert place_of(answer) == "unavailable"
        assert "Checked: Aland never joined." in answer.unavailable[0].reasons

    def test_is_the_budapest_convention_always(self):
        assert place_of(ask([instrument("CETS-185")], []), "CETS-185") == "unavailable"


class TestDisplacement:
    @pytest.mark.parametrize("measures", [(), ("expedited_preservation",)])
    def test_is_told_wherever_the_investigation_order_binds(self, measures):
        codes = ("EU-EIO-2014", "EU-MLA-2000")
        rows = [row(state, code) for state in ("AA", "BB") for code in codes]
        answer = ask([instrument(codes[0], preference=0), instrument(codes[1])], rows, measures=measures)

        assert "replaces the corresponding provisions of this text." in " ".join(answer.channel("EU-MLA-2000").reasons)
