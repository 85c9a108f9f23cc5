"""`manage.py health`: what is wrong with this installation, in sentences."""

from django.core.management.base import BaseCommand, CommandError

from config import health


class Command(BaseCommand):
    help = (
        "Whether database and broker answer and no job waits for a worker; exit code 1, and what is wrong, where not."
    )

    def handle(self, **options):
        if problems := health.check("/health/work"):
            raise CommandError("\n".join(problems))
        self.stdout.write("Database and broker answer, and no job waits for a worker.")
