"""Offices for these tests; each ends the processes that it started. Every test has a budget of time."""

import fcntl

import pytest

from tests.faults import budget
from tests.faults.office import Office, copy_of, furnish


@pytest.fixture(autouse=True)
def within_budget(request):
    """Of `budget.SECONDS`, or as the test's own mark says: `pytest.mark.budget(600)`."""
    mark = request.node.get_closest_marker("budget")
    with budget.within(mark.args[0] if mark else budget.SECONDS):
        yield


@pytest.fixture
def offices():
    """`offices(folder, ...)`: as Office, ended with the test."""
    opened = []

    def open_one(*args, **settings):
        opened.append(Office(*args, **settings))
        return opened[-1]

    yield open_one
    for office in opened:
        office.close()


@pytest.fixture(scope="session")
def furnished(tmp_path_factory, worker_id):
    """A folder with the database of an office at work; made once for all processes that run these tests."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "furnished"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            furnish(folder)
            (folder / "done").touch()
    return folder


@pytest.fixture
def furnish_office(furnished, offices, tmp_path):
    """`furnish_office(...)`: an office with the registry and the demo case."""

    def copied(**settings):
        copy_of(furnished, tmp_path)
        return offices(tmp_path, **settings)

    return copied
