"""Which file of a letter that follows went, by which route; and its signed original."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from requests_app.choices import Entry, FollowUpKind, ReadAs, SentAs
from requests_app.files import fit_beside
from requests_app.follow_up import originals, sending
from requests_app.letters import follow_ups
from requests_app.models import FollowUpOriginal, FollowUpRoute
from requests_app.narration import Names, narrate
from requests_app.sending import kept
from requests_app.sending.originals import OriginalRefused, look_at
from requests_app.services import EditRefused
from tests.factories import NOON
from tests.requests_app.follow_up.conftest import BY_LETTER, issue
from tests.requests_app.sending.scanning import as_pdf, pictures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
NOBODY = Names(people={}, states={}, instruments={})
WENT = {"on": "2026-11-24", "means": "letter", "sent_as": "original", "route": "other"}


@pytest.fixture
def reminder(sent, sender, write):
    return issue(write(sent, FollowUpKind.REMINDER), sender)


def upload(letter, name="scan.pdf"):
    """The pages of a letter as they come out of the scanner."""
    return SimpleUploadedFile(name, as_pdf(pictures(follow_ups.pdf(letter, at=NOON))))


def file(letter, user, *, of=None, typed=""):
    return originals.file_original(letter, look_at([upload(of or letter)]), typed=typed, user=user, at=NOON)


class TestTheSignedOriginal:
    def test_is_known_by_its_code_and_stands_in_the_history(self, reminder, officer):
        filed = file(reminder, officer)

        assert (filed.original.read_as, filed.original.files.get().is_unaltered()) == (ReadAs.SCAN, True)
        event = reminder.assistance_request.events.last()
        assert event.act == Entry.ORIGINAL_FILED
        told = f"filed the signed original of the reminder, code {reminder.code}, on 24 November 2026: 1 page"
        assert told in narrate(event, NOBODY).sentence

    def test_of_another_letter_of_the_request_is_refused_by_name(self, reminder, sent, sender, officer, write):
        other = issue(write(sent, FollowUpKind.WITHDRAWAL), sender)

        with pytest.raises(OriginalRefused, match="of another letter of this request: withdrawal"):
            file(reminder, officer, of=other)

        assert not FollowUpOriginal.objects.exists()

    def test_of_a_void_letter_is_not_filed(self, reminder, sender, officer):
        sending.void(reminder, because="A digit is wrong.", user=sender, at=NOON)

        with pytest.raises(OriginalRefused, match="made void"):
            file(reminder, officer)

    @pytest.mark.parametrize(("who", "told"), [("auditor", "Only those who draft"), ("outsider", "no such request")])
    def test_is_filed_by_nobody_else(self, reminder, request, who, told):
        with pytest.raises(OriginalRefused, match=told):
            file(reminder, request.getfixturevalue(who))

    def test_that_was_swapped_behind_our_back_is_named(self, reminder, officer):
        stored = file(reminder, officer).original.files.get()
        with open(stored.file.path, "ab") as swapped:
            swapped.write(b"more")

        assert list(kept.spoilt()) == [
            f"The file “scan.pdf” of the signed original of {reminder} is lost or not the one filed."
        ]


class TestTheRoute:
    def test_is_kept_with_the_digest_of_what_went(self, reminder, sender):
        done = sending.record_sent(reminder, replace(BY_LETTER, dispatch_reference="DN 8/26"), user=sender, at=NOON)

        assert (done.way.route, done.way.sent_as, done.way.dispatch_reference) == (
            "central_authority",
            SentAs.DIGITAL,
            "DN 8/26",
        )
        assert done.way.carried_sha256 == [reminder.drawn.sha256]

    def test_may_be_another_with_a_reason(self, reminder, sender):
        went = replace(BY_LETTER, route="Fax to the duty desk", reason_for_route="They asked for it.")

        done = sending.record_sent(reminder, went, user=sender, at=NOON)

        assert (done.way.named, done.way.reason_for_route) == ("Fax to the duty desk", "They asked for it.")

    def test_takes_the_signed_original_and_the_receipt_along(self, reminder, sender):
        scan = file(reminder, sender).original.files.get()
        receipt = fit_beside([SimpleUploadedFile("receipt.txt", b"Taken.")], {})[0]
        went = replace(BY_LETTER, sent_as=SentAs.ORIGINAL, receipt=receipt)

        done = sending.record_sent(reminder, went, user=sender, at=NOON)

        assert done.way.carried_sha256 == [scan.sha256]
        pdf = f"reminder-{reminder.code}.pdf"
        assert [each.filename for each in done.entry.files.all()] == [pdf, "scan.pdf", "receipt.txt"]

    def test_is_not_that_of_a_swapped_original(self, reminder, sender):
        stored = file(reminder, sender).original.files.get()
        with open(stored.file.path, "ab") as swapped:
            swapped.write(b"more")

        with pytest.raises(EditRefused, match="is not the one that was filed"):
            sending.record_sent(reminder, replace(BY_LETTER, sent_as=SentAs.ORIGINAL), user=sender, at=NOON)

        assert not FollowUpRoute.objects.exists()


class TestTheScreens:
    def test_file_the_scan_and_show_it_among_the_letters(self, reminder, officer, client):
        client.force_login(officer)
        address = reverse("requests_app:follow_up_original", args=[reminder.assistance_request_id, reminder.pk])
        assert reminder.code in client.get(address).content.decode()

        page = client.post(address, {"files": upload(reminder)}, follow=True).content.decode()

        assert "The signed original is filed: 1 page" in page
        (scan,) = FollowUpOriginal.objects.get().files.all()
        saved = client.get(reverse("requests_app:follow_up_original_file", args=[scan.pk]))
        assert b"".join(saved.streaming_content)[:5] == b"%PDF-"

    def test_tell_what_the_scan_is_instead(self, reminder, answer, officer, client):
        client.force_login(officer)
        address = reverse("requests_app:follow_up_original", args=[reminder.assistance_request_id, reminder.pk])

        response = client.post(address, {"files": upload(answer)})

        assert response.status_code == 422
        assert "of another letter" in response.content.decode()

    def test_ask_for_the_route_and_why(self, reminder, sender, client):
        file(reminder, sender)
        client.force_login(sender)
        address = reverse("requests_app:follow_up_sent", args=[reminder.assistance_request_id, reminder.pk])
        assert "Central authority to central authority" in client.get(address).content.decode()

        refused = client.post(address, WENT | {"other_route": "Fax"}).content.decode()
        page = client.post(
            address, WENT | {"other_route": "Fax", "reason_for_route": "They asked."}, follow=True
        ).content.decode()

        assert "The law of this channel does not name that route." in refused
        assert "Fax" in page
        assert "The signed original" in page
        letters = client.get(reverse("requests_app:letters", args=[reminder.assistance_request_id]))
        assert "Fax: the signed original" in letters.content.decode()

    @pytest.mark.parametrize("who", ["auditor", "outsider"])
    def test_give_the_scan_to_nobody_else(self, reminder, officer, client, request, who):
        scan = file(reminder, officer).original.files.get()
        client.force_login(request.getfixturevalue(who))

        given = client.get(reverse("requests_app:follow_up_original_file", args=[scan.pk]))

        assert given.status_code == (404 if who == "outsider" else given.status_code)
        form = reverse("requests_app:follow_up_original", args=[reminder.assistance_request_id, reminder.pk])
        assert client.get(form).status_code in {404, 409}


@pytest.mark.database
class TestTheDatabase:
    @pytest.mark.parametrize("table", ["followuporiginal", "followuporiginalfile", "followuproute"])
    @pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
    def test_refuses_to_change_or_delete_what_was_recorded(self, reminder, sender, table, change):
        file(reminder, sender)
        sending.record_sent(reminder, BY_LETTER, user=sender, at=NOON)

        with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change.format(f"requests_app_{table}"))
