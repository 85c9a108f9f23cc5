"""What each request is about, as keys that can be looked up: by it a draft learns that a colleague asked already."""

from django.db import models

from requests_app.models.request import AssistanceRequest


class Sought(models.Model):
    """An account, a person or an address that a request names. Written by `already_asked` with every save.

    `key` is the SHA-256 of its kind and normal form: it answers "the same?" and tells nothing else.
    """

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.CASCADE, related_name="sought")
    key = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "sought"
        constraints = [models.UniqueConstraint(name="sought_once", fields=["assistance_request", "key"])]
        indexes = [models.Index(fields=["key", "assistance_request"])]

    def __str__(self):
        return self.key[:12]
