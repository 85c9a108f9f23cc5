"""What desks and lists are read by: each request with what presses and the words it is found by; and saved views.

Rows of Listing are made, and but for their words kept, by the database itself (migration 0026), so that no door
forgets one; the words are written by `lists.listing`.
"""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Lookup, Q
from django.db.models.functions import Lower

from accounts.models import Office
from requests_app.choices import ExportFormat
from requests_app.models.record import Record
from requests_app.models.request import AssistanceRequest

NEVER = date(9999, 12, 31)  # the day of what has none: it stands last


class Listing(models.Model):
    """`press`: the place of its urgency, 0 for an emergency. `due_on`: the first day of its running deadlines, NEVER
    without one. `words`: what `search_words.document` gives. `is_stale`: they are to be written anew."""

    assistance_request = models.OneToOneField(
        AssistanceRequest, on_delete=models.CASCADE, primary_key=True, related_name="listing"
    )
    press = models.PositiveSmallIntegerField(default=2)
    due_on = models.DateField(default=NEVER)
    words = models.TextField(blank=True)
    is_stale = models.BooleanField(default=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_on", "assistance_request"], name="listing_by_day"),
            # What a desk sorts by, without the words beside it.
            models.Index(fields=["assistance_request"], include=["press", "due_on"], name="listing_presses"),
            models.Index(fields=["assistance_request"], name="listing_stale", condition=Q(is_stale=True)),
        ]

    def __str__(self):
        return f"{self.assistance_request} in lists"


@models.TextField.register_lookup
class HasWords(Lookup):
    """`words__has_words=[...]`: a document that has a word beginning with each of these, as `search_words` writes
    both. PostgreSQL asks its index of words, others read the documents."""

    lookup_name = "has_words"

    def get_prep_lookup(self):
        return list(self.rhs)

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        asked = [f"% {word}%" for word in self.rhs]
        return " AND ".join(f"{column} LIKE %s" for _ in asked) or "1 = 1", [*params * len(asked), *asked]

    def as_postgresql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        asked = " & ".join(f"'{word}':*" for word in self.rhs)
        return f"array_to_tsvector(string_to_array(btrim({column}), ' ')) @@ %s::tsquery", [*params, asked]


class SavedView(models.Model):
    """A filter of the list under a name: the query of its address. With `office` everybody there is offered it."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=2000, blank=True)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.CASCADE, related_name="saved_views")
    is_default = models.BooleanField(default=False)  # what its owner's list opens with
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint("owner", Lower("name"), name="one_view_a_name"),
            models.UniqueConstraint(name="one_default_view", fields=["owner"], condition=Q(is_default=True)),
        ]

    def __str__(self):
        return self.name

    def opens_for(self, user) -> bool:
        return self.is_default and self.owner_id == user.pk


class ListExport(Record):
    """That somebody took a list of requests away as a file: how it was narrowed, and how many rows it had."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    format = models.CharField(max_length=4, choices=ExportFormat.choices)
    query = models.TextField(blank=True)
    rows = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)  # of the keys of its requests, in its order, a line each

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.get_format_display()} by {self.user}, {self.at:%-d %B %Y}"
