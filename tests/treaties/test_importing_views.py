"""The import screens: a file goes over its preview into proposals or an edition; a pack comes from an edition."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.choices import Role
from tests.factories import NOON, UserFactory
from tests.requests_app.browser import words_of
from treaties import packs
from treaties.models import Edition, Instrument, Participation, Proposal, Upload

pytestmark = pytest.mark.django_db

HEADER = "Participant,Signature,Ratification,Entry into force"
TOLD = {
    "source_url": "https://depositary.example/list",
    "source_title": "List of participants",
    "source_publisher": "Depositary of Example",
    "source_as_of": "2026-11",
    "seen_on": "2026-11-23",
    "reason": "The depositary's list says so.",
}


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def editor(client):
    user = UserFactory(office=None, roles=[Role.REGISTRY_EDITOR])
    client.force_login(user)
    return user


@pytest.fixture
def administrator(client):
    user = UserFactory(office=None, roles=[Role.ADMINISTRATOR])
    client.force_login(user)
    return user


def send(client, *rows, content=None, name="list.csv", instrument="UNTOC", **told):
    whole = "\n".join([HEADER, *rows]).encode() if content is None else content
    chosen = Instrument.objects.get(code=instrument).pk if instrument else ""
    data = TOLD | told | {"file": SimpleUploadedFile(name, whole), "instrument": chosen}
    return client.post(reverse("treaties:import"), data, follow=True)


def press(client, page, how="propose", **more):
    upload, seen = page.context["upload"], page.context["form"]["seen"].value()
    return client.post(reverse("treaties:import_apply", args=[upload.pk, how]), {"seen": seen} | more, follow=True)


def untoc():
    return Participation.objects.filter(instrument__code="UNTOC").select_related("state")


def place(state="TV"):
    return untoc().filter(state=state)


class TestAnUpload:
    def test_shows_what_it_would_change_and_changes_nothing(self, editor, client):
        page = send(client, "Tuvalu,,4 May 2026 a,3 June 2026", "Atlantis,,4 May 2026,")

        words = words_of(page)
        assert "Nothing has been written" in words
        assert "<dt>Added</dt><dd>2</dd>" in words  # the place, and its source
        assert "Tuvalu, United Nations Convention against Transnational Organized Crime" in words
        assert "Party by accession" in words
        assert "list.csv, row 3, column Participant: 'Atlantis' is no State that Comity knows by this name" in words
        assert not place().exists()

    def test_is_proposed_to_a_second_editor(self, editor, client):
        page = press(client, send(client, "Tuvalu,,4 May 2026 a,3 June 2026"))

        proposal = Proposal.objects.get()
        assert page.redirect_chain[-1][0] == proposal.get_absolute_url()
        assert "nobody accepts their own proposal" in words_of(page)
        assert not place().exists()
        assert not Upload.objects.exists()

    def test_is_published_at_once_by_an_administrator(self, administrator, client):
        page = press(client, send(client, "Tuvalu,,4 May 2026 a,3 June 2026"), how="publish")

        assert "Edition 2 is published" in words_of(page)
        assert place().get().status == "acceded"

    def test_of_what_a_proposal_asks_for_already_leads_to_that(self, editor, client):
        rows = ("Tuvalu,,4 May 2026 a,3 June 2026",)
        press(client, send(client, *rows))

        again = send(client, *rows)

        assert f'href="{Proposal.objects.get().get_absolute_url()}"' in again.content.decode()
        assert "<dt>Proposed already</dt><dd>2, and not asked for again, in" in words_of(again)
        assert "asks for the same already" in words_of(press(client, again))
        assert Proposal.objects.count() == 1

    def test_of_what_the_registry_says_already_says_so(self, administrator, client):
        rows = ("Tuvalu,,4 May 2026 a,3 June 2026",)
        press(client, send(client, *rows), how="publish")

        again = send(client, *rows)

        assert "Nothing: the registry says already what this file says." in words_of(again)
        assert "Nothing would change" in words_of(press(client, again, how="publish"))
        assert Edition.objects.count() == 2

    def test_is_not_published_by_an_editor(self, editor, client):
        page = send(client, "Tuvalu,,4 May 2026 a,3 June 2026")
        assert "Publish at once" not in words_of(page)

        refused = press(client, page, how="publish")

        assert refused.status_code == 409
        assert "Only an administrator may publish what no second editor looked at" in words_of(refused)
        assert not place().exists()

    def test_looked_at_before_another_edition_is_looked_at_again(self, administrator, client):
        page = send(client, "Tuvalu,,4 May 2026 a,3 June 2026")
        press(client, send(client, "Pakistan,,4 May 2009,"), how="publish")

        refused = press(client, page, how="publish")

        assert "Another edition was published since you looked" in words_of(refused)
        assert not place().exists()

    def test_pressed_twice_is_applied_once(self, administrator, client):
        page = send(client, "Tuvalu,,4 May 2026 a,3 June 2026")
        press(client, page, how="publish")

        again = press(client, page, how="publish")

        assert "That file was applied or put away" in words_of(again)
        assert Edition.objects.count() == 2

    def test_removes_only_with_a_tick(self, administrator, client):
        rows = [
            f"{each.state.name},,{each.ratified_on or '2004-01-01'},"
            for each in untoc().exclude(state="PK").exclude(status="signed")
        ]
        page = send(client, *rows)
        assert "Pakistan, United Nations Convention" in words_of(page)

        press(client, page, how="publish", remove="on")

        assert not place("PK").exists()

    def test_can_be_put_away(self, editor, client):
        page = send(client, "Tuvalu,,4 May 2026 a,")

        done = client.post(reverse("treaties:import_discard", args=[page.context["upload"].pk]), follow=True)

        assert "The file is put away. Nothing has changed." in words_of(done)
        assert not Upload.objects.exists()

    def test_of_somebody_else_is_not_shown(self, editor, client):
        page = send(client, "Tuvalu,,4 May 2026 a,")
        client.force_login(UserFactory(office=None, roles=[Role.REGISTRY_EDITOR]))

        shown = client.get(page.context["upload"].get_absolute_url(), follow=True)
        pressed = press(client, page)

        assert "Tuvalu" not in words_of(shown)
        assert not Proposal.objects.exists()
        assert pressed.redirect_chain[-1][0] == reverse("treaties:import")

    def test_shows_a_long_list_page_by_page(self, editor, client):
        rows = [f"{each.state.name},,4 May 2009,1 June 2009" for each in untoc()[:90]]

        page = send(client, *rows)

        assert "Page 1 of " in words_of(page)
        assert "Page 2 of " in words_of(client.get(page.context["upload"].get_absolute_url(), {"page": 2}))


class TestAFileThatCannotBeRead:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "The file is empty"),
            (b"PK\x03\x04more", "This is a spreadsheet, not a CSV file. In the spreadsheet choose"),
            (b"\x00\x01\x02", "This is no text"),
            (b"name,colour\nx,y", "names no columns that Comity knows"),
            (b"instrument_code,country_alpha2,status,signed_on,ratified_on,confidence", "column source_url is missing"),
        ],
    )
    def test_is_refused_on_the_form(self, editor, client, content, words):
        page = send(client, content=content)

        assert words in words_of(page)
        assert not Upload.objects.exists()

    def test_needs_its_instrument_where_it_is_a_list(self, editor, client):
        assert "Choose the instrument it is about" in words_of(send(client, "Tuvalu,,4 May 2026,", instrument=""))

    def test_needs_a_source(self, editor, client):
        page = send(client, "Tuvalu,,4 May 2026,", source_url="")

        assert "Link of the source: Enter the link under which the fact can be read" in words_of(page)


class TestTheDoor:
    @pytest.mark.parametrize("role", [Role.LEGAL_OFFICER, Role.SUPERVISOR, Role.AUDITOR])
    def test_is_closed_to_others(self, client, role):
        client.force_login(UserFactory(roles=[role]))

        assert client.get(reverse("treaties:import")).status_code == 403
        assert client.get(reverse("treaties:pack", args=[1])).status_code == 403

    def test_stands_on_the_editors_desk(self, editor, client):
        assert "Many rows at once: import a list" in words_of(client.get(reverse("treaties:changes")))

    def test_stands_on_the_page_of_editions_for_administrators(self, administrator, client):
        assert reverse("treaties:import") in client.get(reverse("treaties:editions")).text


class TestAPack:
    def test_comes_from_the_page_of_an_edition(self, editor, client, settings, tmp_path):
        public = packs.make_key(tmp_path / "key")
        settings.PACK_KEY = str(tmp_path / "key")
        address = reverse("treaties:pack", args=[1])
        assert address in client.get(reverse("treaties:edition", args=[1])).text

        answer = client.get(address)

        assert answer["Content-Disposition"] == 'attachment; filename="comity-registry-1.pack"'
        assert packs.unpack(answer.content, trusted=[public]).manifest.sha256 == Edition.objects.get().sha256

    def test_needs_a_key(self, editor, client):
        page = client.get(reverse("treaties:pack", args=[1]), follow=True)

        assert "There is no key to sign with" in words_of(page)
