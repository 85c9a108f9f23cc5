"""`manage.py health`: what is wrong with this installation, in sentences."""

from django.core.management.base import BaseCommand, CommandError

from config import health


class Command(BaseCommand):
    help = "Whether database, broker and workers are at work. Exit code 1, and what is wrong, where one is not."

    def handle(self, **options):
        if problems := health.check("/health/work"):
            raise CommandError("\n".join(problems))
        self.stdout.write("Database, broker and workers are at work.")
