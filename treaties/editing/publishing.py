"""Accepted proposals become an edition, all together or none."""

from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError

from treaties import policies
from treaties.choices import ProposalStatus
from treaties.difference import RowChange
from treaties.editing.proposing import ChangeRefused, out_of_date
from treaties.editions import law_files_of, publish_if_changed
from treaties.models import Edition, Proposal, Source
from treaties.selectors import current_edition
from treaties.signals import edition_published
from treaties.snapshot import KINDS, Kind, Links, columns_of, read, record_of


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
    if reasons := [sentence for row in rows for sentence in out_of_date(row)]:
        raise ChangeRefused(*reasons)
    _write(rows)
    published, is_new = publish_if_changed(law_files_of(edition), at=at, by=by, notes=notes)
    if not is_new:
        raise ChangeRefused("Taken together, the accepted proposals change nothing. Return or withdraw them.")
    Proposal.objects.filter(pk__in=[proposal.pk for proposal in accepted]).update(
        status=ProposalStatus.PUBLISHED, edition=published
    )
    transaction.on_commit(lambda: edition_published.send(sender=Edition, edition=published, by=by))
    return published


def _write(rows: list[RowChange]) -> None:
    """New and changed rows in the order of the kinds; removed ones backwards, first what points to others."""
    for kind in KINDS:
        for row in rows:
            if row.kind == kind.name and row.after is not None:
                _put(kind, row)
    for kind in reversed(KINDS):
        for row in rows:
            if row.kind == kind.name and row.after is None:
                _take_out(kind, row)


def _put(kind: Kind, row: RowChange) -> None:
    if kind.model is Source and Source.objects.filter(url=row.after["url"]).exists() and row.before is None:
        return  # two proposals read the same new source
    links = Links()
    known = {source.url: source for source in links.source_records.values()}
    columns = columns_of(kind, record_of(kind, row.after, known), links)
    if row.before is None:
        kind.model.objects.create(**columns)
    else:
        kind.model.objects.filter(pk=_pk(kind, row, links)).update(**columns)


def _take_out(kind: Kind, row: RowChange) -> None:
    try:
        kind.model.objects.get(pk=_pk(kind, row, Links())).delete()
    except ProtectedError:
        raise ChangeRefused(f"{kind.title} {row.key} is still used by other rows. Remove those first.") from None


def _pk(kind: Kind, row: RowChange, links: Links):
    return next(pk for pk, record in read(kind, links) if kind.key_of(record) == row.key)
