"""Writing the registry's files into the database, as editions."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings

from treaties.importing import RegistryFilesError, load
from treaties.models import CentralAuthority, Declaration, Edition, EUMembership, Instrument, Participation, Source
from treaties.selectors import current_registry
from treaties.snapshot import KINDS

LATER = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
PARTICIPATION = "CETS-030,AD,party,,2005-04-26,2005-07-25,"
MEMBER = "BE,1958-01-01,,recalled\r\n"


@pytest.mark.django_db
@pytest.mark.database
class TestLoad:
    def test_writes_what_the_files_hold(self, read):
        counts = Edition.objects.get().counts

        assert counts == {kind.name: len(getattr(read, kind.name)) for kind in KINDS}
        assert counts["participations"] == 2642

    def test_gives_back_the_same_records(self, registry, snapshot):
        for kind in KINDS:
            if kind.name != "sources":
                assert getattr(registry, kind.name) == getattr(snapshot, kind.name)

    def test_of_unchanged_files_changes_nothing(self, files):
        before = Edition.objects.get()

        report = load(files, at=LATER)

        assert (report.edition, report.published, report.kept) == (before, False, [])
        assert all((c.added, c.changed, c.removed) == (0, 0, 0) for c in report.counts.values())
        assert sum(count.unchanged for count in report.counts.values()) == sum(before.counts.values())

    def test_of_one_changed_fact_publishes_an_edition(self, files):
        before = Edition.objects.get()
        files.alter("participations.csv", PARTICIPATION, PARTICIPATION.replace("2005-07-25", "2005-07-26"))

        report = load(files, at=LATER)

        assert report.published
        assert (report.edition.number, report.edition.published_at) == (before.number + 1, LATER)
        assert report.edition.sha256 != before.sha256
        assert report.counts["participations"].changed == 1
        assert current_registry().participations["CETS-030"]["AD"].in_force_on == date(2005, 7, 26)

    def test_of_a_changed_law_file_publishes_an_edition(self, files):
        files.alter("law/instruments/UNTOC.yaml", "Execute as soon as possible", "Execute soon")

        report = load(files, at=LATER)

        assert report.published
        assert report.edition.law_sha256 != Edition.objects.get(number=1).law_sha256

    def test_of_the_first_files_again_gives_the_first_digest_again(self, files):
        before = Edition.objects.get()
        load(files, at=LATER)
        files.alter("eu_members.csv", MEMBER, "")
        load(files, at=LATER)

        report = load(settings.REGISTRY_DIR, at=LATER + timedelta(days=1))

        assert (report.edition.number, report.edition.sha256) == (before.number + 2, before.sha256)

    def test_of_a_bad_file_loads_nothing(self, files):
        files.alter("eu_members.csv", MEMBER, "")
        files.alter("sources.csv", "coe185_2015,", ",")

        with pytest.raises(RegistryFilesError):
            load(files, at=LATER)

        assert EUMembership.objects.filter(state="BE").exists()
        assert Edition.objects.count() == 1

    def test_removes_a_row_that_left_the_files(self, files):
        files.alter("eu_members.csv", MEMBER, "")

        report = load(files, at=LATER)

        assert report.counts["eu_memberships"].removed == 1
        assert not EUMembership.objects.filter(state="BE").exists()

    def test_adds_an_instrument_and_what_supplements_it(self, files):
        row = "MLAT-CN-PK-2007,"
        new = "MLAT-PK-QA-2026,PK,QA,Treaty,2026-01-01,,signed,general,,,,recalled,,{role},{other},10,,\r\n"
        treaty = new.format(role="standalone", other="")
        protocol = new.format(role="supplement", other="MLAT-PK-QA-2026").replace("2026,PK", "2027,PK", 1)
        files.alter("bilateral.csv", row, protocol + treaty + row)

        report = load(files, at=LATER)

        assert report.counts["instruments"].added == 2
        assert Instrument.objects.get(code="MLAT-PK-QA-2027").supplements.code == "MLAT-PK-QA-2026"

    def test_refers_every_fact_to_its_source(self):
        place = Participation.objects.get(instrument__code="CETS-030", state="AD")

        assert place.source == Source.objects.get(source_id="inview30")
        assert place.source.publisher


@pytest.mark.django_db
@pytest.mark.database
class TestARowChangedInComity:
    @pytest.fixture
    def edited(self):
        authority = CentralAuthority.objects.get(state="AD", role="untoc")
        authority.name = "Ministry of the Interior, as an editor knows it"
        authority.save()
        return authority

    def test_is_told_and_kept(self, edited, files):
        files.alter("authorities.csv", "Andorra la Vella", "Escaldes")

        report = load(files, at=LATER)

        assert len(report.kept) == 1
        assert report.kept[0].startswith("Central authority AD / untoc / Ministry responsible for the Interior")
        assert "changed in Comity since it was loaded" in report.kept[0]
        edited.refresh_from_db()
        assert (edited.name, edited.city) == ("Ministry of the Interior, as an editor knows it", "Andorra la Vella")

    def test_is_told_though_the_files_did_not_change(self, edited, files):
        assert len(load(files, at=LATER).kept) == 1
        assert len(load(files, at=LATER).kept) == 1

    def test_is_published_with_the_next_load(self, edited, files):
        assert load(files, at=LATER).published
        assert not load(files, at=LATER).published

    def test_is_overwritten_where_that_is_asked_for(self, edited, files):
        report = load(files, at=LATER, replace=True)

        assert report.kept == []
        edited.refresh_from_db()
        assert edited.name == "Ministry responsible for the Interior"

    def test_is_kept_where_it_left_the_files(self, edited, files):
        content = (files / "authorities.csv").read_text().splitlines(keepends=True)
        (files / "authorities.csv").write_text("".join(content[:1] + content[2:]))

        report = load(files, at=LATER)

        assert "no longer in the files, but changed in Comity" in report.kept[0]
        assert CentralAuthority.objects.filter(pk=edited.pk).exists()

    def test_follows_the_files_again_once_they_agree(self, edited, files):
        CentralAuthority.objects.filter(pk=edited.pk).update(name="Ministry responsible for the Interior")
        files.alter("authorities.csv", "Andorra la Vella", "Escaldes")

        report = load(files, at=LATER)

        assert (report.kept, report.counts["authorities"].changed) == ([], 1)

    def test_that_an_editor_made_stays(self, files):
        made = Declaration.objects.create(
            instrument=Instrument.objects.get(code="UNTOC"),
            state_id="PK",
            article="18(14)",
            kind="language",
            summary="English",
            confidence="unverified",
        )

        report = load(files, at=LATER)

        assert report.kept == []
        assert Declaration.objects.filter(pk=made.pk).exists()

    def test_that_is_still_used_stays_when_its_file_lets_it_go(self, files):
        treaty = Instrument.objects.get(code="MLAT-CN-PK-2007")
        Declaration.objects.create(
            instrument=treaty, state_id="PK", kind="language", summary="English", confidence="unverified"
        )
        lines = (files / "bilateral.csv").read_text().splitlines(keepends=True)
        (files / "bilateral.csv").write_text("".join(lines[:1] + lines[2:]))

        report = load(files, at=LATER)

        assert report.kept == ["Instrument MLAT-CN-PK-2007: no longer in the files, but still used."]
        assert report.counts["participations"].removed == 2


class TestSnapshot:
    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
    def test_knows_every_column(self, kind):
        """A column that no record has would be missing from digests and editions."""
        columns = {field.attname for field in kind.model._meta.concrete_fields}
        bookkeeping = {"id", "loaded_key", "loaded_digest"}

        assert columns - bookkeeping == set(kind.columns.values())
