"""`manage.py worker`: one worker, for installations that run each process by itself."""

import os

from django.core.management.base import BaseCommand, CommandError

from config import processes


class Command(BaseCommand):
    help = "A worker: does the background jobs. As many as you like, on as many machines."

    def add_arguments(self, parser):
        parser.add_argument("--concurrency", type=int, default=1, help="Jobs done at the same time")

    def handle(self, *, concurrency, **options):
        try:
            argv = processes.worker(concurrency=concurrency)
        except processes.OneAtATime as error:
            raise CommandError(str(error)) from None
        os.execv(argv[0], argv)
