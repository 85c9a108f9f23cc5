"""Servers of a test's own, so that it may stop them: PostgreSQL, Redis, and a proxy before RabbitMQ."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

from tests.faults.office import free_port, wait_until


def why_no_cluster() -> str:
    """Why no PostgreSQL can be started here, or ""."""
    if not _initdb():
        return "initdb of PostgreSQL is not installed"
    if os.getuid() == 0 and not (shutil.which("runuser") and _postgres_is_known()):
        return "PostgreSQL does not run as root, and there is no user postgres"
    return ""


class Cluster:
    """A PostgreSQL of its own."""

    def __init__(self):
        self.folder, self.port = Path(tempfile.mkdtemp(prefix="comity-cluster-")), free_port()
        self.url = f"postgresql://postgres@127.0.0.1:{self.port}/postgres"
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        self._run("initdb", "--auth", "trust", "--username", "postgres", "--no-sync")
        self.start()

    def start(self) -> None:
        self._run("pg_ctl", "--wait", "--log", str(self.folder / "log"), "start", "-o", self._options)

    def stop(self, mode: str) -> None:
        self._run("pg_ctl", "--wait", "--mode", mode, "stop")

    def close(self) -> None:
        subprocess.run(self._command("pg_ctl", "--mode", "immediate", "stop"), capture_output=True, check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def _options(self) -> str:
        return f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"

    def _command(self, name: str, *arguments: str) -> list[str]:
        as_postgres = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        return [*as_postgres, str(_initdb().with_name(name)), "--pgdata", str(self.folder / "data"), *arguments]

    def _run(self, name: str, *arguments: str) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
        subprocess.run(self._command(name, *arguments), check=True, timeout=60, **quiet)


class Redis:
    """A redis-server of its own that keeps nothing."""

    def __init__(self):
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        argv = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", "/tmp"]
        self.process = subprocess.Popen(argv, stdout=subprocess.DEVNULL)
        assert wait_until(lambda: _answers(self.port), 10)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class Proxy:
    """Stands before a server on this machine. `away`: nobody listens; `mute`: it listens, and nothing comes back."""

    def __init__(self, to: int):
        self.to, self.port, self.is_mute = to, free_port(), False
        self._pairs: list[socket.socket] = []
        self.come_back()

    def come_back(self) -> None:
        self.is_mute = False
        self._door = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._let_in, args=[self._door], daemon=True).start()

    def go_away(self) -> None:
        # shutdown() wakes the thread that waits at the door; close() alone would not
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._cut()

    def fall_silent(self) -> None:
        self.is_mute = True
        self._cut()

    def _cut(self) -> None:
        pairs, self._pairs = self._pairs, []
        for each in pairs:
            with suppress(OSError):  # the other side was faster
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _let_in(self, door: socket.socket) -> None:
        while True:
            try:
                inside, _ = door.accept()
            except OSError:
                return
            self._pairs.append(inside)
            if not self.is_mute:
                outside = socket.create_connection(("127.0.0.1", self.to))
                self._pairs.append(outside)
                for pair in [(inside, outside), (outside, inside)]:
                    threading.Thread(target=_pass_on, args=pair, daemon=True).start()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    try:
        while data := one.recv(65536):
            other.sendall(data)
    except OSError:
        pass
    for each in (one, other):
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _initdb() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    elsewhere = shutil.which("initdb")
    return found[-1] if found else Path(elsewhere) if elsewhere else None


def _postgres_is_known() -> bool:
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        return False
    return True
