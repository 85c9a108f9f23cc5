"""What load balancers and monitoring are told: ok or not, and nothing else."""

import time
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from config import health
from jobs import outbox
from jobs.models import LATE, Job
from tests.at_once import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_asked_before(monkeypatch):
    monkeypatch.setattr(health, "WORK", health.Lately("/health/work"))


@pytest.fixture
def looks(monkeypatch):
    """How often somebody looked at the broker, which does not answer."""
    found = []

    def away(**_):
        found.append("looked")
        raise OSError("connection refused")

    monkeypatch.setattr(health.current_app, "connection_for_write", away)
    return found


@pytest.fixture(params=[OperationalError, InterfaceError])
def no_database(request, monkeypatch):
    def cursor():
        raise request.param("password authentication failed for user comity")

    monkeypatch.setattr(health.connection, "cursor", cursor)


@pytest.fixture
def late_job(monkeypatch):
    monkeypatch.setattr(outbox, "ring", lambda: None)
    outbox.put("mail", {"one": {}}, at=timezone.now() - LATE - timedelta(minutes=1))


def ask(client, what):
    answer = client.get(f"/health/{what}", headers={"host": "10.0.0.7"})
    return answer.status_code, answer.content.decode()


class TestHealth:
    @pytest.mark.parametrize("what", ["live", "ready", "work"])
    def test_is_told_to_a_stranger_who_comes_by_a_number(self, client, what):
        assert ask(client, what) == (200, "ok")

    @pytest.mark.parametrize("what", ["live", "ready", "work"])
    def test_is_told_over_http_where_all_else_is_https(self, client, settings, what):
        settings.SECURE_SSL_REDIRECT = True

        assert ask(client, what) == (200, "ok")

    def test_without_a_database_reveals_nothing(self, client, no_database, caplog):
        assert ask(client, "live") == (200, "ok")
        assert ask(client, "ready") == (503, "not ok")
        assert "password authentication failed" in caplog.text

    def test_with_a_late_job_takes_no_web_server_out(self, client, late_job, caplog):
        assert ask(client, "ready") == (200, "ok")
        assert ask(client, "work") == (503, "not ok")
        assert "no worker is at work" in caplog.text

    def test_without_a_broker_takes_no_web_server_out(self, client, looks):
        assert ask(client, "ready") == (200, "ok")
        assert ask(client, "work") == (503, "not ok")

    def test_that_is_asked_all_the_time_opens_no_connection_each_time(self, client, looks, caplog):
        answers = {ask(client, "work") for _ in range(50)}

        assert answers == {(503, "not ok")}
        assert len(looks) == caplog.text.count("The broker does not answer") == 1

    def test_is_looked_at_again_after_some_seconds(self, client, looks, monkeypatch):
        ask(client, "work")
        monkeypatch.setattr(health, "KEPT", 0.0)
        health.WORK.until = 0.0
        ask(client, "work")
        ask(client, "work")

        assert len(looks) == 3

    def test_of_many_who_ask_at_once_one_looks(self, monkeypatch):
        found = []
        monkeypatch.setattr(health, "_logged", lambda what: found.append(what) or time.sleep(0.05) or [])

        assert at_once(*[health.WORK.problems] * 20) == [[]] * 20
        assert len(found) == 1


class TestTheCommand:
    def test_says_that_all_is_well(self, capsys):
        call_command("health")

        assert capsys.readouterr().out == "Database and broker answer, and no job waits for a worker.\n"

    def test_says_what_is_wrong(self, late_job):
        with pytest.raises(CommandError, match=r"A job is due since .* no worker is at work"):
            call_command("health")
        assert Job.objects.open().exists()
