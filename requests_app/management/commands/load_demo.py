"""`manage.py load_demo`: demo people, the library and the first demo case. Demo mode only; safe to repeat."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.choices import Role
from accounts.models import User
from requests_app import demo
from requests_app.models import Case
from treaties.selectors import RegistryNotLoaded


class Command(BaseCommand):
    help = "Load the demo people, the library and the first demo case (COMITY_DEMO=1 only)."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("This is for demo mode only. Set COMITY_DEMO=1 to try Comity on this machine.")
        try:
            self.load(options["verbosity"])
        except RegistryNotLoaded as error:
            raise CommandError(str(error)) from error

    def load(self, verbosity: int):
        call_command("load_demo_people", verbosity=verbosity)
        if written := demo.fill_library(by=demo_user(Role.ADMINISTRATOR), at=timezone.now()):
            self.stdout.write(f"{written} starter texts are in the library.")
        officer = demo_user(Role.LEGAL_OFFICER)
        if Case.objects.filter(office=officer.office, national_reference=demo.read()["case"]["national_reference"]):
            self.stdout.write("The demo case is there already.")
            return
        drafted = demo.draft_request(user=officer, at=timezone.now())
        self.stdout.write(f"Demo case loaded; {drafted.reference} waits as a draft on {officer}'s desk.")


def demo_user(role: Role, *, state: str = "PK") -> User:
    """The demo person of a State who holds this role. Raises CommandError where there is none."""
    holding = User.objects.filter(role_assignments__role=role, office__state=state, is_active=True).order_by("pk")
    if not holding:
        raise CommandError("The demo people are missing. Run manage.py load_demo_people first.")
    return holding[0]
