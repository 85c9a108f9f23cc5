"""The API keeps its own OpenAPI page: schemathesis asks all it can think of and finds nothing."""

from datetime import date

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.urls import reverse
from hypothesis import HealthCheck, assume, settings

from accounts import services
from config import api
from tests.factories import NOON, UserFactory

pytestmark = pytest.mark.django_db
schema = schemathesis.openapi.from_wsgi(reverse("api:openapi-json"), WSGIHandler())


@pytest.fixture
def token(monkeypatch):
    monkeypatch.setattr(api, "A_MINUTE", 1_000_000)
    _, text = services.make_token(UserFactory(), name="Schemathesis", expires_on=date(2999, 1, 1), at=NOON)
    return text


@pytest.fixture(autouse=True)
def stays_in_the_transaction():
    """A request would close the connection, whose transaction is the test's."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)
def test_every_answer_is_as_described(case, token):
    assume(not _is_no_pair(case.query))
    case.call_and_validate(headers={"Authorization": f"Bearer {token}"})


def _is_no_pair(query) -> bool:
    """OpenAPI cannot say that two values differ, or that the European Union is no side; test_channels holds both."""
    pair = [str((query or {}).get(name)).upper() for name in ("requesting", "requested")]
    return "EU" in pair or (pair[0] == pair[1] != "NONE")
