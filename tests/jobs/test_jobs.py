"""Jobs are put in with the act that wants them, done once, tried again, parked, and found where the broker forgot."""

import threading
from datetime import timedelta
from unittest.mock import Mock

import pytest
from django.db import DatabaseError, InterfaceError, transaction
from kombu.exceptions import OperationalError

from jobs import keeping, kinds, leases, outbox, running
from jobs.kinds import Kind
from jobs.leases import Heartbeat, Watch
from jobs.models import LEASE, PAUSES, Job
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.database]


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


def put(kind="write", *, key="one", n=1, due=None):
    outbox.put(kind, {key: {"n": n}}, at=NOON, due=due)
    return Job.objects.get(key=key)


def clock(at=NOON):
    return lambda: at


class Seconds:
    """A clock that a test moves on by hand."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now

    def lapse(self):
        self.now += LEASE.total_seconds()


def claim(at, watch=None):
    return running.claim(at, watch or Watch())


def gone_quiet():
    """The watch of a worker that has seen every lease of now stand unchanged for its length."""
    seconds = Seconds()
    watch = Watch(seconds)
    watch.over(Job.objects.held())
    seconds.lapse()
    return watch


def failing(monkeypatch, words="no such host"):
    def work(payload):
        raise OSError(words)

    monkeypatch.setattr(kinds, "_KINDS", {"write": Kind(work)})


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


class TestAFailure:
    def test_is_tried_again_after_a_pause(self, monkeypatch):
        failing(monkeypatch)
        job = put()

        running.run(claim(NOON), clock())

        job.refresh_from_db()
        assert job.trouble == "OSError: no such host"
        assert claim(NOON) is None
        assert claim(NOON + PAUSES[0])

    def test_is_parked_after_five_tries(self, monkeypatch):
        failing(monkeypatch)
        put()
        at = NOON

        for _ in range(running.MOST_TRIES):
            running.run(claim(at), clock(at))
            at += timedelta(hours=1)

        (parked,) = Job.objects.parked()
        assert (parked.tries, parked.trouble) == (5, "OSError: no such host")
        assert claim(at) is None

    def test_of_a_kind_nobody_registered_is_told(self, done):
        job = put("unheard of")

        running.run(claim(NOON), clock())

        job.refresh_from_db()
        assert job.trouble == "KeyError: 'unheard of'"

    def test_that_ends_the_worker_each_time_is_parked_too(self):
        put()
        for _ in range(running.MOST_TRIES):
            assert claim(NOON, gone_quiet())

        running.work_off(clock(), gone_quiet())

        assert Job.objects.parked().get().trouble == "The worker was ended each time while it did this."


class TestAParkedJob:
    @pytest.fixture
    def parked(self):
        job = put()
        Job.objects.update(parked_at=NOON, tries=5, trouble="OSError: no such host")
        return job

    def test_is_tried_again_with_all_its_tries(self, parked, done):
        assert keeping.try_again(parked, at=NOON)

        running.work_off(clock())
        parked.refresh_from_db()
        assert (parked.done_at, parked.tries) == (NOON, 1)

    def test_is_given_up_and_its_trouble_stays_told(self, parked):
        assert keeping.give_up(parked, at=NOON)

        parked.refresh_from_db()
        assert (parked.done_at, parked.parked_at, parked.trouble) == (NOON, None, "OSError: no such host")
        assert not keeping.try_again(parked, at=NOON)

    def test_is_not_forgotten_as_done_ones_are(self, parked, done):
        put(key="two", n=2)
        running.run(claim(NOON), clock())

        keeping.forget_done(before=NOON + timedelta(days=1))

        assert list(Job.objects.filter(kind="write")) == [parked]
