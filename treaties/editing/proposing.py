"""Proposals: made by one registry editor, decided by another."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from treaties import policies
from treaties.choices import ProposalStatus
from treaties.difference import BY_NAME, RowChange
from treaties.models import Proposal
from treaties.snapshot import Links, read


class ChangeRefused(Exception):
    """Why the registry was not changed: `reasons` are sentences."""

    def __init__(self, *reasons: str):
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


@transaction.atomic
def propose(
    rows: Sequence[RowChange],
    *,
    summary: str,
    reason: str,
    source_url: str,
    seen_on: date,
    by,
    at: datetime,
    evidence=None,
    instead_of: Proposal | None = None,
) -> Proposal:
    """Ask for a change. `evidence`: an uploaded file, or None; `instead_of`: one that was returned.

    Raises ChangeRefused where nothing would change, or the registry has moved on since the form was shown.
    """
    _ask(policies.may_edit, by)
    rows = [row for row in rows if row.fields]
    if not rows:
        raise ChangeRefused("Nothing would change. Alter a value, or say which of them you read in the source.")
    if reasons := [sentence for row in rows for sentence in out_of_date(row)]:
        raise ChangeRefused(*reasons)
    if instead_of:
        _close(_locked(instead_of), ProposalStatus.WITHDRAWN, by=by, at=at, note="Proposed again.")
    return Proposal.objects.create(
        summary=summary[:300],
        rows=[row.to_json() for row in rows],
        reason=reason,
        source_url=source_url,
        seen_on=seen_on,
        evidence=evidence or "",
        evidence_sha256=_sha256(evidence) if evidence else "",
        proposed_by=by,
        proposed_at=at,
    )


@transaction.atomic
def accept(proposal: Proposal, *, by, at: datetime, note: str = "") -> Proposal:
    """Raises ChangeRefused: for the one who proposed it, and where what it changes has changed since."""
    locked = _to_decide(proposal, by)
    rows = [RowChange.from_json(row) for row in locked.rows]
    if reasons := [sentence for row in rows for sentence in (*out_of_date(row), *_accepted_elsewhere(row))]:
        raise ChangeRefused(*reasons)
    return _close(locked, ProposalStatus.ACCEPTED, by=by, at=at, note=note)


@transaction.atomic
def send_back(proposal: Proposal, *, by, at: datetime, note: str) -> Proposal:
    """Return it to its editor, with what is wrong. One that was accepted can be returned until it is published."""
    if not note.strip():
        raise ChangeRefused("Say what is wrong with it, so that its editor can mend it.")
    return _close(
        _to_decide(proposal, by, also=ProposalStatus.ACCEPTED), ProposalStatus.RETURNED, by=by, at=at, note=note
    )


@transaction.atomic
def withdraw(proposal: Proposal, *, by, at: datetime) -> Proposal:
    """Its editor takes it back; what is published stays."""
    locked = _locked(proposal)
    if not policies.may_withdraw(by, locked):
        raise ChangeRefused(policies.may_withdraw.__doc__)
    if locked.status not in {ProposalStatus.PROPOSED, ProposalStatus.RETURNED, ProposalStatus.ACCEPTED}:
        raise ChangeRefused(f"It cannot be withdrawn any more: {locked.get_status_display().lower()}.")
    return _close(locked, ProposalStatus.WITHDRAWN, by=by, at=at)


def out_of_date(row: RowChange) -> list[str]:
    """Why a change does not fit the registry as it is now; nothing where it does."""
    present = present_content(row)
    if present == row.before or (row.kind == "sources" and row.before is None):
        return []
    if row.before is None:
        return [f"{BY_NAME[row.kind].title} {row.key} is in the registry already. Change that one."]
    if present is None:
        return [f"{BY_NAME[row.kind].title} {row.key} is not in the registry any more."]
    return [f"{BY_NAME[row.kind].title} {row.key} was changed since. Look at it as it is now, and propose it again."]


def present_content(row: RowChange):
    """The row as the tables have it, as `RowChange` has contents; None where there is none."""
    kind = BY_NAME[row.kind]
    for _, record in read(kind, Links(), **_lookups(row)):
        if kind.key_of(record) == row.key:
            return RowChange.of(kind, record, None).before
    return None


def _lookups(row: RowChange) -> dict[str, str]:
    """Narrows the reading to a State or a code where the row has one."""
    content = row.before or row.after
    if content.get("state"):
        return {"state_id": content["state"]}
    return {"code": content["code"]} if "code" in content else {}


def _accepted_elsewhere(row: RowChange) -> list[str]:
    """Two accepted changes of one row cannot both be published."""
    waiting = Proposal.objects.filter(status=ProposalStatus.ACCEPTED)
    for other in waiting:
        if row.kind != "sources" and any(each["kind"] == row.kind and each["key"] == row.key for each in other.rows):
            return [f"“{other.summary}” changes the same row and waits for publication. Publish or return it first."]
    return []


def _to_decide(proposal: Proposal, by, *, also: str = "") -> Proposal:
    locked = _locked(proposal)
    _ask(policies.may_edit, by)
    if not policies.may_decide(by, locked):
        raise ChangeRefused(policies.may_decide.__doc__)
    if locked.status not in {ProposalStatus.PROPOSED, also}:
        decided = f" by {locked.decided_by}" if locked.decided_by else ""
        raise ChangeRefused(f"It was decided already{decided}: {locked.get_status_display().lower()}.")
    return locked


def _locked(proposal: Proposal) -> Proposal:
    return Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)


def _close(proposal: Proposal, status: ProposalStatus, *, by, at: datetime, note: str = "") -> Proposal:
    proposal.status = status
    proposal.decided_by, proposal.decided_at, proposal.decision_note = by, at, note
    proposal.save(update_fields=["status", "decided_by", "decided_at", "decision_note"])
    return proposal


def _ask(policy, user) -> None:
    if not policy(user):
        raise ChangeRefused(policy.__doc__)


def _sha256(file) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()
