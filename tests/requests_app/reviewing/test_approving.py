"""To approve and to countersign: what is asked of a reviewer, what is kept, and a text that changed meanwhile."""

import json
import re

import pytest
from django.urls import reverse

from requests_app.choices import Act, Status
from requests_app.forms.review import ApproveForm, CountersignForm
from requests_app.models import AssistanceRequest, IssuedLetter
from requests_app.reading import Reading
from tests.factories import TODAY, SignatoryFactory
from tests.requests_app.browser import words_of
from tests.requests_app.performing import fresh
from tests.requests_app.reviewing.pages import approval, page
from treaties.models import State, Suggestion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

UNVERIFIED = "UNTOC:FJ"


def do(client, assistance_request, act, typed):
    return client.post(reverse("requests_app:act", args=[assistance_request.pk, act]), typed)


@pytest.fixture
def on_an_unverified_fact(at_status, office):
    """To Fiji, whose place under UNTOC is recalled: the letter rests on an unverified fact."""
    SignatoryFactory(office=office)
    made = at_status(Status.UNDER_REVIEW, requested_state=State.objects.get(code="FJ"))
    assert [fact.key for fact in Reading(made, on=TODAY).unverified_facts] == [UNVERIFIED]
    return made


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
        assert '<li><a href="#text-measures">' not in words.split("What needs your decision")[0]
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
