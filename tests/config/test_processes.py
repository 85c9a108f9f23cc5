"""A process that dies again and again waits longer each time; one that ran for long begins anew."""

import sys
import time

import pytest
from django.core.management import CommandError, call_command

from config import processes
from config.processes import Child


@pytest.fixture
def child():
    child = Child("worker", [sys.executable, "-c", "raise SystemExit(3)"])
    child.start()
    child.process.wait()
    return child


class TestAProcessThatDies:
    def test_is_told_with_how_and_when_it_starts_again(self, child):
        assert child.restart_if_it_died() == "worker ended (code 3); it is started again in 0.4 seconds."
        assert child.restart_if_it_died() == "", "told once"

    def test_waits_longer_each_time_up_to_a_limit(self, child):
        pauses = []
        for _ in range(8):
            child.restart_if_it_died()
            pauses.append(child.pause)
            child.start()
            child.process.wait()

        assert pauses == [0.4, 0.8, 1.6, 3.2, 6.4, 10.0, 10.0, 10.0]

    def test_starts_soon_where_it_had_run_for_long(self, child):
        child.pause, child.started = 10.0, time.monotonic() - processes.STEADY - 1

        child.restart_if_it_died()

        assert child.pause == processes.FIRST_PAUSE

    def test_is_started_again_once_the_pause_is_over(self, child):
        first = child.process.pid
        child.restart_if_it_died()
        child.start_at = time.monotonic()

        child.restart_if_it_died()

        assert child.process.pid != first
        child.stop(time.monotonic() + 5)


class TestAWorker:
    def test_does_one_job_at_a_time_by_folder(self, settings):
        settings.CELERY_BROKER_URL = "filesystem://"

        assert processes.worker()[-2:] == ["--pool", "solo"]
        with pytest.raises(CommandError, match="a worker does one job at a time"):
            call_command("worker", concurrency=2)

    def test_does_several_by_a_broker(self, settings):
        settings.CELERY_BROKER_URL = "redis://127.0.0.1/0"

        assert processes.worker(concurrency=2)[-2:] == ["--concurrency", "2"]
