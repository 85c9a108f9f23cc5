"""Applying an uploaded list: proposed or published, all or nothing, and kept until then."""

from datetime import UTC, date, datetime

import pytest

from accounts.choices import Role
from tests.factories import UserFactory
from tests.treaties.uploading import AT, TOLD, comparison, kept, now, rows_of, whole
from treaties import editing, uploads
from treaties.choices import ProposalStatus
from treaties.editing import ChangeRefused
from treaties.models import Declaration, Edition, Participation, Proposal, Source, Upload
from treaties.selectors import current_edition
from treaties.uploads.applying import MOST_IN_A_PROPOSAL

pytestmark = pytest.mark.django_db


class TestPropose:
    ROW = "UNTOC,TV,party,,2026-01-01,2026-01-31,,https://gazette.example/1,2026,verified,"

    @property
    def text(self):
        return whole().splitlines()[0] + "\n" + self.ROW

    def test_makes_one_proposal_with_the_file_as_its_evidence(self, editor):
        (proposal,) = uploads.propose(kept(self.text, editor), by=editor, **now())

        assert proposal.summary == "Import of list.csv: 2 added"
        assert (proposal.source_url, proposal.seen_on) == (TOLD.source.url, TOLD.seen_on)
        assert proposal.evidence.read().decode() == self.text
        assert not Participation.objects.filter(instrument__code="UNTOC", state="TV").exists()
        assert not Upload.objects.exists()

    def test_leads_over_a_second_editor_to_an_edition(self, editor):
        (proposal,) = uploads.propose(kept(self.text, editor), by=editor, **now())
        second = UserFactory(office=None, roles=[Role.REGISTRY_EDITOR])

        editing.accept(proposal, by=second, at=AT)
        editing.publish(by=second, at=AT, notes="")

        assert Participation.objects.get(instrument__code="UNTOC", state="TV").source.url == "https://gazette.example/1"
        assert comparison(self.text).changes == []

    def test_asks_nothing_twice(self, editor):
        uploads.propose(kept(self.text, editor), by=editor, **now())

        again = comparison(self.text)

        assert (again.changes, again.waiting, again.asked_in) == ([], 2, [Proposal.objects.get()])
        with pytest.raises(ChangeRefused, match=r"“Import of list.csv: 2 added” by .* asks for the same already"):
            uploads.propose(kept(self.text, editor), by=editor, **now())
        assert Proposal.objects.count() == 1

    def test_asks_for_no_removal_twice(self, editor):
        header, *rows = rows_of("participations.csv", "UNTOC,").splitlines()
        text = "\n".join([header, *(row for row in rows if not row.startswith("UNTOC,PK,"))])
        uploads.propose(kept(text, editor), by=editor, **now(remove=True))

        again = comparison(text)

        assert (again.missing, again.waiting) == ([], 1)

    def test_cuts_a_long_file_into_parts_that_keep_one_copy_of_it(self, editor):
        header, *rows = whole().splitlines()
        text = "\n".join([header, *(row.replace(",party,", ",unknown,") for row in rows)])

        proposals = uploads.propose(kept(text, editor), by=editor, **now())

        assert max(len(proposal.rows) for proposal in proposals) == MOST_IN_A_PROPOSAL
        assert proposals[0].summary.endswith(f"(part 1 of {len(proposals)})")
        assert len({proposal.evidence.name for proposal in Proposal.objects.all()}) == 1
        assert len({proposal.evidence_sha256 for proposal in proposals}) == 1

    def test_leaves_no_file_behind_where_one_of_its_parts_is_refused(self, editor, monkeypatch, settings, tmp_path):
        settings.MEDIA_ROOT, made = tmp_path, []
        header, *rows = whole().splitlines()
        upload = kept("\n".join([header, *(row.replace(",party,", ",unknown,") for row in rows)]), editor)
        propose = editing.propose

        def refuse_the_second(*args, **kwargs):
            if made:
                raise ChangeRefused("No.")
            made.append(propose(*args, **kwargs))
            return made[0]

        monkeypatch.setattr(editing, "propose", refuse_the_second)
        with pytest.raises(ChangeRefused, match="No"):
            uploads.propose(upload, by=editor, **now())

        assert made[0].evidence
        assert not [path for path in tmp_path.rglob("*") if path.is_file()]
        assert not Proposal.objects.exists()
        assert Upload.objects.filter(pk=upload.pk).exists()

    def test_removes_what_the_file_does_not_have_only_if_told_to(self, editor):
        text = "\n".join(
            line for line in rows_of("participations.csv", "UNTOC,").splitlines() if not line.startswith("UNTOC,PK,")
        )

        (proposal,) = uploads.propose(kept(text, editor), by=editor, **now(remove=True))

        assert [(row["key"], row["after"]) for row in proposal.rows] == [("UNTOC / PK", None)]

    def test_is_refused_where_an_edition_came_between(self, editor):
        upload = kept(self.text, editor)

        with pytest.raises(ChangeRefused, match="Another edition was published since you looked"):
            uploads.propose(upload, by=editor, **now(seen="0" * 64))

        assert Upload.objects.filter(pk=upload.pk).exists()
        assert not Proposal.objects.exists()

    def test_is_done_once(self, editor):
        upload = kept(self.text, editor)
        uploads.propose(upload, by=editor, **now())

        with pytest.raises(ChangeRefused, match="applied or put away already"):
            uploads.propose(upload, by=editor, **now())

        assert Proposal.objects.filter(status=ProposalStatus.PROPOSED).count() == 1

    def test_is_for_registry_editors(self):
        supervisor = UserFactory(roles=[Role.SUPERVISOR])

        with pytest.raises(ChangeRefused, match="Only a registry editor"):
            uploads.propose(kept(self.text, supervisor), by=supervisor, **now())


class TestPublishAtOnce:
    text = TestPropose.text

    ROW = TestPropose.ROW

    def test_writes_and_publishes_in_one_go(self, administrator):
        before = current_edition()

        edition = uploads.publish(kept(self.text, administrator), by=administrator, **now())

        assert edition.number == before.number + 1
        assert edition.published_by == administrator
        assert "Import of list.csv: 2 added" in edition.notes
        assert TOLD.source.url in edition.notes
        place = Participation.objects.get(instrument__code="UNTOC", state="TV")
        assert (place.in_force_on, place.loaded_key) == (date(2026, 1, 31), "")

    def test_of_the_same_file_again_changes_nothing(self, administrator):
        uploads.publish(kept(self.text, administrator), by=administrator, **now())

        again = comparison(self.text)

        assert (again.changes, again.unchanged) == ([], 1)
        with pytest.raises(ChangeRefused, match="Nothing would change"):
            uploads.publish(kept(self.text, administrator), by=administrator, **now())
        assert Edition.objects.count() == 2

    def test_of_a_bad_row_writes_the_others(self, administrator):
        uploads.publish(kept(f"{self.text}\nUNTOC,ZZ,party,,,,,,,verified,", administrator), by=administrator, **now())

        assert Participation.objects.filter(instrument__code="UNTOC", state="TV").exists()

    def test_is_refused_to_an_editor(self, editor):
        with pytest.raises(ChangeRefused, match="Only an administrator"):
            uploads.publish(kept(self.text, editor), by=editor, **now())

        assert Edition.objects.count() == 1
        assert not Source.objects.filter(url="https://gazette.example/1").exists()

    def test_removes_a_declaration_that_a_complete_file_lost(self, administrator):
        header, _, *rest = whole("declarations.csv").splitlines()
        text = "\n".join([header, *rest])

        uploads.publish(kept(text, administrator), by=administrator, **now(remove=True))

        assert Declaration.objects.count() == len(rest)


class TestKeep:
    def test_puts_away_what_is_older_than_a_day(self, editor):
        old = kept("State,Signature\n", editor)
        Upload.objects.filter(pk=old.pk).update(uploaded_at=datetime(2026, 11, 1, tzinfo=UTC))

        new = kept("State,Signature\n", editor)

        assert list(Upload.objects.all()) == [new]
