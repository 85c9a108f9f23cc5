"""Comments on a draft, and what becomes of them. Whoever comments drafts nothing by it."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from jobs import outbox
from requests_app import assemble, policies
from requests_app.choices import CommentStep, Section, Status
from requests_app.comparison import passages
from requests_app.models import AssistanceRequest, Comment, CommentEntry
from requests_app.selectors import comments_of
from requests_app.services.locking import locked_for
from requests_app.services.refusal import EditRefused

TELL = "tell of a comment"
STATUSES = {Status.DRAFT, Status.UNDER_REVIEW, Status.AWAITING_COUNTERSIGNATURE}
DONE = {
    CommentStep.REPLY: "replied to a comment on",
    CommentStep.RESOLVED: "resolved a comment on",
    CommentStep.REOPENED: "opened again a comment on",
}


@transaction.atomic
def comment(
    assistance_request: AssistanceRequest,
    *,
    user: User,
    at: datetime,
    section: Section,
    place: str,
    quote: str,
    text: str,
) -> Comment:
    """Comment on the paragraph `quote` of the passage `place`, or, where both are "", on the section as a whole.

    Raises EditRefused, also where those words are not in the draft any more.
    """
    locked = _locked(assistance_request.pk, user)
    label = _label(locked, section, place, quote)
    if not text.strip():
        raise EditRefused(["Write the comment."])
    made = Comment.objects.create(
        assistance_request=locked,
        section=section,
        place=place,
        label=label,
        quote=quote,
        text=text.strip(),
        user=user,
        at=at,
    )
    _tell(made, "commented on")
    return made


@transaction.atomic
def take_step(commented: Comment, step: CommentStep, *, user: User, at: datetime, text: str = "") -> CommentEntry:
    """Reply, resolve or open again, with words or, but for a reply, without. Raises EditRefused."""
    locked = _locked(commented.assistance_request_id, user)
    is_resolved = comments_of(locked).get(pk=commented.pk).standing == CommentStep.RESOLVED
    if step == CommentStep.REPLY and not text.strip():
        raise EditRefused(["Write the reply."])
    if step == CommentStep.RESOLVED and is_resolved:
        raise EditRefused(["Somebody resolved it already."])
    if step == CommentStep.REOPENED and not is_resolved:
        raise EditRefused(["It is open already."])
    entry = CommentEntry.objects.create(comment=commented, step=step, text=text.strip(), user=user, at=at)
    _tell(entry, DONE[step])
    return entry


def _locked(pk: int, user: User) -> AssistanceRequest:
    """No comment slips past an approval."""
    locked = locked_for(user, pk, policies.may_comment)
    if locked.status not in STATUSES:
        raise EditRefused(
            [f"The request is {locked.get_status_display().lower()}: comments are for a text that is still open."]
        )
    return locked


def _label(locked: AssistanceRequest, section: Section, place: str, quote: str) -> str:
    if not place:
        return section.label
    found = next((each for each in passages(assemble.assemble(locked)) if each.key == place), None)
    if found is None or found.section != section or (quote and quote not in found.paragraphs):
        raise EditRefused(["These words changed meanwhile. Read them again, then comment."])
    return found.label[:300]


def _tell(said: Comment | CommentEntry, what: str) -> None:
    """The job that tells of it: see `telling.of_a_comment`."""
    key = f"{said._meta.model_name}:{said.pk}"
    outbox.put(TELL, {key: {"model": said._meta.model_name, "pk": said.pk, "what": what}}, at=said.at)
