"""Whether this installation works, for load balancers and monitoring. They learn "ok" or "not ok", and nothing else:
why stands in the log.

Answered before anything looks at the host's name, the session or who asks: it comes by a number, over http.
"""

import logging
import threading
import time
from collections.abc import Iterator

from celery import current_app
from django.db import Error, connection
from django.http import HttpResponse
from django.utils import timezone

from jobs.models import Job

logger = logging.getLogger(__name__)


KEPT = 5.0  # seconds that what was found of the work is told to whoever asks


def _process() -> Iterator[str]:
    """That it answers is all."""
    yield from ()


def _database() -> Iterator[str]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        yield f"The database does not answer: {_in_a_line(error)}"


def _work() -> Iterator[str]:
    """Pages do not need it, so that it takes no web server out of service."""
    away = list(_database())
    yield from away
    if not away and (late := Job.objects.late(timezone.now()).order_by("due_at").first()):
        yield f"A job is due since {late.due_at:%Y-%m-%d %H:%M} UTC: no worker is at work, or too few are."
    try:
        with current_app.connection_for_write(connect_timeout=2) as broker:
            broker.ensure_connection(max_retries=0, timeout=2)
    except Exception as error:  # each broker has errors of its own
        yield f"The broker does not answer: {_in_a_line(error)}"


ASKED = {"/health/live": _process, "/health/ready": _database, "/health/work": _work}


def check(what: str) -> list[str]:
    """What is wrong now, in sentences. `what`: an address of ASKED."""
    return list(ASKED[what]())


def _logged(what: str) -> list[str]:
    problems = check(what)
    for problem in problems:
        logger.error("%s: %s", what, problem)
    return problems


class Lately:
    """What was found wrong, kept by this process for some seconds: whoever asks all the time opens no connection each
    time and fills no log, and of many at once one looks."""

    def __init__(self, what: str):
        self.what, self.found, self.until, self.looking = what, [], 0.0, threading.Lock()

    def problems(self) -> list[str]:
        with self.looking:
            if time.monotonic() >= self.until:
                self.found = _logged(self.what)
                self.until = time.monotonic() + KEPT
            return self.found


WORK = Lately("/health/work")


def answers_health(get_response):
    """Middleware, the first of all."""

    def answer(request):
        what = request.path_info
        if what not in ASKED:
            return get_response(request)
        problems = WORK.problems() if what == WORK.what else _logged(what)
        told = HttpResponse("not ok" if problems else "ok", status=503 if problems else 200, content_type="text/plain")
        told["Cache-Control"] = "no-store"
        return told

    return answer


def _in_a_line(error: Exception) -> str:
    return " ".join(str(error).split())
