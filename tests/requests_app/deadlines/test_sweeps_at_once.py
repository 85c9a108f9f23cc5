"""Two sweeps in the same moment: each deadline is told once, and reckoned again once."""

import threading

import pytest

from jobs.models import Job
from requests_app import services
from requests_app.choices import DatedKind
from requests_app.clocks import reckoning, sweep
from requests_app.models import Notice, ReckonedFor
from requests_app.services import Day
from tests.at_once import at_once
from tests.factories import NOON, TODAY, AssistanceRequestFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


class TestTwoSweeps:
    def test_tell_each_deadline_once(self):
        made = AssistanceRequestFactory(complete=False, wanted_by=None)
        for number in range(20):
            day = Day(DatedKind.TRANSLATION, TODAY, words=str(number))
            services.enter_day(made, day, user=made.created_by, at=NOON)
            day = Day(DatedKind.HEARING, TODAY.replace(month=12, day=number + 1))
            services.enter_day(made, day, user=made.created_by, at=NOON)
        later = NOON.replace(month=12, day=31)

        told = at_once(*[lambda: sweep.sweep(at=later)] * 3)

        assert sum(told) == Notice.objects.count() == 21  # the translation was entered once
        assert Job.objects.filter(key__startswith="deadline:").count() == 21


class TestTwoThatReckonAgain:
    def test_reckon_each_request_once(self, monkeypatch):
        made = [AssistanceRequestFactory(complete=False).pk for _ in range(5)]
        ReckonedFor.objects.update(edition=0)
        following, restate = reckoning._following, reckoning.restate
        both, reckoned = threading.Barrier(2), []

        def found_by_both(last):
            found = list(following(last))
            both.wait(timeout=20)
            return found

        def counted(locked, *, at):
            reckoned.append(locked.pk)
            return restate(locked, at=at)

        monkeypatch.setattr(reckoning, "_following", found_by_both)
        monkeypatch.setattr(reckoning, "restate", counted)

        done = at_once(*[lambda: reckoning.restate_all(at=NOON)] * 2)

        assert sum(done) == 5
        assert sorted(reckoned) == made
