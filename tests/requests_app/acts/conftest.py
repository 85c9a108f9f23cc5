"""A request at which an act is open, with somebody signed in who may do it."""

import pytest

from tests.requests_app.acts.posting import FOLLOW_UP
from tests.requests_app.performing import fresh


@pytest.fixture
def ready(request, at_status, client):
    """`ready(act)`: (request at a status the act starts from, what is typed), with somebody signed in who may do it."""
    request.getfixturevalue("reviewer")  # or nothing could be submitted

    def build(act):
        status, who, typed = FOLLOW_UP[act]
        made = at_status(status)
        client.force_login(request.getfixturevalue(who))
        return fresh(made), typed

    return build
