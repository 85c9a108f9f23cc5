"""The page of a request, its task list, and the check before it is submitted."""

import pytest
from django.urls import reverse

from requests_app import services
from requests_app.checklist import Gap
from requests_app.choices import Section, Severity, Status
from requests_app.drafting.task_list import following, gaps_of_measure, measure_of, task_list
from requests_app.models import AssistanceRequest, Measure
from tests.factories import NOON, AssistanceRequestFactory, UserFactory
from tests.requests_app.browser import section_url, words_of
from tests.requests_app.complete import complete

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


def fresh(assistance_request):
    return AssistanceRequest.objects.get(pk=assistance_request.pk)


def check_url(assistance_request):
    return reverse("requests_app:check", args=[assistance_request.pk])


@pytest.fixture
def draft(office, officer, client):
    client.force_login(officer)
    return AssistanceRequestFactory(office=office, drafted_by=officer)


@pytest.fixture
def bare(office, officer, client):
    """A draft of which nothing is written but what the factory fills in."""
    client.force_login(officer)
    return AssistanceRequestFactory(office=office, drafted_by=officer, complete=False, nexus="", purpose="")


class TestTheRequestPage:
    def test_says_what_it_asks_with_links_to_change_it(self, draft, client):
        page = client.get(draft.get_absolute_url())

        for words in ["United Nations Convention against Transnational Organized Crime", "Subscriber information"]:
            assert words in words_of(page)
        for section in Section:
            assert f'href="{section_url(draft, section)}"' in page.content.decode()

    def test_leads_on_to_the_next_section_that_is_open(self, bare, client):
        assert "Go on with: Measures sought" in words_of(client.get(bare.get_absolute_url()))

    def test_names_the_mandatory_gaps_and_where_they_are_mended(self, bare, client):
        page = client.get(bare.get_absolute_url())

        assert "mandatory gaps" in words_of(page)
        assert f'href="{section_url(bare, "measures")}"' in page.content.decode()

    @pytest.mark.parametrize(
        ("status", "what"),
        [(Status.UNDER_REVIEW, "the review"), (Status.AWAITING_COUNTERSIGNATURE, "the countersignature")],
    )
    def test_names_whom_it_waits_for(self, status, what, at_status, officer, reviewer, second_reviewer, client):
        made = at_status(status)
        client.force_login(officer)

        page = words_of(client.get(made.get_absolute_url()))

        assert f"It waits for {what} of {reviewer} or {second_reviewer}." in page

    def test_of_a_sent_request_is_read_only_with_its_whole_text(self, at_status, sender, client):
        sent = at_status(Status.TRANSMITTED)
        client.force_login(sender)

        page = words_of(client.get(sent.get_absolute_url()))

        assert "Change" not in page
        assert "by what means it was paid for" in page
        assert "History" in page

    def test_warns_when_preserved_data_may_be_gone_before_the_answer(self, draft, client):
        page = words_of(client.get(draft.get_absolute_url()))

        assert "The preservation ends on 14 December 2026, in 20 days" in page

    def test_warns_when_no_preservation_is_recorded(self, bare, client):
        Measure.objects.create(assistance_request=bare, assistance_type="traffic_data_stored", position=1)

        assert "ask for preservation first" in words_of(client.get(bare.get_absolute_url()))

    def test_is_not_there_for_another_office(self, draft, outsider, client):
        client.force_login(outsider)

        assert client.get(draft.get_absolute_url()).status_code == 404

    @pytest.mark.parametrize("status", [Status.DRAFT, Status.UNDER_REVIEW, Status.TRANSMITTED, Status.QUERY_OPEN])
    @pytest.mark.parametrize("who", ["officer", "reviewer"])
    def test_takes_few_queries_with_session_and_person(
        self, status, who, at_status, client, request, django_assert_max_num_queries
    ):
        made = at_status(status)
        client.force_login(request.getfixturevalue(who))
        client.get(made.get_absolute_url())

        # One for each kind of part, and those around them; of what was sent also its follow-up letters, drafts of them
        # and the questions that are open.
        with django_assert_max_num_queries(29 if status in {Status.DRAFT, Status.UNDER_REVIEW} else 32):
            client.get(made.get_absolute_url())


class TestTheTaskList:
    def states(self, content, gaps=(), seen=()):
        return {task.section: task.words for task in task_list(content, gaps, seen)}

    def gap(self, section, severity=Severity.MANDATORY):
        return Gap("house:gap", severity, section, "", "What is missing", "", "House rule", "", seen=True)

    def test_tells_not_started_from_in_progress(self):
        gaps = [self.gap(Section.MEASURES), self.gap(Section.ANNEXES)]
        states = self.states(complete("UNTOC", "subscriber_information", annexes=()), gaps)

        assert (states[Section.MEASURES], states[Section.ANNEXES]) == ("In progress", "Not started")

    def test_calls_complete_what_is_written_and_lacks_nothing_though_nobody_saved_its_page(self):
        states = self.states(complete("UNTOC", "subscriber_information"))

        assert (states[Section.PERSONS], states[Section.OFFENCES]) == ("Complete", "Complete")

    def test_calls_not_needed_what_nothing_asks_for(self):
        content = complete("UNTOC", "subscriber_information", annexes=())

        assert self.states(content)[Section.ANNEXES] == "Not needed"
        assert self.states(content, seen=[Section.ANNEXES])[Section.ANNEXES] == "Complete"

    def test_calls_not_started_what_is_recommended_and_not_written(self):
        content = complete("UNTOC", "subscriber_information", annexes=())

        assert self.states(content, [self.gap(Section.ANNEXES, Severity.RECOMMENDED)])[Section.ANNEXES] == "Not started"

    def test_counts_the_gaps_of_what_was_saved_once(self, bare, client):
        AssistanceRequest.objects.filter(pk=bare.pk).update(sections_seen=[Section.MEASURES, Section.PERSONS])

        page = words_of(client.get(bare.get_absolute_url()))

        assert 'Measures sought</a> <span class="task-state">2 gaps' in page
        assert 'Persons concerned</a> <span class="task-state">1 recommended open' in page

    def test_calls_nothing_complete_where_something_recommended_is_open(self):
        gap = Gap("house:annex", Severity.RECOMMENDED, Section.ANNEXES, "", "An annex", "", "House rule", "", seen=True)

        states = self.states(complete("UNTOC", "subscriber_information"), [gap], [Section.ANNEXES, Section.CLAUSES])

        assert states[Section.ANNEXES] == "1 recommended open"
        assert states[Section.CLAUSES] == "Complete"

    def test_ends_with_the_annexes(self):
        assert following(Section.ANNEXES) is None
        assert following(Section.CHANNEL) == Section.AUTHORITIES

    def test_knows_the_measure_a_gap_is_mended_on(self, draft, client):
        AssistanceRequest.objects.get(pk=draft.pk).measures.update(particulars={})
        gaps = client.get(check_url(draft)).context["reading"].gaps
        second = gaps_of_measure(gaps, 2)

        assert {measure_of(gap) for gap in second} <= {2, None}
        assert not set(second) & set(gaps_of_measure(gaps, 1))


@pytest.mark.usefixtures("reviewer")  # or nothing could be submitted
class TestCheckAndSubmit:
    def test_groups_what_is_open_by_section_with_links(self, bare, client):
        page = client.get(check_url(bare))

        assert [section for section, _ in page.context["by_section"]][:2] == [Section.MEASURES, Section.PERSONS]
        assert f'href="{section_url(bare, "facts")}#id_purpose"' in page.content.decode()

    def test_submits_a_complete_draft(self, draft, client):
        response = client.post(check_url(draft), {"seen_version": draft.version}, follow=True)

        assert fresh(draft).status == Status.UNDER_REVIEW
        assert "is submitted. It can be reviewed by" in words_of(response)

    def test_tells_whoever_submits_a_second_time_what_happened(self, draft, client):
        client.post(check_url(draft), {"seen_version": draft.version})

        response = client.post(check_url(draft), {"seen_version": draft.version}, follow=True)

        assert "the request is under review" in words_of(response)

    def test_refuses_one_with_gaps_and_changes_nothing(self, bare, client):
        response = client.post(check_url(bare), {"seen_version": bare.version})

        assert response.status_code == 409
        assert "It was not submitted" in words_of(response)
        assert fresh(bare).status == Status.DRAFT

    def test_refuses_what_somebody_changed_meanwhile(self, draft, office, client):
        with services.editing(draft, user=UserFactory(office=office), at=NOON, seen_version=1) as locked:
            locked.purpose = "Another purpose."

        response = client.post(check_url(draft), {"seen_version": 1})

        assert "Somebody changed the draft since you opened it" in words_of(response)
        assert fresh(draft).status == Status.DRAFT

    def test_refuses_a_channel_that_does_not_bind_today_and_leads_to_another(self, office, officer, client):
        client.force_login(officer)
        stale = AssistanceRequestFactory(office=office, drafted_by=officer, channel="CETS-185")

        page = client.get(check_url(stale))

        assert "The channel cannot be used today" in words_of(page)
        assert f'href="{section_url(stale, "channel")}"' in page.content.decode()

    def test_pressed_twice_submits_once(self, draft, client):
        answers = [client.post(check_url(draft), {"seen_version": 1}, follow=True) for _ in range(2)]

        assert draft.events.filter(act="submit").count() == 1
        assert all(answer.status_code == 200 for answer in answers)

    @pytest.mark.parametrize("data", [{}, {"seen_version": "x"}])
    def test_without_the_version_says_so(self, data, draft, client):
        response = client.post(check_url(draft), data)

        assert "That was not understood, and nothing was changed" in words_of(response)
        assert fresh(draft).status == Status.DRAFT

    def test_shows_unverified_facts(self, office, officer, client):
        client.force_login(officer)
        cited = AssistanceRequestFactory(office=office, drafted_by=officer, supporting=["UNTOC-TIP"])

        assert "Unverified facts it rests on" in words_of(client.get(check_url(cited)))
