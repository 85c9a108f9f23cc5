"""Offences of a case: what is the same whoever is asked, and beside it the law of each State that is asked."""

from django.db import models

from requests_app.models.request import Case
from treaties.models import State


class Penalty(models.Model):
    """A provision's penalty in words, and its maximum in years as far as it is known."""

    penalty = models.CharField(max_length=300, blank=True)
    max_penalty_years = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    life = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Offence(Penalty):
    """An offence of the case under its own State's law: provision, text and penalty."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="offences")
    title = models.CharField(max_length=200)
    catalogue_key = models.CharField(max_length=60, blank=True)
    provision = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    min_penalty_years = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return ", ".join(filter(None, (self.title, self.provision)))


class BegunOffence(models.Model):
    """That an offence was put into the case from the catalogue alone. Gone once somebody says that they read it."""

    offence = models.OneToOneField(Offence, on_delete=models.CASCADE, related_name="begun")

    def __str__(self):
        return f"{self.offence}, from the catalogue"


class ElementAnswer(models.Model):
    """The facts that answer one element of an offence, written once in the case."""

    offence = models.ForeignKey(Offence, on_delete=models.CASCADE, related_name="element_answers")
    # Its key in the catalogue, or the officer's name for one that the catalogue does not have.
    element = models.CharField(max_length=200)
    paragraphs = models.JSONField(default=list)  # of the summary of facts, each as `content.pointing.Pointer` keeps it
    facts = models.TextField(blank=True)  # in words of its own
    own_law = models.TextField(blank=True)  # what the case's own law says of it
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(name="one_answer_an_element", fields=["offence", "element"])]

    def __str__(self):
        return self.element


class Counterpart(Penalty):
    """One State's law on the conduct of an offence. Every request of the case to that State prints it, and no other."""

    offence = models.ForeignKey(Offence, on_delete=models.CASCADE, related_name="counterparts")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="+")
    provision = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    is_checked = models.BooleanField(default=False)  # the officer read the provision itself
    explanation = models.TextField(blank=True)  # why the conduct is an offence in both
    elements = models.JSONField(default=dict)  # element, as ElementAnswer names it -> what this law says of it

    class Meta:
        ordering = ["state_id"]
        constraints = [models.UniqueConstraint(name="one_counterpart_a_state", fields=["offence", "state"])]

    def __str__(self):
        return f"{self.state}: {self.provision or 'no provision named'}"
