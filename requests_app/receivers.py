"""What follows an act once it is committed. Nothing here can undo it."""

import logging

from django.dispatch import receiver

from requests_app import notifications
from requests_app.signals import act_performed

logger = logging.getLogger(__name__)


@receiver(act_performed)
def tell_people(sender, event, **kwargs) -> None:
    """Mail whom it concerns. The act stands already: whatever fails here must not look as if the act had failed."""
    try:
        notifications.send(event)
    except Exception:
        logger.exception("Nobody was told of history row %s (%s).", event.pk, event.act)
