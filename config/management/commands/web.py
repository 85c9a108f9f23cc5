"""`manage.py web`: the web server alone, for installations that run each process by itself."""

import os

from django.core.management.base import BaseCommand, CommandError

from config import processes
from treaties.selectors import LawNotReadable, refuse_unreadable_law


class Command(BaseCommand):
    help = "The web server alone. Ctrl-C or SIGTERM stops it once the pages under way are answered."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2, help="Processes")
        parser.add_argument("--threads", type=int, default=8, help="Pages served at the same time by each")

    def handle(self, *, host, port, workers, threads, **options):
        try:
            processes.refuse_a_taken_port(host, port)
            refuse_unreadable_law()
        except (processes.PortTaken, LawNotReadable) as error:
            raise CommandError(str(error)) from None
        argv = processes.web(host=host, port=port, workers=workers, threads=threads)
        os.execv(argv[0], argv)
