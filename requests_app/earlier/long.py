"""A sheet taken over by a worker: its page tells how far it is, and it may be cancelled until it is written."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from accounts.models import User
from jobs import progress
from jobs.kinds import Kind, Outcome, Payload, Report, register
from jobs.models import LongJob
from requests_app.clocks import reckoning
from requests_app.earlier import keeping
from requests_app.earlier.judging import Judged
from requests_app.earlier.sheets import UnreadableSheet
from requests_app.models import AssistanceRequest, EarlierSheet
from requests_app.numbers import courses
from requests_app.services import EditRefused

KIND = "requests taken over from before Comity"
GONE = "The sheet was taken over or put away already."


def start(sheet: EarlierSheet, *, by: User, at: datetime) -> LongJob:
    """Started twice it is one."""
    return progress.start_again(
        KIND,
        {"sheet": sheet.pk, "by": by.pk, "at": at.isoformat()},
        key=f"earlier:{sheet.pk}",
        title=f"Requests from before Comity: {sheet.name}",
        by=by,
        at=at,
    )


def _read(payload: Payload, report: Report) -> list[Judged] | None:
    """Looked at once before it is written, so that it can be told how far that is, and cancelled."""
    sheet = EarlierSheet.objects.filter(pk=payload["sheet"]).select_related("user__office").first()
    if sheet is None:
        return None
    at, data = datetime.fromisoformat(payload["at"]), bytes(sheet.content)
    words, steps = "Reading the sheet and holding it against the registry.", max(1, data.count(b"\n"))
    try:
        rows = keeping.looked_at(
            sheet.name, data, user=sheet.user, at=at, each=lambda done: report(done, max(done, steps), words)
        )
    except (EditRefused, UnreadableSheet):
        return []
    report(len(rows), len(rows), "Writing. From here on it cannot be cancelled any more.")
    return rows


def _write(payload: Payload, read: list[Judged] | None) -> Outcome:
    sheet = EarlierSheet.objects.filter(pk=payload["sheet"]).select_related("user__office").first()
    if read is None or sheet is None:
        return Outcome(GONE, is_refused=True)
    try:
        with transaction.atomic():
            count = keeping.take_over(
                sheet.name, bytes(sheet.content), user=sheet.user, at=datetime.fromisoformat(payload["at"])
            )
    except EditRefused as refused:
        return Outcome(" ".join(refused.reasons), sheet.get_absolute_url(), is_refused=True)
    sheet.delete()
    return Outcome(taken(count), reverse("requests_app:list"))


def taken(count: int) -> str:
    if count == 0:
        return "Nothing was taken over: all of it is in Comity already."
    return f"{count:,} request{'s were' if count != 1 else ' was'} taken over. Their deadlines follow within minutes."


def _reckon(payload: Payload) -> None:
    """Deadlines, and how they went; each in a transaction of its own. Done again it changes nothing."""
    at = datetime.fromisoformat(payload["at"])
    for pk in payload["requests"]:
        with transaction.atomic():
            locked = AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=pk)
            reckoning.restate(locked, at=at)
            courses.keep(locked)


register(KIND, Kind(long_work=_read, effect=_write, told=lambda payload: f"Taking over of sheet {payload['sheet']}"))
register(
    keeping.RECKON, Kind(_reckon, told=lambda payload: f"Deadlines of {len(payload['requests'])} earlier requests")
)
