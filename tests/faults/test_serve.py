"""`manage.py serve` as real processes: what dies is started again, nobody is left behind, a taken port is told."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.faults.office import ROOT, free_port, wait_until
from tests.faults.visitor import Visitor

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="looks at processes as Linux shows them"),
]

PUT_A_MAIL = """
import django; django.setup()
from django.db import transaction
from django.utils import timezone
from jobs import mail, outbox
outbox.ring = lambda: None  # who works comes and looks
with transaction.atomic():
    mail.put(["somebody@mail.example"], subject="s", body="b", key=str(timezone.now()), at=timezone.now())
"""


class Served:
    """`manage.py serve` and what it started."""

    def __init__(self, folder: Path):
        self.folder, self.port = folder, free_port()
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("COMITY_", "DJANGO_"))}
        self.environment = ours | {
            "BROKER_URL": "filesystem://",
            "COMITY_DEBUG": "1",
            "COMITY_VAR_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": f"sqlite:///{folder / 'comity.sqlite3'}",
        }
        migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0", "--skip-checks", "jobs"]
        subprocess.run(migrate, cwd=ROOT, env=self.environment, check=True)
        self.process = self.serve()
        assert wait_until(lambda: is_live(self.port) and len(self.children) == 3, 60), self.words

    def serve(self, port: int = 0) -> subprocess.Popen:
        argv = [sys.executable, "manage.py", "serve", "--port", str(port or self.port)]
        with (self.folder / "serve.log").open("a") as log:
            return subprocess.Popen(argv, cwd=ROOT, env=self.environment, stdout=log, stderr=subprocess.STDOUT)

    @property
    def words(self) -> str:
        return (self.folder / "serve.log").read_text()

    @property
    def children(self) -> dict[str, int]:
        """Process ids by what they are."""
        names = {"gunicorn": "web", "worker": "worker", "beat": "beat"}
        found = {}
        for pid in descendants(self.process.pid, deep=False):
            argv = arguments(pid)
            found |= {name: pid for word, name in names.items() if word in argv}
        return found

    def put_a_job(self) -> None:
        put = [sys.executable, "-c", PUT_A_MAIL]
        subprocess.run(put, cwd=ROOT, env=self.environment, check=True)

    def has_no_job_left(self) -> bool:
        with closing(sqlite3.connect(self.folder / "comity.sqlite3", timeout=20)) as database:
            return database.execute("SELECT count(*) FROM jobs_job WHERE done_at IS NULL").fetchone() == (0,)

    def close(self) -> None:
        for pid in [*descendants(self.process.pid), self.process.pid]:
            end(pid)
        self.process.wait()


def arguments(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    except OSError:
        return []


def parent_of(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def descendants(pid: int, *, deep: bool = True) -> list[int]:
    everyone = [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit()]
    parents = {each: parent_of(each) for each in everyone}
    found = [each for each, parent in parents.items() if parent == pid]
    return found + [more for each in found for more in descendants(each)] if deep else found


def is_there(pid: int) -> bool:
    """A process that has ended and was not yet asked for is not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def end(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def is_live(port: int) -> bool:
    try:
        return Visitor(port).get("/health/live").words == "ok"
    except OSError:
        return False


@pytest.fixture
def served(tmp_path):
    served = Served(tmp_path)
    yield served
    served.close()


class TestServe:
    def test_starts_again_what_was_killed_and_stops_cleanly(self, served):
        before = served.children
        assert set(before) == {"web", "worker", "beat"}
        for pid in before.values():
            end(pid)

        told = [f"{name} ended (killed by SIGKILL); it is started again in" for name in before]
        assert wait_until(lambda: all(each in served.words for each in told), 20), served.words
        assert wait_until(lambda: len(served.children) == 3 and is_live(served.port), 60), served.words
        assert not set(served.children.values()) & set(before.values())

        everyone = descendants(served.process.pid)
        served.process.send_signal(signal.SIGTERM)

        assert served.process.wait(30) == 0
        assert served.words.rstrip().endswith("Stopped.")
        assert not [pid for pid in everyone if is_there(pid)]

    def test_starts_again_what_does_the_jobs_where_that_was_killed(self, served):
        """Whoever runs out of memory is ended by the system: the process that works, not the one that waits."""
        for _ in range(3):
            at_work = [served.children["worker"], *descendants(served.children["worker"])][-1]

            end(at_work)
            assert wait_until(lambda: not is_there(at_work), 20)  # noqa: B023  called at once
            assert wait_until(lambda: "worker" in served.children, 60), served.words
            served.put_a_job()

            assert wait_until(served.has_no_job_left, 60), served.words

    def test_leaves_nobody_behind_where_it_is_killed_itself(self, served):
        assert wait_until(lambda: len(descendants(served.process.pid)) >= 4, 20), "the web server has a child"
        everyone = descendants(served.process.pid)

        end(served.process.pid)
        served.process.wait()

        assert wait_until(lambda: not [pid for pid in everyone if is_there(pid)], 20), served.words

    def test_tells_that_its_port_is_taken(self, served):
        second = served.serve()

        assert second.wait(30) == 1
        assert f"Port {served.port} is taken (Address already in use). Stop what uses it" in served.words
        assert is_live(served.port), "the first goes on"
