"""Who may open the editing screens, and what an auditor, who may do nothing there, reads on them."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.choices import Role
from tests.factories import NOON, UserFactory
from tests.requests_app.browser import words_of
from tests.treaties.proposing import propose
from treaties import editing
from treaties.choices import ProposalStatus
from treaties.models import Proposal, Suggestion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

EDITORS = [
    ("treaties:changes",),
    ("treaties:publish",),
    ("treaties:treaty",),
    ("treaties:add", "participations"),
    ("treaties:change", "participations", 1),
    ("treaties:proposal", 1),
]


@pytest.fixture
def editor(editor, client):
    client.force_login(editor)
    return editor


class TestTheDoors:
    @pytest.mark.parametrize("address", EDITORS, ids=lambda address: address[0])
    def test_are_closed_to_who_is_no_editor(self, address, client):
        client.force_login(UserFactory())

        assert client.get(reverse(address[0], args=address[1:])).status_code == 403

    def test_that_are_closed_are_one_line_in_the_log(self, client, caplog):
        client.force_login(UserFactory())

        page = client.get(reverse("treaties:checks"))

        assert "Only a registry editor or an auditor may read this." in words_of(page)
        assert [(each.getMessage(), each.exc_info) for each in caplog.records] == [
            ("Forbidden: /registry/checks/", None)
        ]

    @pytest.mark.parametrize("address", [*EDITORS, ("treaties:sources",), ("treaties:claims",), ("treaties:editions",)])
    def test_send_a_stranger_to_the_sign_in_page(self, address, client):
        assert "login" in client.get(reverse(address[0], args=address[1:])).headers["Location"]

    @pytest.mark.parametrize("kind", ["participations", "users", "sources"])
    def test_do_not_open_for_what_is_not_there(self, kind, editor, client):
        assert client.get(reverse("treaties:fact", args=[kind, 10**9])).status_code == 404
        assert client.get(reverse("treaties:change", args=[kind, 10**9])).status_code == 404


class TestAnAuditor:
    @pytest.fixture(autouse=True)
    def proposal(self, noon, editor, recalled, client, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path
        propose(client, recalled, in_force_on="2010-03-12", evidence=SimpleUploadedFile("list.pdf", b"%PDF-1.7 list"))
        Suggestion.objects.create(about="Registry", words="Add Mars.", suggested_by=editor, suggested_at=NOON)
        client.force_login(UserFactory(office=None, roles=[Role.AUDITOR]))
        return Proposal.objects.get()

    def test_reads_what_waits_and_is_offered_nothing_to_do(self, proposal, client):
        desk = client.get(reverse("treaties:changes"))
        page = client.get(proposal.get_absolute_url())
        suggestion = client.get(reverse("treaties:suggestion", args=[Suggestion.objects.get().pk]))

        assert proposal.summary in words_of(desk)
        assert "Add Mars." in words_of(desk)
        assert "Propose something new" not in words_of(desk)
        assert "12 March 2010" in words_of(page)
        assert "No editor has answered it yet." in words_of(suggestion)
        for read in (desk, page, suggestion):
            assert re.findall(r'method="post" action="([^"]*)"', read.content.decode()) == ["/accounts/logout/"]
            assert reverse("treaties:changes") in read.content.decode().split("</nav>")[0]

    def test_reads_what_was_sent_back(self, proposal, second_editor, client):
        editing.send_back(proposal, by=second_editor, at=NOON, note="The list says 13 March.")

        laid_aside = words_of(client.get(reverse("treaties:changes"))).split("Returned or withdrawn", 1)[1]

        assert proposal.summary in laid_aside

    def test_reads_the_evidence(self, proposal, client):
        kept = client.get(reverse("treaties:evidence", args=[proposal.pk]))

        assert b"".join(kept.streaming_content) == b"%PDF-1.7 list"

    def test_neither_decides_nor_publishes_nor_answers(self, proposal, client):
        suggestion = Suggestion.objects.get()

        decided = client.post(reverse("treaties:decide", args=[proposal.pk, "accept"]), {"note": ""})
        published = client.post(reverse("treaties:publish"), {"note": ""})
        answered = client.post(reverse("treaties:suggestion", args=[suggestion.pk]), {"note": "No."})

        assert [decided.status_code, published.status_code] == [403, 403]
        assert "Only a registry editor may do this." in words_of(answered)
        assert Proposal.objects.get().status == ProposalStatus.PROPOSED
        assert Suggestion.objects.get().status == suggestion.status == "open"
