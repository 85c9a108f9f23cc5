"""What came in and went out is kept once, with its files, and history says so."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.utils import DatabaseError

from config.storage import NotStored
from requests_app import selectors, workflow
from requests_app.choices import Act, CustodyStep, Direction, Entry, Means, Status
from requests_app.correspondence import keeping
from requests_app.correspondence.keeping import Asked, Kept
from requests_app.files import fit_beside
from requests_app.models import Correspondence, CorrespondenceFile, Custody, Question
from requests_app.narration import Names, narrate
from requests_app.services import EditRefused
from tests.factories import NOON, TODAY
from tests.requests_app.performing import DETAILS

pytestmark = pytest.mark.django_db
NOBODY = Names(people={}, states={}, instruments={})


@pytest.fixture
def sent(at_status):
    return at_status(Status.TRANSMITTED)


def call(**changes):
    return Kept(**({"direction": Direction.INCOMING, "means": Means.CALL, "on": TODAY, "text": "They ask."} | changes))


def files(*names):
    return fit_beside([SimpleUploadedFile(f"{each}.txt", each.encode()) for each in names], {})


class TestAnEntry:
    def test_is_kept_with_its_files_and_told_in_the_history(self, sent, sender):
        entry = keeping.recorded(sent, call(), user=sender, at=NOON, files=files("minutes"))

        (file,) = entry.files.all()
        assert file.is_unaltered()
        assert [(each.step, each.user) for each in file.custody.all()] == [(CustodyStep.RECEIVED, sender)]
        event = sent.events.last()
        assert event.act == Entry.CORRESPONDENCE_KEPT
        assert narrate(event, NOBODY).sentence == (
            f"{sender} kept on 24 November 2026 what came in: telephone call, with 1 file."
        )

    def test_of_ours_alone_is_told_as_a_note(self, sent, sender):
        keeping.recorded(sent, call(direction=Direction.INTERNAL), user=sender, at=NOON)

        sentence = narrate(sent.events.last(), NOBODY).sentence
        assert sentence == f"{sender} kept a note for the file on 24 November 2026 (telephone call)."

    def test_whose_file_is_lost_is_named_by_verify_history(self, sent, sender):
        (file,) = keeping.recorded(sent, call(), user=sender, at=NOON, files=files("minutes")).files.all()
        file.file.storage.delete(file.file.name)

        with pytest.raises(CommandError, match=f"“minutes.txt” of the correspondence of {sent} is lost or not the one"):
            call_command("verify_history")

    def test_leaves_no_file_where_one_of_them_cannot_be_stored(self, sent, sender, monkeypatch):
        storage, two = CorrespondenceFile._meta.get_field("file").storage, files("first", "second")
        save, saved = storage.save, []

        def full(*args, **of):
            if saved:
                raise NotStored("No space left on device")
            saved.append(save(*args, **of))
            return saved[0]

        monkeypatch.setattr(storage, "save", full)

        with pytest.raises(NotStored):
            keeping.recorded(sent, call(), user=sender, at=NOON, files=two)
        assert not storage.exists(saved[0])
        assert not Correspondence.objects.exists()

    def test_keeps_the_questions_it_asks_by_number(self, sent, sender):
        asked = (Asked("Which account?", TODAY + timedelta(days=10)), Asked("Whose?"))

        entry = keeping.recorded(sent, call(questions=asked), user=sender, at=NOON)

        assert [(each.number, each.text) for each in entry.questions.all()] == [(1, "Which account?"), (2, "Whose?")]

    def test_posted_twice_is_kept_once(self, sent, sender):
        first, second = (keeping.recorded(sent, call(key="k1"), user=sender, at=NOON) for _ in range(2))

        assert first == second
        assert sent.events.filter(act=Entry.CORRESPONDENCE_KEPT).count() == 1

    def test_of_a_day_to_come_is_refused(self, sent, sender):
        with pytest.raises(EditRefused, match="lies in the future"):
            keeping.recorded(sent, call(on=TODAY + timedelta(days=1)), user=sender, at=NOON)

        assert not Correspondence.objects.exists()

    def test_is_kept_by_nobody_who_only_reads(self, sent, auditor):
        with pytest.raises(EditRefused, match="Only those who draft, review or send it"):
            keeping.recorded(sent, call(), user=auditor, at=NOON)

        assert not Correspondence.objects.exists()

    def test_is_kept_by_nobody_who_does_not_see_the_request(self, sent, outsider):
        assert not selectors.visible_to(outsider).exists()

        with pytest.raises(EditRefused, match="no such request"):
            keeping.recorded(sent, call(), user=outsider, at=NOON)

    def test_does_not_hold_up_an_act_that_was_begun_before_it(self, sent, sender):
        before = sent.events.last().pk
        keeping.recorded(sent, call(), user=sender, at=NOON)

        details = DETAILS[Act.ACKNOWLEDGE]
        workflow.perform(
            Act.ACKNOWLEDGE, assistance_request=sent, user=sender, at=NOON, details=details, seen_event=before
        )

        assert sent.events.last().act == Act.ACKNOWLEDGE

    def test_that_the_other_side_wrote_has_no_user_of_ours(self, issued, sender):
        entry = keeping.receive(issued.letters.get(), call(means=Means.RECEIPT_PAGE), [], at=NOON, doer=sender)

        assert entry.user is None
        assert narrate(issued.events.last(), NOBODY).sentence == (
            "The requested State wrote on the page for the receiving authority on 24 November 2026."
        )


@pytest.mark.database
class TestTheDatabase:
    @pytest.mark.parametrize("table", ["correspondence", "correspondencefile", "custody", "question"])
    @pytest.mark.parametrize("change", ["UPDATE requests_app_{} SET id = id", "DELETE FROM requests_app_{}"])
    def test_refuses_to_change_or_delete_what_was_kept(self, sent, sender, table, change):
        asked = (Asked("Whose?"),)
        keeping.recorded(sent, call(questions=asked), user=sender, at=NOON, files=files("minutes"))

        with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change.format(table))

        assert all(model.objects.count() == 1 for model in (Correspondence, CorrespondenceFile, Custody, Question))
