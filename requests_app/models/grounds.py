"""What the drafters answered to the grounds for refusal: a weighing of their own, and words for the letter."""

from django.db import models
from django.db.models import Q

from requests_app.choices import GroundPosition
from requests_app.models.request import AssistanceRequest


class GroundAnswer(models.Model):
    """The answer to one ground. `note` is for the reviewer alone and never printed; `words` are for the letter."""

    assistance_request = models.ForeignKey(AssistanceRequest, on_delete=models.CASCADE, related_name="ground_answers")
    ground = models.CharField(max_length=40)  # key in refusal_grounds.yaml
    position = models.CharField(max_length=16, choices=GroundPosition.choices)
    note = models.TextField(blank=True)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["ground"]
        constraints = [
            models.UniqueConstraint(name="one_answer_a_ground", fields=["assistance_request", "ground"]),
            models.CheckConstraint(name="known_position", condition=Q(position__in=GroundPosition.values)),
        ]

    def __str__(self):
        return f"{self.ground}: {self.get_position_display()}"
