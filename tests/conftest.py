"""The test database holds the real registry: loaded once, and again after a test that emptied the tables."""

from datetime import UTC, datetime

import pytest
from django.conf import settings

from jobs import outbox, running
from jobs.models import Job
from tests.written_once import guards_lifted
from treaties import law as law_files
from treaties.importing import load
from treaties.models import Edition
from treaties.selectors import current_registry

LOADED_AT = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
BLOCKER = pytest.StashKey()
EMPTY_THE_TABLES = {"transactional_db", "live_server", "django_db_reset_sequences"}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, request):
    request.config.stash[BLOCKER] = django_db_blocker
    with django_db_blocker.unblock():
        load_registry()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A transactional test is taken back by emptying every table: give the next test its registry again."""
    blocker = item.config.stash.get(BLOCKER, None)
    if blocker is None or not _empties_the_tables(item):
        return (yield)
    with blocker.unblock(), guards_lifted(put_back=nextitem is not None):
        result = yield
    if nextitem is not None:  # after the very last test there is no database left
        with blocker.unblock():
            if not Edition.objects.exists():
                load_registry()
    return result


def load_registry():
    """Without the jobs that follow an edition: no request is there yet for which they would do anything."""
    load(settings.REGISTRY_DIR, at=LOADED_AT)
    Job.objects.all().delete()


def _empties_the_tables(item) -> bool:
    mark = item.get_closest_marker("django_db")
    return bool(mark and mark.kwargs.get("transaction")) or not EMPTY_THE_TABLES.isdisjoint(
        getattr(item, "fixturenames", ())
    )


@pytest.fixture(autouse=True)
def worker_at_once(monkeypatch):
    """Whoever rings for a worker is answered at once, so that a test sees what follows a commit."""
    late = datetime(2100, 1, 1, tzinfo=UTC)  # nothing is due after it
    monkeypatch.setattr(outbox, "ring", lambda: running.work_off(lambda: late))


@pytest.fixture
def registry(db):
    """The snapshot of the loaded edition."""
    return current_registry()


@pytest.fixture(scope="session")
def law():
    """The real law files."""
    return law_files.load(settings.LAW_DIR)
