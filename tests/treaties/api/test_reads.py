"""What the API tells, part by part, and that it sends nothing twice."""

import pytest

from tests.written_once import without_editions
from treaties.models import Edition

pytestmark = pytest.mark.django_db

LISTS = [
    "states", "instruments", "participations", "declarations", "authorities", "findings", "sources", "editions",
    "measures", "offences",
]  # fmt: skip


@pytest.mark.parametrize("path", LISTS)
class TestEveryList:
    def test_counts_all_and_names_its_edition(self, ask, registry, path):
        told = ask(path, {"limit": 1}).told
        assert told["count"] >= len(told["results"]) == 1
        assert told["edition"] == registry.edition

    def test_ends(self, ask, path):
        beyond = ask(path, {"offset": 1_000_000}).told
        assert beyond["results"] == []
        assert beyond["next"] is None


class TestPages:
    def test_lead_through_the_whole_list_once_and_keep_the_filter(self, ask, registry):
        codes, address = [], "participations?instrument=UNTOC&limit=50"
        while address:
            told = ask(address.removeprefix("http://testserver/api/v1/")).told
            codes += [row["state"] for row in told["results"]]
            address = told["next"]
        assert codes == list(registry.participations["UNTOC"])

    def test_lead_back(self, ask):
        told = ask("states", {"limit": 10, "offset": 5}).told
        assert told["previous"] == "http://testserver/api/v1/states?limit=10&offset=0"
        assert ask("states", {"limit": 10}).told["previous"] is None


class TestFilters:
    @pytest.mark.parametrize(
        ("path", "query"),
        [
            ("participations", {"state": "PK", "instrument": "UNTOC", "status": "party"}),
            ("declarations", {"state": "DE", "instrument": "CETS-185"}),
            ("authorities", {"state": "US", "role": "central_authority_mla"}),
            ("findings", {"origin": "claim", "kind": "contradicted"}),
            ("instruments", {"kind": "scheme"}),
            ("states", {"kind": "union"}),
        ],
    )
    def test_leave_what_was_asked_for_and_nothing_else(self, ask, path, query):
        rows = ask(path, query).told["results"]
        assert rows
        assert all(row[name] == value for row in rows for name, value in query.items())

    def test_take_a_state_in_small_letters(self, ask):
        assert ask("participations", {"state": "pk"}).told == ask("participations", {"state": "PK"}).told

    def test_find_a_state_as_counterpart(self, ask, registry):
        found = next(row for row in registry.findings if row.counterpart)
        keys = [row["key"] for row in ask("findings", {"state": found.counterpart, "limit": 500}).told["results"]]
        assert found.key in keys

    def test_find_the_instruments_of_a_state(self, ask, registry):
        codes = {row["code"] for row in ask("instruments", {"state": "PK"}).told["results"]}
        assert codes == registry.instruments_of["PK"]


class TestAFact:
    def test_says_where_it_was_read_as_of_when_and_whether_it_is_verified(self, ask, registry):
        row = ask("participations", {"state": "PK", "instrument": "UNTOC"}).told["results"][0]
        fact = registry.participations["UNTOC"]["PK"]
        assert row["source"]["url"] == fact.source.url
        assert row["source"]["publisher"] == fact.source.publisher
        assert row["source_date"] == fact.source_date
        assert row["confidence"] == ("verified" if fact.verified else "unverified")

    def test_says_what_of_it_is_recalled(self, ask, registry):
        rows = [row for rows in registry.participations.values() for row in rows.values()]
        fact = next(row for row in rows if row.verified and row.recalled_fields)
        told = ask("participations", {"state": fact.state, "instrument": fact.instrument}).told["results"][0]
        assert told["recalled_fields"] == sorted(fact.recalled_fields)


class TestAnEdition:
    def test_has_its_digest(self, ask, registry):
        told = ask(f"editions/{registry.edition}").told
        assert told["sha256"] == registry.sha256


class TestAnAnswer:
    def test_is_sent_once(self, ask):
        answer = ask("states/PK")
        again = ask("states/PK", if_none_match=answer["ETag"])
        assert again.status_code == 304
        assert not again.content

    def test_is_sent_again_in_a_new_edition(self, ask):
        tag = ask("states")["ETag"]
        edition = Edition.objects.first()
        edition.pk, edition.number, edition.sha256 = None, edition.number + 1, "0" * 64
        edition.save(force_insert=True)
        assert ask("states", if_none_match=tag).status_code == 200

    def test_is_kept_by_no_one_between(self, ask):
        answer = ask("states/PK")
        assert answer["Cache-Control"] == "private, no-cache"
        assert answer["Vary"] == "Authorization, Cookie"


class TestAnEmptyRegistry:
    def test_says_how_to_load_it(self, ask):
        without_editions()
        refused = ask("states")
        assert refused.status_code == 503
        assert "load_registry" in refused.told["detail"]
