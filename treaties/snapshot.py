"""Rows of the database <-> records of the registry, field by field, in both directions.

A record names an instrument by its code and a source by its link, where a row has ids: `Links` knows both.
Editions are hashed over records, so the same facts have the same digest in every installation.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache, cached_property
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst

from treaties.choices import Confidence
from treaties.models import (
    CentralAuthority,
    Declaration,
    EUMembership,
    Finding,
    Instrument,
    Participation,
    Source,
    State,
)
from treaties.registry import (
    AuthorityRecord,
    DeclarationRecord,
    FieldSource,
    FindingRecord,
    InstrumentRecord,
    MembershipRecord,
    ParticipationRecord,
    SourceRecord,
    StateRecord,
)


@dataclass(frozen=True)
class Kind:
    """One kind of fact: its model, its record, and the fields that tell one from another.

    `name` is also the attribute of `Registry` and `RegistryFiles` that holds its records.
    """

    name: str
    model: type[Model]
    record: type
    key: tuple[str, ...]

    @property
    def title(self) -> str:
        return capfirst(self.model._meta.verbose_name)

    def key_of(self, record) -> str:
        """What identifies a record among its kind, in words for people: "UNTOC / PK"."""
        return " / ".join(str(getattr(record, name)) for name in self.key)

    @cached_property
    def columns(self) -> dict[str, str]:
        """Field of the record -> column of the model."""
        return {field.name: _COLUMNS.get(field.name, field.name) for field in fields(self.record)}


# A record's field that stands in a column of another name.
_COLUMNS = {
    "instrument": "instrument_id",
    "supplements": "supplements_id",
    "state": "state_id",
    "counterpart": "counterpart_id",
    "source": "source_id",
    "verified": "confidence",
    "since": "member_from",
    "until": "member_until",
}

# In the order in which they are written: each after what it points to.
KINDS = (
    Kind("states", State, StateRecord, ("code",)),
    Kind("sources", Source, SourceRecord, ("url",)),
    Kind("instruments", Instrument, InstrumentRecord, ("code",)),
    Kind("participations", Participation, ParticipationRecord, ("instrument", "state")),
    Kind("declarations", Declaration, DeclarationRecord, ("instrument", "state", "article", "kind", "effect")),
    Kind("authorities", CentralAuthority, AuthorityRecord, ("state", "role", "name", "organisation")),
    Kind("findings", Finding, FindingRecord, ("origin", "key")),
    Kind("eu_memberships", EUMembership, MembershipRecord, ("state", "since")),
)


_WRITTEN = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


class Links:
    """Ids of instruments and sources by what records call them, and back, as the database has them now."""

    def __init__(self):
        self.instruments: dict[str, int] = dict(Instrument.objects.values_list("code", "pk"))
        self.sources: dict[str, int] = dict(Source.objects.values_list("url", "pk"))
        self.codes = {pk: code for code, pk in self.instruments.items()}
        names = [field.name for field in fields(SourceRecord)]
        self.source_records = {
            pk: SourceRecord(**dict(zip(names, values, strict=True)))
            for pk, *values in Source.objects.values_list("pk", *names)
        }


def read(kind: Kind, links: Links, **of) -> Iterator[tuple[Any, Any]]:
    """Primary key and record of every row, or of those that the lookups `of` find, in the order in which they were
    made: that of the files."""
    turns = [_from_column(name, links) for name in kind.columns]
    for pk, *values in kind.model.objects.filter(**of).order_by("pk").values_list("pk", *kind.columns.values()):
        known = zip(turns, values, strict=True)
        yield pk, kind.record(*[turn(value) if turn else value for turn, value in known])


def record_in(kind: Kind, row: Model, links: Links) -> Any:
    """The record of one row, saved or not."""
    values = {name: getattr(row, column) for name, column in kind.columns.items()}
    turns = {name: _from_column(name, links) for name in values}
    return kind.record(**{name: turns[name](value) if turns[name] else value for name, value in values.items()})


def columns_of(kind: Kind, record, links: Links) -> dict[str, Any]:
    """The values of a row that says what the record says."""
    return {column: _to_column(name, getattr(record, name), links) for name, column in kind.columns.items()}


def canonical(record) -> str:
    """A record as text, the same for the same facts: keys sorted, a source by its link."""
    return _WRITTEN(plain(record))


def plain(record) -> dict[str, Any]:
    """A record as JSON has it. Sources of single fields stand only in one that has any: so the digests of editions
    published before there were any stay what they are."""
    written = {name: _plain(getattr(record, name)) for name in _field_names(type(record))}
    if not written.get("field_sources", True):
        del written["field_sources"]
    return written


def record_of(kind: Kind, content: Mapping[str, Any], sources: Mapping[str, SourceRecord]) -> Any:
    """The way back from `canonical`. A source by its link, from `sources` where that has it.

    Raises KeyError, TypeError or ValueError for what is no such record.
    """
    names = [name for name in kind.columns if name in content or name != "field_sources"]
    return kind.record(**{name: _from_plain(name, content[name], sources) for name in names})


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _from_column(name: str, links: Links) -> Callable[[Any], Any] | None:
    """What makes the field of a record out of its column; None where they are the same."""
    if name in {"instrument", "supplements"}:
        return lambda value: links.codes.get(value, "")
    if name in {"state", "counterpart"}:
        return lambda value: value or ""
    if name == "source":
        return lambda value: links.source_records.get(value) or SourceRecord()
    if name == "verified":
        return lambda value: value == Confidence.VERIFIED
    if name.endswith("_fields"):
        return lambda value: frozenset(value.split(";")) if value else frozenset()
    if name == "field_sources":
        return lambda value: tuple(
            FieldSource(field, links.source_records.get(source) or SourceRecord(), speaks)
            for field, source, speaks in value
        )
    return None


def _to_column(name: str, value: Any, links: Links) -> Any:
    if name in {"instrument", "supplements"}:
        return links.instruments.get(value)
    if name in {"state", "counterpart"}:
        return value or None
    if name == "source":
        return links.sources.get(value.url)
    if name == "verified":
        return Confidence.VERIFIED.value if value else Confidence.UNVERIFIED.value
    if name.endswith("_fields"):
        return ";".join(sorted(value))
    if name == "field_sources":
        return [[each.field, links.sources.get(each.source.url), each.source_date] for each in value]
    return value


def _from_plain(name: str, value: Any, sources: Mapping[str, SourceRecord]) -> Any:
    if name == "source":
        return sources.get(value) or SourceRecord(url=value)
    if name.endswith("_fields"):
        return frozenset(value)
    if name == "field_sources":
        return tuple(FieldSource(field, _from_plain("source", url, sources), speaks) for field, url, speaks in value)
    if name.endswith("_on") or name in {"since", "until"}:
        return date.fromisoformat(value) if value else None
    return value


@cache
def _field_names(of: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(of))


def _plain(value: Any) -> Any:
    if isinstance(value, SourceRecord):
        return value.url
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [[each.field, each.source.url, each.source_date] for each in value]
    return value.isoformat() if isinstance(value, date) else value
