"""Proposals: made by one registry editor, decided by another."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models.fields.files import FieldFile

from treaties import policies
from treaties.choices import ProposalStatus
from treaties.difference import RowChange
from treaties.editing.evidence import all_or_nothing
from treaties.models import Proposal
from treaties.writing import out_of_date


class ChangeRefused(Exception):
    """Why the registry was not changed: `reasons` are sentences."""

    def __init__(self, *reasons: str):
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


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
    """Ask for a change. `evidence`: a file, that of another proposal, or None; `instead_of`: one that was returned.

    Raises ChangeRefused where nothing would change, or the registry has moved on since the form was shown; then
    nothing is kept, the file neither.
    """
    _ask(policies.may_edit, by)
    rows = [row for row in rows if row.fields]
    if not rows:
        raise ChangeRefused("Nothing would change. Alter a value, or say which of them you read in the source.")
    if reasons := out_of_date(rows):
        raise ChangeRefused(*reasons)
    proposal = Proposal(
        summary=summary[:300],
        rows=[row.to_json() for row in rows],
        reason=reason,
        source_url=source_url,
        seen_on=seen_on,
        evidence_sha256=_sha256(evidence) if evidence else "",
        proposed_by=by,
        proposed_at=at,
    )
    with all_or_nothing() as stored:
        if instead_of:
            _close(_locked(instead_of), ProposalStatus.WITHDRAWN, by=by, at=at, note="Proposed again.")
        if isinstance(evidence, FieldFile):  # stored already, with another part of the same change
            proposal.evidence = evidence.name
        elif evidence:
            proposal.evidence.save(evidence.name, evidence, save=False)
            stored.append(proposal.evidence)
        proposal.save()
    return proposal


@transaction.atomic
def accept(proposal: Proposal, *, by, at: datetime, note: str = "") -> Proposal:
    """Raises ChangeRefused: for the one who proposed it, and where what it changes has changed since."""
    locked = _to_decide(proposal, by)
    rows = [RowChange.from_json(row) for row in locked.rows]
    if reasons := [*out_of_date(rows), *_accepted_elsewhere(rows)]:
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


def _accepted_elsewhere(rows: Sequence[RowChange]) -> list[str]:
    """Two accepted changes of one row cannot both be published."""
    own = {(row.kind, row.key) for row in rows if row.kind != "sources"}
    return [
        f"“{other.summary}” changes the same row and waits for publication. Publish or return it first."
        for other in Proposal.objects.filter(status=ProposalStatus.ACCEPTED)
        if any((each["kind"], each["key"]) in own for each in other.rows)
    ]


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
