"""Leases: one worker at a time, found again when it dies, whatever the clocks say."""

import threading
from datetime import timedelta
from unittest.mock import Mock

import pytest
from django.db import DatabaseError, InterfaceError

from jobs import kinds, leases, running
from jobs.kinds import Kind
from jobs.leases import Heartbeat, Watch
from jobs.models import LEASE, Job
from tests.factories import NOON
from tests.jobs.watching import Seconds, claim, clock, failing, gone_quiet, put

pytestmark = [pytest.mark.django_db, pytest.mark.database]


class TestALease:
    def test_keeps_others_away_while_it_is_renewed(self):
        put()
        seconds = Seconds()
        watch = Watch(seconds)
        held = claim(NOON, watch)

        for _ in range(4):
            assert claim(NOON, watch) is None
            seconds.lapse()
            Heartbeat(held)._renew()

        assert claim(NOON, watch) is None

    @pytest.mark.parametrize("error", [DatabaseError, InterfaceError])
    def test_is_renewed_at_the_next_beat_where_the_database_was_away(self, monkeypatch, error):
        put()
        heartbeat = Heartbeat(claim(NOON))
        with monkeypatch.context() as away:
            away.setattr(leases.Job.objects, "open", Mock(side_effect=error("the connection is closed")))
            away.setattr(leases.connection, "close", lambda: None)
            heartbeat._renew()

        heartbeat._renew()

        assert Job.objects.get().leased_until == NOON + LEASE * 1.5

    def test_ends_with_a_worker_that_was_killed(self):
        put()
        claim(NOON)

        assert claim(NOON, gone_quiet()).tries == 2

    @pytest.mark.parametrize("hours", [-1, 1], ids=["back", "ahead"])
    def test_is_not_lost_where_the_clock_is_set(self, hours):
        put()
        seconds = Seconds()
        watch = Watch(seconds)
        claim(NOON, watch)
        moved = NOON + timedelta(hours=hours)

        assert claim(moved, watch) is None
        seconds.lapse()
        assert claim(moved, watch), "whoever held it is gone"

    def test_that_a_process_sees_for_the_first_time_is_believed(self):
        put()
        claim(NOON)

        assert claim(NOON + timedelta(days=1), Watch()) is None

    def test_is_renewed_while_the_work_goes_on(self, monkeypatch, done):
        monkeypatch.setattr(leases, "BEAT", 0.01)
        renewed = threading.Event()
        monkeypatch.setattr(Heartbeat, "_renew", lambda self: renewed.set())
        monkeypatch.setattr(kinds, "_KINDS", {"write": Kind(lambda payload: renewed.wait(5))})
        put()

        running.run(claim(NOON), clock())

        assert renewed.is_set()


class TestAClockThatIsSetBack:
    def test_holds_up_nothing_that_is_to_be_done_at_once(self):
        put()

        assert claim(NOON - timedelta(hours=1))

    def test_holds_up_no_second_try(self, monkeypatch):
        failing(monkeypatch)
        put()
        running.run(claim(NOON), clock())

        assert claim(NOON - timedelta(hours=1))

    def test_leaves_what_was_asked_for_later(self):
        put(due=NOON + timedelta(minutes=1))

        assert claim(NOON - timedelta(hours=1)) is None
