"""The snapshot readers work on, and rows for screens."""

from datetime import UTC, datetime
from threading import Thread

import pytest

from tests.written_once import as_before_editions_were_kept, guards_lifted, without_editions
from treaties import selectors
from treaties.importing import load
from treaties.models import Edition, Instrument, State
from treaties.selectors import RegistryNotLoaded, current_law, current_registry

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


class TestCurrentRegistry:
    def test_is_built_once(self, registry, django_assert_num_queries):
        with django_assert_num_queries(1):
            assert current_registry() is registry

    def test_is_renewed_by_a_new_edition(self, registry, files):
        files.alter("eu_members.csv", "BE,1958-01-01,,recalled\r\n", "")
        load(files, at=LATER)

        assert current_registry().edition == registry.edition + 1
        assert "BE" not in {membership.state for membership in current_registry().eu_memberships}

    def test_is_not_confused_by_a_number_given_twice(self, registry):
        """An edition that was rolled back left its number to the next one."""
        with guards_lifted(put_back=True):
            Edition.objects.update(sha256="0" * 64)

        assert current_registry() is not registry

    def test_is_the_same_for_all_threads(self, registry, monkeypatch):
        edition = selectors.current_edition()
        monkeypatch.setattr(selectors, "_current", None)
        monkeypatch.setattr(selectors, "current_edition", lambda: edition)
        monkeypatch.setattr(selectors, "_built", lambda edition: built.append(edition) or registry)
        built, threads = [], [Thread(target=current_registry) for _ in range(8)]

        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert len(built) == 1

    def test_says_what_to_do_where_nothing_is_loaded(self):
        without_editions()

        with pytest.raises(RegistryNotLoaded, match=r"Run manage.py load_registry first\."):
            current_registry()

    def test_says_what_to_do_where_the_edition_was_not_kept(self, monkeypatch):
        as_before_editions_were_kept()
        monkeypatch.setattr(selectors, "_current", None)

        with pytest.raises(RegistryNotLoaded, match=r"published before editions were kept whole. Run manage.py load"):
            current_law()

    def test_does_not_mind_what_happens_to_the_files_after_it_was_published(self, files, settings, monkeypatch):
        files.alter("law/instruments/UNTOC.yaml", "Execute as soon as possible", "Execute soon")
        settings.LAW_DIR = files / "law"
        monkeypatch.setattr(selectors, "_current", None)

        assert current_law().sha256 == Edition.objects.get().law_sha256

    def test_brings_the_law_of_its_edition(self, registry):
        assert current_law() is registry.law
        assert registry.law.sha256 == Edition.objects.get().law_sha256


class TestRowsForScreens:
    def test_findings_about_a_state_include_those_where_it_is_the_counterpart(self):
        about = selectors.findings_about(State.objects.get(code="US"))

        assert "PK/US/no_treaty" in {finding.key for finding in about}

    def test_findings_about_an_instrument_include_claims(self):
        about = selectors.findings_about(Instrument.objects.get(code="CETS-185"))

        assert {"CETS-185/PK", "budapest_signed"} <= {finding.key for finding in about}

    def test_declarations_are_those_under_one_instrument(self):
        albania, convention = selectors.state("al"), selectors.instrument("CETS-030")

        under = selectors.declarations_of(albania, convention)

        assert {declaration.instrument.code for declaration in under} == {"CETS-030"}
        assert under.count() < selectors.declarations_of(albania).count()

    def test_authorities_come_with_their_source(self, django_assert_num_queries):
        state = selectors.state("AD")

        with django_assert_num_queries(1):
            assert [authority.source.url for authority in selectors.authorities_of(state)]
