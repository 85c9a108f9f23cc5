"""PostgreSQL is stopped and started again while jobs are done: the worker waits, nothing is lost, nothing twice."""

import time

import pytest

from tests.faults.office import RABBITMQ, why_not
from tests.faults.servers import Cluster, why_no_cluster

JOBS, SECONDS = 60, 40


@pytest.fixture
def cluster():
    if reason := why_no_cluster():
        pytest.skip(reason)
    cluster = Cluster()
    yield cluster
    cluster.close()


@pytest.mark.slow
class TestADatabaseThatIsRestarted:
    def test_loses_no_job_and_has_none_done_twice(self, cluster, offices, tmp_path):
        broker = "filesystem://" if why_not(RABBITMQ) else RABBITMQ
        office = offices(tmp_path, database=cluster.url, broker=broker)
        office.migrate_jobs()
        office.put(JOBS, seconds=0.1)
        office.start("worker", "beat")

        for mode, effects in [("fast", 5), ("immediate", 15)]:
            assert office.wait_for("kind = 'effect'", effects, 30) >= effects
            cluster.stop(mode)
            time.sleep(1)
            cluster.start()

        assert office.wait_for("kind = 'effect'", JOBS, SECONDS) == JOBS
        assert office.count("kind = 'tested' AND done_at IS NOT NULL") == JOBS
        assert office.count("parked_at IS NOT NULL") == 0
        assert all(process.poll() is None for process in office.processes.values())
