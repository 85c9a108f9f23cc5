"""The page of a long job in a browser: it looks again by itself, says what came of it, and can be read by everybody."""

import pytest

from jobs import outbox, progress
from jobs.kinds import Outcome
from jobs.models import LongJob
from tests.factories import NOON, UserFactory
from tests.journeys.axe import SETTINGS, problems_of, serious

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def owner():
    return UserFactory()


@pytest.fixture
def long_job(owner, monkeypatch):
    """Of two halves, at its first."""
    monkeypatch.setattr(outbox, "ring", lambda: None)
    started = progress.start("long", {}, key="one", title="Import of list.csv", by=owner, at=NOON)
    progress.Reporter(started.job)(1, 2, "Reading the file.")
    return LongJob.objects.get()


class TestThePageOfALongJob:
    def test_says_by_itself_what_came_of_it(self, owner, long_job, sign_in):
        page = sign_in(owner)
        page.goto(long_job.get_absolute_url())
        page.get_by_text("Reading the file.").wait_for()
        assert page.locator("progress").get_attribute("value") == "50"

        progress.end(long_job.job, Outcome("3 rows are published.", "/registry/"))

        page.get_by_text("3 rows are published.").wait_for(timeout=10_000)
        assert page.get_by_role("button", name="Cancel").count() == 0
        assert page.get_by_role("link", name="Go on").get_attribute("href") == "/registry/"

    def test_is_cancelled_by_its_button(self, owner, long_job, sign_in):
        page = sign_in(owner)
        page.goto(long_job.get_absolute_url())

        page.get_by_role("button", name="Cancel").click()

        page.get_by_text("It was cancelled before anything of it was kept.").wait_for()

    @pytest.mark.parametrize(("scheme", "width"), SETTINGS)
    def test_can_be_read_by_everybody(self, owner, long_job, sign_in, scheme, width):
        page = sign_in(owner, width=width)
        page.emulate_media(color_scheme=scheme)

        assert problems_of(page, ["/work/", long_job.get_absolute_url()]) == {}

        progress.cancel(long_job, at=NOON)
        page.get_by_text("It was cancelled").wait_for(timeout=10_000)
        assert serious(page) == []
