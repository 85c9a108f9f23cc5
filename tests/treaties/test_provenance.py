"""A row that calls itself read is not verified where its own note or its source's address puts it in doubt."""

import pytest

from treaties import provenance

PAGE = "https://www.fmu.gov.pk/fourth-follow-up-report"


class TestDoubt:
    @pytest.mark.parametrize("url", ["https://www.eco.int", "https://www.eco.int/", "http://eco.int/#top"])
    def test_is_told_where_only_the_home_page_is_known(self, url):
        assert provenance.doubt(url) == "Of its source only the home page is known, not the page that says so."

    def test_is_told_where_the_note_asks_to_confirm(self):
        note = "Named in 2008; list of September 2010, to be confirmed."

        assert provenance.doubt(PAGE, note) == "Its own note says that it is to be confirmed."

    @pytest.mark.parametrize("url", [PAGE, "https://www.boe.es/?id=BOE-A-2010-14221", ""])
    def test_is_not_told_of_a_page_of_its_own(self, url):
        assert provenance.doubt(url, "Confirmed with effect from 1 January 2026.") == ""


class TestTheRegistry:
    def test_does_not_verify_a_finding_that_is_to_be_confirmed(self, snapshot):
        findings = {each.key: each for each in snapshot.findings}

        assert not findings["PK/-/domestic_law/2"].verified
        assert findings["PK/US/no_treaty"].verified

    def test_does_not_verify_a_claim_that_rests_on_a_home_page(self, snapshot):
        claims = {each.key: each for each in snapshot.findings if each.origin == "claim"}

        assert not claims["eco_member"].verified
        assert not claims["peca_evidence"].verified
        assert claims["peca_2016"].verified
        assert claims["peca_2016"].source.url == "https://www.brecorder.com/news/amp/567018"

    def test_does_not_verify_an_authority_that_is_to_be_confirmed(self, snapshot):
        named = {(each.state, each.role): each for each in snapshot.authorities}

        assert not named["AM", "budapest_24_7"].verified
        assert named["US", "central_authority_mla"].verified
