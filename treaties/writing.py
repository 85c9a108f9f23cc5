"""Changed rows into the tables, however many. What does not fit is refused in words, before it is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import ProtectedError

from treaties.difference import BY_NAME, Content, RowChange
from treaties.models import Source
from treaties.snapshot import KINDS, Kind, Links, columns_of, read, record_of

MOST_NAMED = 500  # values one query asks for; above that the whole table is read
BATCH = 500
LOOKUPS = (
    ("code", "code__in"),
    ("url", "url__in"),
    ("instrument", "instrument__code__in"),
    ("state", "state_id__in"),
)


class RowsRefused(Exception):
    """Why nothing was written: `reasons` are sentences."""

    def __init__(self, *reasons: str):
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


@dataclass(frozen=True)
class Altered:
    """A row as it is and as it shall be, as records; None where there is none. See `difference.RowChange`."""

    kind: Kind
    before: Any | None
    after: Any | None

    @property
    def key(self) -> str:
        return self.kind.key_of(self.before or self.after)

    @cached_property
    def row(self) -> RowChange:
        return RowChange.of(self.kind, self.before, self.after)


def out_of_date(rows: Sequence[RowChange]) -> list[str]:
    """Why changes do not fit the registry as it is now, a sentence for each; nothing where they do."""
    links, found = Links(), []
    for kind in KINDS:
        of_kind = [row for row in rows if row.kind == kind.name]
        present = _present(kind, of_kind, links) if of_kind else {}
        found += [sentence for row in of_kind for sentence in _misfit(row, present.get(row.key))]
    return found


def altered(rows: Iterable[RowChange]) -> list[Altered]:
    """Changes as records again."""
    rows = list(rows)
    known = {source.url: source for source in Links().source_records.values()}

    def record(kind: Kind, content: Content | None):
        return record_of(kind, content, known) if content else None

    return [
        Altered(BY_NAME[row.kind], *(record(BY_NAME[row.kind], each) for each in (row.before, row.after)))
        for row in rows
    ]


def write(rows: Sequence[Altered]) -> None:
    """New and changed rows in the order of the kinds; removed ones backwards, first what points to others.

    Call inside a transaction. Raises RowsRefused where one rests on what is not there, or is still needed.
    """
    for kind in KINDS:
        of_kind = [row for row in rows if row.kind is kind and row.after is not None]
        if of_kind:
            _put(kind, of_kind)
    for kind in reversed(KINDS):
        of_kind = [row for row in rows if row.kind is kind and row.after is None]
        if of_kind:
            _take_out(kind, of_kind)


def waves(records: Sequence[tuple]) -> Iterator[list[tuple]]:
    """What supplements another instrument is written after it. The record stands first in each tuple."""
    yield [each for each in records if not getattr(each[0], "supplements", "")]
    yield [each for each in records if getattr(each[0], "supplements", "")]


def _present(kind: Kind, rows: Sequence[RowChange], links: Links) -> dict[str, Content]:
    """The rows that are changed, as the tables have them, by their keys."""
    keys = {row.key for row in rows}
    found = ((kind.key_of(record), record) for _, record in read(kind, links, **_lookups(rows)))
    return {key: RowChange.of(kind, record, None).before for key, record in found if key in keys}


def _lookups(rows: Sequence[RowChange]) -> dict[str, list[str]]:
    """Narrows the reading to what the rows name, where that is little."""
    contents = [row.before or row.after for row in rows]
    for name, lookup in LOOKUPS:
        values = {content.get(name) for content in contents}
        if all(values) and len(values) <= MOST_NAMED:
            return {lookup: sorted(values)}
    return {}


def _misfit(row: RowChange, present: Content | None) -> list[str]:
    title = BY_NAME[row.kind].title
    if present == row.before or (row.kind == "sources" and row.before is None):
        return []
    if row.before is None:
        return [f"{title} {row.key} is in the registry already. Change that one."]
    if present is None:
        return [f"{title} {row.key} is not in the registry any more."]
    return [f"{title} {row.key} was changed since. Look at it as it is now, and propose it again."]


def _put(kind: Kind, rows: list[Altered]) -> None:
    links = Links()
    new = {row.key: row.after for row in rows if row.before is None}
    if kind.model is Source:  # two proposals may have read the same new source
        new = {url: source for url, source in new.items() if url not in links.sources}
    for wave in filter(None, waves([(record,) for record in new.values()])):
        made = [kind.model(**_columns(kind, record, links)) for (record,) in wave]
        kind.model.objects.bulk_create(made, batch_size=BATCH)
        links = Links()  # a supplement points to an instrument of the wave before
    changed = {row.key: row for row in rows if row.before is not None}  # two proposals may name the same source
    if changed:
        _overwrite(kind, list(changed.values()), links)


def _overwrite(kind: Kind, rows: list[Altered], links: Links) -> None:
    """`bulk_create` over the rows that are there: `bulk_update` takes ten times as long."""
    pk = kind.model._meta.pk.attname
    numbers = _numbers(kind, links)
    changed = [kind.model(**{pk: numbers[row.key]} | _columns(kind, row.after, links)) for row in rows]
    kind.model.objects.bulk_create(
        changed,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=[pk],
        update_fields=[name for name in kind.columns.values() if name != pk],
    )


def _columns(kind: Kind, record, links: Links) -> dict[str, Any]:
    """Raises RowsRefused where it names an instrument or a source that the registry has not."""
    for name in ("instrument", "supplements"):
        code = getattr(record, name, "")
        if code and code not in links.instruments:
            raise RowsRefused(f"{kind.title} {kind.key_of(record)} rests on {code}, which the registry does not have.")
    for said in (record, *getattr(record, "field_sources", ())):
        source = getattr(said, "source", None)
        if source and source.url and source.url not in links.sources:
            raise RowsRefused(f"{kind.title} {kind.key_of(record)} was read at {source.url}, which is no source here.")
    return columns_of(kind, record, links)


def _take_out(kind: Kind, rows: list[Altered]) -> None:
    numbers = _numbers(kind, Links())
    for row in rows:
        try:
            kind.model.objects.get(pk=numbers[row.key]).delete()
        except ProtectedError:
            raise RowsRefused(f"{kind.title} {row.key} is still used by other rows. Remove those first.") from None


def _numbers(kind: Kind, links: Links) -> dict[str, Any]:
    """Primary keys by what identifies the rows."""
    return {kind.key_of(record): pk for pk, record in read(kind, links)}
