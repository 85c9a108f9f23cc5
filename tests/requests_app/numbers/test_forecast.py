"""A usual time: whose requests it is told by, to whom, and where it stands."""

import pytest

from accounts.choices import Role
from requests_app.choices import Status
from requests_app.numbers.durations import Forecast
from requests_app.numbers.forecast import forecasts, told_to, usual_time
from requests_app.reading.beside import beside
from tests.factories import OfficeFactory, UserFactory
from treaties.models import State

pytestmark = pytest.mark.django_db
PAIR = ("PK", "US")


class TestForecasts:
    def test_tells_by_the_requests_of_every_office_of_the_state(self, went):
        went(3, executed_in=100)
        went(3, executed_in=200, of=OfficeFactory())
        found = forecasts([PAIR])[PAIR]

        assert (found.spread.count, found.spread.median) == (6, 150)

    def test_leaves_restricted_ones_out(self, went):
        went(4, executed_in=100)
        went(3, executed_in=100, restricted=True)

        assert forecasts([PAIR])[PAIR] == Forecast(None)

    def test_counts_what_is_open_beside_it(self, went):
        went(5, executed_in=100)
        went(7)

        assert forecasts([PAIR])[PAIR].others == 7

    def test_keeps_pairs_and_measures_apart(self, went):
        went(5, executed_in=100)
        went(5, executed_in=50, state="GB", measures=("service_documents", "taking_testimony"))
        found = forecasts([PAIR, ("PK", "GB"), ("US", "PK")])

        assert [each.spread and each.spread.median for each in found.values()] == [100, 50, None]
        assert forecasts([PAIR], measure="service_documents")[PAIR].spread is None
        assert forecasts([("PK", "GB")], measure="service_documents")["PK", "GB"].spread.count == 5

    def test_takes_one_query_for_many_pairs(self, went, django_assert_num_queries):
        went(5, executed_in=100)
        with django_assert_num_queries(1):
            forecasts([PAIR, ("PK", "GB"), ("PK", "FR")])


class TestToldTo:
    def test_is_for_those_of_the_state_and_auditors(self, went, officer, auditor):
        went(5, executed_in=100)
        foreign = UserFactory(office=OfficeFactory(state=State.objects.get(code="GB")), roles=[Role.CENTRAL_AUTHORITY])

        for reader in (officer, auditor):
            assert told_to(reader, requesting="PK", requested="US").spread.count == 5
        assert told_to(foreign, requesting="PK", requested="US") is None

    def test_is_not_for_who_left(self, went, officer, auditor):
        for gone in (officer, auditor):
            gone.is_active = False

            assert told_to(gone, requesting="PK", requested="US") is None


class TestUsualTime:
    def test_is_the_median_from_five_on_and_says_so(self, went):
        went(5, executed_in=190)
        days, because = usual_time(forecasts([PAIR])[PAIR])

        assert days == 190
        assert because == "our own experience: median 190 days, 80 % between 190 and 190, n = 5"

    def test_is_the_houses_figure_below_and_says_so(self, went):
        went(4, executed_in=10)

        assert usual_time(forecasts([PAIR])[PAIR]) == (
            300,
            "an assumption of the house, not measured: fewer than five of our own were executed",
        )

    def test_serves_the_deadlines_and_the_warnings(self, went, at_status):
        went(5, executed_in=60)
        found = beside(at_status(Status.DRAFT))

        assert (found.usual_days, found.usual_because[:18]) == (60, "our own experience")


class TestWhereItStands:
    @pytest.fixture(autouse=True)
    def signed_in(self, client, officer, noon):
        client.force_login(officer)

    def test_is_the_page_of_a_request(self, went, at_status, client):
        made = at_status(Status.TRANSMITTED)
        assert "Nothing is known from our own experience" in client.get(f"/requests/{made.pk}/").content.decode()

        went(5, executed_in=190)
        assert (
            "Median 190 days, 80 % between 190 and 190, n = 5" in client.get(f"/requests/{made.pk}/").content.decode()
        )

    @pytest.mark.parametrize("status", [Status.CLOSED, Status.REFUSED])
    def test_is_no_page_of_what_is_over(self, at_status, client, status):
        assert "How long it may take" not in client.get(f"/requests/{at_status(status).pk}/").content.decode()

    @pytest.mark.parametrize("exercise", [True, False])
    def test_is_no_page_of_practice(self, at_status, client, exercise):
        page = client.get(f"/requests/{at_status(Status.TRANSMITTED, is_exercise=exercise).pk}/").content.decode()

        assert ("How long it may take" in page) is not exercise

    @pytest.mark.parametrize(
        "address",
        [
            "/registry/channels/?requesting=PK&requested=US",
            "/registry/states/US/cards/",
            "/registry/states/US/cards/taking_testimony/",
        ],
    )
    def test_is_finder_and_cards(self, went, client, address):
        went(5, executed_in=190)

        assert "Median 190 days, 80 % between 190 and 190, n = 5" in client.get(address).content.decode()

    def test_is_no_answer_about_another_state(self, went, client):
        page = client.get("/registry/channels/?requesting=GB&requested=US").content.decode()

        assert "How long it takes" not in page
