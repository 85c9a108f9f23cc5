"""The broker is away: whoever uses the pages sees nothing of it, and the work is done once it is back."""

import shutil
import time

import pytest

from tests.faults.office import RABBITMQ, wait_until, why_not
from tests.faults.servers import Proxy, Redis
from tests.faults.visitor import Visitor

OFFICER = "officer.pk@demo.example"
COMMENT = "/requests/1/comments/new/facts/"
AT_ONCE = 4.0  # seconds: a page that waits for no broker, on a busy machine


@pytest.fixture
def proxy():
    if reason := why_not(RABBITMQ):
        pytest.skip(reason)
    return Proxy(to=5672)


@pytest.fixture
def redis():
    if not shutil.which("redis-server"):
        pytest.skip("redis-server is not installed")
    redis = Redis()
    yield redis
    redis.kill()


def comments(visitor: Visitor, text: str) -> float:
    """How many seconds it took to be told that it stands."""
    began = time.monotonic()
    page = visitor.post(COMMENT, on="section", text=text)
    assert (page.status, "Your comment stands." in page.words) == (200, True)
    return time.monotonic() - began


@pytest.mark.slow
class TestABrokerThatIsAway:
    def test_shows_no_error_to_who_uses_the_pages_and_loses_no_work(self, proxy, furnish_office):
        office = furnish_office(broker=f"amqp://guest:guest@127.0.0.1:{proxy.port}//")
        office.start("web", "worker", "beat")
        visitor = Visitor(office.port)
        assert wait_until(visitor.answers, 30)
        visitor.signed_in(OFFICER)
        done = office.count("done_at IS NOT NULL")
        comments(visitor, "The broker is here.")
        assert office.wait_for("done_at IS NOT NULL", done + 1, 20) == done + 1

        proxy.go_away()
        took = [comments(visitor, f"The broker is away, {n}.") for n in range(2)]
        proxy.come_back()
        proxy.fall_silent()
        took += [comments(visitor, f"The broker says nothing, {n}.") for n in range(2)]
        waiting = office.count("done_at IS NULL")
        proxy.go_away()
        proxy.come_back()

        assert max(took) < AT_ONCE
        assert waiting == 4
        assert office.wait_for("done_at IS NOT NULL", done + 5, 40) == done + 5

    def test_that_forgets_everything_loses_no_job(self, redis, offices, tmp_path):
        office = offices(tmp_path, broker=redis.url)
        office.migrate_jobs()
        office.put(60, seconds=0.1)
        office.start("worker", "beat")
        assert office.wait_for("kind = 'effect'", 5, 30) >= 5

        redis.kill()
        time.sleep(1)
        redis.start()

        assert office.wait_for("kind = 'effect'", 60, 40) == 60
        assert office.count("kind = 'tested' AND done_at IS NOT NULL") == 60
