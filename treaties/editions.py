"""Editions: the registry as it stands and the law files that belong to it, under one digest and kept whole.

An edition is self-contained: what it said can be read again when the tables and the files have long moved on.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping
from datetime import datetime

from treaties import law
from treaties.law import LawBook, LawFiles
from treaties.models import Edition, EditionContent
from treaties.registry import Registry, SourceRecord
from treaties.snapshot import KINDS, Links, canonical, read, record_of

Records = Mapping[str, Mapping[str, object]]  # name of a kind -> key -> record


class EditionAltered(Exception):
    """What is kept of an edition does not have its digest."""


def publish_if_changed(files: LawFiles, *, at: datetime, by=None, notes: str = "") -> tuple[Edition, bool]:
    """The edition of what the database holds, and whether it had to be published for that.

    Call inside a transaction: two that publish at once get one number each, or one of them fails whole.
    """
    current = Edition.objects.select_for_update().order_by("-number").first()
    facts, counts = _dump(files)
    sha256 = hashlib.sha256(facts).hexdigest()
    if current and current.sha256 == sha256 and EditionContent.objects.filter(edition=current).exists():
        return current, False
    edition = Edition.objects.create(
        number=current.number + 1 if current else 1,
        published_at=at,
        published_by=by,
        notes=notes,
        sha256=sha256,
        law_sha256=law.digest(files),
        counts=counts,
    )
    EditionContent.objects.create(edition=edition, facts=zlib.compress(facts), law=zlib.compress(law.to_bytes(files)))
    return edition, True


def kept(edition: Edition) -> tuple[bytes, bytes]:
    """What is kept of an edition: its facts and its law files, as its digests are over them.

    Raises EditionAltered, and EditionContent.DoesNotExist for one published before editions were kept whole.
    """
    return _facts(edition), _law_files(edition)


def law_files_of(edition: Edition) -> LawFiles:
    """Raises as `kept`."""
    return law.from_bytes(_law_files(edition))


def records_of(edition: Edition) -> Records:
    """Every fact of an edition by its key. Raises as `kept`."""
    return records_in(_facts(edition))


def records_in(facts: bytes) -> Records:
    """The way back from `_dump`. Raises KeyError, TypeError or ValueError for what it did not make."""
    lines: dict[str, list[dict]] = {kind.name: [] for kind in KINDS}
    for line in facts.decode().split("\n")[1:-1]:
        name, _, content = line.partition(" ")
        lines[name].append(json.loads(content))
    sources = {each["url"]: SourceRecord(**each) for each in lines["sources"]}
    return {
        kind.name: {
            kind.key_of(record): record for record in (record_of(kind, each, sources) for each in lines[kind.name])
        }
        for kind in KINDS
    }


def registry_of(edition: Edition, book: LawBook | None = None) -> Registry:
    """The snapshot of any edition. `book`: its law, where that is read already."""
    facts = {name: records.values() for name, records in records_of(edition).items() if name != "sources"}
    book = book or law.parse(law_files_of(edition), kept=True)
    return Registry.of(edition=edition.number, sha256=edition.sha256, law=book, **facts)


def _facts(edition: Edition) -> bytes:
    whole = zlib.decompress(edition.content.facts)
    if hashlib.sha256(whole).hexdigest() != edition.sha256:
        raise EditionAltered(f"The facts kept of edition {edition.number} are not those it was published with.")
    return whole


def _law_files(edition: Edition) -> bytes:
    whole = zlib.decompress(edition.content.law)
    if hashlib.sha256(whole).hexdigest() != edition.law_sha256:
        raise EditionAltered(f"The law files kept of edition {edition.number} are not those it was published with.")
    return whole


def _dump(files: LawFiles) -> tuple[bytes, dict[str, int]]:
    """Every fact as a line of canonical JSON, sorted, below the digest of the law files; and how many of each kind."""
    links, counts = Links(), {}
    parts = [f"law {law.digest(files)}\n"]
    for kind in KINDS:
        lines = sorted(canonical(record) for _, record in read(kind, links))
        counts[kind.name] = len(lines)
        parts += [f"{kind.name} {line}\n" for line in lines]
    return "".join(parts).encode(), counts
