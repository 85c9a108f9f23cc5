"""Deadlines that are due, told by two schedulers and two workers at once, also where the clock is set: each once."""

import time

import pytest

DEADLINES = 20
DAYS = 10
ROUNDS = 6.0  # seconds in which each of the two schedulers has deadlines swept several times
ENTER = """
from datetime import time, timedelta
from django.utils import timezone
from requests_app.models import AssistanceRequest
from requests_app.choices import DatedKind
from requests_app.services import Day, enter_day
own, now = AssistanceRequest.objects.get(), timezone.now()
today = timezone.localdate(now)
def hearings(on, number):
    for hour in range(number):
        enter_day(own, Day(DatedKind.HEARING, on, hour=time(hour)), user=own.assigned_to, at=now)
"""
TOLD = "deadline_id IN (SELECT id FROM requests_app_standingdeadline WHERE kind = 'hearing')"


@pytest.fixture
def office(furnish_office, tmp_path):
    """At work, with two of each that could tell twice."""
    clock = tmp_path / "clock"
    clock.write_text("0")
    return furnish_office(COMITY_TEST_CLOCK=str(clock), COMITY_TEST_SCHEDULE="tell-deadlines")


def start(office) -> None:
    office.start("worker", "worker 2", "beat", "beat 2")


def notices(office) -> int:
    return office.count(TOLD, table="requests_app_notice")


def mails(office) -> int:
    folder = office.folder / "mail"
    words = [each.read_text() for each in folder.iterdir()] if folder.exists() else []
    return sum(each.count("Subject: Hearing, today") for each in words)


def told(office, number: int) -> int:
    return office.wait_for("kind = 'mail' AND payload LIKE '%Hearing, today%' AND done_at IS NOT NULL", number, 120)


@pytest.mark.slow
class TestTwentyDeadlines:
    def test_are_told_once_by_two_sweepers(self, office):
        office.run(f"{ENTER}\nhearings(today, {DEADLINES})")

        start(office)

        assert told(office, DEADLINES) == DEADLINES
        time.sleep(ROUNDS)
        assert (notices(office), mails(office)) == (DEADLINES, DEADLINES)

    def test_are_told_once_where_the_clock_is_set_ahead_back_and_ahead_again(self, office):
        office.run(f"{ENTER}\nhearings(today, 1)\nhearings(today + timedelta(days={DAYS}), {DEADLINES})")
        start(office)
        assert told(office, 1) == 1
        assert notices(office) == 1

        office.set_clock(24 * DAYS)  # a late sweep: what was to be said a week and a day before is said no more
        assert told(office, 1 + DEADLINES) == 1 + DEADLINES
        for hours in (-24 * DAYS, 0, 24 * DAYS):
            office.set_clock(hours)
            time.sleep(ROUNDS)

        assert (notices(office), mails(office)) == (1 + DEADLINES, 1 + DEADLINES)
        assert office.count("parked_at IS NOT NULL") == 0
