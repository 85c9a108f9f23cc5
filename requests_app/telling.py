"""Jobs that follow an act, a comment or a new edition: whom it concerns is told, once, and what a reviewer verified is
suggested.
"""

from datetime import datetime

from accounts.models import User
from jobs import outbox, progress
from jobs.kinds import Kind, Outcome, Payload, Report, register
from requests_app import history, notifications, services
from requests_app.choices import Act
from requests_app.clocks import reckoning
from requests_app.models import Comment, CommentEntry, RequestEvent
from requests_app.services import comments
from treaties.models import Edition


def of_an_act(payload: Payload, _) -> None:
    event = RequestEvent.objects.get(pk=payload["event"])
    notifications.put(notifications.notice(event), key=f"act:{event.pk}", at=event.at)
    if event.act == Act.APPROVE:
        services.report_verifications(event)


def of_a_comment(payload: Payload, _) -> None:
    said = SAID[payload["model"]].objects.get(pk=payload["pk"])
    comment = said.comment if isinstance(said, CommentEntry) else said
    told = notifications.notice_of_comment(comment, by=said.user, what=payload["what"])
    notifications.put(told, key=f"{payload['model']}:{said.pk}", at=said.at)


SAID = {"comment": Comment, "commententry": CommentEntry}
register(comments.TELL, Kind(effect=of_a_comment, told=lambda payload: "Telling people of a comment"))
register(history.TELL, Kind(effect=of_an_act, told=lambda payload: f"Telling people of history row {payload['event']}"))


COMPARE = "comparison with an edition"


def compare(edition: Edition, *, by: User | None, at: datetime) -> None:
    """Open requests with a new edition, where there are any. Whoever published it sees how far that is."""
    if not services.not_compared_with(edition).exists():
        return
    key, payload = f"compare:{edition.pk}", {"edition": edition.number, "at": at.isoformat()}
    if by is None:
        outbox.put(COMPARE, {key: payload}, at=at)
    else:
        title = f"Open requests compared with edition {edition.number}"
        progress.start(COMPARE, payload, key=key, title=title, by=by, at=at, may_cancel=False)


def _compare(payload: Payload, report: Report) -> int:
    """How many were flagged. Each in a transaction of its own: done again it flags none twice."""
    return len(services.flag_moved(at=datetime.fromisoformat(payload["at"]), report=report))


def _compared(payload: Payload, flagged: int) -> Outcome:
    words = "No request" if not flagged else "1 request" if flagged == 1 else f"{flagged} requests"
    return Outcome(f"{words} rested on something that this edition moved. Their officers are told.")


register(
    COMPARE,
    Kind(long_work=_compare, effect=_compared, told=lambda payload: f"Comparison with edition {payload['edition']}"),
)


RESTATE = "deadlines under an edition"


def restate(edition: Edition, *, at: datetime) -> None:
    """Deadlines of all requests, by the law of a new edition."""
    payload = {"edition": edition.number, "at": at.isoformat()}
    outbox.put(RESTATE, {f"restate:{edition.pk}": payload}, at=at)


def _restate(payload: Payload) -> None:
    reckoning.restate_all(at=datetime.fromisoformat(payload["at"]))


register(RESTATE, Kind(_restate, told=lambda payload: f"Deadlines under edition {payload['edition']}"))
