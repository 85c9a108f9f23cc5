"""The demo people of fixtures/demo/people.yaml: fictional, and there in demo mode only.

Nobody knows their passwords: outside demo mode, where the one-click sign-in does not exist, no one can be them.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml
from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import get_random_string

from accounts import services
from accounts.choices import Role
from accounts.models import Office, User
from accounts.services.people import add_person
from treaties.models import State

PEOPLE_FILE = Path(settings.BASE_DIR) / "fixtures" / "demo" / "people.yaml"
DOMAIN = "@demo.example"


@dataclass(frozen=True)
class Loaded:
    """How many were added; the others were there already."""

    offices: int
    people: int


def people() -> QuerySet[User]:
    """Who may be signed in as by one click."""
    return User.objects.filter(is_active=True, email__endswith=DOMAIN).select_related("office__state")


def by_state() -> list[tuple[State, list[User]]]:
    """The demo people for the sign-in page, by State, in the order of their roles."""
    order = list(Role)
    found = sorted(
        people().prefetch_related("role_assignments"),
        key=lambda person: (min((order.index(role) for role in person.roles), default=len(order)), person.pk),
    )
    states = {person.office.state: None for person in people().order_by("pk") if person.office}
    return [(state, [each for each in found if each.office and each.office.state == state]) for state in states]


@transaction.atomic
def load(*, at) -> Loaded:
    """Add the offices and people that are not there yet; what is there stays as it is."""
    offices_before, people_before = Office.objects.count(), User.objects.count()
    for entry in yaml.safe_load(PEOPLE_FILE.read_text(encoding="utf-8"))["offices"]:
        office = _office(entry, at=at)
        for person in entry["people"]:
            if not User.objects.filter(email=person["email"]).exists():
                _person(person, office)
    return Loaded(Office.objects.count() - offices_before, User.objects.count() - people_before)


def _office(entry: dict, *, at) -> Office:
    fields = {name: value for name, value in entry.items() if name not in {"people", "signatories"}}
    state = State.objects.get(code=fields.pop("state"))
    if office := Office.objects.filter(state=state, code=fields["code"]).first():
        return office
    office = services.create_office(by=None, at=at, state=state, **fields)
    for signatory in entry["signatories"]:
        services.add_signatory(office, by=None, at=at, **signatory)
    return office


def _person(entry: dict, office: Office) -> None:
    person = add_person(**entry, office=office, password=get_random_string(50))
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
