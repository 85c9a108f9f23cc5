"""The signed original: a scan of exactly the letter that was approved, and of nothing else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from requests_app import acts, letters
from requests_app.choices import Act, Entry, ReadAs
from requests_app.letters import sealed, verifying
from requests_app.models import AssistanceRequest, OriginalFile, SealedAnnex, SignedOriginal
from requests_app.models.record import WrittenOnce
from requests_app.sending import package
from requests_app.sending.originals import OriginalRefused, file_original, look_at, normal
from tests.factories import NOON
from tests.requests_app.browser import words_of
from tests.requests_app.performing import fresh, perform, seen
from tests.requests_app.sending.scanning import as_file, as_pdf, blank, pictures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def uploaded(data, name="scan.pdf"):
    return SimpleUploadedFile(name, data)


@pytest.fixture
def scanned(letter):
    """The pages of the letter as they come out of the scanner."""
    return pictures(letters.pdf(letter, at=NOON))


@pytest.fixture
def file(approved, officer):
    """`file(upload, ..., typed="")`: look at the uploads and file them."""

    def filing(*uploads, typed="", user=officer):
        return file_original(approved, look_at(uploads), typed=typed, user=user, at=NOON)

    return filing


@pytest.fixture
def other(at_status, officer, reviewer, sender):
    """The pages of the letter of another request."""
    made = at_status()
    perform(Act.SUBMIT, made, officer)
    perform(Act.APPROVE, made, reviewer, seen(fresh(made)))
    return made, pictures(letters.pdf(letters.standing(made), at=NOON))


class TestLookingAtAFile:
    def test_refuses_a_name_that_no_table_holds(self):
        with pytest.raises(OriginalRefused, match="is longer than 200 characters"):
            look_at([uploaded(b"%PDF-1.7", name=f"{'n' * 197}.pdf")])


class TestAScanOfTheLetter:
    def test_is_filed_with_its_digest_and_pages_and_stands_in_the_history(self, file, letter, scanned, approved):
        filed = file(uploaded(as_pdf(scanned)))

        kept = filed.original.files.get()
        assert (filed.original.pages, filed.original.read_as, filed.notes) == (len(scanned), ReadAs.SCAN, ())
        assert kept.is_unaltered()
        entry = approved.events.get(act=Entry.ORIGINAL_FILED)
        assert entry.details["sha256"] == [kept.sha256]
        assert letters.signed_original(letter) == filed.original

    def test_may_be_a_picture_of_each_page(self, file, scanned):
        filed = file(*(uploaded(as_file(page), f"page-{number}.jpg") for number, page in enumerate(scanned, start=1)))

        assert [each.position for each in filed.original.files.all()] == list(range(1, len(scanned) + 1))

    @pytest.mark.parametrize("kind", ["JPEG", "TIFF", "PNG", "PDF"])
    def test_is_kept_whole_whatever_it_is_and_however_large(self, kind, file, letter, scanned):
        pages = scanned[:1] if kind != "PDF" else scanned
        data = as_pdf(pages) if kind == "PDF" else as_file(pages[0], kind)
        large = TemporaryUploadedFile(f"scan.{kind.lower()}", "", len(data), None)
        large.write(data)
        large.seek(0)
        rest = [uploaded(as_pdf(scanned[1:]), "rest.pdf")] if kind != "PDF" else []

        first = file(large, *rest).original.files.first()
        large.close()

        assert first.is_unaltered()
        assert first.size == len(data)

    def test_is_known_to_verify_letter(self, file, scanned):
        data = as_pdf(scanned)
        file(uploaded(data))

        verdict = verifying.verify(data)

        assert verdict.unaltered
        assert verdict.sentence.startswith("Unaltered: signed original of")

    def test_lies_beside_the_letter_in_the_package(self, file, letter, scanned):
        file(uploaded(as_pdf(scanned)))

        names = [part.name for part in package.parts(letter, at=NOON)]

        assert names[1] == "02-signed-original.pdf"
        assert names[2].startswith("03-annex-1-")

    def test_is_followed_by_a_better_one(self, file, letter, scanned):
        file(uploaded(as_pdf(scanned)))
        better = file(uploaded(as_pdf(pictures(letters.pdf(letter, at=NOON), dpi=200))))

        assert letters.signed_original(letter) == better.original
        assert SignedOriginal.objects.count() == 2

    def test_with_a_page_beside_it_says_so(self, file, scanned):
        filed = file(uploaded(as_pdf([*scanned, *blank()])))

        assert filed.notes[0].startswith(f"The scan has {len(scanned) + 1} pages, the letter {len(scanned)} pages:")

    def test_out_of_order_says_so(self, file, scanned):
        assert "not in the order" in file(uploaded(as_pdf(scanned[::-1]))).notes[0]


class TestAScanWithoutACode:
    def test_asks_for_the_code_on_the_paper(self, file, scanned):
        with pytest.raises(OriginalRefused, match="Type the letter code that stands at the foot"):
            file(uploaded(as_pdf(blank(len(scanned)))))

    def test_is_filed_with_the_code_as_somebody_types_it(self, file, letter, scanned):
        filed = file(uploaded(as_pdf(blank(len(scanned)))), typed=f" {letter.code.lower().replace('-', ' ')} ")

        assert filed.original.read_as == ReadAs.TYPED

    def test_is_refused_with_another_code(self, file, scanned):
        with pytest.raises(OriginalRefused, match="you typed is of no letter that was issued here"):
            file(uploaded(as_pdf(blank(len(scanned)))), typed="AAAA-BBBB-CCCC")

    def test_is_counted_all_the_same(self, file, letter, scanned):
        with pytest.raises(OriginalRefused, match="does not have them all"):
            file(uploaded(as_pdf(blank(len(scanned) - 1))), typed=letter.code)

    def test_may_have_codes_on_some_pages_only(self, file, scanned):
        assert file(uploaded(as_pdf([scanned[0], *blank(len(scanned) - 1)]))).original.read_as == ReadAs.SCAN


class TestWhatIsNotTheLetter:
    def test_is_one_with_a_page_missing(self, file, scanned):
        with pytest.raises(OriginalRefused, match="Page 2 is missing"):
            file(uploaded(as_pdf([scanned[0], *scanned[2:]])))

        assert not SignedOriginal.objects.exists()

    def test_is_one_with_a_page_twice(self, file, scanned):
        with pytest.raises(OriginalRefused, match="Page 2 is missing"):
            file(uploaded(as_pdf([scanned[0], scanned[0], *scanned[2:]])))

    def test_is_the_file_that_was_to_be_printed(self, file, letter):
        with pytest.raises(
            OriginalRefused, match=r"letter\.pdf is the letter as it was issued, which nobody has signed"
        ):
            file(uploaded(letters.pdf(letter, at=NOON), "letter.pdf"))

        assert not SignedOriginal.objects.exists()

    def test_is_a_page_of_another_letter(self, file, scanned, other):
        made, pages = other

        with pytest.raises(OriginalRefused, match=f"Page 1 is of another letter, {made.reference}"):
            file(uploaded(as_pdf([pages[0], *scanned[1:]])))

    def test_is_not_named_to_whoever_may_not_see_it(self, file, scanned, other, sender):
        made, pages = other
        AssistanceRequest.objects.filter(pk=made.pk).update(confidentiality="restricted")

        with pytest.raises(OriginalRefused) as refused:
            file(uploaded(as_pdf([pages[0], *scanned[1:]])), user=sender)

        assert "Page 1 is of another letter." in refused.value.reasons

    def test_is_a_letter_that_was_recalled(self, approved, scanned, officer, reviewer):
        perform(Act.RECALL, approved, reviewer)
        perform(Act.SUBMIT, fresh(approved), officer, acts.Submit(seen_version=fresh(approved).version))
        perform(Act.APPROVE, fresh(approved), reviewer, seen(fresh(approved)))

        with pytest.raises(OriginalRefused, match="of version 1 of this letter: it was recalled and is void"):
            file_original(fresh(approved), look_at([uploaded(as_pdf(scanned))]), user=officer, at=NOON)

    def test_is_the_sealed_annex(self, file, scanned, letter):
        key = pictures(sealed.pdf(SealedAnnex.objects.get(letter=letter), at=NOON))

        with pytest.raises(OriginalRefused, match="of a sealed annex"):
            file(uploaded(as_pdf([*scanned, *key])))

    @pytest.mark.parametrize(
        ("data", "name", "says"),
        [
            (b"", "scan.pdf", "empty"),
            (b"MZ", "scan.exe", "is no scan. Accepted are: PDF"),
            (b"The law.", "scan.pdf", "is no PDF file, though its name says so"),
            (b"%PDF-1.4", "scan.pdf", "cannot be opened"),
        ],
    )
    def test_is_no_scan_at_all(self, data, name, says, letter):
        with pytest.raises(OriginalRefused, match=says):
            look_at([uploaded(data, name)])

    def test_is_the_same_page_chosen_twice(self, scanned):
        with pytest.raises(OriginalRefused, match="is the same file as"):
            look_at([uploaded(as_file(scanned[0]), "a.jpg"), uploaded(as_file(scanned[0]), "b.jpg")])


class TestWhoMayFileIt:
    @pytest.mark.parametrize("who", ["officer", "reviewer", "sender"])
    def test_are_those_who_draft_review_and_send(self, who, request, file, scanned):
        assert file(uploaded(as_pdf(scanned)), user=request.getfixturevalue(who)).original.pk

    def test_is_not_an_auditor(self, auditor, file, scanned, client, approved):
        with pytest.raises(OriginalRefused, match="Only those who draft, review or send it"):
            file(uploaded(as_pdf(scanned)), user=auditor)
        client.force_login(auditor)
        assert client.get(reverse("requests_app:original", args=[approved.pk])).status_code == 403

    def test_is_nobody_before_approval(self, at_status, officer, scanned):
        with pytest.raises(OriginalRefused, match="No letter stands"):
            file_original(at_status(), look_at([uploaded(as_pdf(scanned))]), user=officer, at=NOON)

    def test_is_nobody_once_the_request_is_closed(self, approved, officer, sender):
        perform(Act.WITHDRAW, approved, officer)
        perform(Act.CLOSE, fresh(approved), sender)

        with pytest.raises(OriginalRefused, match="nothing more can be filed"):
            file_original(fresh(approved), (), user=sender, at=NOON)

        assert not SignedOriginal.objects.exists()


class TestItsPage:
    def test_says_who_signs_and_which_code_the_paper_has(self, client, officer, approved, letter):
        client.force_login(officer)

        page = words_of(client.get(reverse("requests_app:original", args=[approved.pk])))

        assert letter.code in page
        assert "Head of Office" in page

    def test_files_a_scan(self, client, officer, approved, scanned):
        client.force_login(officer)
        url = reverse("requests_app:original", args=[approved.pk])

        data = as_pdf(scanned)

        page = client.post(url, {"files": [uploaded(data)], "code": ""}, follow=True)

        assert "The signed original is filed" in words_of(page)
        kept = OriginalFile.objects.get()
        answer = client.get(reverse("requests_app:original_file", args=[kept.pk]))
        assert b"".join(answer.streaming_content) == data

    def test_of_two_scans_names_both_and_which_counts(self, client, officer, file, letter, scanned, approved):
        for name, dpi in (("first.pdf", 150), ("better.pdf", 200)):
            file(uploaded(as_pdf(pictures(letters.pdf(letter, at=NOON), dpi=dpi)), name))
        client.force_login(officer)

        page = words_of(client.get(reverse("requests_app:original", args=[approved.pk])))

        filed = page.split("Filed so far")[1]
        assert filed.index("It counts, as the newest.") < filed.index("better.pdf") < filed.index("first.pdf")

    def test_says_what_is_wrong(self, client, officer, approved):
        client.force_login(officer)
        url = reverse("requests_app:original", args=[approved.pk])

        assert "Choose the scan" in words_of(client.post(url, {}))
        assert "no code could be read" in words_of(client.post(url, {"files": [uploaded(as_pdf(blank(9)))]})).lower()
        assert not SignedOriginal.objects.exists()

    def test_stands_beside_the_letter(self, client, officer, file, scanned, approved):
        kept = file(uploaded(as_pdf(scanned))).original.files.get()
        client.force_login(officer)

        page = words_of(client.get(reverse("requests_app:letters", args=[approved.pk])))

        assert "Signed original, filed on 24 November 2026" in page
        assert reverse("requests_app:original_file", args=[kept.pk]) in page

    def test_gives_no_file_to_another_office(self, client, outsider, file, scanned):
        kept = file(uploaded(as_pdf(scanned))).original.files.get()
        client.force_login(outsider)

        assert client.get(reverse("requests_app:original_file", args=[kept.pk])).status_code == 404


@pytest.mark.database
class TestItIsWrittenOnce:
    @pytest.mark.parametrize("table", ["signedoriginal", "originalfile"])
    @pytest.mark.parametrize("change", ["UPDATE {} SET pages = 1", "DELETE FROM {}"])
    def test_in_the_database(self, file, scanned, table, change):
        file(uploaded(as_pdf(scanned)))

        with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change.format(f"requests_app_{table}"))

    def test_in_code(self, file, scanned):
        original = file(uploaded(as_pdf(scanned))).original

        with pytest.raises(WrittenOnce):
            original.delete()


class TestNormal:
    @pytest.mark.parametrize("typed", ["abcd-efgh-jklm", "ABCD EFGH JKLM", "abcdefghjklm", "ABCD–EFGH–JKLM"])
    def test_is_the_code_as_it_is_printed(self, typed):
        assert normal(typed) == "ABCD-EFGH-JKLM"
