"""A sheet taken over by a worker: its page tells how far it is; until its first rows are written it may be stopped."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from accounts.models import User
from jobs import progress
from jobs.kinds import Kind, Outcome, Payload, register
from jobs.models import LongJob
from jobs.progress import Reporter
from requests_app.clocks import reckoning
from requests_app.earlier import keeping
from requests_app.models import AssistanceRequest, EarlierRequest, EarlierSheet
from requests_app.numbers import courses
from requests_app.services import EditRefused

KIND = "requests taken over from before Comity"
LOOKING = "Reading the sheet and holding it against the registry."
WRITING = "Writing. It cannot be cancelled any more."
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


def _take_over(payload: Payload, report: Reporter) -> Outcome:
    """Ended by a fault it goes on where it stood; what was taken over in between counts."""
    sheet = EarlierSheet.objects.filter(pk=payload["sheet"]).select_related("user__office").first()
    if sheet is None:
        return Outcome(GONE, is_refused=True)
    at, data = datetime.fromisoformat(payload["at"]), bytes(sheet.content)
    steps = max(1, data.count(b"\n"))

    def written(done: int, of: int) -> None:
        if not done:
            report.keeps()
        report(done, of, WRITING)

    try:
        keeping.take_over(
            sheet.name,
            data,
            user=sheet.user,
            at=at,
            looked=lambda done: report(done, max(done, steps), LOOKING),
            written=written,
        )
    except EditRefused as refused:
        return Outcome(" ".join(refused.reasons), sheet.get_absolute_url(), is_refused=True)
    count = EarlierRequest.objects.filter(sheet_sha256=sheet.sha256, event__at=at).count()
    return Outcome(taken(count), reverse("requests_app:list"))


def _ended(payload: Payload, outcome: Outcome) -> Outcome:
    if not outcome.is_refused:
        EarlierSheet.objects.filter(pk=payload["sheet"]).delete()
    return outcome


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


register(
    KIND, Kind(long_work=_take_over, effect=_ended, told=lambda payload: f"Taking over of sheet {payload['sheet']}")
)
register(
    keeping.RECKON, Kind(_reckon, told=lambda payload: f"Deadlines of {len(payload['requests'])} earlier requests")
)
