"""Sixty jobs, and a worker that is killed (SIGKILL) three times while it works: nothing lost, nothing twice."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from pathlib import Path

import kombu
import pytest

ROOT = Path(__file__).parents[2]
JOBS, KILLS = 60, 3
SECONDS = 30  # after the last kill
BROKERS = {
    "filesystem": "filesystem://",
    "redis": "redis://127.0.0.1:6379/13",
    "rabbitmq": "amqp://guest:guest@127.0.0.1:5672//",
}


class Office:
    """A database, a queue and a worker of their own, each in processes of their own."""

    def __init__(self, folder: Path, broker: str):
        self.database = folder / "comity.sqlite3"
        self.environment = os.environ | {
            "BROKER_URL": broker,
            "COMITY_DEBUG": "1",
            "COMITY_TEST_QUEUE": f"comity-test-{uuid.uuid4()}",
            "COMITY_VAR_DIR": str(folder),
            "DATABASE_URL": f"sqlite:///{self.database}",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        self.log = (folder / "worker.log").open("w")
        self.worker = None

    def manage(self, *arguments: str) -> None:
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.environment, check=True)

    def start(self) -> None:
        celery = [sys.executable, "-m", "celery", "--quiet", "-A", "tests.faults.worker"]
        self.worker = subprocess.Popen(
            [*celery, "worker", "-B", "-s", f"{self.database}.beat", "-c", "2", "--without-gossip", "--without-mingle"],
            cwd=ROOT,
            env=self.environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def kill(self) -> None:
        os.killpg(self.worker.pid, signal.SIGKILL)
        self.worker.wait()

    def count(self, where: str) -> int:
        with sqlite3.connect(self.database, timeout=20) as connection:
            return connection.execute(f"SELECT count(*) FROM jobs_job WHERE {where}").fetchone()[0]

    def wait_for(self, where: str, number: int, seconds: float) -> int:
        until = time.monotonic() + seconds
        while self.count(where) < number and time.monotonic() < until:
            time.sleep(0.1)
        return self.count(where)


PUT = """
import django; django.setup()
from django.db import transaction
from django.utils import timezone
from jobs import outbox
import tests.faults.worker
with transaction.atomic():
    outbox.put("tested", {f"job {n}": {"seconds": 0.15, "effect": f"effect {n}"} for n in range(%d)}, at=timezone.now())
"""


@pytest.fixture(params=BROKERS)
def office(request, tmp_path):
    url = BROKERS[request.param]
    if request.param != "filesystem":
        try:
            with kombu.Connection(url, connect_timeout=2) as connection:
                connection.ensure_connection(max_retries=1, timeout=3)
        except Exception as error:
            pytest.skip(f"{request.param} does not answer here: {error}")
    office = Office(tmp_path, url)
    office.manage("migrate", "jobs", "--verbosity", "0", "--skip-checks")
    yield office
    office.kill()
    office.log.close()


@pytest.mark.slow
class TestAWorkerKilledThreeTimes:
    def test_loses_no_job_and_does_none_twice(self, office):
        subprocess.run([sys.executable, "-c", PUT % JOBS], cwd=ROOT, env=office.environment, check=True)
        office.start()
        for kill in range(1, KILLS + 1):
            assert office.wait_for("kind = 'effect'", 5 * kill, 60) >= 5 * kill
            office.wait_for("lease IS NOT NULL", 1, 5)
            office.kill()
            office.start()

        assert office.wait_for("kind = 'effect'", JOBS, SECONDS) == JOBS
        assert office.count("kind = 'tested' AND done_at IS NOT NULL") == JOBS
        assert office.count("tries > 1") >= 1, "no kill hit a job that was being done"
