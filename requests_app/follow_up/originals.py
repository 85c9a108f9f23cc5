"""The signed original of a letter that follows one: compared by its code with what was issued, as that of the letter
itself is, then kept beside it.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_app import history, policies, selectors
from requests_app.choices import Entry, Status
from requests_app.files import stored
from requests_app.letters import follow_ups
from requests_app.models import (
    AssistanceRequest,
    FollowUpLetter,
    FollowUpOriginal,
    FollowUpOriginalFile,
    VoidedFollowUp,
)
from requests_app.sending import scans
from requests_app.sending.originals import (
    OVER,
    Filed,
    OriginalRefused,
    ScannedFile,
    keep,
    notes,
    refuse_another,
    rows_of,
)

VOID = "It was made void: nothing is filed beside it."


def newest(letter: FollowUpLetter) -> FollowUpOriginal | None:
    return letter.originals.prefetch_related("files").last()


def why_not_file(letter: FollowUpLetter, user: User) -> list[str]:
    own = letter.assistance_request
    if not selectors.visible_to(user).filter(pk=own.pk).exists():
        return ["There is no such request for you."]
    if not policies.may_file_original(own, user):
        return [policies.sentence(policies.may_file_original)]
    if own.status == Status.CLOSED:
        return [OVER]
    return [VOID] if VoidedFollowUp.objects.filter(letter=letter).exists() else []


def file_original(
    letter: FollowUpLetter, scanned: Sequence[ScannedFile], *, typed: str = "", user: User, at: datetime
) -> Filed:
    """Keep the scan beside the letter. Raises OriginalRefused."""
    issued = follow_ups.pdf(letter, at=at)  # drawn before anything is locked
    count = scans.count_pages(issued)
    rows = rows_of(scanned, FollowUpOriginalFile, FollowUpOriginal(letter=letter))
    with stored(rows), transaction.atomic():
        locked = AssistanceRequest.objects.select_for_update(of=("self",)).get(pk=letter.assistance_request_id)
        letter.assistance_request = locked
        if reasons := why_not_file(letter, user):
            raise OriginalRefused(reasons)
        refuse_another(scanned, typed, letter, issued, count, user)
        original = keep(rows, user=user, at=at)
        history.record(
            assistance_request=locked,
            act=Entry.ORIGINAL_FILED,
            from_status=locked.status,
            user=user,
            at=at,
            details={
                "kind": letter.kind,
                "code": letter.code,
                "pages": original.pages,
                "read_as": original.read_as,
                "sha256": [each.sha256 for each in scanned],
            },
        )
    return Filed(original, notes(scanned, letter, count))
