"""Our own experience with a State: reckoned from histories made by hand, and read from rows with who may see them."""

from datetime import date, timedelta

import pytest

from accounts.choices import Role
from requests_app import acts
from requests_app.choices import Act, Confidentiality, Deficiency, Entry, Section, Status
from requests_app.deadlines import Step
from requests_app.experience import Waited, experience_of, experience_with
from requests_app.models import AssistanceRequest
from tests.factories import TODAY, AssistanceRequestFactory, UserFactory
from tests.requests_app.conftest import record
from treaties.models import State

SENT_ON = date(2026, 1, 1)
MISSING_PENALTY = {"section": "offences", "deficiency": "missing", "words": "Penalty of section 371A"}
TOO_BROAD = {"section": "measures", "deficiency": "too_broad", "words": ""}


def history(*done) -> tuple[Step, ...]:
    """`history((Act.TRANSMIT, 0), (Act.EXECUTE, 40))`: acts with the days after the first sending."""
    return tuple(Step(act, SENT_ON + timedelta(days=days), *(details or [{}])) for act, days, *details in done)


class TestExperienceOf:
    def test_counts_only_what_was_sent(self):
        found = experience_of([history((Act.SUBMIT, 0)), history((Act.TRANSMIT, 0)), ()])

        assert found.sent == 1

    def test_tells_no_median_below_five(self):
        found = experience_of([history((Act.TRANSMIT, 0), (Act.ACKNOWLEDGE, 9))] * 4)

        assert found.acknowledged == Waited(count=4, days=None)

    def test_tells_the_median_from_five_on(self):
        waits = [3, 200, 10, 12, 7]
        found = experience_of([history((Act.TRANSMIT, 0), (Act.ACKNOWLEDGE, days)) for days in waits])

        assert found.acknowledged == Waited(count=5, days=10)

    def test_leaves_those_still_open_out_of_the_median(self):
        done = [history((Act.TRANSMIT, 0), (Act.EXECUTE, days)) for days in (100, 110, 120, 130, 140)]
        found = experience_of([*done, history((Act.TRANSMIT, 0)), history((Act.TRANSMIT, 0), (Act.EXECUTE_IN_PART, 1))])

        assert (found.sent, found.executed) == (7, Waited(count=5, days=120))

    def test_reckons_execution_from_the_first_sending_and_acknowledgement_from_its_own(self):
        revised = history(
            (Act.TRANSMIT, 0), (Act.RECORD_RETURN, 30), (Act.TRANSMIT, 50), (Act.ACKNOWLEDGE, 54), (Act.EXECUTE, 250)
        )
        found = experience_of([revised] * 5)

        assert (found.acknowledged.days, found.executed.days) == (4, 250)

    def test_says_what_was_returned_and_why_with_counts(self):
        once = history((Act.TRANSMIT, 0), (Act.RECORD_RETURN, 5, {"deficient": [MISSING_PENALTY]}))
        twice = history(
            (Act.TRANSMIT, 0),
            (Act.RECORD_RETURN, 5, {"deficient": [TOO_BROAD, MISSING_PENALTY]}),
            (Act.TRANSMIT, 9),
            (Act.RECORD_RETURN, 20, {"deficient": [MISSING_PENALTY]}),
        )
        found = experience_of([once, twice])

        assert found.returned == 2
        assert found.deficiencies == (("Offences and penalties: missing", 3), ("Measures sought: too broad", 1))

    def test_never_repeats_the_words_of_a_case(self):
        found = experience_of([history((Act.TRANSMIT, 0), (Act.RECORD_RETURN, 5, {"deficient": [MISSING_PENALTY]}))])

        assert "371A" not in str(found)

    def test_counts_refusals(self):
        found = experience_of([history((Act.TRANSMIT, 0), (Act.REFUSE, 5)), history((Act.TRANSMIT, 0))])

        assert found.refused == 1


@pytest.fixture
def sent(office, officer):
    """A request of the office, sent ten days ago and returned three days ago."""

    def made(**fields):
        assistance_request = AssistanceRequestFactory(
            office=office, drafted_by=officer, status=Status.RETURNED, **fields
        )
        record(assistance_request, Entry.OPENED, {}, officer, Status.DRAFT, Status.DRAFT, days_ago=12)
        transmit = acts.Transmit(route="central_authority", on=TODAY - timedelta(days=10))
        record(assistance_request, Act.TRANSMIT, transmit, officer, Status.APPROVED, Status.TRANSMITTED, days_ago=10)
        returned = acts.RecordReturn(
            on=TODAY - timedelta(days=3), deficient=(acts.DeficientField(Section.FACTS, Deficiency.UNCLEAR),)
        )
        record(
            assistance_request, Act.RECORD_RETURN, returned, officer, Status.TRANSMITTED, Status.RETURNED, days_ago=3
        )
        return AssistanceRequest.objects.get(pk=assistance_request.pk)

    return made


@pytest.mark.django_db
class TestExperienceWith:
    def test_reads_the_history_of_the_offices_requests(self, sent, officer):
        sent()
        found = experience_with(officer, requesting="PK", requested="US")

        assert (found.sent, found.returned) == (1, 1)
        assert found.deficiencies == (("Facts and nexus: unclear", 1),)

    def test_counts_a_request_once_for_each_of_its_measures(self, sent, officer):
        assistance_request = sent()
        (measure, *_) = assistance_request.measures.values_list("assistance_type", flat=True)

        assert experience_with(officer, requesting="PK", requested="US", measure=measure).sent == 1
        assert experience_with(officer, requesting="PK", requested="US", measure="controlled_delivery").sent == 0

    def test_leaves_out_other_states_and_exercises(self, sent, officer):
        sent(is_exercise=True)
        sent(requested_state=State.objects.get(code="GB"))

        assert experience_with(officer, requesting="PK", requested="US").sent == 0

    def test_counts_nothing_that_the_reader_may_not_see(self, sent, officer, outsider):
        restricted = sent(confidentiality=Confidentiality.RESTRICTED)
        colleague = UserFactory(office=restricted.office, roles=[Role.LEGAL_OFFICER])

        assert experience_with(officer, requesting="PK", requested="US").sent == 1
        assert experience_with(colleague, requesting="PK", requested="US").sent == 0
        assert experience_with(outsider, requesting="PK", requested="US").sent == 0


@pytest.mark.django_db
class TestCardPage:
    @pytest.fixture(autouse=True)
    def signed_in(self, client, officer, noon):
        client.force_login(officer)

    def test_tells_our_experience_as_experience(self, client, sent):
        sent()
        page = client.get("/registry/states/US/cards/").content.decode()

        assert "Our own experience" in page
        assert "This is experience and not law" in page
        assert "Facts and nexus: unclear" in page

    def test_says_so_where_nothing_was_sent(self, client):
        page = client.get("/registry/states/AE/cards/taking_testimony/").content.decode()

        assert "Pakistan has sent the United Arab Emirates no request with this measure that you may see." in page

    @pytest.mark.parametrize("address", ["cards/", "cards/subscriber_information/"])
    def test_takes_at_most_twelve_queries(self, client, sent, django_assert_max_num_queries, address):
        for _ in range(3):
            sent()
        client.get(f"/registry/states/US/{address}")

        with django_assert_max_num_queries(12):
            assert client.get(f"/registry/states/US/{address}").status_code == 200
