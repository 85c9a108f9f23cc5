"""People, the offices they belong to and the roles they hold there."""

from functools import cached_property

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone

from accounts.choices import Role
from treaties.models import State


class Office(models.Model):
    """An authority of a State that drafts requests, or sends them as the State's central authority."""

    name = models.CharField(max_length=200)
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="offices")
    is_central_authority = models.BooleanField(
        default=False, help_text="It sends and receives the requests of every office of its State."
    )
    letterhead = models.TextField(help_text="Printed at the top of each letter, one line a line.")
    address = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    number_pattern = models.CharField(
        max_length=60,
        default="MLA/{year}/{number:04d}",
        help_text="How requests are numbered: {year} and {number:04d} are filled in.",
        validators=[
            RegexValidator(r"\{number(:0\d+d)?\}", "The pattern must contain {number}, for example {number:04d}.")
        ],
    )
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["state", "name"]
        constraints = [models.UniqueConstraint(name="office_name_once_a_state", fields=["state", "name"])]

    def __str__(self):
        return self.name


class Signatory(models.Model):
    """Somebody whose name and title stand under an office's letters."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="signatories")
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=160)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "signatories"

    def __str__(self):
        return f"{self.name}, {self.title}"


class NumberSequence(models.Model):
    """The last number an office gave in a year. Practice has numbers of its own."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    is_exercise = models.BooleanField(default=False)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_sequence_an_office_and_year", fields=["office", "year", "is_exercise"])
        ]

    def __str__(self):
        return f"{self.office}, {self.year}: {self.last}"


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
        ordering = ["name"]

    def __str__(self):
        return self.name or self.email

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name

    @cached_property
    def roles(self) -> frozenset[str]:
        return frozenset(self.role_assignments.values_list("role", flat=True))

    def has_role(self, *roles: str) -> bool:
        """Whether this active user holds any of the roles."""
        return self.is_active and not self.roles.isdisjoint(roles)

    @property
    def roles_in_words(self) -> str:
        return ", ".join(role.label for role in Role if role in self.roles)


class RoleAssignment(models.Model):
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="role_assignments")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(name="role_once_a_user", fields=["user", "role"])]

    def __str__(self):
        return self.get_role_display()
