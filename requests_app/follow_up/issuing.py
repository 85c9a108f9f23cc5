"""Issuing a letter that follows one: whoever does it has exactly this text before them; it is frozen with its day,
signatory and code.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from requests_app import history, letters
from requests_app.choices import Entry, FollowUpKind
from requests_app.content import FrozenFollowUp, Issue, digest_of
from requests_app.documents import places
from requests_app.documents.printable import undrawable_in
from requests_app.follow_up import approval
from requests_app.follow_up.composing import composed
from requests_app.follow_up.drafting import locked_draft
from requests_app.follow_up.facts import facts_of
from requests_app.letters import follow_ups
from requests_app.models import FollowUpDraft, FollowUpLetter
from requests_app.services import EditRefused

ANOTHER_TEXT = "The text, or what it rests on, changed since you read it. Read it again: you issue exactly that text."


@dataclass(frozen=True, slots=True)
class Signatory:
    name: str
    title: str
    office: str = ""  # where it is another than that of the letterhead


def issue(draft: FollowUpDraft, *, seen_digest: str, signatory: Signatory, user: User, at: datetime) -> FollowUpLetter:
    """Approve it where it has to be approved, and freeze it. Raises EditRefused, leaving no trace."""
    spoilt = [each for each in draft.annexes.all() if not each.is_unaltered()]  # files are read before the lock
    with transaction.atomic():
        return _issue(draft, seen_digest, signatory, user, at, spoilt)


def _issue(draft, seen_digest, signatory: Signatory, user, at, spoilt) -> FollowUpLetter:
    kept, on = locked_draft(draft, user), timezone.localdate(at)
    locked = kept.assistance_request
    facts = facts_of(locked, on=on)
    _refuse(approval.not_now_by(facts, kept.kind, locked.status))
    _refuse(approval.why_not_issue(kept, facts, user))
    content = composed(kept, facts)
    if digest_of(content) != seen_digest:
        raise EditRefused([ANOTHER_TEXT])
    problems = approval.lacking(kept, facts)
    problems += [f"{name} of the signatory is missing." for name in ("Name", "Title") if not _given(signatory, name)]
    problems += [f"{each}: the file that is stored is not the one that was attached." for each in spoilt]
    problems += undrawable_in(places.of_follow_up(content, (signatory.name, signatory.title, signatory.office)))
    _refuse(problems)
    event = history.record(
        assistance_request=locked,
        act=Entry.FOLLOW_UP_ISSUED,
        from_status=locked.status,
        user=user,
        at=at,
        digest=digest_of(content),
        details={"kind": kept.kind, "code": (code := letters.new_code())},
    )
    # The page of a letter ends when its request is withdrawn.
    has_page = facts.letter is not None and kept.kind != FollowUpKind.WITHDRAWAL
    page = letters.receipt_page(facts.letter.code) if has_page else ""
    issued = Issue(on, signatory.name.strip(), signatory.title.strip(), code, page)
    frozen = FrozenFollowUp(content=content, issue=issued, signatory_office=signatory.office)
    letter = follow_ups.freeze(kept, frozen, event=event)
    kept.is_open = False
    kept.save(update_fields=["is_open"])
    return letter


def _given(signatory: Signatory, name: str) -> bool:
    return bool(getattr(signatory, name.lower()).strip())


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise EditRefused(reasons)
