"""Jobs that fail: tried again, parked, and what somebody does with them then."""

from datetime import timedelta

import pytest

from jobs import keeping, running
from jobs.models import PAUSES, Job
from tests.factories import NOON
from tests.jobs.watching import claim, clock, failing, gone_quiet, put

pytestmark = [pytest.mark.django_db, pytest.mark.database]


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
