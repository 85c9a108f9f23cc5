"""A flag on a request: what its legal basis rests on was changed by a later edition of the registry."""

from django.db import models

from requests_app.models.request import AssistanceRequest
from treaties.models import Edition


class MovedBasis(models.Model):
    """Stands until the channel is chosen again. (A table of its own: SQLite would rebuild that of the requests for a
    new column, and drop the triggers that guard it.)"""

    assistance_request = models.OneToOneField(
        AssistanceRequest, on_delete=models.CASCADE, primary_key=True, related_name="moved_basis"
    )
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")  # the one that moved it
    because = models.JSONField()  # sentences

    def __str__(self):
        return f"{self.assistance_request}: moved in {self.edition}"


class ComparedBasis(models.Model):
    """The edition with which a request was last compared: what a fault left out is caught up by it."""

    assistance_request = models.OneToOneField(
        AssistanceRequest, on_delete=models.CASCADE, primary_key=True, related_name="compared_basis"
    )
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")

    def __str__(self):
        return f"{self.assistance_request}: compared with {self.edition}"
