"""An installation of its own: a database, a queue, and web server, worker and scheduler as real processes."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import uuid
from contextlib import closing, suppress
from pathlib import Path

import kombu
import psycopg

ROOT = Path(__file__).parents[2]
REDIS, RABBITMQ = "redis://127.0.0.1:6379/13", "amqp://guest:guest@127.0.0.1:5672//"

PUT = """
import django, json, sys; django.setup()
from django.db import transaction
from django.utils import timezone
from jobs import outbox
outbox.ring = lambda: None  # who works comes and looks
with transaction.atomic():
    outbox.put("tested", json.loads(sys.argv[1]), at=timezone.now())
"""

SEND = """
from django.utils import timezone
from accounts.choices import Role
from requests_app import acts, workflow
from requests_app.choices import Act
from requests_app.management.commands.load_demo import demo_user
from requests_app.models import IssuedLetter
letter, now = IssuedLetter.objects.get(), timezone.now()
details = acts.Transmit(route="central_authority", on=timezone.localdate(now))
sender = demo_user(Role.CENTRAL_AUTHORITY)
workflow.perform(Act.TRANSMIT, assistance_request=letter.assistance_request, user=sender, at=now, details=details)
"""


class Office:
    """`settings`: further variables of its environment."""

    def __init__(self, folder: Path, *, broker: str = "filesystem://", database: str = "", **settings: str):
        self.folder, self.broker, self.queue = folder, broker, f"comity-test-{uuid.uuid4()}"
        self.database = database or f"sqlite:///{folder / 'comity.sqlite3'}"
        ours = {name: value for name, value in os.environ.items() if not name.startswith("COMITY_")}
        self.environment = ours | {
            "BROKER_URL": broker,
            "COMITY_DEMO": "1",
            "COMITY_DEBUG": "1",  # static files as they lie there
            "COMITY_QUEUE": self.queue,
            "COMITY_VAR_DIR": str(folder),
            "DATABASE_URL": self.database,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            **settings,
        }
        self.log = (folder / "office.log").open("w")
        self.processes: dict[str, subprocess.Popen] = {}

    def manage(self, *arguments: str) -> None:
        subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=self.environment, check=True)

    def migrate_jobs(self) -> None:
        """The tables that jobs need, and no more."""
        self.manage("migrate", "jobs", "--verbosity", "0", "--skip-checks")

    def put(self, number: int, *, seconds: float, **payload: str) -> None:
        """Jobs of the kind "tested", without a ring."""
        jobs = {f"job {n}": {"seconds": seconds, "effect": f"effect {n}", **payload} for n in range(number)}
        put = [sys.executable, "-c", PUT, kombu.utils.json.dumps(jobs)]
        subprocess.run(put, cwd=ROOT, env=self.environment, check=True)

    def run(self, program: str) -> None:
        """Python, with Comity at hand."""
        self.manage("shell", "--verbosity", "0", "-c", program)

    def send_a_letter(self) -> str:
        """Of a furnished office: the letter of the demo request, approved and sent; gives its code."""
        self.manage("demo")
        self.run(SEND)
        return self.one("SELECT code FROM requests_app_issuedletter")

    def set_clock(self, hours: float) -> None:
        """For an office with COMITY_TEST_CLOCK: by so many hours, from one moment to the next."""
        clock = Path(self.environment["COMITY_TEST_CLOCK"])
        new = clock.with_suffix(".new")
        new.write_text(str(hours))
        new.replace(clock)

    def start(self, *names: str) -> None:
        """Of "worker", "beat" and "web"; "worker 2" is another of them. Comes back at once."""
        for name in names:
            self.processes[name] = subprocess.Popen(
                self._command(name.split()[0]),
                cwd=ROOT,
                env=self.environment,
                stdout=self.log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _command(self, name: str) -> list[str]:
        celery = [sys.executable, "-m", "celery", "--quiet", "-A", "tests.faults.worker", name]
        if name == "worker":
            # A name of its own each time: RabbitMQ keeps that of a killed one locked until it notices.
            own = ["--hostname", f"{uuid.uuid4().hex[:12]}@%h"]
            return [*celery, *own, "--concurrency", "2", "--without-gossip", "--without-mingle"]
        if name == "beat":
            return [*celery, "--pidfile", ""]
        self.port = free_port()
        return [sys.executable, "manage.py", "web", "--port", str(self.port), "--workers", "2"]

    def kill(self, name: str) -> None:
        """SIGKILL, with all that it started."""
        process = self.processes.pop(name)
        with suppress(ProcessLookupError):  # it ended by itself: what waits for its work tells that
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def close(self) -> None:
        for name in list(self.processes):
            self.kill(name)
        self.log.close()
        if self.broker.startswith(("amqp", "redis")):
            try:
                with kombu.Connection(self.broker, connect_timeout=2) as connection:
                    connection.default_channel.queue_delete(self.queue)
            except Exception:
                pass  # a broker that this test ended itself

    @property
    def words(self) -> str:
        """What the processes said."""
        return (self.folder / "office.log").read_text()

    def seconds_of_processor(self, name: str) -> float:
        """That one of the processes and those it started have used."""
        ticks = 0
        for each in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):  # it ended meanwhile
                fields = each.read_text().rpartition(")")[2].split()
                if int(fields[2]) == self.processes[name].pid:  # its group
                    ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def count(self, where: str, table: str = "jobs_job") -> int:
        return self.one(f"SELECT count(*) FROM {table} WHERE {where}")

    def one(self, sql: str):
        if self.database.startswith("postgres"):
            with psycopg.connect(self.database, connect_timeout=3) as connection:
                return connection.execute(sql).fetchone()[0]
        with closing(sqlite3.connect(self.folder / "comity.sqlite3", timeout=20)) as connection:
            return connection.execute(sql).fetchone()[0]

    def wait_for(self, where: str, number: int, seconds: float) -> int:
        """Until so many jobs are so, or the time is over; how many are."""
        until = time.monotonic() + seconds
        while (found := self.count(where)) < number and time.monotonic() < until:
            assert all(each.poll() is None for each in self.processes.values()), self.words[-3000:]
            time.sleep(0.1)
        return found


def why_not(url: str) -> str:
    """Why a broker cannot be asked, or ""."""
    try:
        with kombu.Connection(url, connect_timeout=2) as connection:
            connection.ensure_connection(max_retries=1, timeout=3)
    except Exception as error:
        return f"{url.partition(':')[0]} does not answer here: {error}"
    return ""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(holds, seconds: float):
    """What it gave once that was true, or at last."""
    until = time.monotonic() + seconds
    while not (found := holds()) and time.monotonic() < until:
        time.sleep(0.1)
    return found


def furnish(folder: Path) -> None:
    """Migrated, with the registry and the demo people and case; once, and copied from then on."""
    office = Office(folder)
    try:
        office.manage("migrate", "--verbosity", "0")
        office.manage("load_registry")
        office.manage("load_demo")
    finally:
        office.close()


def copy_of(furnished: Path, folder: Path) -> None:
    shutil.copy(furnished / "comity.sqlite3", folder / "comity.sqlite3")
    shutil.copytree(furnished / "attachments", folder / "attachments", dirs_exist_ok=True)
