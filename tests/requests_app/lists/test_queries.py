"""Pages ask few questions of the database, whatever has happened."""

from datetime import timedelta

import pytest

from accounts.choices import Role
from requests_app.choices import Act, Status
from requests_app.models import RequestEvent
from tests.factories import NOON, AssistanceRequestFactory, UserFactory

pytestmark = pytest.mark.django_db

REQUEST_PAGE_LIMIT = 26  # one for each kind of part, and those around them


@pytest.fixture
def with_history(client):
    """A request of this many acknowledgements and queries, and its drafter signed in."""

    def build(acts: int):
        assistance_request = AssistanceRequestFactory(status=Status.DRAFT)
        RequestEvent.objects.bulk_create(
            RequestEvent(
                assistance_request=assistance_request,
                act=Act.RETURN_FOR_CORRECTION,
                from_status=Status.UNDER_REVIEW,
                to_status=Status.DRAFT,
                user=assistance_request.created_by,
                at=NOON + timedelta(minutes=number),
                version=1,
                details={"reason": "facts", "note": "Say more."},
                canonical="{}",
                sha256="0" * 64,
            )
            for number in range(acts)
        )
        client.force_login(assistance_request.created_by)
        return assistance_request

    return build


class TestTheRequestPage:
    @pytest.mark.parametrize("acts", [1, 300])
    def test_takes_few_queries_whatever_its_history(self, with_history, client, django_assert_max_num_queries, acts):
        assistance_request = with_history(acts)
        client.get(assistance_request.get_absolute_url())  # the registry is read once per process

        with django_assert_max_num_queries(REQUEST_PAGE_LIMIT):
            assert client.get(assistance_request.get_absolute_url()).status_code == 200


class TestARestrictedDraft:
    def test_takes_few_queries_more_to_ask_who_is_named(self, with_history, client, django_assert_max_num_queries):
        assistance_request = with_history(1)
        type(assistance_request).objects.filter(pk=assistance_request.pk).update(confidentiality="restricted")
        people = [UserFactory(office=assistance_request.office, roles=[Role.SUPERVISOR]) for _ in range(3)]
        assistance_request.named_people.set(people)
        client.get(assistance_request.get_absolute_url())

        with django_assert_max_num_queries(REQUEST_PAGE_LIMIT + 8):
            client.get(assistance_request.get_absolute_url())


class TestTheFinder:
    def test_takes_few_queries(self, with_history, client, django_assert_max_num_queries):
        with_history(1)
        address = "/registry/channels/?requesting=PK&requested=US"
        client.get(address)

        with django_assert_max_num_queries(8):
            assert client.get(address).status_code == 200
