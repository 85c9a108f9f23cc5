"""Offices for these tests; each ends the processes that it started."""

import pytest

from tests.faults.office import Office, copy_of, furnish


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
def furnished(tmp_path_factory):
    """A folder with the database of an office at work."""
    folder = tmp_path_factory.mktemp("furnished")
    furnish(folder)
    return folder


@pytest.fixture
def furnish_office(furnished, offices, tmp_path):
    """`furnish_office(...)`: an office with the registry and the demo case."""

    def copied(**settings):
        copy_of(furnished, tmp_path)
        return offices(tmp_path, **settings)

    return copied
