"""`manage.py beat`: the scheduler, for installations that run each process by itself."""

import os

from django.core.management.base import BaseCommand

from config import processes


class Command(BaseCommand):
    help = "The scheduler: rings for the workers, also for what the broker forgot. One is enough; two do no harm."

    def handle(self, **options):
        argv = processes.beat()
        os.execv(argv[0], argv)
