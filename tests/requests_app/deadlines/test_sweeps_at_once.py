"""Two sweeps in the same moment: each deadline is told once."""

import pytest

from jobs.models import Job
from requests_app import services, sweep
from requests_app.choices import DatedKind
from requests_app.models import Notice
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
