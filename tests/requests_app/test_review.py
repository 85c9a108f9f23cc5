"""The review page: the whole text, what is open in it, who decides, and a text that changed meanwhile."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from requests_app import acts, workflow
from requests_app.choices import Act, Confidentiality, Status
from requests_app.forms.review import ApproveForm, CountersignForm
from requests_app.models import AssistanceRequest, IssuedLetter
from requests_app.reading import Reading
from tests.factories import NOON, TODAY, SignatoryFactory
from tests.requests_app.conftest import record
from treaties.models import State, Suggestion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


UNVERIFIED = "UNTOC:FJ"


def fresh(assistance_request):
    return AssistanceRequest.objects.get(pk=assistance_request.pk)


def words_of(response):
    return " ".join(response.content.decode().replace("&#x27;", "'").split())


def page(client, assistance_request):
    return client.get(reverse("requests_app:review", args=[assistance_request.pk]))


def do(client, assistance_request, act, typed):
    return client.post(reverse("requests_app:act", args=[assistance_request.pk, act]), typed)


def approval(assistance_request, form=ApproveForm, **typed):
    """What the page posts when every question on it is answered."""
    filled = form(reading=Reading(fresh(assistance_request), on=TODAY))
    answers = {name: "Read in the depositary's list." for name in filled.fields if name.startswith("answer:")}
    ticks = {name: "on" for name in filled.fields if name.startswith("gap:")}
    shown = {name: value for name, value in filled.shown().items() if value is not None}
    return {**shown, **answers, **ticks, **typed}


@pytest.fixture
def submitted(at_status, office):
    SignatoryFactory(office=office)
    return at_status(Status.UNDER_REVIEW)


@pytest.fixture
def on_an_unverified_fact(at_status, office):
    """To Fiji, whose place under UNTOC is recalled: the letter rests on an unverified fact."""
    SignatoryFactory(office=office)
    made = at_status(Status.UNDER_REVIEW, requested_state=State.objects.get(code="FJ"))
    assert [fact.key for fact in Reading(made, on=TODAY).unverified_facts] == [UNVERIFIED]
    return made


@pytest.fixture
def restricted(at_status, office, reviewer, second_reviewer):
    """Approved by the reviewer, waiting for the second one."""
    SignatoryFactory(office=office)
    made = at_status(Status.UNDER_REVIEW, confidentiality=Confidentiality.RESTRICTED)
    made.named_people.add(reviewer, second_reviewer)
    form = ApproveForm(approval(made), reading=Reading(made, on=TODAY))
    assert form.is_valid(), form.errors
    workflow.perform(Act.APPROVE, assistance_request=made, user=reviewer, at=NOON, details=form.details())
    return fresh(made)


class TestThePage:
    def test_shows_the_whole_text(self, submitted, reviewer, client):
        client.force_login(reviewer)

        words = words_of(page(client, submitted))

        for written in ["88213407", "Prevention of Trafficking in Persons Act 2018", "Sajid Example", "18 USC 1591"]:
            assert written in words

    def test_carries_the_digest_of_the_text_it_shows(self, submitted, reviewer, client):
        client.force_login(reviewer)

        words = words_of(page(client, submitted))

        assert f'name="seen_digest" value="{Reading(submitted, on=TODAY).digest}"' in words

    def test_leads_to_each_part_of_the_page_and_to_the_decision(self, submitted, reviewer, client):
        client.force_login(reviewer)

        shown = page(client, submitted).content.decode()

        targets = re.findall(r'href="#([^"]+)"', shown.split('aria-label="On this page"')[1])
        assert "decide" in targets
        assert all(f'id="{target}"' in shown for target in targets)

    def test_marks_markup_that_was_typed_as_text(self, submitted, reviewer, client):
        AssistanceRequest.objects.filter(pk=submitted.pk).update(nexus="<script>alert(1)</script>")
        client.force_login(reviewer)

        response = page(client, submitted)

        assert b"<script>alert" not in response.content
        assert b"&lt;script&gt;alert(1)" in response.content

    def test_names_mandatory_gaps_and_leads_to_their_section(self, submitted, reviewer, client):
        AssistanceRequest.objects.filter(pk=submitted.pk).update(purpose="")
        client.force_login(reviewer)

        words = words_of(page(client, submitted))

        assert "mandatory gap" in words
        assert 'href="#text-facts"' in words

    def test_tells_a_drafter_why_they_do_not_decide_and_who_may(self, submitted, officer, reviewer, client):
        client.force_login(officer)

        words = words_of(page(client, submitted))

        assert "You wrote part of this request, so somebody else has to decide on it." in words
        assert f"Who may: {reviewer} ({reviewer.office})" in words
        assert "Approve exactly this text" not in words

    def test_says_when_nobody_may_decide(self, submitted, officer, client):
        client.force_login(officer)

        assert "Nobody may at present" in words_of(page(client, submitted))

    def test_tells_the_first_reviewer_that_a_second_one_countersigns(self, restricted, reviewer, client):
        client.force_login(reviewer)

        words = words_of(page(client, restricted))

        assert "You gave the first approval, so a second reviewer has to countersign." in words
        assert "Countersign exactly this text" not in words

    def test_takes_as_many_queries_for_a_long_history(self, submitted, reviewer, client):
        client.force_login(reviewer)

        with CaptureQueriesContext(connection) as short:
            page(client, submitted)
        for _ in range(30):
            record(submitted, Act.REVISE, acts.Revise(), reviewer, submitted.status, submitted.status, days_ago=0)
        with CaptureQueriesContext(connection) as long:
            page(client, submitted)

        assert len(long) <= len(short)


class TestApprove:
    def test_freezes_the_letter_with_the_chosen_signatory(self, submitted, reviewer, client):
        client.force_login(reviewer)

        response = do(client, submitted, Act.APPROVE, approval(submitted))

        assert response.status_code == 302, words_of(response)
        assert "Head of Office" in IssuedLetter.objects.get().content

    def test_by_a_signatory_who_is_typed(self, submitted, reviewer, client):
        client.force_login(reviewer)
        typed = {"signatory": "other", "signatory_name": "Acting Head", "signatory_title": "Prosecutor"}

        do(client, submitted, Act.APPROVE, approval(submitted, **typed))

        assert "Acting Head" in IssuedLetter.objects.get().content

    def test_asks_for_a_signatory(self, submitted, reviewer, client):
        client.force_login(reviewer)

        response = do(client, submitted, Act.APPROVE, approval(submitted, signatory="other"))

        assert "Choose who signs" in words_of(response)
        assert fresh(submitted).status == Status.UNDER_REVIEW

    def test_leaves_the_choice_among_several_signatories_to_the_reviewer(self, submitted, reviewer, client):
        SignatoryFactory(office=submitted.office, name="Aaron First")
        client.force_login(reviewer)

        shown = page(client, submitted).content.decode()
        response = do(client, submitted, Act.APPROVE, approval(submitted))

        assert not re.search(r'name="signatory"[^>]*checked', shown)
        assert "Choose who signs." in words_of(response)
        assert fresh(submitted).status == Status.UNDER_REVIEW

    def test_takes_the_only_signatory_as_chosen(self, submitted, reviewer, client):
        client.force_login(reviewer)

        assert re.search(r'name="signatory"[^>]*checked', page(client, submitted).content.decode())

    def test_asks_why_each_unverified_fact_may_be_relied_on(self, on_an_unverified_fact, reviewer, client):
        client.force_login(reviewer)
        typed = approval(on_an_unverified_fact, **{f"answer:{UNVERIFIED}": " "})

        response = do(client, on_an_unverified_fact, Act.APPROVE, typed)

        assert "Name the source you read, or say below why it may be relied on." in words_of(response)
        assert fresh(on_an_unverified_fact).status == Status.UNDER_REVIEW

    def test_keeps_the_answers_in_the_history(self, on_an_unverified_fact, reviewer, client):
        client.force_login(reviewer)

        response = do(client, on_an_unverified_fact, Act.APPROVE, approval(on_an_unverified_fact))

        assert response.status_code == 302, words_of(response)
        answer = on_an_unverified_fact.events.last().details["answers"][0]
        assert (answer["fact"], answer["words"]) == (UNVERIFIED, "Read in the depositary's list.")

    def test_takes_a_source_instead_and_passes_it_to_the_registry(
        self, on_an_unverified_fact, reviewer, client, django_capture_on_commit_callbacks
    ):
        client.force_login(reviewer)
        read = {f"source:{UNVERIFIED}": "https://treaties.example/untoc", f"answer:{UNVERIFIED}": ""}

        with django_capture_on_commit_callbacks(execute=True):
            response = do(client, on_an_unverified_fact, Act.APPROVE, approval(on_an_unverified_fact, **read))

        assert response.status_code == 302, words_of(response)
        history = client.get(reverse("requests_app:history", args=[on_an_unverified_fact.pk]))
        assert "https://treaties.example/untoc, read on 24 November 2026." in words_of(history)
        suggestion = Suggestion.objects.get()
        assert (suggestion.about_key, suggestion.url) == ("UNTOC / FJ", "https://treaties.example/untoc")
        assert on_an_unverified_fact.reference not in suggestion.words

    def test_asks_to_confirm_each_recommended_gap(self, submitted, reviewer, client):
        gap = a_recommended_gap(submitted)
        client.force_login(reviewer)
        typed = {key: value for key, value in approval(submitted).items() if key != f"gap:{gap.key}"}

        response = do(client, submitted, Act.APPROVE, typed)

        assert f"Confirm that “{gap.title}” may stay open, or return the draft." in words_of(response)

    def test_of_a_text_that_changed_says_where_it_changed_and_keeps_what_was_typed(self, submitted, reviewer, client):
        client.force_login(reviewer)
        typed = approval(submitted, signatory="other", signatory_name="Acting Head", signatory_title="Prosecutor")
        AssistanceRequest.objects.filter(pk=submitted.pk).update(nexus="Another nexus than the one that was read.")

        response = do(client, submitted, Act.APPROVE, typed)
        words = words_of(response)

        assert response.status_code == 409
        assert "The text changed since you read it" in words
        assert '<li><a href="#text-facts">Facts and nexus</a></li>' in words
        assert '<li><a href="#text-measures">' not in words.split("What is open")[0]
        assert "Acting Head" in words
        assert f'name="seen_digest" value="{Reading(fresh(submitted), on=TODAY).digest}"' in words
        assert not IssuedLetter.objects.exists()

    def test_of_a_page_that_was_tampered_with_is_refused(self, submitted, reviewer, client):
        client.force_login(reviewer)

        response = do(client, submitted, Act.APPROVE, approval(submitted, seen_digest="0", seen_sections="[1"))

        assert response.status_code == 409
        assert fresh(submitted).status == Status.UNDER_REVIEW

    def test_is_refused_to_the_drafter(self, submitted, officer, client):
        client.force_login(officer)

        response = do(client, submitted, Act.APPROVE, approval(submitted))

        assert response.status_code == 409
        assert "someone other than its drafter" in words_of(response)
        assert fresh(submitted).status == Status.UNDER_REVIEW


class TestCountersign:
    def test_by_the_second_reviewer_issues_the_letter(self, restricted, second_reviewer, client):
        client.force_login(second_reviewer)

        do(client, restricted, Act.COUNTERSIGN, approval(restricted, form=CountersignForm))

        assert fresh(restricted).status == Status.APPROVED
        assert IssuedLetter.objects.count() == 1

    def test_by_the_first_reviewer_is_refused(self, restricted, reviewer, client):
        client.force_login(reviewer)

        response = do(client, restricted, Act.COUNTERSIGN, approval(restricted, form=CountersignForm))

        assert "first reviewer" in words_of(response)
        assert fresh(restricted).status == Status.AWAITING_COUNTERSIGNATURE


class TestApproveForm:
    def test_does_not_carry_a_tick_over_to_another_gap(self, submitted):
        """Inputs are named by what they confirm, so a changed list of gaps cannot move a tick."""
        form = ApproveForm(reading=Reading(submitted, on=TODAY))

        assert {name for name in form.fields if name.startswith("gap:")} == {
            f"gap:{gap.key}" for gap in form.reading.recommended_gaps
        }

    def test_reads_what_changed_from_the_sections_it_carried(self, submitted):
        reading = Reading(submitted, on=TODAY)
        seen = {**reading.fingerprints, "facts": "another"}
        form = ApproveForm({"seen_digest": "0", "seen_sections": json.dumps(seen)}, reading=reading)

        assert [section.value for section in form.changed_sections()] == ["facts"]


def a_recommended_gap(assistance_request):
    """Taking out what is only recommended leaves one."""
    AssistanceRequest.objects.filter(pk=assistance_request.pk).update(wanted_by=None)
    assistance_request.clauses.all().delete()
    gaps = Reading(fresh(assistance_request), on=TODAY).recommended_gaps
    assert gaps
    return gaps[0]
