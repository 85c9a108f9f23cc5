"""A mail server that refuses every second address: the others have their mail once, and the refused are told."""

import subprocess
import sys

import pytest

from tests.faults.mail_server import Picky, serve
from tests.faults.office import ROOT, free_port

PEOPLE = 10
PUT = """
import django, sys; django.setup()
from django.db import transaction
from django.utils import timezone
from jobs import mail, outbox
outbox.ring = lambda: None
with transaction.atomic():
    to = [f"person{n}@ministry.example" for n in range(int(sys.argv[1]))]
    mail.put(to, subject="For review", body="A request waits.", key="act:1", at=timezone.now())
"""


def is_odd(address: str) -> bool:
    return int(address.partition("@")[0].removeprefix("person")) % 2 == 1


@pytest.mark.slow
class TestAMailServerThatRefusesHalf:
    def test_costs_the_others_nothing_and_the_refused_are_shown(self, offices, tmp_path):
        handler, port = Picky(refuses=is_odd), free_port()
        server = serve(handler, port)
        office = offices(tmp_path, COMITY_EMAIL_URL=f"smtp://127.0.0.1:{port}", COMITY_TEST_PAUSES="0.1")
        office.migrate_jobs()
        subprocess.run([sys.executable, "-c", PUT, str(PEOPLE)], cwd=ROOT, env=office.environment, check=True)
        try:
            office.start("worker", "beat")
            parked = office.wait_for("parked_at IS NOT NULL", PEOPLE // 2, 60)
        finally:
            server.stop()

        assert sorted(handler.taken) == [f"person{n}@ministry.example" for n in range(0, PEOPLE, 2)]
        assert parked == office.count("tries = 5 AND trouble LIKE '%550%No such user here%'") == PEOPLE // 2
        assert office.count("done_at IS NOT NULL AND tries = 1") == PEOPLE // 2
