"""What the screens of this room show."""

from django.db.models import Count, Q, QuerySet

from accounts.choices import Role
from accounts.models import AdministrationEvent, Office, User


def offices() -> QuerySet[Office]:
    """All offices by State, each with `people_count` (active accounts)."""
    return (
        Office.objects.select_related("state")
        .annotate(people_count=Count("people", filter=Q(people__is_active=True)))
        .order_by("state__name", "-is_active", "name")
    )


def people(*, words: str = "", office: Office | None = None, role: str = "") -> QuerySet[User]:
    """People by State and office, those without an office first; disabled accounts last within each."""
    found = User.objects.select_related("office__state").prefetch_related("role_assignments")
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    if office is not None:
        found = found.filter(office=office)
    if role:
        found = found.filter(role_assignments__role=role)
    return found.order_by("office__state__name", "office__name", "-is_active", "name")


def administrators() -> QuerySet[User]:
    """Whom to ask."""
    return User.objects.filter(is_active=True, role_assignments__role=Role.ADMINISTRATOR)


def events_of(subject: Office | User) -> QuerySet[AdministrationEvent]:
    """What was done to an office or a person, latest first."""
    return subject.administration.select_related("by", "office", "person")
