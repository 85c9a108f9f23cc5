"""`manage.py create_first_administrator EMAIL --name NAME`: the first person of a real installation."""

import getpass
import sys

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts import demo, invitations, selectors
from accounts.choices import AdministrationAct, Role
from accounts.models import User
from accounts.services import AdministrationRefused
from accounts.services.people import add_person, record

NEXT = """
{name} is an administrator now. What comes next:
  {first}
  2. Set up a second factor under Your profile: {site}{profile}
  3. Open the first office (letterhead, numbering, who signs): {site}{office}
  4. Invite its people: {site}{people}
"""


class Command(BaseCommand):
    help = "Make the first administrator. Asks for a password, or prints a link by which they choose one."

    def add_arguments(self, parser):
        parser.add_argument("email", help="They sign in with it")
        parser.add_argument("--name", required=True, help="As colleagues and the record show it")
        parser.add_argument("--link", action="store_true", help="Print a link instead of asking for a password")
        parser.add_argument("--another", action="store_true", help="Although there is an administrator already")

    def handle(self, *, email, name, link, another, **options):
        self.refuse_unless_first(another)
        password = None if link or not sys.stdin.isatty() else self.ask_for_password(User(email=email, name=name))
        try:
            with transaction.atomic():
                person = add_person(email=email, name=name, office=None, roles=[Role.ADMINISTRATOR], password=password)
                record(AdministrationAct.INVITED, person, by=None, at=timezone.now(), note="Administrator.")
        except AdministrationRefused as refused:
            raise CommandError(str(refused)) from refused
        self.tell_what_is_next(person, password)

    def refuse_unless_first(self, another: bool) -> None:
        if not settings.DEMO and demo.people().exists():
            raise CommandError(
                "This database holds demo people. A real installation begins with an empty one: set COMITY_VAR_DIR to "
                "a new folder, or DATABASE_URL to a new database, and run migrate and load_registry."
            )
        if not another and (administrator := selectors.administrators().first()):
            raise CommandError(
                f"{administrator} ({administrator.email}) is an administrator already and can invite others on the "
                "People page. If nobody can sign in any more, add --another."
            )

    def ask_for_password(self, person: User) -> str:
        while True:
            password = getpass.getpass("Password: ")
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.stderr.write(" ".join(error.messages))
                continue
            if password == getpass.getpass("Again: "):
                return password
            self.stderr.write("The two are not the same.")

    def tell_what_is_next(self, person: User, password: str | None) -> None:
        site = settings.SITE_URL
        if password is None:
            first = f"1. Choose a password within {invitations.days_valid()} days; the link works once:\n     "
            first += invitations.link(person)
        else:
            first = f"1. Sign in: {site}{reverse('account_login')}"
        addresses = {name: reverse(f"accounts:{view}") for name, view in PAGES.items()}
        self.stdout.write(NEXT.format(name=person, first=first, site=site, **addresses))


PAGES = {"profile": "profile", "office": "office_new", "people": "person_invite"}
