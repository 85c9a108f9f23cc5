"""The processes of an installation: the command line of each, and a parent that keeps them running.

What dies is started again; nothing outlives the parent, not even one that was killed (Linux).
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from django.conf import settings

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 10.0  # seconds between two starts of a process that keeps dying
STEADY = 60.0  # seconds after which a process counts as one that runs
GRACE = 20.0  # seconds a process has to finish what it does
PR_SET_PDEATHSIG = 1
CELERY = [sys.executable, "-m", "celery", "--quiet", "-A", "config"]


class PortTaken(Exception):
    """Somebody else listens there; the message is a sentence."""


class OneAtATime(Exception):
    """This queue has no pools; the message is a sentence."""


def web(*, host: str, port: int, workers: int, threads: int) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "config.wsgi:application", "--bind", f"{host}:{port}"),
        *("--workers", str(workers), "--threads", str(threads), "--timeout", "120", "--log-level", "warning"),
    ]


def worker(*, concurrency: int = 1) -> list[str]:
    """Raises OneAtATime."""
    quiet = ("--without-gossip", "--without-mingle")
    return [*CELERY, "worker", "--loglevel", "warning", *quiet, *_pool(concurrency)]


def _pool(concurrency: int) -> list[str]:
    """By folder, the process that is watched does the work: of a pool that shares a pipe there, one process killed
    while it holds the pipe's lock stops the others for good, and the parent goes on as if nothing were."""
    if not settings.CELERY_BROKER_URL.startswith("filesystem:"):
        return ["--concurrency", str(concurrency)]
    if concurrency > 1:
        raise OneAtATime(
            "By folder (filesystem://) a worker does one job at a time. Start more workers, or use RabbitMQ or Redis."
        )
    return ["--pool", "solo"]


def beat() -> list[str]:
    return [*CELERY, "beat", "--loglevel", "warning", "--pidfile", ""]


def refuse_a_taken_port(host: str, port: int) -> None:
    """Raises PortTaken."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTaken(
                f"Port {port} is taken ({error.strerror}). Stop what uses it, or choose another: PORT=8001 make run"
            ) from error


class Child:
    """One of the processes. One that dies again and again waits longer each time."""

    def __init__(self, name: str, argv: list[str]):
        self.name, self.argv = name, argv
        self.pause, self.start_at, self.process = FIRST_PAUSE, None, None

    def start(self) -> None:
        self.started, self.start_at = time.monotonic(), None
        dies_with_us = _dies_with(os.getpid())
        self.process = subprocess.Popen(self.argv, cwd=settings.BASE_DIR, preexec_fn=dies_with_us)

    def restart_if_it_died(self) -> str:
        """What to tell, or "" where it runs or waits for its next start."""
        now = time.monotonic()
        if self.start_at is not None:
            if now >= self.start_at:
                self.start()
            return ""
        if self.process.poll() is None:
            return ""
        self._kill_the_group()  # what a killed process leaves behind would go on without anybody
        self.pause = FIRST_PAUSE if now - self.started > STEADY else min(self.pause * 2, LONGEST_PAUSE)
        self.start_at = now + self.pause
        return f"{self.name} ended ({_how(self.process.returncode)}); it is started again in {self.pause:.1f} seconds."

    def ask_to_stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)

    def stop(self, until: float) -> None:
        """Wait for it until then (time.monotonic), then end it with all that it started."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.0, until - time.monotonic()))
        self._kill_the_group()
        self.process.wait()

    def _kill_the_group(self) -> None:
        with suppress(ProcessLookupError):  # nothing is left of it
            os.killpg(self.process.pid, signal.SIGKILL)


def keep_running(children: list[Child], *, is_over: Callable[[], bool], tell: Callable[[str], None]) -> None:
    """Until `is_over`; then each has GRACE to finish, all at the same time."""
    for child in children:
        child.start()
    while not is_over():
        for child in children:
            if words := child.restart_if_it_died():
                tell(words)
        time.sleep(0.2)
    for child in children:
        child.ask_to_stop()
    until = time.monotonic() + GRACE
    for child in children:
        child.stop(until)


def _dies_with(parent: int) -> Callable[[], None]:
    """For a new process: a group of its own, asked to stop when its parent is gone, however that ended."""

    def prepare() -> None:
        os.setsid()
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it was killed in between
            os._exit(1)

    return prepare


def _how(code: int) -> str:
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"code {code}"
