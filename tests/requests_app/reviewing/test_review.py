"""The review page: the whole text, what is open in it, and who decides."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from requests_app import acts
from requests_app.choices import Act
from requests_app.models import AssistanceRequest
from requests_app.reading import Reading
from tests.factories import TODAY
from tests.requests_app.browser import words_of
from tests.requests_app.conftest import record
from tests.requests_app.reviewing.pages import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


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


class TestWhatNeedsADecision:
    def test_stands_once_with_its_control(self, submitted, reviewer, client):
        client.force_login(reviewer)

        shown = page(client, submitted).content.decode()

        form = page(client, submitted).context["forms"]["approve"]
        assert form.confirmations
        for gap, tick, why in form.confirmations:
            assert shown.count(f'name="{tick.html_name}"') == 1
            assert shown.count(f'name="{why.html_name}"') == 1
            assert words_of(page(client, submitted)).split("The text, with its sources")[0].count(f"“{gap.title}”") == 2

    def test_belongs_to_the_form_at_the_end(self, submitted, reviewer, client):
        client.force_login(reviewer)

        shown = page(client, submitted).content.decode()

        inputs = re.findall(r'<(?:input|textarea)[^>]* name="(?:gap|why|source|answer|ground):[^>]*>', shown)
        assert inputs
        assert all('form="approve-form"' in each for each in inputs)
        assert shown.count('<form method="post" id="approve-form"') == 1

    def test_is_told_without_controls_to_who_may_not_decide(self, submitted, officer, reviewer, client):
        client.force_login(officer)

        shown = page(client, submitted).content.decode()

        assert "Recommended, and still open" in shown
        assert 'form="approve-form"' not in shown


class TestTheTextOfThePage:
    def parts(self, response):
        return re.findall(r'<details class="text-section"( open)?>', response.content.decode())

    def test_is_folded_by_part_and_says_what_each_holds(self, submitted, reviewer, client):
        client.force_login(reviewer)

        response = page(client, submitted)

        assert set(self.parts(response)) == {""}
        assert "Trafficking in persons" in words_of(response)

    def test_is_opened_as_a_whole_where_asked_for(self, submitted, reviewer, client):
        client.force_login(reviewer)

        response = client.get(f"{submitted.get_absolute_url()}review/", {"text": "whole"})

        assert set(self.parts(response)) == {" open"}
