"""Here jobs wait for the worker that a test starts itself."""

import pytest

from jobs import kinds, outbox
from jobs.kinds import Kind
from tests.jobs.watching import put


@pytest.fixture(autouse=True)
def worker_at_once(monkeypatch):
    monkeypatch.setattr(outbox.current_app, "send_task", lambda *args, **kwargs: None)


@pytest.fixture
def done(monkeypatch):
    """What the kind "write" did, in order; its effect is a job of the kind "written"."""
    did = []

    def effect(payload, result):
        put("written", key=f"written:{result}")

    monkeypatch.setattr(
        kinds, "_KINDS", {"write": Kind(lambda payload: did.append(payload["n"]) or payload["n"], effect)}
    )
    return did
