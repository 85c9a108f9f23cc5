"""A clock that moves day by day, and what people were told on the way."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from jobs.models import Job
from requests_app.clocks import sweep
from requests_app.models import Notice
from tests.factories import TODAY


def morning(day: date) -> datetime:
    return datetime.combine(day, time(6, 0), tzinfo=UTC)


@dataclass
class Life:
    """The clock moves day by day; each morning the sweep runs, as often as it likes."""

    today: date = TODAY

    def until(self, day: date) -> None:
        while self.today < day:
            self.today += timedelta(days=1)
            sweep.sweep(at=morning(self.today))
            sweep.sweep(at=morning(self.today) + timedelta(minutes=2))

    @property
    def at(self) -> datetime:
        return morning(self.today) + timedelta(hours=3)


def told(assistance_request, user) -> list[tuple[str, str, str]]:
    """(day on which it was said, what, in which words), in order."""
    notices = Notice.objects.filter(deadline__assistance_request=assistance_request, user=user).order_by("pk")
    return [
        (
            timezone.localdate(each.at).isoformat(),
            each.deadline.title,
            sweep.standing_words(each.deadline.kind, each.left),
        )
        for each in notices.select_related("deadline")
    ]


def mails(user) -> list[str]:
    """Subjects of the mails to somebody about deadlines, in order."""
    jobs = Job.objects.filter(kind="mail", key__startswith="deadline:").order_by("pk")
    return [each.payload["subject"] for each in jobs if each.payload["to"] == user.email]
