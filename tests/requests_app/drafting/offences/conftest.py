"""A draft of an office in Pakistan, and its officer signed in."""

import pytest

from tests.factories import OfficeFactory


@pytest.fixture
def office():
    return OfficeFactory(state_id="PK")


@pytest.fixture
def draft(at_status):
    return at_status()


@pytest.fixture
def client(client, officer, draft):
    client.force_login(officer)
    return client
