"""The scheduler goes on ringing: with a clock that is set back, and with a broker that is away."""

from datetime import timedelta

import pytest
from django.conf import settings

from config.beat import Schedule
from config.celery import app


@pytest.fixture
def rings(monkeypatch):
    """What was sent, by name."""
    sent = []
    monkeypatch.setattr(Schedule, "apply_async", lambda self, entry, **_: sent.append(entry.name))
    return sent


@pytest.fixture
def schedule(rings):
    schedule = Schedule(app=app)
    for entry in schedule.schedule.values():
        entry.last_run_at -= timedelta(days=1)
    return schedule


def run(schedule, ticks=10):
    return [schedule.tick() for _ in range(ticks)]


class TestTheSchedule:
    def test_has_everything_that_the_settings_name(self, schedule, rings):
        run(schedule)

        assert set(rings) == set(settings.CELERY_BEAT_SCHEDULE)

    def test_begins_anew_where_the_clock_is_set_back(self, schedule, rings, monkeypatch):
        run(schedule)
        now = app.now
        hour = timedelta(hours=1)
        monkeypatch.setattr(app, "now", lambda: now() - hour)
        for entry in schedule.schedule.values():
            entry.default_now = app.now
            entry.schedule.nowfun = app.now

        (pause,) = run(schedule, 1)

        assert pause <= 2.0

    def test_outlives_a_broker_that_is_away(self, schedule, monkeypatch, caplog):
        def away(self, entry, **_):
            raise OSError("connection refused")

        monkeypatch.setattr(Schedule, "apply_async", away)

        run(schedule)

        assert "The broker could not be reached: connection refused" in caplog.text
