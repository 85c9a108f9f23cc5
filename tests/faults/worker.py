"""The worker of these tests: Comity's own, with one more kind of job, short pauses and a clock that can be set.

A job of the kind "tested" takes a moment (`seconds`), writes a line into the file `said` where it names one, and has
one effect: a row of the kind "effect".
"""

import os
import time
from datetime import timedelta
from pathlib import Path

import django
from django.apps import apps
from django.utils import timezone

from config.celery import app

django.setup()  # before the tables of the jobs

from jobs import kinds, running  # noqa: E402

__all__ = ["app"]

EVERY_SECOND = {"schedule": 1.0}
scheduled = ["work-off", *os.environ.get("COMITY_TEST_SCHEDULE", "").split()]  # some have the jobs' tables only
app.conf.beat_schedule = {name: app.conf.beat_schedule[name] | EVERY_SECOND for name in scheduled}

CLOCK = os.environ.get("COMITY_TEST_CLOCK")  # a file that says by how many hours the clock is set
if CLOCK:
    _now = timezone.now
    timezone.now = lambda: _now() + timedelta(hours=float(Path(CLOCK).read_text()))
if pauses := os.environ.get("COMITY_TEST_PAUSES"):
    running.PAUSES = (timedelta(seconds=float(pauses)),) * len(running.PAUSES)


def work(payload):
    if "said" in payload:
        with Path(payload["said"]).open("a") as file:
            file.write(f"{payload['effect']}\n")
    time.sleep(payload["seconds"])


def write(payload, result):
    now = timezone.now()
    apps.get_model("jobs.Job").objects.create(
        kind="effect", key=payload["effect"], payload={}, put_at=now, due_at=now, done_at=now
    )


kinds.register("tested", kinds.Kind(work, write))
