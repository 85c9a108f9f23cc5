"""Our own experience with a State: counted with who may see what, told as experience."""

from datetime import timedelta

import pytest

from accounts.choices import Role
from requests_app import acts
from requests_app.choices import Act, Confidentiality, Deficiency, Entry, Section, Status
from requests_app.models import AssistanceRequest, Objection
from requests_app.numbers import courses
from requests_app.numbers.experience import experience_with
from tests.factories import NOON, TODAY, AssistanceRequestFactory, UserFactory
from tests.requests_app.conftest import record
from treaties.models import State


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
        courses.keep(assistance_request)
        event = assistance_request.events.get(act=Act.RECORD_RETURN)
        objected = {"section": Section.FACTS, "label": Section.FACTS.label, "reason": Deficiency.UNCLEAR}
        Objection.objects.create(
            event=event, number=0, assistance_request=assistance_request, is_external=True, at=NOON, **objected
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

    def test_never_repeats_the_words_of_a_case(self, sent, officer):
        assistance_request = sent()
        found = experience_with(officer, requesting="PK", requested="US")

        assert assistance_request.case.title not in str(found)

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
