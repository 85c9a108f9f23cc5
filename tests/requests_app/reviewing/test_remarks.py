"""Remarks of a return, each at its place: made by a reviewer, ticked off by a drafter, shown at the next review."""

import pytest
from django.urls import reverse

from requests_app import acts, services
from requests_app.choices import Act, ReturnReason, Section, Status
from requests_app.content import converter
from requests_app.forms.returning import places
from requests_app.models import Mended, Objection
from requests_app.reading import Reading
from requests_app.services import EditRefused
from requests_app.workflow import TransitionRefused
from tests.factories import NOON, TODAY
from tests.requests_app.browser import section_url, words_of
from tests.requests_app.performing import fresh, perform

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
ON_NEXUS = acts.Remark(ReturnReason.NEXUS, "facts", "Say which records show it.", "nexus", "Nexus")
ON_CLAUSES = acts.Remark(ReturnReason.CLAUSES, "clauses", "Reciprocity is missing.")


def submit(assistance_request, officer):
    return perform(Act.SUBMIT, assistance_request, officer, acts.Submit(seen_version=fresh(assistance_request).version))


def write(assistance_request, officer, **changes):
    now = fresh(assistance_request)
    with services.editing(now, user=officer, at=NOON, seen_version=now.version) as locked:
        for name, value in changes.items():
            setattr(locked, name, value)


def shown(client, person, assistance_request, page="request"):
    client.force_login(person)
    return words_of(client.get(reverse(f"requests_app:{page}", args=[assistance_request.pk])))


@pytest.fixture
def submitted(at_status, officer, reviewer):
    made = at_status()
    write(made, officer, nexus="The records show who posted.")
    submit(made, officer)
    return made


@pytest.fixture
def returned(submitted, reviewer):
    details = acts.ReturnForCorrection(ReturnReason.NEXUS, remarks=(ON_NEXUS, ON_CLAUSES))
    perform(Act.RETURN_FOR_CORRECTION, submitted, reviewer, details)
    return submitted


class TestReturning:
    def post(self, client, reviewer, made, **typed):
        client.force_login(reviewer)
        seen = {"seen_event": Reading(fresh(made), on=TODAY).newest_event}
        return client.post(reverse("requests_app:act", args=[made.pk, Act.RETURN_FOR_CORRECTION]), seen | typed)

    def test_keeps_several_remarks_with_their_places(self, submitted, reviewer, client):
        first = {"where_1": "facts/nexus", "reason_1": "nexus", "note_1": "Say which records."}
        second = {"where_2": "clauses", "reason_2": "clauses", "note_2": "Reciprocity is missing."}

        self.post(client, reviewer, submitted, **first, **second)

        kept = submitted.events.get(act=Act.RETURN_FOR_CORRECTION).details
        assert fresh(submitted).status == Status.DRAFT
        assert kept["reason"] == "nexus"
        assert [(each["section"], each["place"], each["note"]) for each in kept["remarks"]] == [
            ("facts", "nexus", "Say which records."),
            ("clauses", "", "Reciprocity is missing."),
        ]

    def test_of_a_paragraph_keeps_its_words(self, submitted):
        found = places(Reading(submitted, on=TODAY).content)
        value = next(value for value in found if value.startswith("facts/summary_of_facts/"))

        assert found[value].quote in Reading(submitted, on=TODAY).content.summary_of_facts

    @pytest.mark.parametrize("left_out", ["where_1", "reason_1", "note_1"])
    def test_asks_for_the_rest_of_a_remark_and_loses_nothing(self, left_out, submitted, reviewer, client):
        typed = {"where_1": "facts/nexus", "reason_1": "nexus", "note_1": "Say which records."}

        page = words_of(self.post(client, reviewer, submitted, **(typed | {left_out: ""})))

        assert "Remark 1:" in page
        assert fresh(submitted).status == Status.UNDER_REVIEW
        assert left_out == "note_1" or "Say which records." in page

    def test_is_refused_where_the_place_says_something_else(self, submitted, reviewer):
        stale = acts.Remark(ReturnReason.NEXUS, "facts", "Why?", "nexus", "Nexus", "Words of yesterday.")

        details = acts.ReturnForCorrection(ReturnReason.NEXUS, remarks=(stale,))
        with pytest.raises(TransitionRefused, match="does not say that any more"):
            perform(Act.RETURN_FOR_CORRECTION, submitted, reviewer, details)

        assert not Objection.objects.exists()

    @pytest.mark.parametrize(
        ("remark", "said"),
        [
            (acts.Remark(ReturnReason.STYLE, "nowhere", "Shorter."), "names no section"),
            (acts.Remark(ReturnReason.STYLE, "facts", " "), "write what is wrong"),
        ],
    )
    def test_is_refused_without_a_section_or_words(self, remark, said, submitted, reviewer):
        details = acts.ReturnForCorrection(ReturnReason.STYLE, remarks=(remark,))
        with pytest.raises(TransitionRefused, match=said):
            perform(Act.RETURN_FOR_CORRECTION, submitted, reviewer, details)

    def test_reads_returns_that_were_kept_before_there_were_remarks(self):
        old = converter.structure({"reason": "nexus", "note": "Why?"}, acts.ReturnForCorrection)

        assert old.remarks == ()


class TestTheDrafter:
    def test_sees_each_beside_its_input(self, returned, officer, client):
        client.force_login(officer)

        page = client.get(section_url(returned, Section.FACTS)).content.decode()

        after_the_input = page.split('id="id_nexus"')[1].split('id="id_purpose"')[0]
        assert "Say which records show it." in after_the_input
        assert "Reciprocity is missing." not in page

    def test_sees_in_the_task_list_how_many_are_to_mend(self, returned, officer, client):
        assert shown(client, officer, returned).count("1 remark to mend") == 2

    def test_ticks_one_off_and_takes_it_back(self, returned, officer, client):
        client.force_login(officer)
        row = Objection.objects.get(field="nexus")
        address = reverse("requests_app:tick_off", args=[returned.pk, row.pk])

        client.post(address, {"mended": "yes"})
        assert f"Ticked off by {officer}" in shown(client, officer, returned)
        client.post(address, {"mended": "no"})

        assert not Mended.objects.exists()
        assert fresh(returned).version == 2

    def test_cannot_tick_off_once_it_is_submitted(self, returned, officer):
        submit(returned, officer)

        with pytest.raises(EditRefused, match="no draft any more"):
            services.tick_off(Objection.objects.first(), is_mended=True, user=officer, at=NOON)

        assert not Mended.objects.exists()

    def test_of_another_office_sees_none_to_tick_off(self, returned, outsider, client):
        client.force_login(outsider)

        address = reverse("requests_app:tick_off", args=[returned.pk, Objection.objects.first().pk])

        assert client.post(address, {"mended": "yes"}).status_code == 404


class TestTheNextReview:
    def test_shows_each_with_what_changed_there(self, returned, officer, reviewer, client):
        write(returned, officer, nexus="The ledger and the records show who posted.")
        submit(returned, officer)

        page = shown(client, reviewer, returned, "review")

        remarks = page.split('class="remarks"')[1].split("</ol>")[0]
        assert "Nexus: why this evidence matters: 3 words added" in remarks
        assert "ledger" in remarks
        assert remarks.count("Nothing changed there.") == 1
        assert "1 remark of the last return where nothing changed" in page


class TestThePlaces:
    def test_are_what_drafters_write_and_paragraphs_of_prose(self, at_status):
        listed = places(Reading(at_status(), on=TODAY).content)

        assert "facts/nexus" in listed
        assert "channel/reference" not in listed
        assert not any(value.startswith("authorities/") and value.count("/") > 1 for value in listed)
