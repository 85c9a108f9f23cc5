"""What cannot be answered is told in words that say what to do, and never breaks anything."""

import pytest

pytestmark = pytest.mark.django_db


class TestWhatIsNotThere:
    @pytest.mark.parametrize(
        ("path", "told"),
        [
            ("states/ZZ", "The registry has no State 'ZZ'"),
            ("participations?state=ZZ", "The registry has no State 'ZZ'"),
            ("instruments/NONE", "/api/v1/instruments lists their codes"),
            ("findings?instrument=NONE", "/api/v1/instruments lists their codes"),
            ("editions/0", "There is no edition 0. The latest is"),
            ("editions/99999999999999999999", "There is no edition"),
            ("channels?requesting=PK&requested=ZZ", "'ZZ' is no State of the registry"),
            ("channels?requesting=PK&requested=US&measure=subscriber", "For example: subscriber_information"),
            ("channels?requesting=PK&requested=US&offence=nothing", "no offence of the catalogue"),
        ],
    )
    def test_is_not_found(self, ask, path, told):
        refused = ask(path)
        assert refused.status_code == 404
        assert refused["Content-Type"] == "application/problem+json"
        assert told in refused.told["detail"]


class TestAWrongQuestion:
    @pytest.mark.parametrize(
        ("path", "told"),
        [
            ("channels?requesting=PK&requested=PK", "Choose two different States"),
            ("channels?requesting=EU&requested=PK", "neither makes nor receives requests"),
            ("channels?requesting=PK", "requested: give the ISO 3166-1 code"),
            ("channels?requesting=PK&requested=US&on=2026-02-30", "on: give a day as YYYY-MM-DD"),
            ("channels?requesting=PK&requested=US&on=tomorrow", "on: give a day as YYYY-MM-DD"),
            ("channels?requesting=PK&requested=US&on=1700000000", "on: give a day as YYYY-MM-DD"),
            ("channels?requesting=PK&requested=US&on=", "on: give a day as YYYY-MM-DD"),
            ("channels?requesting=PK&requested=US&measure=a%20b", "measure: give the key of a measure"),
            ("channels?requesting=PK&requested=US" + "&measure=subscriber_information" * 51, "repeated up to 50 times"),
            ("states/%00", "code: give a code"),
            ("states/%C3%9F", "code: give a code"),
            ("participations?state=Pakistan", "state: give the ISO 3166-1 code"),
            ("participations?status=maybe", "status: give 'party', 'acceded'"),
            ("findings?kind=%00", "kind: give 'not_signed_not_party'"),
            ("states?limit=0", "limit: give the number of rows wanted, from 1 to 500"),
            ("states?limit=501", "limit: give the number of rows wanted, from 1 to 500"),
            ("states?limit=1_0", "limit: give"),
            ("sources?offset=" + "9" * 3000, "offset: give"),
            ("sources?offset=-1", "offset: give"),
            ("participations?sate=PK", "There is no parameter 'sate'. This address takes: limit, offset, state"),
            ("states/PK?on=2026-11-24", "This address takes none"),
            ("participations?state=PK&state=US", "state may be given once"),
        ],
    )
    def test_is_refused(self, ask, path, told):
        refused = ask(path)
        assert refused.status_code == 422
        assert refused["Content-Type"] == "application/problem+json"
        assert told in refused.told["detail"]
        assert len(refused.content) < 2000

    def test_is_told_everything_that_is_wrong(self, ask):
        assert len(ask("participations?state=1&limit=0&status=maybe").told["errors"]) == 3
