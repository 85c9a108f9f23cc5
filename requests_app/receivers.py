"""What follows a new edition of the registry."""

import logging

from django.dispatch import receiver
from django.utils import timezone

from requests_app import telling
from treaties.signals import edition_published

logger = logging.getLogger(__name__)


@receiver(edition_published)
def flag_requests(sender, edition, by=None, **kwargs) -> None:
    """A worker compares open requests with the new edition. It is published: a fault here must not look as if it
    were not. What is left out here is caught up by `tasks.compare_open_requests`.
    """
    try:
        telling.compare(edition, by=by, at=timezone.now())
    except Exception:
        logger.exception("Open requests are not compared with edition %s yet.", edition.number)


@receiver(edition_published)
def restate_deadlines(sender, edition, **kwargs) -> None:
    """A worker reckons deadlines again by the law of the new edition. What is left out here is caught up by
    `tasks.restate_deadlines`.
    """
    try:
        telling.restate(edition, at=timezone.now())
    except Exception:
        logger.exception("Deadlines are not reckoned again under edition %s yet.", edition.number)
