"""`manage.py serve`: web, worker and beat as one command. What dies is started again; nothing outlives it."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from treaties.selectors import LawNotReadable, refuse_unreadable_law

LONGEST_PAUSE = 10.0  # seconds between two starts of a process that keeps dying
GRACE = 20.0  # seconds a process has to finish what it does
PR_SET_PDEATHSIG = 1


class Command(BaseCommand):
    help = "Serve Comity: web server, worker and scheduler. Ctrl-C stops all of them."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--threads", type=int, default=8, help="Pages served at the same time")

    def handle(self, *, host, port, threads, **options):
        refuse_a_taken_port(host, port)
        try:
            refuse_unreadable_law()
        except LawNotReadable as error:
            raise CommandError(str(error)) from None
        children = {name: Child(name, argv) for name, argv in commands(host, port, threads).items()}
        stopping = []
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopping.append(True))
        for child in children.values():
            child.start()
        self.stdout.write(self.style.SUCCESS(f"Comity is at http://{_shown(host)}:{port}/  (Ctrl-C stops it)"))
        while not stopping:
            for child in children.values():
                if message := child.restart_if_it_died():
                    self.stderr.write(message)
            time.sleep(0.2)
        self.stdout.write("Stopping ...")
        for child in children.values():
            child.ask_to_stop()
        for child in children.values():
            child.wait()


def commands(host: str, port: int, threads: int) -> dict[str, list[str]]:
    celery = [sys.executable, "-m", "celery", "--quiet", "-A", "config"]
    return {
        "web": [
            *(sys.executable, "-m", "gunicorn", "config.wsgi:application", "--bind", f"{host}:{port}"),
            *("--workers", "1", "--threads", str(threads), "--timeout", "120", "--log-level", "warning"),
        ],
        "worker": [*celery, "worker", "--loglevel", "warning", "--without-gossip", "--without-mingle", "-c", "1"],
        "beat": [*celery, "beat", "--loglevel", "warning", "--pidfile", ""],
    }


class Child:
    """One of the processes. A process that dies again and again waits longer each time."""

    def __init__(self, name: str, argv: list[str]):
        self.name, self.argv = name, argv
        self.pause, self.start_at, self.process = 0.2, 0.0, None

    def start(self) -> None:
        self.started, self.start_at = time.monotonic(), None
        self.process = subprocess.Popen(self.argv, cwd=settings.BASE_DIR, preexec_fn=_die_with_the_parent)

    def restart_if_it_died(self) -> str:
        """What to tell, or "" where it runs."""
        now = time.monotonic()
        if self.start_at is not None:
            if now >= self.start_at:
                self.start()
            return ""
        if self.process.poll() is None:
            return ""
        if now - self.started > 60:
            self.pause = 0.2
        self.start_at = now + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE)
        return f"{self.name} ended with code {self.process.returncode}; starting it again."

    def ask_to_stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)

    def wait(self) -> None:
        try:
            self.process.wait(GRACE)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)


def refuse_a_taken_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} is taken ({error.strerror}). Stop what uses it, or choose another: PORT=8001 make run"
            ) from error


def _die_with_the_parent() -> None:
    """A group of its own, ended when the parent is killed (Linux), so that no worker is left behind."""
    os.setsid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _shown(host: str) -> str:
    return "localhost" if host == "127.0.0.1" else host
