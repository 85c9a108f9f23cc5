"""Jobs that follow an act or a comment: whom it concerns is told, once, and what a reviewer verified is suggested."""

from jobs.kinds import Kind, Payload, register
from requests_app import history, notifications, services
from requests_app.choices import Act
from requests_app.models import Comment, CommentEntry, RequestEvent
from requests_app.services import comments


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
