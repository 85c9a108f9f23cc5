"""`manage.py serve`: web, worker and beat as one command. What dies is started again; nothing outlives it."""

import signal

from django.core.management.base import BaseCommand, CommandError

from config import processes
from config.processes import Child, PortTaken
from treaties.selectors import LawNotReadable, refuse_unreadable_law


class Command(BaseCommand):
    help = "Serve Comity: web server, worker and scheduler. Ctrl-C stops all of them."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--threads", type=int, default=8, help="Pages served at the same time")

    def handle(self, *, host, port, threads, **options):
        try:
            processes.refuse_a_taken_port(host, port)
            refuse_unreadable_law()
        except (PortTaken, LawNotReadable) as error:
            raise CommandError(str(error)) from None
        stopping = []
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopping.append(True))
        self.stdout.write(self.style.SUCCESS(f"Comity is at http://{_shown(host)}:{port}/  (Ctrl-C stops it)"))
        self.stdout.flush()
        children = [
            Child("web", processes.web(host=host, port=port, workers=1, threads=threads)),
            Child("worker", processes.worker()),
            Child("beat", processes.beat()),
        ]
        processes.keep_running(children, is_over=lambda: self._told_to_stop(stopping), tell=self.stderr.write)
        self.stdout.write("Stopped.")

    def _told_to_stop(self, stopping: list) -> bool:
        if stopping:
            self.stdout.write("Stopping ...")
        return bool(stopping)


def _shown(host: str) -> str:
    return "localhost" if host == "127.0.0.1" else host
