"""Reading the registry's files: what they become."""

from datetime import date

import pytest

from treaties.importing.columns import remark
from treaties.registry import MARKED


class TestReadFiles:
    def test_knows_every_state_by_a_common_name(self, snapshot):
        assert len(snapshot.states) == 251
        names = [snapshot.states[code].name for code in ("IR", "KR", "VG", "CD", "XK", "EU")]
        assert names[:2] == ["Iran", "South Korea"]
        assert names[2:4] == ["British Virgin Islands", "Democratic Republic of the Congo"]
        assert names[4:] == ["Kosovo", "European Union"]
        assert snapshot.states["EU"].kind == "union"
        assert snapshot.states["KR"].official_name == "Republic of Korea"

    def test_makes_a_bilateral_treaty_an_instrument_with_two_alike_participations(self, snapshot):
        treaty, places = snapshot.instruments["MLAT-CN-PK-2007"], snapshot.participations["MLAT-CN-PK-2007"]

        assert (treaty.kind, treaty.material_scope, treaty.signed_on) == ("bilateral", "general", date(2007, 4, 17))
        assert treaty.name == "Agreement on mutual legal assistance in criminal matters (Pakistan–China, 2007)"
        assert set(places) == {"CN", "PK"}
        assert {place.in_force_on for place in places.values()} == {date(2010, 8, 6)}
        assert all(place.verified and place.source.url for place in places.values())

    def test_suspends_a_treaty_for_both_parties(self, snapshot):
        suspended = [p for places in snapshot.participations.values() for p in places.values() if p.suspended_on]

        assert len(suspended) == 8
        assert {place.state for place in suspended} == {"HK", "US", "GB", "CA", "AU"}

    def test_joins_what_was_seen_of_each_field(self, snapshot):
        place = snapshot.participations["CETS-030"]["AD"]

        assert place.verified_fields == {"status", "in_force_on"}
        assert place.computed_fields == {"ratified_on"}
        assert place.notes == "Deposit date agrees with the 90-day clause."

    def test_takes_recalled_fields_out_of_the_note(self, snapshot):
        brunei = snapshot.participations["ASEAN-MLAT-2004"]["BN"]
        kazakhstan = snapshot.participations["CIS-CHISINAU-2002"]["KZ"]

        assert brunei.recalled_fields == {"ratified_on", "in_force_on"}
        assert brunei.declaration_summary.startswith("All ten members ratified")
        assert kazakhstan.recalled_fields == {"status"}
        assert kazakhstan.declaration_summary == "Kazakh Law No 531 of 10 March 2004; the day of deposit was not found."

    def test_calls_a_recalled_row_unverified(self, snapshot):
        place = snapshot.participations["ARAB-IT-2010"]["BH"]

        assert not place.verified
        assert not place.is_verified("status")

    def test_counts_a_part_of_a_recalled_day_as_recalled(self, snapshot):
        assert not snapshot.participations["ASEAN-MLAT-2004"]["MM"].is_verified("signed_on")
        assert snapshot.participations["ASEAN-MLAT-2004"]["SG"].is_verified("signed_on")

    @pytest.mark.parametrize("name", MARKED)
    def test_takes_a_mark_of_each_field_that_an_editor_can_mark(self, name):
        assert remark(f"A note. recalled_fields: {name}.").recalled == {name}

    def test_says_a_checked_negative_in_a_sentence(self, snapshot):
        finding = next(each for each in snapshot.findings if each.key == "CETS-185/PK")

        assert finding.statement == (
            "Pakistan has neither signed nor become a party to the Convention on Cybercrime (Budapest Convention)."
        )
        assert finding.verified

    def test_keeps_a_finding_whose_counterpart_is_no_state(self, snapshot):
        findings = {each.key: each for each in snapshot.findings}

        assert findings["PK/SAARC/regional"].instrument == "SAARC-MLA-2008"
        assert findings["PK/SAARC/regional"].counterpart == ""
        assert findings["PK/-/domestic_law/2"].statement.startswith("Recommendation 37 of the Financial")
        assert findings["PK/US/no_treaty"].counterpart == "US"

    def test_reads_a_published_claim_with_its_verdict(self, snapshot):
        claims = {each.key: each for each in snapshot.findings if each.origin == "claim"}

        assert len(claims) == 35
        signed = claims["budapest_signed"]
        assert (signed.kind, signed.instrument, signed.state) == ("contradicted", "CETS-185", "PK")
        assert signed.explanation.startswith("Pakistan has neither signed nor acceded")
        assert signed.verified
        assert not claims["eco_cyber_wg"].verified

    def test_makes_every_link_a_source(self, read):
        known = {source.url: source for source in read.sources}
        facts = [*read.participations, *read.declarations, *read.authorities, *read.findings]

        assert {fact.source.url for fact in facts} - {""} <= set(known)
        assert any(source.title for source in known.values())
        assert any(not source.title for source in known.values())
