"""`python -m tests.on_postgresql [--all] [tests]`: the tests that depend on the database, on PostgreSQL, where a server
answers; with `--all` every test that reaches the database.

COMITY_TEST_POSTGRESQL names it; the local server is tried without that. Where none answers they are skipped aloud.
"""

import os
import subprocess
import sys

import psycopg

URL = os.environ.get("COMITY_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/postgres")
ALL = "--all"
REACHES_IT = {"db", "transactional_db"}  # the fixtures by which a test reaches the database
# Those of faults start servers of their own, of each kind.
EVERYTHING = ["-p", "tests.on_postgresql", "-m", "not browser and not slow"]


def main(arguments: list[str]) -> int:
    try:
        psycopg.connect(URL, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        print(f"Not run on PostgreSQL: no server answers ({' '.join(str(error).split())}).")
        return 0
    print("The same on PostgreSQL:")
    which = EVERYTHING if ALL in arguments else ["-m", "database"]
    processes = ["-n", os.environ.get("TEST_PROCESSES", "2"), "--dist", "loadfile"]
    tests = [each for each in arguments if each != ALL]
    environment = os.environ | {"DATABASE_URL": URL}
    return subprocess.call([sys.executable, "-m", "pytest", *which, *processes, *tests], env=environment)


def pytest_collection_modifyitems(config, items):
    """Leave out what does not reach the database."""
    others = {
        each for each in items if not each.get_closest_marker("django_db") and REACHES_IT.isdisjoint(each.fixturenames)
    }
    config.hook.pytest_deselected(items=list(others))
    items[:] = [each for each in items if each not in others]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
