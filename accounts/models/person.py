"""People, the roles they hold, and what administrators did."""

from collections.abc import Iterable
from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from accounts.choices import AdministrationAct, Role
from accounts.models.office import Office


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, *, roles=(), **fields):
        """A user, with the roles given. Without a password they set one through their invitation."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        RoleAssignment.objects.bulk_create(RoleAssignment(user=user, role=role) for role in roles)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(
            email, password, roles=[Role.ADMINISTRATOR], **{"is_staff": True, "is_superuser": True, **fields}
        )

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in, by their e-mail address."""

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=120)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.PROTECT, related_name="people")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "email"]
        constraints = [
            # Two spellings of one address are one person.
            models.CheckConstraint(name="email_in_lower_case", condition=Q(email=Lower("email"))),
        ]

    def __str__(self):
        return self.name or self.email

    def get_absolute_url(self):
        return reverse("accounts:person_edit", args=[self.pk])

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name

    @cached_property
    def roles(self) -> frozenset[str]:
        return frozenset(assignment.role for assignment in self.role_assignments.all())

    def has_role(self, *roles: str) -> bool:
        """Whether this active user holds any of the roles."""
        return self.is_active and not self.roles.isdisjoint(roles)

    @property
    def roles_in_words(self) -> str:
        return in_words(self.roles)

    @property
    def duties(self) -> list[str]:
        """What they do here, a sentence a role."""
        return [role.duty for role in Role if role in self.roles]

    @property
    def is_invited(self) -> bool:
        """Whether they were invited and have not chosen a password yet."""
        return self.is_active and not self.has_usable_password()


def in_words(roles: Iterable[str]) -> str:
    """ "Legal officer, Supervisor", in the order of Role."""
    return ", ".join(role.label for role in Role if role in set(roles)) or "no role"


class RoleAssignment(models.Model):
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="role_assignments")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(name="role_once_a_user", fields=["user", "role"])]

    def __str__(self):
        return self.get_role_display()


class AdministrationEvent(models.Model):
    """What was done to an office or a person, when and by whom. Without `by` it was done by a command on the server."""

    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=24, choices=AdministrationAct.choices)
    office = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="administration")
    person = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="administration")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="event_about_an_office_or_a_person",
                condition=Q(office__isnull=False, person__isnull=True) | Q(office__isnull=True, person__isnull=False),
            )
        ]

    def __str__(self):
        who = self.by or "Somebody with access to the server"
        return f"{who} {self.get_act_display()} {self.person or self.office}. {self.note}".strip()
