"""`manage.py load_demo_people`: two States' demo offices and people. Demo mode only; safe to repeat."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts import demo
from treaties.models import State


class Command(BaseCommand):
    help = "Load the demo offices and people (COMITY_DEMO=1 only)."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("This is for demo mode only. Set COMITY_DEMO=1 to try Comity on this machine.")
        if not State.objects.exists():
            raise CommandError("The registry has no States yet. Run manage.py load_registry first.")
        loaded = demo.load(at=timezone.now())
        if loaded == demo.Loaded(offices=0, people=0):
            self.stdout.write("The demo people are there already.")
        else:
            self.stdout.write(f"Demo people loaded: {loaded.people} people in {loaded.offices} offices.")
