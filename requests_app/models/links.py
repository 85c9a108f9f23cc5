"""Which requests of a case wait for which: the plan of a case."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from requests_app.models.request import AssistanceRequest


class WaitsFor(models.Model):
    """One request that should not go before another one is answered. `services.planning` lets no circle arise."""

    waiting = models.ForeignKey(AssistanceRequest, on_delete=models.CASCADE, related_name="waits_for")
    awaited = models.ForeignKey(AssistanceRequest, on_delete=models.CASCADE, related_name="awaited_by")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "waits for"
        constraints = [
            models.UniqueConstraint(name="waits_for_once", fields=["waiting", "awaited"]),
            models.CheckConstraint(name="waits_for_another", condition=~Q(waiting=F("awaited"))),
        ]

    def __str__(self):
        return f"{self.waiting} waits for {self.awaited}"
