"""What a person's programs show instead of a session."""

from datetime import date

from django.db import models
from django.db.models import Q, QuerySet

from accounts.models.person import User


class ApiTokenQuerySet(QuerySet):
    def valid(self, *, on: date):
        """Neither revoked nor expired, of people who may sign in."""
        return self.filter(revoked_at=None, expires_on__gte=on, user__is_active=True)


class ApiToken(models.Model):
    """Its text is shown once and not kept; `digest` is the SHA-256 of it. It holds through the day `expires_on`."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="api_tokens")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_on = models.DateField()
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            # Two that work under one name could not be told apart when one has to be revoked.
            models.UniqueConstraint(
                name="token_name_once_a_person", fields=["user", "name"], condition=Q(revoked_at=None)
            )
        ]

    def __str__(self):
        return self.name
