"""Inviting people, changing what they are, handing over what they hold."""

from collections.abc import Collection
from datetime import datetime

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts import checks, invitations, open_work
from accounts.choices import AdministrationAct, Role
from accounts.models import AdministrationEvent, Office, RoleAssignment, User
from accounts.models.person import in_words
from accounts.services.refusal import AdministrationRefused, StillHoldsWork, require_administrator


def invite(
    *, email: str, name: str, office: Office | None, roles: Collection[str], by: User | None, at: datetime
) -> User:
    """Add a person and send them a link by which they choose a password.

    Raises AdministrationRefused, and adds nobody, where roles and office do not fit or the address is taken.
    Raises invitations.InvitationNotSent when they were added and the mail did not leave.
    """
    require_administrator(by)
    with transaction.atomic():
        person = add_person(email=email, name=name, office=office, roles=roles)
        record(AdministrationAct.INVITED, person, by=by, at=at, note=f"{office or 'No office'}; {in_words(roles)}.")
    invitations.send(person, by=by)
    return person


def invite_again(person: User, *, by: User | None, at: datetime) -> None:
    """Send a new link to somebody without a password yet. Raises AdministrationRefused, InvitationNotSent."""
    require_administrator(by)
    if not person.is_invited:
        raise AdministrationRefused(
            [f"{person} has chosen a password already. A forgotten one is replaced from the sign-in page."]
        )
    record(AdministrationAct.INVITED_AGAIN, person, by=by, at=at)
    invitations.send(person, by=by)


def add_person(*, email: str, name: str, office: Office | None, roles: Collection[str], password=None) -> User:
    """A user who fits the rules, without invitation and record: for `invite` and the commands."""
    new = User(email=email.lower(), name=name, office=office)
    refuse_where(checks.roles_fit(roles, office) + _field_problems(new))
    try:
        with transaction.atomic():
            person = User.objects.create_user(email, password, name=name, office=office, roles=roles)
    except IntegrityError as error:  # two clicks at once: the other was quicker
        raise AdministrationRefused([f"Somebody with the address {email} was added a moment ago."]) from error
    _follow_roles(person)
    return person


@transaction.atomic
def change_person(
    person: User,
    *,
    name: str,
    email: str,
    office: Office | None,
    roles: Collection[str],
    by: User | None,
    at: datetime,
) -> User:
    """Set who somebody is, where they work and what they may do.

    Raises AdministrationRefused for roles that do not fit, an address that is taken, the last administrator;
    StillHoldsWork where they would lose the office or the roles that their open work needs.
    """
    require_administrator(by)
    lock_administrators()
    locked = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    note = _differences(locked, name=name, email=email.lower(), office=office, roles=roles)
    address_before = locked.email
    locked.name, locked.email, locked.office = name, email.lower(), office
    refuse_where(checks.roles_fit(roles, office) + _field_problems(locked))
    if Role.ADMINISTRATOR not in roles:
        refuse_the_last_administrator(locked)
    _refuse_to_orphan_work(person=User.objects.get(pk=locked.pk), office=office, roles=roles)
    if locked.email != address_before:
        EmailAddress.objects.filter(user=locked).delete()  # the new one is confirmed by the next link that is used
    locked.save()
    locked.role_assignments.exclude(role__in=roles).delete()
    for role in roles:
        RoleAssignment.objects.get_or_create(user=locked, role=role)
    changed = User.objects.get(pk=locked.pk)
    _follow_roles(changed)
    if note:
        record(AdministrationAct.CHANGED, changed, by=by, at=at, note=note)
    return changed


@transaction.atomic
def change_own_name(person: User, *, name: str, at: datetime) -> None:
    """The one thing about themselves that people change; on record like the rest."""
    note = f"Name: {person.name} is now {name}."
    if User.objects.filter(pk=person.pk).exclude(name=name).update(name=name):
        record(AdministrationAct.CHANGED, person, by=person, at=at, note=note)


@transaction.atomic
def hand_over(person: User, *, to: User, by: User | None, at: datetime) -> None:
    """Give all open work of a person to somebody else of their office. Raises AdministrationRefused."""
    require_administrator(by)
    items = open_work.held_by(person)
    if not items:
        raise AdministrationRefused([f"{person} holds no open work."])
    if to not in open_work.takers(person):
        raise AdministrationRefused([f"{to} cannot take this work over. Choose somebody of the same office who can."])
    open_work.hand_over(person, to=to, by=by, at=at)
    record(AdministrationAct.HANDED_OVER, person, by=by, at=at, note=f"To {to}: {'; '.join(items)}.")


def record(act: AdministrationAct, person: User, *, by: User | None, at: datetime, note: str = "") -> None:
    AdministrationEvent.objects.create(act=act, person=person, by=by, at=at, note=note)


def refuse_where(problems: list[str]) -> None:
    if problems:
        raise AdministrationRefused(problems)


def lock_administrators() -> None:
    """Two who take the role from each other at once wait here, so that one of them finds the other gone."""
    administrators = RoleAssignment.objects.filter(role=Role.ADMINISTRATOR).values("user")
    list(User.objects.select_for_update(no_key=True).filter(pk__in=administrators).order_by("pk"))


def refuse_the_last_administrator(person: User) -> None:
    """Ask after `lock_administrators`. Raises AdministrationRefused."""
    others = User.objects.filter(is_active=True, role_assignments__role=Role.ADMINISTRATOR).exclude(pk=person.pk)
    if person.has_role(Role.ADMINISTRATOR) and not others.exists():
        raise AdministrationRefused(
            [f"{person} is the only administrator left. Make somebody else an administrator first."]
        )


def _refuse_to_orphan_work(*, person: User, office: Office | None, roles: Collection[str]) -> None:
    needed = open_work.roles_needed(person)
    if needed and (office != person.office or any(kind.isdisjoint(roles) for kind in needed)):
        raise StillHoldsWork(person, open_work.held_by(person))


def _field_problems(person: User) -> list[str]:
    """What is wrong with the name or the address, in sentences."""
    try:
        person.clean_fields(exclude=["password"])
    except ValidationError as error:
        labels = User._meta.get_field
        return [
            f"{labels(field).verbose_name.capitalize()}: {message}"
            for field, messages in error.message_dict.items()
            for message in messages
        ]
    if taken := User.objects.filter(email=person.email).exclude(pk=person.pk).first():
        return [f"{taken} has the address {person.email} already. Open their page instead."]
    return []


def _follow_roles(person: User) -> None:
    """Only administrators reach the site's administration pages."""
    person.is_staff = person.is_superuser = Role.ADMINISTRATOR in person.roles
    person.save(update_fields=["is_staff", "is_superuser"])


def _differences(person: User, *, name: str, email: str, office: Office | None, roles: Collection[str]) -> str:
    pairs = [
        ("Name", person.name, name),
        ("Email address", person.email, email),
        ("Office", person.office or "none", office or "none"),
        ("Roles", in_words(person.roles), in_words(roles)),
    ]
    return " ".join(f"{label}: {before} is now {after}." for label, before, after in pairs if before != after)
