"""Offices, who signs for them, and the numbers they gave."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.urls import reverse

from accounts import numbering
from accounts.choices import Role
from treaties.models import State


class Office(models.Model):
    """An authority of a State that drafts requests, or sends them as the State's central authority."""

    name = models.CharField(max_length=200)
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="offices")
    is_central_authority = models.BooleanField(
        "central authority",
        default=False,
        help_text="It sends and receives the requests of every office of its State.",
    )
    letterhead = models.TextField(
        validators=[MaxLengthValidator(600)], help_text="Printed at the top of each letter, each line as you enter it."
    )
    address = models.TextField(blank=True, validators=[MaxLengthValidator(600)])
    email = models.EmailField("e-mail address", blank=True)
    phone = models.CharField("telephone", max_length=40, blank=True)
    code = models.CharField(
        max_length=12,
        validators=[numbering.validate_code],
        help_text="Begins each of its references and is its own within the State, for example AHT-LHR. "
        "It stays once a number was given.",
    )
    number_pattern = models.CharField(
        max_length=40,
        default="{year}/{number:04d}",
        validators=[numbering.validate_pattern],
        help_text="What follows the code and a slash. {year} and {number} are filled in; {number:04d} has four digits.",
    )
    is_active = models.BooleanField("open", default=True, help_text="A closed office takes no more people.")

    class Meta:
        ordering = ["state", "name"]
        constraints = [
            models.UniqueConstraint(
                name="office_name_once_a_state",
                fields=["state", "name"],
                violation_error_message="This State has an office of that name already.",
            ),
            models.UniqueConstraint(
                name="office_code_once_a_state",
                fields=["state", "code"],
                violation_error_message="Another office of this State has that code. Choose a different one.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("accounts:office_edit", args=[self.pk])

    def clean(self):
        """What an office has given or holds cannot be changed under it."""
        stored = Office.objects.filter(pk=self.pk).first()
        if stored is None:
            return
        problems = {}
        if self.state_id != stored.state_id:
            problems["state"] = "An office stays with its State. Open a new office instead."
        if self.has_numbers and self.code != stored.code:
            problems["code"] = f"References with the code {stored.code} were given already, so it stays."
        if self.has_numbers and _order(self) != _order(stored):
            problems["number_pattern"] = "References were given already, so the order of year and number stays."
        if not self.is_central_authority and self._people_with(Role.CENTRAL_AUTHORITY):
            problems["is_central_authority"] = "Its people hold the role Central authority. Change their roles first."
        if not self.is_active and self.people.filter(is_active=True).exists():
            problems["is_active"] = "People work here. Move them to another office or disable their accounts first."
        if problems:
            raise ValidationError(problems)

    @property
    def has_numbers(self) -> bool:
        """Whether a request of this office was ever numbered."""
        return NumberSequence.objects.filter(office=self.pk, last__gt=0).exists()

    def example_reference(self, *, on: date) -> str:
        """The reference the next request will have, if nobody is quicker."""
        last = NumberSequence.objects.filter(office=self.pk, year=on.year, is_exercise=False).first()
        number = last.last + 1 if last else 1
        return numbering.reference(self.code, self.number_pattern, year=on.year, number=number)

    def _people_with(self, role: Role) -> bool:
        return self.people.filter(is_active=True, role_assignments__role=role).exists()


def _order(office: Office) -> bool | None:
    """None where the pattern is not one: its own validator says so."""
    try:
        return numbering.year_comes_first(office.number_pattern)
    except ValueError:
        return None


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
