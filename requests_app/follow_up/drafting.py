"""Keeping the text of a letter that follows one: written, changed, submitted, sent back, discarded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from requests_app import history
from requests_app.choices import Entry
from requests_app.files import FitFile, stored
from requests_app.follow_up import approval
from requests_app.follow_up.facts import facts_of
from requests_app.models import AssistanceRequest, FollowUpAnnex, FollowUpDraft
from requests_app.services import EditRefused, StaleEdit
from requests_app.services.locking import locked_where_seen

ISSUED = "It was issued, and does not change any more."


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody typed. `answers`: key of what was asked -> what is answered."""

    subject: str
    text: str
    answers: Mapping[str, str] = field(default_factory=dict)


def begin(
    assistance_request: AssistanceRequest,
    kind: str,
    written: Written,
    *,
    user: User,
    at: datetime,
    files: Sequence[FitFile] = (),
) -> FollowUpDraft:
    """One of a kind is open at a time. Raises EditRefused."""
    draft = FollowUpDraft(assistance_request=assistance_request, kind=kind)
    annexes = _annexes(draft, files)
    with stored(annexes), transaction.atomic():
        locked = locked_where_seen(user, assistance_request.pk)
        facts = facts_of(locked, on=timezone.localdate(at))
        _refuse(approval.why_not_write(kind, locked, facts, user))
        if there := locked.follow_up_drafts.filter(kind=kind, is_open=True).select_related("saved_by").first():
            raise EditRefused([f"{there.saved_by} has begun one already: go on with that one."])
        _refuse(approval.not_sent_yet(kind, locked))
        draft.assistance_request, draft.letter = locked, facts.letter
        _write(draft, written, annexes, user=user, at=at)
    return draft


def save(
    draft: FollowUpDraft,
    written: Written,
    *,
    seen_version: int,
    user: User,
    at: datetime,
    files: Sequence[FitFile] = (),
    without: Sequence[int] = (),
) -> FollowUpDraft:
    """`without`: keys of annexes to take out. What was submitted is to be submitted again. Raises EditRefused."""
    annexes = _annexes(draft, files)
    with stored(annexes), transaction.atomic():
        kept = for_writing(draft, user=user, at=at)
        if kept.version != seen_version:
            raise StaleEdit("You yourself" if kept.saved_by_id == user.pk else str(kept.saved_by), "letter")
        kept.version += 1
        for annex in kept.annexes.filter(pk__in=without):
            _take_out(annex)
        kept.submitted_at = kept.submitted_by = None
        _write(kept, written, annexes, user=user, at=at)
    return kept


@transaction.atomic
def ask_for_approval(draft: FollowUpDraft, *, seen_version: int, user: User, at: datetime) -> None:
    """It waits for somebody else to approve it. Raises EditRefused."""
    kept = for_writing(draft, user=user, at=at)
    if kept.version != seen_version:
        raise StaleEdit(str(kept.saved_by), "letter")
    if kept.submitted_at:
        return
    facts = facts_of(kept.assistance_request, on=timezone.localdate(at))
    _refuse(approval.lacking(kept, facts))
    if not approval.says_something_new(kept, facts):
        raise EditRefused(["It is the standard text, which the central authority issues itself."])
    kept.submitted_at, kept.submitted_by, kept.sent_back_by, kept.sent_back_because = at, user, None, ""
    kept.save()
    _record(Entry.FOLLOW_UP_SUBMITTED, kept, user=user, at=at)


@transaction.atomic
def send_back(draft: FollowUpDraft, *, because: str, user: User, at: datetime) -> None:
    """To its writer, with why. Raises EditRefused."""
    kept = locked_draft(draft, user)
    _refuse(approval.why_not_approve(kept, user))
    if kept.submitted_at is None:
        raise EditRefused(["It does not wait for approval."])
    if not because.strip():
        raise EditRefused(["Say what to change."])
    kept.submitted_at = kept.submitted_by = None
    kept.sent_back_by, kept.sent_back_because = user, because.strip()
    kept.save()
    _record(Entry.FOLLOW_UP_SENT_BACK, kept, user=user, at=at, note=because.strip())


@transaction.atomic
def discard(draft: FollowUpDraft, *, user: User) -> None:
    """Raises EditRefused."""
    kept = locked_draft(draft, user)
    _refuse(approval.not_theirs(kept.assistance_request, user))
    for annex in kept.annexes.all():
        _take_out(annex)
    kept.delete()


def for_writing(draft: FollowUpDraft, *, user: User, at: datetime) -> FollowUpDraft:
    """The draft under the lock of its request, where this person may write it now. Raises EditRefused."""
    kept = locked_draft(draft, user)
    facts = facts_of(kept.assistance_request, on=timezone.localdate(at))
    _refuse(approval.why_not_write(kept.kind, kept.assistance_request, facts, user))
    return kept


def locked_draft(draft: FollowUpDraft, user: User) -> FollowUpDraft:
    """The draft under the lock of its request, while it is open. Raises EditRefused."""
    locked = locked_where_seen(user, draft.assistance_request_id)
    kept = FollowUpDraft.objects.select_related("saved_by", "letter").filter(pk=draft.pk).first()
    if kept is None:
        raise EditRefused(["It was discarded."])
    if not kept.is_open:
        raise EditRefused([ISSUED])
    kept.assistance_request = locked
    return kept


def _annexes(draft: FollowUpDraft, files: Sequence[FitFile]) -> list[FollowUpAnnex]:
    """Not saved yet."""
    return [FollowUpAnnex(draft=draft, **fit.columns) for fit in files]


def _write(
    draft: FollowUpDraft, written: Written, annexes: Sequence[FollowUpAnnex], *, user: User, at: datetime
) -> None:
    draft.subject, draft.text = written.subject.strip(), written.text.strip()
    draft.answers = {key: words.strip() for key, words in written.answers.items() if words.strip()}
    draft.saved_by, draft.saved_at = user, at
    draft.save()
    draft.writers.add(user)
    there = set(draft.annexes.values_list("sha256", flat=True))
    for annex in annexes:
        if annex.sha256 not in there:
            annex.draft = draft
            annex.save()


def _take_out(annex: FollowUpAnnex) -> None:
    file = annex.file
    annex.delete()
    transaction.on_commit(lambda: file.storage.delete(file.name))


def _record(entry: Entry, draft: FollowUpDraft, *, user: User, at: datetime, **more) -> None:
    locked = draft.assistance_request
    history.record(
        assistance_request=locked,
        act=entry,
        from_status=locked.status,
        user=user,
        at=at,
        details={"kind": draft.kind, **more},
    )


def _refuse(reasons: Sequence[str]) -> None:
    if reasons:
        raise EditRefused(list(reasons))
