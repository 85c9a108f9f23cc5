"""Sixty jobs, and a worker that is killed (SIGKILL) three times while it works: nothing lost, nothing twice."""

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from tests.faults import budget
from tests.faults.office import RABBITMQ, REDIS, Office, why_not

JOBS, KILLS = 60, 3
SECONDS = 30  # after the last kill
BROKERS = {"filesystem": "filesystem://", "redis": REDIS, "rabbitmq": RABBITMQ}


def killed_three_times(office: Office) -> SimpleNamespace:
    """What is there half a minute after the last kill."""
    office.migrate_jobs()
    office.put(JOBS, seconds=0.15)
    office.start("worker", "beat")
    for kill in range(1, KILLS + 1):
        office.wait_for("kind = 'effect'", 5 * kill, 60)
        office.wait_for("lease IS NOT NULL", 1, 5)
        office.kill("worker")
        office.start("worker")
    return SimpleNamespace(
        effects=office.wait_for("kind = 'effect'", JOBS, SECONDS),
        done=office.count("kind = 'tested' AND done_at IS NOT NULL"),
        hit=office.count("tries > 1"),
    )


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """Of each broker that answers, all at the same time: most of it is waiting."""
    answering = [name for name, url in BROKERS.items() if name == "filesystem" or not why_not(url)]
    offices = {name: Office(tmp_path_factory.mktemp(name), broker=BROKERS[name]) for name in answering}
    try:
        with budget.within(budget.SECONDS), ThreadPoolExecutor() as pool:
            found = dict(zip(offices, pool.map(killed_three_times, offices.values()), strict=True))
        yield found
    finally:
        for office in offices.values():
            office.close()


@pytest.mark.slow
@pytest.mark.parametrize("broker", BROKERS)
class TestAWorkerKilledThreeTimes:
    def test_loses_no_job_and_does_none_twice(self, outcomes, broker):
        if broker not in outcomes:
            pytest.skip(why_not(BROKERS[broker]))

        found = outcomes[broker]

        assert found.effects == JOBS
        assert found.done == JOBS
        assert found.hit >= 1, "no kill hit a job that was being done"
