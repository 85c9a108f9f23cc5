"""Whether this installation works, for load balancers and monitoring. They learn "ok" or "not ok", and nothing else:
why stands in the log.

Answered before anything looks at the host's name, the session or who asks: it comes by a number, over http.
"""

import logging
from collections.abc import Iterator

from celery import current_app
from django.db import Error, connection
from django.http import HttpResponse
from django.utils import timezone

from jobs.models import Job

logger = logging.getLogger(__name__)


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
    """What is wrong, in sentences. `what`: an address of ASKED."""
    return list(ASKED[what]())


def answers_health(get_response):
    """Middleware, the first of all."""

    def answer(request):
        if request.path_info not in ASKED:
            return get_response(request)
        problems = check(request.path_info)
        for problem in problems:
            logger.error("%s: %s", request.path_info, problem)
        told = HttpResponse("not ok" if problems else "ok", status=503 if problems else 200, content_type="text/plain")
        told["Cache-Control"] = "no-store"
        return told

    return answer


def _in_a_line(error: Exception) -> str:
    return " ".join(str(error).split())
