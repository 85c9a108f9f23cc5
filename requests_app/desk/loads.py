"""Who of an office has what in hand."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from accounts.choices import Role
from accounts.models import User
from requests_app.choices import Status
from requests_app.selectors import visible_to
from requests_app.selectors.waiting import GROUPED

DRAFTING = (Status.DRAFT, Status.RETURNED)
ABROAD = (*GROUPED["with_them"], Status.QUERY_OPEN)


@dataclass(frozen=True, slots=True)
class Load:
    """What one person of an office has in hand: how many drafts, at home with others, with the other side; how many
    of all of them overdue."""

    person: User
    drafts: int
    at_home: int
    abroad: int
    overdue: int

    @property
    def total(self) -> int:
        return self.drafts + self.at_home + self.abroad


def loads(user: User, *, on: date) -> list[Load]:
    """Who of the office has what in hand, whoever has most overdue first; also whoever left and holds something."""
    of_it = visible_to(user).filter(office=user.office_id, status__in=[*DRAFTING, *GROUPED["at_home"], *ABROAD])
    rows = (
        of_it.order_by()
        .values("assigned_to")
        .annotate(
            drafts=Count("pk", filter=Q(status__in=DRAFTING)),
            at_home=Count("pk", filter=Q(status__in=GROUPED["at_home"])),
            abroad=Count("pk", filter=Q(status__in=ABROAD)),
            overdue=Count("pk", filter=Q(listing__due_on__lt=on)),
        )
    )
    found = {row.pop("assigned_to"): row for row in rows}
    none = {"drafts": 0, "at_home": 0, "abroad": 0, "overdue": 0}
    drafts = Q(office=user.office_id, is_active=True, role_assignments__role__in=[Role.LEGAL_OFFICER, Role.SUPERVISOR])
    people = User.objects.filter(Q(pk__in=list(found)) | drafts).distinct().order_by("name", "pk")
    held = [Load(person, **found.get(person.pk, none)) for person in people]
    return sorted(held, key=lambda load: (-load.overdue, -load.total))
