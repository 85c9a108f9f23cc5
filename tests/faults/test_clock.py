"""The clock of the machine is set while a job is done: nothing lost, nothing twice, nothing waits for an hour."""

import time

import pytest

LONG = 17.0  # seconds: more than a lease


@pytest.mark.slow
class TestAClockThatJumps:
    def test_back_and_ahead_neither_loses_a_job_nor_does_it_twice(self, offices, tmp_path):
        clock, said = tmp_path / "clock", tmp_path / "said"
        clock.write_text("0")
        office = offices(tmp_path, COMITY_TEST_CLOCK=str(clock))
        office.migrate_jobs()
        office.put(1, seconds=LONG, said=str(said))
        office.start("worker", "worker 2", "beat")
        assert office.wait_for("lease IS NOT NULL", 1, 30) == 1

        office.set_clock(-1)
        time.sleep(5)
        office.set_clock(1)

        assert office.wait_for("kind = 'effect'", 1, LONG + 10) == 1
        assert said.read_text() == "effect 0\n"
        assert office.count("kind = 'tested' AND done_at IS NOT NULL AND tries = 1") == 1

    def test_back_holds_up_nothing_that_was_put_in_before(self, offices, tmp_path):
        clock = tmp_path / "clock"
        clock.write_text("-1")
        office = offices(tmp_path, COMITY_TEST_CLOCK=str(clock))
        office.migrate_jobs()
        office.put(5, seconds=0.01)

        office.start("worker", "beat")

        assert office.wait_for("kind = 'effect'", 5, 20) == 5
