"""The legs of a letter's way: each once, in order, with its receipt, corrected and never changed."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from requests_app import files, letters
from requests_app.choices import Act, Carried, Entry, HopMeans, Party, Status
from requests_app.models import Hop
from requests_app.reading import Reading
from requests_app.sending import hops
from requests_app.sending.hops import HopRefused, Leg
from requests_app.sending.originals import file_original, look_at
from tests.factories import NOON, TODAY
from tests.requests_app.browser import posted, words_of
from tests.requests_app.performing import DETAILS, fresh, perform, seen
from tests.requests_app.sending.scanning import as_pdf, pictures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

LEG = Leg(
    from_party=Party.CENTRAL_AUTHORITY,
    to_party=Party.FOREIGN_MINISTRY,
    means=HopMeans.HAND,
    carried=Carried.DIGITAL,
    on=TODAY,
    number="MJ/2026/881",
)


def slip(data=b"%PDF-1.4 slip", name="slip.pdf"):
    return files.fit_beside([SimpleUploadedFile(name, data)], {})[0]


@pytest.fixture
def record(approved, sender):
    def recording(leg=LEG, *, at=NOON, user=sender, **more):
        return hops.record(fresh(approved), leg, user=user, at=at, **more)

    return recording


class TestALeg:
    def test_is_kept_with_its_receipt_and_stands_in_the_history(self, record, approved, letter):
        hop = record(receipt=slip())

        assert hop.is_unaltered()
        assert hop.carried_sha256 == [letter.drawn.sha256]
        entry = approved.events.get(act=Entry.HOP_RECORDED)
        assert entry.details["receipt"] == hop.sha256
        assert entry.details["number"] == "MJ/2026/881"

    def test_of_the_signed_original_names_its_files(self, record, approved, letter, officer):
        scan = SimpleUploadedFile("scan.pdf", as_pdf(pictures(letters.pdf(letter, at=NOON))))
        original = file_original(approved, look_at([scan]), user=officer, at=NOON).original

        hop = record(replace(LEG, carried=Carried.ORIGINAL))

        assert hop.carried_sha256 == [original.files.get().sha256]

    def test_stops_nobody_who_acts_on_the_request_meanwhile(self, record, approved, sender):
        before = Reading(approved, on=TODAY).newest_event
        record()

        assert Reading(fresh(approved), on=TODAY).newest_event == before
        perform(Act.TRANSMIT, fresh(approved), sender, DETAILS[Act.TRANSMIT])
        assert fresh(approved).status == Status.TRANSMITTED

    def test_stands_in_the_order_of_its_day(self, record, approved):
        later = NOON + timedelta(days=3)
        second = record(replace(LEG, on=TODAY + timedelta(days=2), to_party=Party.EMBASSY), at=later)
        first = record(replace(LEG, on=TODAY + timedelta(days=1)), at=later)

        assert list(hops.hops_of(approved)) == [first, second]

    def test_before_the_last_is_warned_of_only(self, record, approved):
        record(replace(LEG, on=TODAY + timedelta(days=2)), at=NOON + timedelta(days=2))

        assert "before that of the last leg (26 November 2026)" in hops.before_the_last(approved, LEG)
        assert record().pk


class TestIsRefused:
    @pytest.mark.parametrize(
        ("change", "says"),
        [
            ({"on": TODAY + timedelta(days=1)}, "The day lies in the future"),
            ({"on": TODAY - timedelta(days=1)}, "approved on 24 November 2026: it cannot have gone before"),
            ({"means": HopMeans.SECURE_E_MAIL}, "Say how the e-mail was secured"),
            ({"means": HopMeans.TELEPHONE}, "By telephone only word of it goes"),
            ({"to_party": Party.OTHER}, "Name who it is"),
            ({"to_party": Party.CENTRAL_AUTHORITY}, "from somebody to themselves"),
            ({"carried": Carried.ORIGINAL}, "No signed original of this letter is filed"),
            ({"means": "pigeon"}, "Say how it went"),
            ({"took_place": False}, "Say why the entry is wrong"),
        ],
    )
    def test_where_it_cannot_be_so(self, change, says, record):
        with pytest.raises(HopRefused, match=says):
            record(replace(LEG, **change))

        assert not Hop.objects.exists()

    def test_before_approval(self, at_status, sender):
        with pytest.raises(HopRefused, match="No letter stands, so none travels"):
            hops.record(at_status(Status.UNDER_REVIEW), LEG, user=sender, at=NOON)

    def test_of_a_letter_that_was_recalled(self, record, approved, reviewer):
        perform(Act.RECALL, approved, reviewer)

        with pytest.raises(HopRefused, match="No letter stands"):
            record()

    def test_of_a_letter_that_is_recalled_meanwhile(self, record, approved, letter, reviewer, monkeypatch):
        perform(Act.RECALL, approved, reviewer)
        monkeypatch.setattr(letters, "standing", lambda _: letter)  # read before the recall was committed

        with pytest.raises(HopRefused, match="No letter stands"):
            record()

        assert not Hop.objects.exists()

    def test_of_a_sealed_annex_that_the_letter_does_not_have(self, at_status, officer, reviewer, sender):
        made = at_status()
        made.persons.remove(*made.persons.filter(role="victim"))
        perform(Act.SUBMIT, made, officer)
        perform(Act.APPROVE, made, reviewer, seen(fresh(made)))

        with pytest.raises(HopRefused, match="has no sealed annex"):
            hops.record(fresh(made), replace(LEG, carried=Carried.SEALED), user=sender, at=NOON)

        assert not Hop.objects.exists()

    @pytest.mark.parametrize("who", ["officer", "reviewer", "auditor", "outsider"])
    def test_to_whoever_may_not_send(self, who, request, record):
        with pytest.raises(HopRefused, match="Only the central authority"):
            record(user=request.getfixturevalue(who))

    def test_once_the_request_is_closed(self, record, approved, officer, sender):
        perform(Act.WITHDRAW, approved, officer)
        perform(Act.CLOSE, fresh(approved), sender)

        with pytest.raises(HopRefused, match="is closed"):
            record()


class TestACorrection:
    def test_takes_the_place_of_an_entry_and_keeps_its_receipt(self, record, approved):
        wrong = record(receipt=slip())
        right = record(replace(LEG, number="MJ/2026/888"), corrects=wrong)

        assert list(hops.hops_of(approved)) == [right]
        assert list(hops.corrected_of(approved)) == [wrong]
        assert (right.sha256, right.is_unaltered()) == (wrong.sha256, True)

    def test_may_take_an_entry_out(self, record, approved):
        wrong = record()
        record(replace(LEG, took_place=False, note="Recorded on the wrong request."), corrects=wrong)

        assert not hops.hops_of(approved).exists()

    def test_is_made_once(self, record):
        wrong = record()
        record(replace(LEG, number="2"), corrects=wrong)

        with pytest.raises(HopRefused, match="corrected that entry already"):
            record(replace(LEG, number="3"), corrects=wrong)


@pytest.mark.database
class TestTheDatabase:
    @pytest.mark.parametrize("change", ["UPDATE requests_app_hop SET note = 'x'", "DELETE FROM requests_app_hop"])
    def test_refuses_to_change_or_delete_a_leg(self, record, change):
        record()

        with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)

    def test_takes_one_correction_of_an_entry(self, record, letter, sender):
        wrong = record()
        told = {name: getattr(LEG, name) for name in Leg.__slots__}
        Hop.objects.create(letter=letter, corrects=wrong, user=sender, at=NOON, **told)

        with pytest.raises(IntegrityError), transaction.atomic():
            Hop.objects.create(letter=letter, corrects=wrong, user=sender, at=NOON, **told)

    def test_takes_nothing_out_but_by_a_correction(self, letter, sender):
        told = {name: getattr(LEG, name) for name in Leg.__slots__} | {"took_place": False}

        with pytest.raises(IntegrityError), transaction.atomic():
            Hop.objects.create(letter=letter, user=sender, at=NOON, **told)


class TestItsScreens:
    def new(self, client, approved, **typed):
        url = reverse("requests_app:hop_new", args=[approved.pk])
        shown = posted(client.get(url).context["form"])
        return client.post(url, shown | typed, follow=True)

    TYPED = {"to_party": "embassy", "means": "pouch", "number": "77/26"}

    def test_record_a_leg_and_show_it(self, client, sender, approved):
        client.force_login(sender)
        receipt = SimpleUploadedFile("slip.pdf", b"%PDF-1.4 slip")

        page = words_of(self.new(client, approved, **self.TYPED, receipt=receipt))

        assert "The leg is recorded." in page
        assert "Our office to our embassy or mission there" in page
        assert "The PDF as issued · Diplomatic pouch · no. 77/26" in page
        answer = client.get(reverse("requests_app:hop_receipt", args=[approved.pk, Hop.objects.get().pk]))
        assert b"".join(answer.streaming_content) == b"%PDF-1.4 slip"

    def test_go_on_where_the_last_leg_ended(self, client, sender, approved):
        client.force_login(sender)
        self.new(client, approved, **self.TYPED)

        page = self.new(client, approved, to_party="foreign_ministry_there", means="hand")

        assert "Our embassy or mission there to their foreign ministry" in words_of(page)

    def test_say_what_is_wrong_and_keep_what_was_typed(self, client, sender, approved):
        client.force_login(sender)

        page = words_of(self.new(client, approved, **self.TYPED | {"means": "secure_e_mail"}))

        assert "Say how the e-mail was secured" in page
        assert 'value="77/26"' in page

    def test_refuse_a_receipt_of_another_kind(self, client, sender, approved):
        client.force_login(sender)

        page = words_of(self.new(client, approved, **self.TYPED, receipt=SimpleUploadedFile("a.exe", b"MZ")))

        assert "a.exe is of a kind that cannot be attached" in page
        assert not Hop.objects.exists()

    def test_correct_a_leg_and_keep_the_first_entry_in_sight(self, client, sender, approved, record):
        hop = record()
        client.force_login(sender)
        url = reverse("requests_app:hop_correct", args=[approved.pk, hop.pk])

        page = words_of(client.post(url, posted(client.get(url).context["form"], number="MJ/9"), follow=True))

        assert "no. MJ/9" in page
        assert "Entries that were corrected (1)" in page
        history = words_of(client.get(reverse("requests_app:history", args=[approved.pk])))
        assert "corrected an entry: it went from our central authority to our foreign ministry" in history

    def test_show_no_name_of_a_protected_person(self, client, auditor, record, approved):
        name = next(each.name for each in approved.case.persons.all() if each.pseudonym)
        record(replace(LEG, note=f"About {name}."))
        client.force_login(auditor)

        for page in ("way", "history", "request"):
            assert name not in words_of(client.get(reverse(f"requests_app:{page}", args=[approved.pk])))

    def test_tell_verify_history_of_a_receipt_that_is_not_whole(self, record):
        hop = record(receipt=slip())
        call_command("verify_history")
        Path(hop.file.path).write_bytes(b"other")

        with pytest.raises(CommandError, match="The receipt “slip"):
            call_command("verify_history")

    def test_give_no_receipt_that_is_not_the_one_that_was_kept(self, client, sender, approved, record):
        hop = record(receipt=slip())
        Path(hop.file.path).write_bytes(b"other")
        client.force_login(sender)

        page = client.get(reverse("requests_app:hop_receipt", args=[approved.pk, hop.pk]), follow=True)

        assert "slip.pdf: the stored file is lost or is not the one that was kept" in words_of(page)

    @pytest.mark.parametrize(("who", "status"), [("officer", 403), ("auditor", 403), ("outsider", 404)])
    def test_are_for_those_who_may_send(self, who, status, request, client, approved):
        client.force_login(request.getfixturevalue(who))

        assert client.get(reverse("requests_app:hop_new", args=[approved.pk])).status_code == status
