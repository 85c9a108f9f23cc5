"""A protected person behind the doors of what follows a letter: the thread, its files, receipts, signed originals."""

from dataclasses import replace

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.choices import Role
from requests_app import files, letters, services
from requests_app.choices import Direction, Means
from requests_app.correspondence import keeping, taking_up
from requests_app.correspondence.keeping import Asked, Kept
from requests_app.models import CorrespondenceFile, Custody, OriginalFile
from requests_app.sending import hops
from requests_app.sending.originals import file_original, look_at
from tests.factories import NOON, TODAY, UserFactory
from tests.requests_app.browser import words_of
from tests.requests_app.performing import fresh
from tests.requests_app.protection.conftest import NAME
from tests.requests_app.sending.scanning import as_pdf, pictures
from tests.requests_app.sending.test_hops import LEG

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

CLOSED = "only those who draft, review or send the request may open it"
FILENAME = "zarqa_musterova-1.pdf"


def upload(data=b"%PDF-1.4 x"):
    return files.fit_beside([SimpleUploadedFile(FILENAME, data)], {})


def read(client, user, name, *args):
    client.force_login(user)
    return client.get(reverse(f"requests_app:{name}", args=args))


@pytest.fixture
def protects_nobody(made):
    """The same case, where nobody is marked."""
    for each in made.case.persons.all():
        services.write_person(made.case, each, role="witness", name=each.name)


@pytest.fixture
def entry(made, officer):
    """What came in of the victim in every field, answers an entry of her name, and was set aside with it."""
    names = {"subject": f"Of {NAME}", "counterpart": NAME, "counterpart_contact": "musterova.zarqa@x.example"}
    first = keeping.recorded(made, Kept(Direction.OUTGOING, Means.CALL, TODAY, **names), user=officer, at=NOON)
    kept = Kept(
        Direction.INCOMING, Means.CALL, TODAY, **names, text=f"{NAME} rang.", questions=(Asked(f"Where is {NAME}?"),)
    )
    entry = keeping.recorded(made, kept, user=officer, at=NOON, files=upload(), answers=first)
    file = entry.files.get()
    Custody.objects.create(file=file, step="opened", words=f"For {NAME}", user=officer, at=NOON)
    taking_up.set_aside(entry, word=f"{NAME} rings again.", user=officer, at=NOON)
    return entry


class TestTheThread:
    @pytest.mark.parametrize("page", ["correspondence", "correspondence_entry"])
    def test_names_nobody_to_an_auditor(self, client, made, entry, auditor, page):
        args = [made.pk] if page == "correspondence" else [made.pk, entry.pk]

        shown = words_of(read(client, auditor, page, *args))

        assert "Victim 3" in shown
        assert "usterova" not in shown.lower()

    def test_is_read_as_it_was_kept_by_whoever_drafts(self, client, made, entry, officer):
        shown = words_of(read(client, officer, "correspondence_entry", made.pk, entry.pk))

        for words in (f"{NAME} rang.", f"Where is {NAME}?", FILENAME, f"For {NAME}", f"{NAME} rings again."):
            assert words in shown

    def test_changes_nothing_that_was_kept(self, client, made, entry, auditor):
        read(client, auditor, "correspondence_entry", made.pk, entry.pk)

        assert type(entry).objects.get(pk=entry.pk).text == f"{NAME} rang."
        assert CorrespondenceFile.objects.get().filename == FILENAME

    @pytest.mark.parametrize(("who", "status"), [("auditor", 403), ("officer", 200), ("outsider", 404)])
    def test_opens_its_files_for_those_who_may_read_names(self, client, made, entry, request, who, status):
        client.force_login(request.getfixturevalue(who))

        answer = client.post(reverse("requests_app:correspondence_file", args=[made.pk, entry.files.get().pk]))

        assert answer.status_code == status
        if status == 403:
            assert CLOSED in words_of(answer)
        assert Custody.objects.count() == (3 if status == 200 else 2)

    def test_of_a_case_that_protects_nobody_opens_them_for_an_auditor(
        self, client, made, protects_nobody, entry, auditor
    ):
        client.force_login(auditor)

        shown = words_of(client.get(reverse("requests_app:correspondence_entry", args=[made.pk, entry.pk])))
        answer = client.post(reverse("requests_app:correspondence_file", args=[made.pk, entry.files.get().pk]))

        assert f"Save {FILENAME}" in shown
        assert answer.status_code == 200


class TestAReceipt:
    @pytest.fixture
    def hop(self, approved, sender):
        return hops.record(approved, LEG, receipt=upload()[0], user=sender, at=NOON)

    @pytest.mark.parametrize(("who", "status"), [("auditor", 403), ("officer", 200), ("outsider", 404)])
    def test_opens_for_those_who_may_read_names(self, client, approved, hop, request, who, status):
        user = request.getfixturevalue(who)

        assert read(client, user, "hop_receipt", approved.pk, hop.pk).status_code == status

    @pytest.mark.parametrize(("who", "leads"), [("auditor", False), ("officer", True)])
    def test_is_named_by_the_pseudonym_and_led_to_where_it_opens(self, client, approved, hop, request, who, leads):
        user = request.getfixturevalue(who)
        for page in ("way", "request"):
            shown = words_of(read(client, user, page, approved.pk))

            assert "Receipt: Victim 3.pdf" in shown
            assert (reverse("requests_app:hop_receipt", args=[approved.pk, hop.pk]) in shown) is leads
            assert "usterova" not in shown.lower()

    def test_of_an_entry_that_was_corrected_keeps_its_words_back_too(self, client, approved, hop, sender, auditor):
        hops.record(fresh(approved), replace(LEG, note=f"By {NAME}"), corrects=hop, user=sender, at=NOON)

        assert "usterova" not in words_of(read(client, auditor, "way", approved.pk)).lower()


class TestASignedOriginal:
    @pytest.fixture
    def scan(self, approved, officer):
        pages = as_pdf(pictures(letters.pdf(letters.standing(approved), at=NOON)))
        file_original(approved, look_at([SimpleUploadedFile(FILENAME, pages)]), user=officer, at=NOON)
        return OriginalFile.objects.get()

    @pytest.mark.parametrize(("who", "status"), [("auditor", 403), ("officer", 200), ("outsider", 404)])
    def test_opens_for_those_who_may_read_names(self, client, scan, request, who, status):
        assert read(client, request.getfixturevalue(who), "original_file", scan.pk).status_code == status

    def test_is_told_to_an_auditor_and_not_led_to(self, client, scan, approved, auditor):
        shown = words_of(read(client, auditor, "letters", approved.pk))

        assert "The scan is for those who draft, review or send the request." in shown
        assert reverse("requests_app:original_file", args=[scan.pk]) not in shown

    def test_is_listed_in_the_administration_by_the_pseudonym(self, client, scan, office):
        client.force_login(UserFactory(office=office, roles=[Role.ADMINISTRATOR], is_staff=True, is_superuser=True))

        shown = words_of(client.get(reverse("admin:requests_app_originalfile_changelist")))

        assert "Victim 3.pdf" in shown
        assert "usterova" not in shown.lower()


class TestAnAnnexOfADraft:
    @pytest.mark.parametrize(("who", "told"), [("auditor", "Victim 3.pdf"), ("officer", FILENAME)])
    def test_is_named_on_the_page_of_the_request_as_the_reader_may_know_it(self, client, made, request, who, told):
        annex = made.attachments.create(
            title=f"Passport of {NAME}", kind="other", file=ContentFile(b"x", name="s.pdf"), filename=FILENAME, size=1,
            sha256="0" * 64, position=9, added_by=made.created_by, added_at=NOON,
        )  # fmt: skip

        shown = words_of(read(client, request.getfixturevalue(who), "request", made.pk))

        assert told in shown
        assert (reverse("requests_app:annex_download", args=[annex.pk]) in shown) is (who == "officer")

    def test_is_not_packed_for_an_auditor_and_the_page_says_for_whom(self, client, approved, auditor):
        shown = words_of(read(client, auditor, "request", approved.pk))

        assert "The package to hand over (ZIP), for those who draft, review or send the request" in shown
        assert read(client, auditor, "package", approved.pk).status_code == 403
