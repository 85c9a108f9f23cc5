"""The editing screens: a change goes from an editor's form over a second editor's decision into an edition."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import NOON, UserFactory
from tests.requests_app.browser import words_of
from tests.treaties.proposing import SOURCE, change_address, propose, shown
from treaties import editing
from treaties.choices import ProposalStatus
from treaties.models import Edition, Instrument, Participation, Proposal, Source, Suggestion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

TREATY = SOURCE | {
    "party_a": "FJ",
    "party_b": "PK",
    "title": "Treaty",
    "scope": "general",
    "status": "in_force",
    "signed_on": "2026-01-10",
    "in_force_on": "2026-06-01",
}


@pytest.fixture
def editor(editor, client):
    client.force_login(editor)
    return editor


class TestAChange:
    def test_goes_from_one_editor_over_another_into_an_edition(self, editor, second_editor, recalled, client):
        proposed = propose(client, recalled, in_force_on="2010-03-12")
        assert "Proposed. Another editor decides" in words_of(proposed)
        assert "nobody accepts their own proposal" in words_of(proposed)
        proposal = Proposal.objects.get()

        client.force_login(second_editor)
        client.post(reverse("treaties:decide", args=[proposal.pk, "accept"]), {"note": "Seen."})
        desk = words_of(client.get(reverse("treaties:changes")))
        assert "Proposed by Edda Sample on 24 November 2026, accepted by Emil Sample on 24 November 2026." in desk
        assert "It waits for publication." in desk
        published = client.post(reverse("treaties:publish"), {"note": "One day."}, follow=True)

        recalled.refresh_from_db()
        assert recalled.in_force_on == date(2010, 3, 12)
        assert Source.objects.get(publisher="Depositary of Example").read_apart() == [recalled]
        assert "What changed since" in words_of(published)
        assert "12 March 2010" in words_of(published)
        assert Edition.objects.first().published_by == second_editor

    def test_is_not_accepted_by_its_own_editor(self, editor, recalled, client):
        propose(client, recalled, in_force_on="2010-03-12")

        response = client.post(reverse("treaties:decide", args=[Proposal.objects.get().pk, "accept"]))

        assert response.status_code == 409
        assert "an editor other than the one who made it" in words_of(response)
        assert Proposal.objects.get().status == ProposalStatus.PROPOSED

    def test_that_changes_nothing_is_refused_with_what_to_do(self, editor, client):
        verified = Participation.objects.filter(confidence="verified", source__isnull=False).first()
        same = {"source_url": verified.source.url, "source_as_of": verified.source_date}

        assert "Nothing would change" in words_of(propose(client, verified, **same))

    def test_of_a_new_link_asks_what_it_is_called(self, editor, recalled, client):
        response = propose(client, recalled, in_force_on="2010-03-12", source_title="")

        assert "Say what the source is called" in words_of(response)
        assert not Proposal.objects.exists()

    def test_cannot_have_been_read_tomorrow(self, editor, recalled, client):
        assert "That day has not come yet" in words_of(propose(client, recalled, seen_on="2026-12-24"))

    def test_goes_back_with_a_note_and_is_proposed_again(self, editor, second_editor, recalled, client):
        propose(client, recalled, in_force_on="2010-03-12")
        proposal = Proposal.objects.get()
        client.force_login(second_editor)
        client.post(reverse("treaties:decide", args=[proposal.pk, "return"]), {"note": "The list says 13 March."})

        client.force_login(editor)
        page = client.get(f"{change_address(recalled)}?again={proposal.pk}")
        client.post(
            page.request["PATH_INFO"] + f"?again={proposal.pk}",
            shown(page.context["form"]) | SOURCE | {"in_force_on": "2010-03-13"},
        )

        assert "The list says 13 March." in words_of(page)
        assert page.context["form"]["in_force_on"].value() == "2010-03-12"
        assert [each.status for each in Proposal.objects.order_by("pk")] == ["withdrawn", "proposed"]


class TestAComputedDay:
    @pytest.fixture
    def computed(self):
        return Participation.objects.filter(computed_fields="in_force_on", in_force_on__isnull=False).first()

    def after(self):
        return Proposal.objects.latest("pk").rows[0]["after"]

    def test_that_was_read_elsewhere_is_computed_no_more(self, editor, computed, client):
        page = propose(client, computed, in_force_on="2012-03-12")

        assert (self.after()["computed_fields"], "in_force_on" in self.after()["verified_fields"]) == ([], True)
        assert "computed" in words_of(page)

    def test_stays_computed_where_another_field_changes(self, editor, computed, client):
        propose(client, computed, notes="Another word.")

        assert self.after()["computed_fields"] == ["in_force_on"]

    def test_is_computed_no_more_when_it_is_proposed_again_as_it_was(self, editor, second_editor, computed, client):
        propose(client, computed, in_force_on="2012-03-12")
        returned = editing.send_back(Proposal.objects.get(), by=second_editor, at=NOON, note="Which page?")

        address = f"{change_address(computed)}?again={returned.pk}"
        client.post(address, shown(client.get(address).context["form"]) | SOURCE)

        assert self.after()["in_force_on"] == "2012-03-12"
        assert self.after()["computed_fields"] == []


class TestATreaty:
    def test_is_proposed_with_both_parties(self, editor, client):
        told = TREATY | {"title": "Treaty on mutual assistance"}

        response = client.post(reverse("treaties:treaty"), told, follow=True)

        assert "Treaty on mutual assistance" in words_of(response)
        kinds = [row["kind"] for row in Proposal.objects.get().rows]
        assert kinds == ["instruments", "participations", "participations", "sources"]
        assert Proposal.objects.get().rows[0]["after"]["code"] == "MLAT-FJ-PK-2026"
        assert not Instrument.objects.filter(code="MLAT-FJ-PK-2026").exists()

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"party_b": "FJ"}, "Choose two different States"),
            ({"in_force_on": "2025-01-01"}, "before it was signed"),
            ({"party_a": "CN", "signed_on": "2007-04-17"}, "The registry has MLAT-CN-PK-2007 already"),
        ],
    )
    def test_that_cannot_be_is_refused(self, editor, client, wrong, said):
        assert said in words_of(client.post(reverse("treaties:treaty"), TREATY | wrong))


class TestARemoval:
    def test_is_proposed_like_a_change(self, editor, client):
        row = Participation.objects.filter(instrument__code="HARARE").first()

        client.post(reverse("treaties:remove", args=["participations", row.pk]), SOURCE)

        assert Proposal.objects.get().rows[0]["after"] is None
        assert Proposal.objects.get().summary.startswith("Remove: ")


class TestASuggestion:
    def test_of_a_reader_is_taken_up_by_an_editor(self, recalled, client, second_editor):
        reader = UserFactory()
        client.force_login(reader)
        client.post(reverse("treaties:suggest", args=["participations", recalled.pk]), {"words": "The day is wrong."})
        made = Suggestion.objects.get()

        client.force_login(second_editor)
        page = client.get(reverse("treaties:suggestion", args=[made.pk]))
        address = page.context["address"]
        form = client.get(address).context["form"]
        client.post(address, shown(form) | SOURCE | {"in_force_on": "2010-03-12"})

        client.force_login(reader)
        assert "Taken up" in words_of(client.get(reverse("treaties:suggestions")))

    def test_that_is_not_taken_up_is_answered_in_words(self, recalled, client, editor):
        made = Suggestion.objects.create(about="Registry", words="Add Mars.", suggested_by=editor, suggested_at=NOON)
        address = reverse("treaties:suggestion", args=[made.pk])

        assert "Say why it is not taken up" in words_of(client.post(address, {"note": ""}))
        client.post(address, {"note": "Mars is no State."})

        made.refresh_from_db()
        assert (made.status, made.answer) == ("dismissed", "Mars is no State.")
