"""How often somebody who knocks without an account was wrong, counted where all web processes read it."""

from django.db import models


class Attempts(models.Model):
    """Wrong secrets of one kind from one address since `began_at`. The address itself is not kept: `address` is a keyed
    digest of it. Written by `accounts.attempts`.
    """

    what = models.CharField(max_length=60)
    address = models.CharField(max_length=64)
    count = models.PositiveIntegerField()
    began_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "attempts"
        constraints = [models.UniqueConstraint(name="attempts_once_an_address", fields=["what", "address"])]

    def __str__(self):
        return f"{self.count} wrong {self.what}"
