"""Each field of a participation keeps the source it was read in, until another source is read for that field."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db.models import ProtectedError
from django.urls import reverse

from accounts.choices import Role
from tests.conftest import LOADED_AT
from tests.factories import UserFactory
from treaties.checking.facts import sourced_facts
from treaties.difference import BY_NAME, RowChange
from treaties.editing import accept, propose, publish
from treaties.models import Participation, Source
from treaties.registry import FieldSource, SourceRecord
from treaties.selectors import current_registry
from treaties.snapshot import canonical, plain, record_of
from treaties.writing import Altered, RowsRefused, write

GAZETTE = SourceRecord(url="https://gazette.example/1", title="Gazette", publisher="Example")
PLACES = BY_NAME["participations"]


@pytest.fixture
def place(read):
    """Pakistan's place under the Convention against Corruption, all of it read in one source."""
    found = next(each for each in read.participations if (each.instrument, each.state) == ("UNCAC", "PK"))
    return replace(found, computed_fields=frozenset(), recalled_fields=frozenset())


def apart(record):
    return {each.field: each.source.url for each in record.field_sources}


class TestASourceThatWasRead:
    def test_for_one_day_leaves_the_source_of_the_row(self, place):
        after = place.read_in(GAZETTE, "2026", {"signed_on"})

        assert (after.source, after.source_date) == (place.source, place.source_date)
        assert after.field_sources == (FieldSource("signed_on", GAZETTE, "2026"),)

    def test_for_the_status_becomes_that_of_the_row_and_the_days_keep_theirs(self, place):
        after = place.read_in(GAZETTE, "2026", {"status"})

        assert (after.source, after.source_date) == (GAZETTE, "2026")
        assert apart(after) == dict.fromkeys(("in_force_on", "ratified_on", "signed_on"), place.source.url)

    def test_for_all_that_the_row_says_is_its_only_source(self, place):
        after = place.read_in(GAZETTE, "2026", {"status", "signed_on", "ratified_on", "in_force_on"})

        assert (after.source, after.field_sources) == (GAZETTE, ())

    def test_in_the_end_for_every_field_leaves_nothing_of_the_first(self, place):
        for name in ("signed_on", "ratified_on", "in_force_on", "status"):
            place = place.read_in(GAZETTE, "2026", {name})

        assert (place.source, place.field_sources) == (GAZETTE, ())

    def test_does_not_speak_for_what_is_computed_or_only_recalled(self, place):
        doubtful = replace(place, computed_fields=frozenset({"in_force_on"}), recalled_fields=frozenset({"signed_on"}))

        after = doubtful.read_in(GAZETTE, "2026", {"status"})

        assert apart(after) == {"ratified_on": place.source.url}

    def test_for_one_day_does_not_become_that_of_a_row_without_any(self, place):
        after = replace(place, source=SourceRecord(), source_date="").read_in(GAZETTE, "2026", {"signed_on"})

        assert (after.source, apart(after)) == (SourceRecord(), {"signed_on": GAZETTE.url})

    @pytest.mark.parametrize("recalled", [(), ("status", "signed_on", "ratified_on", "in_force_on")])
    def test_for_nothing_changes_nothing(self, place, recalled):
        doubtful = replace(place, recalled_fields=frozenset(recalled), source=SourceRecord(), source_date="")

        assert doubtful.read_in(GAZETTE, "2026", set()) == doubtful

    def test_is_forgotten_with_the_day_it_told(self, place):
        read = place.read_in(GAZETTE, "2026", {"signed_on"})

        after = replace(read, signed_on=None).read_in(GAZETTE, "2026", set())

        assert (after.source, after.field_sources) == (place.source, ())


class TestARecord:
    def test_is_the_same_again_from_its_json(self, place):
        read = place.read_in(GAZETTE, "2026", {"signed_on"})
        known = {source.url: source for source in (place.source, GAZETTE)}

        assert record_of(PLACES, plain(read), known) == read

    def test_without_such_a_field_has_the_digest_it_had_before_there_were_any(self, place):
        assert "field_sources" not in canonical(place)
        assert record_of(PLACES, plain(place), {place.source.url: place.source}) == place


@pytest.fixture
def published(db):
    """A day of signature that was read in the gazette, published."""
    editor, other = (UserFactory(office=None, roles=[Role.REGISTRY_EDITOR]) for _ in range(2))
    before, at = current_registry().participations["UNCAC"]["PK"], LOADED_AT + timedelta(days=1)
    after = replace(before, signed_on=date(2003, 12, 10)).read_in(GAZETTE, "2026", {"signed_on"})
    rows = [RowChange.of(PLACES, before, after), RowChange.of(BY_NAME["sources"], None, GAZETTE)]
    told = {"summary": "Signed", "reason": "Read.", "source_url": GAZETTE.url, "seen_on": at.date()}
    accept(propose(rows, by=editor, at=at, **told), by=other, at=at)
    publish(by=other, at=at, notes="")
    return Participation.objects.get(instrument__code="UNCAC", state="PK")


class TestPublished:
    def test_is_in_the_registry_with_its_source(self, published):
        record = current_registry().participations["UNCAC"]["PK"]

        assert record.field_sources == (FieldSource("signed_on", replace(GAZETTE, as_of=""), "2026"),)
        assert published.source.url == record.source.url != GAZETTE.url

    def test_is_told_on_the_page_of_the_fact_and_of_the_source(self, published, client):
        client.force_login(UserFactory())
        source = Source.objects.get(url=GAZETTE.url)

        fact = client.get(reverse("treaties:fact", args=["participations", published.pk])).content.decode()
        page = client.get(reverse("treaties:source", args=[source.pk])).content.decode()

        assert "Read elsewhere than the rest:" in fact
        assert GAZETTE.url in fact
        assert reverse("treaties:fact", args=["participations", published.pk]) in page
        assert "No fact of the registry rests on it." not in page

    def test_is_in_the_api(self, published, client):
        client.force_login(UserFactory())

        (row,) = client.get("/api/v1/participations?instrument=UNCAC&state=PK").json()["results"]

        (found,) = row["field_sources"]
        assert (found["field"], found["source"]["url"], found["source_date"]) == ("signed_on", GAZETTE.url, "2026")

    def test_is_looked_at_by_the_checks_of_age(self, published):
        assert any(fact.source.url == GAZETTE.url for fact in sourced_facts(current_registry()))

    def test_keeps_its_source_from_being_removed(self, published):
        record = next(each for each in current_registry().participations["UNCAC"]["PK"].field_sources).source

        with pytest.raises(RowsRefused, match="still used"):
            write([Altered(BY_NAME["sources"], record, None)])
        with pytest.raises(ProtectedError):
            Source.objects.get(url=GAZETTE.url).delete()

    def test_follows_its_source_to_another_link(self, published):
        record = next(each for each in current_registry().participations["UNCAC"]["PK"].field_sources).source
        moved = replace(record, url="https://gazette.example/moved")

        write([Altered(BY_NAME["sources"], record, moved)])

        assert Source.objects.get(url=moved.url).read_apart() == [published]

    def test_from_a_source_that_the_registry_has_not_is_refused(self, published):
        record = current_registry().participations["UNCAC"]["PK"]
        unknown = record.read_in(SourceRecord(url="https://nowhere.example/"), "", {"ratified_on"})

        with pytest.raises(RowsRefused, match="which is no source here"):
            write([Altered(PLACES, record, unknown)])
