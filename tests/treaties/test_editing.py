"""Four eyes over the registry: proposed, decided by somebody else, published together."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, transaction

from accounts.choices import Role
from tests.at_once import at_once
from tests.conftest import LOADED_AT
from tests.factories import UserFactory
from treaties.channels import resolve
from treaties.choices import ProposalStatus, SuggestionStatus
from treaties.difference import BY_NAME, RowChange
from treaties.editing import ChangeRefused, accept, answer, propose, publish, send_back, suggest, withdraw
from treaties.models import Edition, Participation, Proposal, Source, State
from treaties.registry import SourceRecord
from treaties.selectors import current_registry
from treaties.signals import edition_published

pytestmark = pytest.mark.django_db

AT = LOADED_AT + timedelta(days=1)
URL = "https://treaties.example/untoc"
PLACES, SOURCES = BY_NAME["participations"], BY_NAME["sources"]


def place(state="PK", instrument="UNTOC"):
    return current_registry().participations[instrument][state]


def denounced(**changes):
    """Pakistan's participation in UNTOC as it would be after a denunciation."""
    after = replace(place(), **({"status": "denounced", "ended_on": date(2026, 10, 1)} | changes))
    return RowChange.of(PLACES, place(), after)


def proposed(editor, *rows, **fields):
    told = {"summary": "Pakistan left", "reason": "Notified.", "source_url": URL, "seen_on": AT.date()} | fields
    return propose(rows or [denounced()], by=editor, at=AT, **told)


def fresh(proposal):
    return Proposal.objects.get(pk=proposal.pk)


class TestPropose:
    def test_changes_nothing_in_the_registry(self, editor):
        proposed(editor)

        assert Participation.objects.get(state="PK", instrument__code="UNTOC").status != "denounced"
        assert Edition.objects.count() == 1

    def test_is_refused_to_who_is_no_editor(self):
        with pytest.raises(ChangeRefused, match="Only a registry editor"):
            proposed(UserFactory())

    def test_is_refused_where_nothing_would_change(self, editor):
        with pytest.raises(ChangeRefused, match="Nothing would change"):
            proposed(editor, RowChange.of(PLACES, place(), place()))

    def test_is_refused_where_the_row_was_changed_since(self, editor):
        stale = denounced()
        Participation.objects.filter(state="PK", instrument__code="UNTOC").update(notes="Changed meanwhile.")

        with pytest.raises(ChangeRefused, match="UNTOC / PK was changed since"):
            proposed(editor, stale)

    def test_is_refused_for_a_new_row_that_is_there_already(self, editor):
        with pytest.raises(ChangeRefused, match="is in the registry already"):
            proposed(editor, RowChange.of(PLACES, None, place()))

    def test_keeps_the_file_with_its_digest(self, editor, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path

        made = proposed(editor, evidence=SimpleUploadedFile("chart.pdf", b"%PDF-1.7 chart"))

        assert made.evidence.read() == b"%PDF-1.7 chart"
        assert len(made.evidence_sha256) == 64


@pytest.mark.database
class TestDeciding:
    def test_is_refused_to_the_editor_who_proposed_it(self, editor):
        made = proposed(editor)

        with pytest.raises(ChangeRefused, match="an editor other than the one who made it"):
            accept(made, by=editor, at=AT)

        assert fresh(made).status == ProposalStatus.PROPOSED

    def test_is_refused_to_an_administrator_who_proposed_it_and_open_to_another(self):
        one, other = (UserFactory(office=None, roles=[Role.ADMINISTRATOR], is_superuser=True) for _ in range(2))
        made = proposed(one)

        with pytest.raises(ChangeRefused, match="an editor other than the one who made it"):
            accept(made, by=one, at=AT)
        accept(made, by=other, at=AT)

        assert fresh(made).status == ProposalStatus.ACCEPTED

    def test_by_its_own_editor_is_refused_by_the_database_too(self, editor):
        made = proposed(editor)

        with pytest.raises(IntegrityError), transaction.atomic():
            Proposal.objects.filter(pk=made.pk).update(status=ProposalStatus.ACCEPTED, decided_by=editor)

    @pytest.mark.parametrize(
        "rewritten",
        [
            {"proposed_by": None},
            {"decided_by": None},
            {"rows": []},
            {"decision_note": "Never mind."},
            {"status": ProposalStatus.PROPOSED},
        ],
    )
    def test_is_not_rewritten(self, editor, second_editor, rewritten):
        made = accept(proposed(editor), by=second_editor, at=AT)
        third = UserFactory(office=None, roles=[Role.REGISTRY_EDITOR])
        rewritten = {name: third if value is None else value for name, value in rewritten.items()}

        with pytest.raises(DatabaseError, match="What was proposed and decided stands"), transaction.atomic():
            Proposal.objects.filter(pk=made.pk).update(**rewritten)

    def test_is_not_deleted(self, editor):
        made = proposed(editor)

        with pytest.raises(DatabaseError, match="What was proposed and decided stands"), transaction.atomic():
            made.delete()

        assert fresh(made) == made

    def test_is_done_once(self, editor, second_editor):
        made = proposed(editor)
        accept(made, by=second_editor, at=AT)

        with pytest.raises(ChangeRefused, match="decided already by Emil Sample: accepted"):
            accept(made, by=second_editor, at=AT)

    def test_asks_what_is_wrong_with_one_that_goes_back(self, editor, second_editor):
        made = proposed(editor)

        with pytest.raises(ChangeRefused, match="Say what is wrong"):
            send_back(made, by=second_editor, at=AT, note=" ")

    def test_sends_back_one_that_was_accepted(self, editor, second_editor):
        made = accept(proposed(editor), by=second_editor, at=AT)

        send_back(made, by=second_editor, at=AT, note="Wrong day.")

        assert fresh(made).status == ProposalStatus.RETURNED

    def test_accepts_one_change_of_a_row_at_a_time(self, editor, second_editor):
        accept(proposed(editor), by=second_editor, at=AT)
        other = proposed(editor, denounced(ended_on=date(2026, 11, 1)))

        with pytest.raises(ChangeRefused, match="changes the same row"):
            accept(other, by=second_editor, at=AT)

    def test_may_be_withdrawn_by_its_editor_only(self, editor, second_editor):
        made = proposed(editor)

        with pytest.raises(ChangeRefused, match="Only the editor who made"):
            withdraw(made, by=second_editor, at=AT)
        withdraw(made, by=editor, at=AT)

        assert fresh(made).status == ProposalStatus.WITHDRAWN

    def test_of_one_proposed_again_ends_the_one_before(self, editor, second_editor):
        returned = send_back(proposed(editor), by=second_editor, at=AT, note="Wrong day.")

        again = proposed(editor, denounced(ended_on=date(2026, 11, 1)), instead_of=returned)

        assert (fresh(returned).status, again.status) == (ProposalStatus.WITHDRAWN, ProposalStatus.PROPOSED)


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
class TestTwoAtOnce:
    def test_one_accepts_and_the_other_reads_who_did(self, editor, second_editor):
        third = UserFactory(office=None, roles=[Role.REGISTRY_EDITOR])
        made = proposed(editor)

        outcomes = at_once(*(partial(accept, made, by=by, at=AT) for by in (second_editor, third)))

        (refused,) = [each for each in outcomes if not isinstance(each, Proposal)]
        assert "It was decided already by" in str(refused)

    def test_one_publishes_and_the_other_finds_nothing_left(self, editor, second_editor):
        accept(proposed(editor), by=second_editor, at=AT)

        outcomes = at_once(*(partial(publish, by=by, at=AT, notes="") for by in (editor, second_editor)))

        (refused,) = [each for each in outcomes if not isinstance(each, Edition)]
        assert str(refused) == "No accepted proposal waits for publication."
        assert Edition.objects.count() == 2


@pytest.mark.database
class TestPublish:
    def test_writes_what_was_accepted_and_publishes_the_edition(self, editor, second_editor):
        made = accept(proposed(editor), by=second_editor, at=AT)

        edition = publish(by=editor, at=AT, notes="Pakistan left UNTOC.")

        assert (edition.number, edition.published_by, edition.notes) == (2, editor, "Pakistan left UNTOC.")
        assert (fresh(made).status, fresh(made).edition) == (ProposalStatus.PUBLISHED, edition)
        assert resolve(current_registry(), "PK", "US", AT.date()).recommended.instrument != "UNTOC"

    def test_leaves_what_was_not_accepted(self, editor):
        proposed(editor)

        with pytest.raises(ChangeRefused, match="No accepted proposal"):
            publish(by=editor, at=AT, notes="")

    def test_changes_nothing_where_one_does_not_fit_any_more(self, editor, second_editor):
        accept(proposed(editor), by=second_editor, at=AT)
        accept(proposed(editor, renamed()), by=second_editor, at=AT)
        Participation.objects.filter(state="PK", instrument__code="UNTOC").update(notes="Changed meanwhile.")

        with pytest.raises(ChangeRefused, match="UNTOC / PK was changed since"):
            publish(by=editor, at=AT, notes="")

        assert State.objects.get(code="TR").name != "Turkey"
        assert Edition.objects.count() == 1

    def test_adds_a_treaty_with_its_parties_and_source(self, editor, second_editor):
        source = SourceRecord(url=URL, title="Treaty series", publisher="Ministry of Example", as_of="2026")
        instruments = BY_NAME["instruments"]
        treaty = replace(current_registry().instruments["MLAT-CN-PK-2007"], code="MLAT-FJ-PK-2026", title="Treaty")
        parties = [
            replace(place("PK", "MLAT-CN-PK-2007"), instrument=treaty.code, state=state, source=source)
            for state in ("FJ", "PK")
        ]
        rows = [RowChange.of(PLACES, None, party) for party in parties]
        rows += [RowChange.of(instruments, None, treaty), RowChange.of(SOURCES, None, source)]
        accept(proposed(editor, *rows), by=second_editor, at=AT)

        publish(by=editor, at=AT, notes="")

        assert place("FJ", treaty.code).source == source
        assert resolve(current_registry(), "FJ", "PK", AT.date()).recommended.instrument == treaty.code

    def test_takes_one_new_source_from_two_proposals(self, editor, second_editor):
        source = RowChange.of(SOURCES, None, SourceRecord(url=URL, title="Chart"))
        for row in (renamed(), denounced()):
            accept(proposed(editor, row, source), by=second_editor, at=AT)

        publish(by=editor, at=AT, notes="")

        assert Source.objects.filter(url=URL).count() == 1

    def test_announces_it_after_the_commit(self, editor, second_editor, django_capture_on_commit_callbacks):
        accept(proposed(editor), by=second_editor, at=AT)
        heard = []

        def hear(sender, edition, by, **kwargs):
            heard.append((edition.number, by))

        edition_published.connect(hear)  # held weakly: it ends with this test
        with django_capture_on_commit_callbacks(execute=True):
            publish(by=editor, at=AT, notes="")

        assert heard == [(2, editor)]


def renamed():
    state = current_registry().states["TR"]
    return RowChange.of(BY_NAME["states"], state, replace(state, name="Turkey"))


class TestSuggestions:
    def test_may_be_made_by_whoever_is_signed_in_and_are_answered_by_an_editor(self, editor):
        reader = UserFactory()
        made = suggest(about="Pakistan, UNTOC", words="It left in October.", by=reader, at=AT)

        with pytest.raises(ChangeRefused, match="Only a registry editor"):
            answer(made, by=reader, at=AT, words="No.")
        with pytest.raises(ChangeRefused, match="Say why it is not taken up"):
            answer(made, by=editor, at=AT)
        answer(made, by=editor, at=AT, proposal=proposed(editor))

        made.refresh_from_db()
        assert made.status == SuggestionStatus.TAKEN_UP
