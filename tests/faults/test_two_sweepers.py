"""Two schedulers and two workers over one queue: each job is taken up once."""

import pytest

JOBS, SECONDS = 60, 30


@pytest.mark.slow
class TestTwoSchedulersAndTwoWorkers:
    def test_do_no_job_twice(self, offices, tmp_path):
        said = tmp_path / "said"
        office = offices(tmp_path)
        office.migrate_jobs()
        office.put(JOBS, seconds=0.05, said=str(said))

        office.start("worker", "worker 2", "beat", "beat 2")

        assert office.wait_for("kind = 'effect'", JOBS, SECONDS) == JOBS
        assert sorted(said.read_text().split("\n")[:-1]) == sorted(f"effect {n}" for n in range(JOBS))
        assert office.count("tries > 1") == 0
