"""`manage.py verify_history`: whether the history is as it was written. Exit 1 names the first broken row."""

from django.core.management.base import BaseCommand, CommandError

from requests_app import history
from requests_app.models import RequestEvent, Seal


class Command(BaseCommand):
    help = "Check that no row of the history was changed, taken out or put in, and that no status moved without one."

    def handle(self, **options):
        if found := next(history.broken(), ""):
            raise CommandError(found)
        rows, seals = RequestEvent.objects.count(), Seal.objects.count()
        self.stdout.write(self.style.SUCCESS(f"History is whole: {rows} rows, {seals} of them sealed."))
