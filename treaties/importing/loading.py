"""Writing the files into the database: one transaction, repeatable, published as an edition where anything changed.

A row whose content no longer has the digest it was loaded with was edited in Comity since: it is told and kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import ProtectedError

from treaties.editions import publish_if_changed
from treaties.importing.files import read_files
from treaties.law import LawFiles
from treaties.models import Edition
from treaties.signals import edition_published
from treaties.snapshot import KINDS, Kind, Links, canonical, columns_of, digest, read
from treaties.writing import waves


@dataclass
class Count:
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass
class LoadReport:
    """What a load did, by kind of fact. `kept`: sentences about rows it left as they are, and why."""

    edition: Edition
    published: bool
    counts: dict[str, Count]
    kept: list[str]


@dataclass
class Held:
    """A row of the database before the load."""

    pk: object
    text: str  # its record, canonical
    loaded_digest: str
    loaded_key: str

    @property
    def was_edited(self) -> bool:
        return digest(self.text) != self.loaded_digest


def load(directory: Path, *, at: datetime, replace: bool = False, by=None) -> LoadReport:
    """Load the files, and publish an edition where that changed anything.

    Raises RegistryFilesError, and loads nothing, when anything in them is bad. `replace` overwrites rows that
    editors changed since they were loaded; rows that editors made are never touched unless the files have them too.
    """
    files = read_files(directory)
    facts = {kind.name: getattr(files, kind.name) for kind in KINDS}
    with transaction.atomic():
        return write_whole(facts, files.law_files, at=at, replace=replace, by=by)


def write_whole(
    facts: Mapping[str, Iterable],
    law_files: LawFiles,
    *,
    at: datetime,
    replace: bool = False,
    by=None,
    notes: str = "",
    also_made_here: bool = False,
) -> LoadReport:
    """Make the tables equal to `facts`, records by the name of their kind, and publish that. Call in a transaction.

    `also_made_here`: rows that editors made are gone too where `facts` does not have them; else they stay.
    """
    loader = _Loader(replace=replace, also_made_here=also_made_here)
    for kind in KINDS:
        loader.write(kind, facts[kind.name])
    for kind in reversed(KINDS):  # first what points to others
        loader.remove_vanished(kind)
    edition, published = publish_if_changed(law_files, at=at, by=by, notes=notes)
    if published:
        transaction.on_commit(lambda: edition_published.send(sender=Edition, edition=edition, by=by))
    return LoadReport(edition, published, loader.counts, loader.kept)


@dataclass
class _Loader:
    replace: bool
    also_made_here: bool
    counts: dict[str, Count] = field(default_factory=lambda: {kind.name: Count() for kind in KINDS})
    kept: list[str] = field(default_factory=list)
    vanished: dict[str, dict[str, Held]] = field(default_factory=dict)

    def write(self, kind: Kind, records: Iterable) -> None:
        links, held, count = Links(), _held(kind), self.counts[kind.name]
        new, changed = [], []
        for record in records:
            key, text = kind.key_of(record), canonical(record)
            stamp = {"loaded_key": key, "loaded_digest": digest(text)}
            row = held.pop(key, None)
            if row is None:
                count.added += 1
                new.append((record, stamp))
            elif row.text == text:
                count.unchanged += 1
                if row.was_edited:  # an editor's change has reached the files
                    kind.model.objects.filter(pk=row.pk).update(**stamp)
            elif row.was_edited and not self.replace:
                self.kept.append(f"{kind.title} {key}: changed in Comity since it was loaded.")
            else:
                count.changed += 1
                changed.append(kind.model(pk=row.pk, **columns_of(kind, record, links), **stamp))
        for wave in waves(new):
            links = Links()  # a supplement points to an instrument of the wave before
            kind.model.objects.bulk_create(
                [kind.model(**columns_of(kind, record, links), **stamp) for record, stamp in wave], batch_size=500
            )
        columns = [*kind.columns.values(), "loaded_key", "loaded_digest"]
        pk = kind.model._meta.pk.attname
        kind.model.objects.bulk_update(changed, [name for name in columns if name != pk], batch_size=50)
        self.vanished[kind.name] = {key: row for key, row in held.items() if row.loaded_key or self.also_made_here}

    def remove_vanished(self, kind: Kind) -> None:
        for key, row in self.vanished[kind.name].items():
            name = f"{kind.title} {key}"
            if row.was_edited and not self.replace:
                what = "changed in Comity since it was loaded" if row.loaded_key else "made in Comity"
                self.kept.append(f"{name}: no longer in the files, but {what}.")
                continue
            try:
                kind.model.objects.get(pk=row.pk).delete()
                self.counts[kind.name].removed += 1
            except ProtectedError:
                self.kept.append(f"{name}: no longer in the files, but still used.")


def _held(kind: Kind) -> dict[str, Held]:
    """Rows by the key they were loaded with; those that editors made by what identifies them now."""
    stamps = {pk: stamp for pk, *stamp in kind.model.objects.values_list("pk", "loaded_digest", "loaded_key")}
    rows = [(record, Held(pk, canonical(record), *stamps[pk])) for pk, record in read(kind, Links())]
    made_here = {kind.key_of(record): row for record, row in rows if not row.loaded_key}
    return made_here | {row.loaded_key: row for _, row in rows if row.loaded_key}
