"""The plan of a case: which request waits for which, what the law files suggest, what is told of it."""

from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.choices import Role
from requests_app import services
from requests_app.choices import Confidentiality, Severity, Status
from requests_app.drafting.plan import plan
from requests_app.drafting.plan_picture import picture
from requests_app.models import AssistanceRequest, Measure, WaitsFor
from requests_app.reading import Reading
from requests_app.services import EditRefused
from tests.factories import NOON, TODAY, UserFactory
from tests.requests_app.browser import words_of
from treaties.selectors import current_registry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]


@pytest.fixture
def asked(at_status):
    """`asked("subscriber_information", status=...)`: requests of one case to one State."""
    first = at_status(complete=False)

    def ask(*measures, **fields):
        made = at_status(complete=False, case=first.case, **fields)
        for position, key in enumerate(measures, start=1):
            Measure.objects.create(assistance_request=made, assistance_type=key, position=position)
        return made

    return ask


def planned(case):
    requests = case.requests.prefetch_related("measures", "events").order_by("pk")
    return {step.assistance_request.pk: step for step in plan(requests, WaitsFor.objects.all(), current_registry().law)}


class TestWaitFor:
    def test_twice_is_once(self, asked, officer):
        one, other = asked("content_data_stored"), asked("subscriber_information")
        services.wait_for(one, other, user=officer, at=NOON)
        services.wait_for(one, other, user=officer, at=NOON)

        assert WaitsFor.objects.count() == 1

    def test_lets_no_circle_arise_and_says_why(self, asked, officer):
        one, two, three = asked("confiscation"), asked("freezing_seizure"), asked("asset_tracing")
        services.wait_for(one, two, user=officer, at=NOON)
        services.wait_for(two, three, user=officer, at=NOON)

        with pytest.raises(EditRefused, match="would wait for each other forever"):
            services.wait_for(three, one, user=officer, at=NOON)
        assert WaitsFor.objects.count() == 2

    def test_is_refused_of_a_request_for_itself(self, asked, officer):
        one = asked("confiscation")

        with pytest.raises(EditRefused, match="cannot wait for itself"):
            services.wait_for(one, one, user=officer, at=NOON)

    def test_is_refused_between_two_cases(self, asked, at_status, officer):
        with pytest.raises(EditRefused, match="no such request in this case"):
            services.wait_for(asked("confiscation"), at_status(complete=False), user=officer, at=NOON)

    def test_is_refused_to_another_office(self, asked, outsider):
        one, other = asked("content_data_stored"), asked("subscriber_information")

        with pytest.raises(EditRefused, match="Only a legal officer"):
            services.wait_for(one, other, user=outsider, at=NOON)
        assert not WaitsFor.objects.exists()

    def test_tells_nobody_of_a_restricted_request_that_is_hidden_from_them(self, asked, officer):
        one, other = asked("content_data_stored"), asked("subscriber_information")
        AssistanceRequest.objects.filter(pk=other.pk).update(confidentiality=Confidentiality.RESTRICTED)
        colleague = UserFactory(office=one.office, roles=[Role.LEGAL_OFFICER])

        with pytest.raises(EditRefused, match="no such request in this case"):
            services.wait_for(one, other, user=colleague, at=NOON)

    def test_is_held_by_the_database(self, asked, officer):
        one = asked("confiscation")

        with pytest.raises(IntegrityError), transaction.atomic():
            WaitsFor.objects.create(waiting=one, awaited=one, user=officer, at=NOON)


class TestThePlan:
    def test_puts_first_what_is_awaited(self, asked, officer):
        content, subscriber = asked("content_data_stored"), asked("subscriber_information")
        services.wait_for(content, subscriber, user=officer, at=NOON)

        steps = planned(content.case)
        assert (steps[subscriber.pk].depth, steps[content.pk].depth) == (0, 1)
        assert list(steps).index(subscriber.pk) < list(steps).index(content.pk)

    @pytest.mark.parametrize(
        ("later", "first", "because"),
        [
            ("content_data_stored", "subscriber_information", "Subscriber information usually comes before stored"),
            ("freezing_seizure", "asset_tracing", "usually comes before"),
            ("subscriber_information", "expedited_preservation", "Expedited preservation of stored data usually comes"),
        ],
    )
    def test_suggests_what_the_law_files_put_first(self, asked, later, first, because):
        one, other = asked(later), asked(first)

        (suggestion,) = planned(one.case)[one.pk].might_await
        assert suggestion.assistance_request == other
        assert because in suggestion.because
        assert planned(one.case)[other.pk].might_await == ()

    def test_suggests_nothing_that_would_close_a_circle_or_is_there(self, asked, officer):
        content, subscriber = asked("content_data_stored"), asked("subscriber_information")
        services.wait_for(subscriber, content, user=officer, at=NOON)

        assert planned(content.case)[content.pk].might_await == ()

    def test_suggests_no_request_to_another_state(self, asked):
        one = asked("content_data_stored")
        asked("subscriber_information", requested_state_id="DE", requested_state=None)

        assert planned(one.case)[one.pk].might_await == ()

    def test_leaves_out_links_to_what_is_not_seen(self, asked, officer):
        one, other = asked("content_data_stored"), asked("subscriber_information")
        link = services.wait_for(one, other, user=officer, at=NOON)

        (step,) = plan([one], [link], current_registry().law)
        assert step.awaits == ()

    def test_is_drawn_with_an_arrow_for_each_link(self, asked, officer):
        one, other = asked("content_data_stored"), asked("subscriber_information")
        assert picture(list(planned(one.case).values())) is None
        services.wait_for(one, other, user=officer, at=NOON)

        drawn = picture(list(planned(one.case).values()))
        assert len(drawn.arrows) == 1
        assert drawn.arrows[0].x1 < drawn.arrows[0].x2

    def test_names_the_states_in_its_picture(self, asked, officer, client):
        one, other = asked("content_data_stored"), asked("subscriber_information")
        services.wait_for(one, other, user=officer, at=NOON)
        client.force_login(officer)

        assert "to the United States</text>" in client.get(one.case.get_absolute_url()).content.decode()


class TestAWaitingRequest:
    def gaps(self, one):
        return [gap for gap in Reading(one, on=TODAY).gaps if "waits_for" in gap.key]

    def test_is_told_of_in_its_checklist_and_not_stopped(self, asked, officer):
        one, other = asked("content_data_stored"), asked("subscriber_information")
        services.wait_for(one, other, user=officer, at=NOON)

        (gap,) = self.gaps(one)
        assert gap.severity == Severity.RECOMMENDED
        assert gap.title == f"It waits for {other} (draft), which is not answered yet"

    def test_is_told_of_to_whoever_sends_it(self, asked, officer, sender, client):
        one = asked("content_data_stored", status=Status.APPROVED)
        services.wait_for(one, asked("subscriber_information"), user=officer, at=NOON)
        client.force_login(sender)

        page = client.get(reverse("requests_app:act", args=[one.pk, "transmit"]))
        assert "By the plan of the case it waits for" in words_of(page)

    def test_is_free_once_that_is_answered(self, asked, officer):
        one, other = asked("content_data_stored"), asked("subscriber_information", status=Status.EXECUTED)
        services.wait_for(one, other, user=officer, at=NOON)

        assert self.gaps(one) == []

    def test_is_free_once_a_preservation_is_acknowledged(self, asked, officer):
        one, other = asked("content_data_stored"), asked("expedited_preservation", status=Status.ACKNOWLEDGED)
        services.wait_for(one, other, user=officer, at=NOON)

        assert self.gaps(one) == []

    def test_does_not_name_a_restricted_request(self, asked, officer):
        one = asked("content_data_stored")
        other = asked("subscriber_information", confidentiality=Confidentiality.RESTRICTED)
        services.wait_for(one, other, user=officer, at=NOON)

        assert self.gaps(one)[0].title == "It waits for another request of the case, which is not answered yet"


class TestThePageOfTheCase:
    def test_shows_the_plan_and_changes_it_by_a_button(self, asked, officer, client):
        one, other = asked("content_data_stored"), asked("subscriber_information")
        client.force_login(officer)
        assert f"Let it wait for {other}" in words_of(client.get(one.case.get_absolute_url()))

        named = {"waiting": one.pk, "awaited": other.pk}
        answer = client.post(reverse("requests_app:case_wait", args=[one.case.pk]), named, follow=True)
        assert "which is not answered yet" in words_of(answer)
        assert "<svg" in answer.content.decode()

        client.post(reverse("requests_app:case_stop_waiting", args=[one.case.pk]), named)
        assert not WaitsFor.objects.exists()

    @pytest.mark.parametrize("bad", ["", "x", "999999", "-1"])
    def test_answers_what_was_mangled(self, asked, officer, client, bad):
        one = asked("content_data_stored")
        client.force_login(officer)
        address = reverse("requests_app:case_wait", args=[one.case.pk])
        answer = client.post(address, {"waiting": one.pk, "awaited": bad}, follow=True)

        assert answer.status_code == 200
        assert not WaitsFor.objects.exists()

    def test_warns_of_what_was_sent_too_soon(self, asked, officer, client):
        one = asked("content_data_stored", status=Status.TRANSMITTED)
        services.wait_for(one, asked("subscriber_information"), user=officer, at=NOON)
        client.force_login(officer)

        assert "It was sent although what it waits for" in words_of(client.get(one.case.get_absolute_url()))

    def test_asks_few_queries_for_many_requests(self, asked, officer, client, django_assert_max_num_queries):
        made = [asked("content_data_stored") for _ in range(6)]
        for one, other in pairwise(made):
            services.wait_for(one, other, user=officer, at=NOON)
        client.force_login(officer)

        # One for each kind of part among them: how much is open in each, and which offences nobody has read yet. One
        # for the notices that the head of every page counts, one for how long such requests take.
        with django_assert_max_num_queries(33):
            client.get(made[0].case.get_absolute_url())

    def test_has_none_where_one_request_is_all(self, at_status, officer, client):
        client.force_login(officer)

        assert "what waits for what" not in words_of(client.get(at_status(complete=False).case.get_absolute_url()))

    def test_cannot_be_planned_by_somebody_of_another_office(self, asked, outsider, client):
        one = asked("content_data_stored")
        client.force_login(outsider)

        assert client.post(reverse("requests_app:case_wait", args=[one.case.pk]), {}).status_code == 404
