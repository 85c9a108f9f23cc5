"""Jobs are put in with the act that wants them, done once, tried again, parked, and found where the broker forgot."""

from datetime import timedelta

import pytest
from django.db import transaction
from kombu.exceptions import OperationalError

from jobs import kinds, outbox, running
from jobs.kinds import Kind
from jobs.models import Job
from tests.factories import NOON
from tests.jobs.watching import claim, clock, gone_quiet, put

pytestmark = [pytest.mark.django_db, pytest.mark.database]


class TestPut:
    def test_is_taken_back_with_the_act_that_wanted_it(self):
        with transaction.atomic():
            put()
            transaction.set_rollback(True)

        assert not Job.objects.exists()

    def test_takes_a_key_once(self):
        put(n=1)
        put(n=2)

        assert [job.payload for job in Job.objects.all()] == [{"n": 1}]

    def test_holds_nobody_up_where_the_broker_is_away(self, monkeypatch, django_capture_on_commit_callbacks):
        def away(*args, **kwargs):
            raise OperationalError("connection refused")

        monkeypatch.setattr(outbox.current_app, "send_task", away)

        with django_capture_on_commit_callbacks(execute=True):
            put()

        assert Job.objects.open().count() == 1


class TestARun:
    def test_does_the_work_and_its_effect_once(self, done):
        job = put(n=7)

        running.run(claim(NOON), clock())

        job.refresh_from_db()
        assert (done, job.done_at, job.tries) == ([7], NOON, 1)
        assert Job.objects.filter(key="written:7").count() == 1
        assert not Job.objects.open().filter(kind="write").exists()

    def test_leaves_what_is_not_due_yet(self, done):
        put(due=NOON + timedelta(hours=1))

        assert running.work_off(clock()) == 0
        assert claim(NOON + timedelta(hours=1))

    def test_goes_on_until_nothing_is_due(self, done, monkeypatch):
        kinds.register("written", Kind(lambda payload: None))
        for n in range(5):
            put(key=str(n), n=n)

        assert running.work_off(clock()) == 10
        assert done == [0, 1, 2, 3, 4]

    def test_keeps_no_effect_of_a_try_that_outlived_its_lease(self, done):
        put()
        slow = claim(NOON)
        fast = claim(NOON, gone_quiet())

        running.run(slow, clock())

        assert not Job.objects.filter(kind="written").exists()
        running.run(fast, clock())
        assert Job.objects.filter(kind="written").count() == 1

    def test_does_nothing_where_its_effect_fails(self, done, monkeypatch):
        def effect(payload, result):
            put("written", key="half")
            raise ValueError("the effect broke")

        monkeypatch.setattr(kinds, "_KINDS", {"write": Kind(lambda payload: None, effect)})
        job = put()

        running.run(claim(NOON), clock())

        job.refresh_from_db()
        assert job.done_at is None
        assert job.trouble == "ValueError: the effect broke"
        assert not Job.objects.filter(key="half").exists()
