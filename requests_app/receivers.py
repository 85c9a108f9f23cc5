"""What follows an act once it is committed. Nothing here can undo it."""

import logging

from django.dispatch import receiver
from django.utils import timezone

from requests_app import notifications, services
from requests_app.choices import Act
from requests_app.signals import act_performed, comment_made
from treaties.signals import edition_published

logger = logging.getLogger(__name__)


@receiver(act_performed)
def tell_people(sender, event, **kwargs) -> None:
    """Mail whom it concerns. The act stands already: whatever fails here must not look as if the act had failed."""
    try:
        notifications.send(event)
    except Exception:
        logger.exception("Nobody was told of history row %s (%s).", event.pk, event.act)


@receiver(comment_made)
def tell_of_a_comment(sender, comment, by, what, **kwargs) -> None:
    """The comment stands already: whatever fails here must not look as if it had failed."""
    try:
        notifications.send_of_comment(comment, by=by, what=what)
    except Exception:
        logger.exception("Nobody was told of comment %s.", comment.pk)


@receiver(act_performed)
def tell_the_registry(sender, event, **kwargs) -> None:
    """What a reviewer verified is suggested to the registry's editors."""
    if event.act == Act.APPROVE:
        services.report_verifications(event)


@receiver(edition_published)
def flag_requests(sender, edition, **kwargs) -> None:
    """Compare open requests with the new edition. It is published: a fault here must not look as if it were not.

    What is left out here is caught up by `tasks.compare_open_requests`.
    """
    try:
        services.flag_moved(at=timezone.now())
    except Exception:
        logger.exception("Open requests were not compared with edition %s.", edition.number)
