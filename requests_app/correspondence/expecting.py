"""That the day by which an entry says they will act does not hold: they took it back, or it was never theirs."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from requests_app import history, policies
from requests_app.choices import DeadlineKind, Entry
from requests_app.clocks import reckoning
from requests_app.models import Correspondence, NoLongerExpected
from requests_app.services import EditRefused
from requests_app.services.locking import locked_where_seen


@transaction.atomic
def drop(entry: Correspondence, *, because: str, user: User, at: datetime) -> NoLongerExpected:
    """What they said before holds again, where they said something. Twice is once. Raises EditRefused."""
    locked = locked_where_seen(user, entry.assistance_request_id, policies.may_keep_correspondence)
    if entry.expected_on is None:
        raise EditRefused(["It names no day by which they will act."])
    if not because.strip():
        raise EditRefused(["Say why the day does not hold, in a few words."])
    if before := NoLongerExpected.objects.filter(entry=entry).first():
        return before
    dropped = NoLongerExpected.objects.create(entry=entry, word=because.strip(), user=user, at=at)
    history.record(
        assistance_request=locked,
        act=Entry.DAY_TAKEN_BACK,
        from_status=locked.status,
        user=user,
        at=at,
        details={"kind": DeadlineKind.EXPECTED, "on": entry.expected_on.isoformat(), "because": dropped.word},
    )
    reckoning.restate(locked, at=at)
    return dropped
