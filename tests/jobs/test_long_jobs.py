"""A job that somebody waits for: it tells how far it is, stops where they want it to, and says what came of it."""

import pytest
from django.urls import reverse

from jobs import keeping, kinds, progress, running
from jobs.kinds import Kind, Outcome
from jobs.leases import Watch
from jobs.models import Job, LongJob
from tests.factories import NOON, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def owner():
    return UserFactory()


@pytest.fixture
def start(monkeypatch, owner):
    """`start(between=...)`: a job of three steps; `between(long_job)` happens before its second."""

    def begin(between=lambda long_job: None, outcome=None, **of):
        def long_work(payload, report):
            report(0, 3, "Reading the list.")
            between(LongJob.objects.get())
            report(1, 3, "Comparing it.")

        ends = outcome or Outcome("3 rows are published.", "/registry/")
        monkeypatch.setattr(kinds, "_KINDS", {"long": Kind(long_work=long_work, effect=lambda payload, result: ends)})
        return progress.start("long", {}, key="one", title="Import of list.csv", by=owner, at=NOON, **of)

    return begin


def work():
    running.run(running.claim(NOON, Watch()), lambda: NOON)


def cancelled(long_job):
    progress.cancel(long_job, at=NOON)
    return long_job


def page(client, long_job, **headers):
    return client.get(long_job.get_absolute_url(), headers=headers).content.decode()


class TestALongJob:
    def test_tells_how_far_it_is(self, start):
        seen = []
        start(between=lambda long_job: seen.append((long_job.percent, long_job.words)))

        work()

        assert seen == [(0, "Reading the list.")]
        assert LongJob.objects.get().percent == 33

    def test_says_what_came_of_it(self, start):
        start()

        work()

        ended = LongJob.objects.get()
        assert (ended.end, ended.outcome, ended.address) == ("done", "3 rows are published.", "/registry/")

    def test_that_is_refused_is_not_tried_again(self, start):
        start(outcome=Outcome("Another edition was published.", is_refused=True))

        work()

        assert LongJob.objects.get().end == "refused"
        assert not Job.objects.open().exists()

    def test_is_put_in_once_for_two_clicks(self, start):
        assert start() == start()

    def test_may_be_started_again_once_it_ended(self, start, owner):
        of = {"key": "import:1", "title": "Import", "by": owner, "at": NOON}
        start()
        first = progress.start_again("long", {}, **of)
        assert progress.start_again("long", {}, **of) == first

        progress.cancel(first, at=NOON)

        assert progress.start_again("long", {}, **of) != first

    def test_may_be_started_again_also_where_earlier_ones_are_forgotten(self, start, owner):
        of = {"key": "import:1", "title": "Import", "by": owner, "at": NOON}
        start()
        first, second = (cancelled(progress.start_again("long", {}, **of)) for _ in range(2))
        first.job.delete()

        assert progress.start_again("long", {}, **of) != second

    def test_that_was_given_up_says_so_and_may_be_started_again(self, client, start, owner):
        of = {"key": "import:1", "title": "Import", "by": owner, "at": NOON}
        start()
        failed = progress.start_again("long", {}, **of)
        Job.objects.filter(pk=failed.job_id).update(parked_at=NOON, tries=5)
        assert progress.start_again("long", {}, **of) == failed

        keeping.give_up(failed.job, at=NOON)

        client.force_login(owner)
        assert progress.GIVEN_UP in page(client, failed)
        assert "hx-trigger" not in page(client, failed)
        assert progress.start_again("long", {}, **of) != failed


class TestCancelling:
    def test_stops_it_at_its_next_step(self, start):
        start(between=lambda long_job: progress.cancel(long_job, at=NOON))

        work()

        ended = LongJob.objects.get()
        assert (ended.end, ended.outcome) == ("cancelled", progress.STOPPED)
        assert ended.steps_done == 0  # that of the second step was not begun
        assert not Job.objects.open().exists()

    def test_after_the_last_step_keeps_nothing(self, start, monkeypatch):
        long_job = start()
        kinds.register("long", Kind(long_work=lambda *_: progress.cancel(long_job, at=NOON), effect=ends))

        work()

        assert LongJob.objects.get().end == "cancelled"

    def test_ends_one_that_no_worker_has_yet(self, start):
        assert progress.cancel(start(), at=NOON)

        assert running.claim(NOON, Watch()) is None
        assert LongJob.objects.get().end == "cancelled"

    def test_is_too_late_once_it_is_done(self, start):
        long_job = start()
        work()

        assert not progress.cancel(long_job, at=NOON)
        assert LongJob.objects.get().end == "done"

    def test_is_not_offered_where_it_may_not_be(self, start):
        assert not progress.cancel(start(may_cancel=False), at=NOON)
        assert Job.objects.open().exists()


def ends(payload, result):
    return Outcome("Done.")


class TestItsPage:
    @pytest.fixture(autouse=True)
    def signed_in(self, client, owner):
        client.force_login(owner)

    def test_looks_again_by_itself_while_it_runs(self, client, start):
        words = page(client, start())

        assert "Waiting for a worker." in words
        assert 'hx-trigger="every 1s"' in words
        assert "Cancel" in words

    def test_answers_htmx_with_the_part_that_changes(self, client, start):
        assert "<html" not in page(client, start(), hx_request="true")

    def test_shows_the_progress(self, client, start):
        seen = []
        long_job = start(between=lambda long_job: seen.append(page(client, long_job)))

        work()

        assert "Reading the list." in seen[0]
        assert '<progress id="how-far" max="100" value="0">' in seen[0]
        assert "hx-trigger" not in page(client, long_job)
        assert "3 rows are published." in page(client, long_job)

    def test_cancels(self, client, start):
        long_job = start()

        answer = client.post(reverse("jobs:cancel_long_job", args=[long_job.pk]), follow=True)

        assert "It was cancelled before anything of it was kept." in answer.content.decode()

    def test_tells_that_it_is_too_late_to_cancel(self, client, start):
        long_job = start()
        work()

        answer = client.post(reverse("jobs:cancel_long_job", args=[long_job.pk]), follow=True)

        assert "It is too late to cancel it" in answer.content.decode()

    def test_tells_of_one_that_failed_too_often(self, client, start):
        long_job = start()
        Job.objects.update(parked_at=NOON, tries=5, trouble="OSError: secret words")

        assert "It failed 5 times" in page(client, long_job)
        assert "secret words" not in page(client, long_job)

    def test_is_listed_for_whoever_started_it(self, client, start):
        start()

        assert "Import of list.csv" in client.get(reverse("jobs:long_jobs")).content.decode()

    def test_is_nobody_elses(self, client, start):
        long_job = start()
        client.force_login(UserFactory())

        assert client.get(long_job.get_absolute_url()).status_code == 404
        assert client.post(reverse("jobs:cancel_long_job", args=[long_job.pk])).status_code == 404
        assert "Import of list.csv" not in client.get(reverse("jobs:long_jobs")).content.decode()
        assert Job.objects.open().exists()
