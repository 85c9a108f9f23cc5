"""What load balancers and monitoring are told: ok or not, and nothing else."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from config import health
from jobs import outbox
from jobs.models import LATE, Job

pytestmark = pytest.mark.django_db


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

    def test_without_a_broker_takes_no_web_server_out(self, client, monkeypatch):
        def away(**_):
            raise OSError("connection refused")

        monkeypatch.setattr(health.current_app, "connection_for_write", away)

        assert ask(client, "ready") == (200, "ok")
        assert ask(client, "work") == (503, "not ok")


class TestTheCommand:
    def test_says_that_all_is_well(self, capsys):
        call_command("health")

        assert capsys.readouterr().out == "Database and broker answer, and no job waits for a worker.\n"

    def test_says_what_is_wrong(self, late_job):
        with pytest.raises(CommandError, match=r"A job is due since .* no worker is at work"):
            call_command("health")
        assert Job.objects.open().exists()
