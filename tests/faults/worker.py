"""The worker that is killed: Comity's own, with one more kind of job and a queue of its own.

Each job of the kind "tested" takes a moment and has one effect: a row of the kind "effect".
"""

import os
import time

from django.apps import apps
from django.utils import timezone

from config.celery import app
from jobs.kinds import Kind, register

app.conf.task_default_queue = os.environ["COMITY_TEST_QUEUE"]


def sleep(payload):
    time.sleep(payload["seconds"])


def write(payload, result):
    now = timezone.now()
    apps.get_model("jobs.Job").objects.create(
        kind="effect", key=payload["effect"], payload={}, put_at=now, due_at=now, done_at=now
    )


register("tested", Kind(sleep, write))
