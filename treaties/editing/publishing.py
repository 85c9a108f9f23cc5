"""Accepted proposals become an edition, all together or none."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from treaties import policies
from treaties.choices import ProposalStatus
from treaties.difference import RowChange
from treaties.editing.proposing import ChangeRefused
from treaties.editions import law_files_of, publish_if_changed
from treaties.models import Edition, Proposal
from treaties.selectors import current_edition
from treaties.signals import edition_published
from treaties.writing import Altered, RowsRefused, altered, out_of_date, write


@transaction.atomic
def publish(*, by, at: datetime, notes: str) -> Edition:
    """Write every accepted proposal into the registry and publish the edition that has them.

    Raises ChangeRefused, and then nothing is changed, where none was accepted or one does not fit any more.
    """
    if not policies.may_edit(by):
        raise ChangeRefused(policies.may_edit.__doc__)
    edition = current_edition()
    accepted = list(Proposal.objects.select_for_update().filter(status=ProposalStatus.ACCEPTED).order_by("pk"))
    if not accepted:
        raise ChangeRefused("No accepted proposal waits for publication.")
    rows = [RowChange.from_json(row) for proposal in accepted for row in proposal.rows]
    if reasons := out_of_date(rows):
        raise ChangeRefused(*reasons)
    published = _published(altered(rows), edition, by=by, at=at, notes=notes)
    Proposal.objects.filter(pk__in=[proposal.pk for proposal in accepted]).update(
        status=ProposalStatus.PUBLISHED, edition=published
    )
    return published


@transaction.atomic
def publish_at_once(rows: Sequence[Altered], *, by, at: datetime, notes: str) -> Edition:
    """Publish rows that nobody else looked at. They must be as the tables are now: read them in this transaction."""
    if not policies.may_publish_at_once(by):
        raise ChangeRefused(policies.may_publish_at_once.__doc__)
    return _published(rows, current_edition(), by=by, at=at, notes=notes)


def _published(rows: Sequence[Altered], edition: Edition, *, by, at: datetime, notes: str) -> Edition:
    try:
        write(rows)
    except RowsRefused as refused:
        raise ChangeRefused(*refused.reasons) from None
    published, is_new = publish_if_changed(law_files_of(edition), at=at, by=by, notes=notes)
    if not is_new:
        raise ChangeRefused("Taken together, these changes leave the registry as it is.")
    transaction.on_commit(lambda: edition_published.send(sender=Edition, edition=published, by=by))
    return published
