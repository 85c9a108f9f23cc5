"""`python -m tests.on_postgresql`: the tests that depend on the database, on PostgreSQL, where a server answers.

COMITY_TEST_POSTGRESQL names it; the local server is tried without that. Where none answers they are skipped aloud.
"""

import os
import subprocess
import sys

import psycopg

URL = os.environ.get("COMITY_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/postgres")


def main() -> int:
    try:
        psycopg.connect(URL, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        print(f"Not run on PostgreSQL: no server answers ({' '.join(str(error).split())}).")
        return 0
    print("The same on PostgreSQL, for what depends on the database:")
    environment = os.environ | {"DATABASE_URL": URL}
    processes = ["-n", os.environ.get("TEST_PROCESSES", "2"), "--dist", "loadfile"]
    of_database = [sys.executable, "-m", "pytest", "-m", "database", *processes, *sys.argv[1:]]
    return subprocess.call(of_database, env=environment)


if __name__ == "__main__":
    sys.exit(main())
