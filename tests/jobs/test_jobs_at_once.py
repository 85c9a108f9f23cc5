"""Two workers, two sweepers, and jobs between them."""

import pytest

from jobs import outbox, running
from jobs.leases import Watch
from jobs.models import Job
from tests.at_once import at_once
from tests.factories import NOON


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
class TestTwoWorkers:
    def test_never_hold_the_same_job(self):
        outbox.put("write", {str(n): {} for n in range(4)}, at=NOON)

        held = at_once(*[lambda: running.claim(NOON, Watch())] * 4)

        assert sorted(job.key for job in held if job) == sorted({job.key for job in held if job})
        assert Job.objects.exclude(lease=None).count() == len([job for job in held if job]) >= 1

    def test_share_one_job_between_them_as_one(self):
        outbox.put("write", {"one": {}}, at=NOON)

        held = at_once(*[lambda: running.claim(NOON, Watch())] * 4)

        assert len([job for job in held if job is not None]) == 1

    def test_put_the_same_key_in_once(self):
        at_once(*[lambda: outbox.put("write", {"one": {}}, at=NOON)] * 4)

        assert Job.objects.count() == 1
