"""PostgreSQL is stopped and started again: workers wait, pages say so in words, nothing is lost, nothing twice."""

import time

import pytest

from tests.faults.office import RABBITMQ, wait_until, why_not
from tests.faults.servers import Cluster, why_no_cluster
from tests.faults.visitor import Visitor

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

    def test_is_told_on_the_pages_and_to_a_load_balancer_while_it_is_away(self, cluster, offices, tmp_path):
        office = offices(tmp_path, database=cluster.url, COMITY_DEBUG="0")
        office.manage("migrate", "--verbosity", "0")
        office.manage("collectstatic", "--noinput", "--verbosity", "0")
        office.start("web")
        visitor = Visitor(office.port)
        assert wait_until(visitor.answers, 60), office.words
        assert told(visitor, "/health/ready") == (200, "ok")

        cluster.stop("fast")

        status, words = told(visitor, "/accounts/login/")
        assert (status, "Something went wrong on our side" in words) == (500, True)
        assert told(visitor, "/health/ready") == (503, "not ok")
        assert told(visitor, "/health/live") == (200, "ok")

        cluster.start()

        assert wait_until(visitor.answers, 30), office.words
        assert told(visitor, "/health/ready") == (200, "ok")


def told(visitor: Visitor, path: str) -> tuple[int, str]:
    page = visitor.get(path)
    return page.status, page.words
