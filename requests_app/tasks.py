"""Work on the job queue. Thin: each task calls one function."""

from celery import shared_task
from django.utils import timezone

from requests_app import history, services
from requests_app.clocks import reckoning, sweep
from requests_app.lists import listing
from requests_app.numbers import courses


@shared_task
def seal_history():
    """Chain the history rows written since the last run."""
    history.seal()


@shared_task
def compare_open_requests():
    """Catch up where open requests were not compared with the current edition when it was published."""
    services.flag_moved(at=timezone.now())


@shared_task
def write_words():
    """Write the words of requests that came in by a door that writes none."""
    listing.catch_up()


@shared_task
def keep_courses():
    """Count what was sent before it was counted."""
    courses.catch_up()


@shared_task
def restate_deadlines():
    """Reckon again what a new edition or other public holidays changed."""
    reckoning.restate_all(at=timezone.now())


@shared_task
def tell_deadlines():
    """Tell of what is due."""
    sweep.sweep(at=timezone.now())
