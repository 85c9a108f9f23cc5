"""Files in the shape of the registry's own: rows of each -> records, where the tables do not hold them against it.

What a file has no column for (notes, marks of single fields) stays as the registry has it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from treaties.choices import BasisRole
from treaties.importing import records, tables
from treaties.importing.columns import MARKED_FIELDS
from treaties.importing.states import all_states
from treaties.importing.table import Row, Table
from treaties.registry import FieldSource, ParticipationRecord
from treaties.uploads.reading import Reading

Found = Iterator[tuple[str, Any]]  # name of a kind, record


@dataclass(frozen=True)
class Shape:
    """`says_all`: a row of the registry that the file could have and has not may be meant to go."""

    table: Table
    records: Callable[[list[Row], Reading], Found]
    says_all: bool = True

    @property
    def name(self) -> str:
        return self.table.file


def of_header(header: tuple[str, ...]) -> Shape | None:
    """The shape that has exactly these columns, in whatever order."""
    return next((shape for shape in SHAPES if set(shape.table.columns) == set(header)), None)


def nearest(header: tuple[str, ...]) -> Shape | None:
    """The one that shares most columns with it, where most are shared."""
    best = max(SHAPES, key=lambda shape: len(set(shape.table.columns) & set(header)))
    return best if len(set(best.table.columns) & set(header)) * 2 > len(best.table.columns) else None


def _about_known_instruments(rows: list[Row], reading: Reading) -> Iterator[Row]:
    for row in rows:
        code = row["instrument_code"]
        if code in reading.present.instruments:
            yield row
        else:
            reading.problems.append(row.problem("instrument_code", f"{code!r} is no instrument of the registry"))


def _participations(rows: list[Row], reading: Reading) -> Found:
    for row in _about_known_instruments(rows, reading):
        record = records.participation(row, reading.sources)
        before = reading.present.like("participations", record)
        record = replace(record, suspended_on=before.suspended_on) if before else record  # the file has no such column
        yield "participations", _with_marks(record, before)


def _with_marks(record: ParticipationRecord, before: ParticipationRecord | None) -> ParticipationRecord:
    """A field keeps its own mark as long as it says the same; one that changes is known as its row is."""
    if before is None:
        return record
    changed = {name for name in MARKED_FIELDS if getattr(record, name, None) != getattr(before, name, None)}
    return replace(
        record,
        notes=before.notes,
        verified_fields=before.verified_fields - changed,
        computed_fields=before.computed_fields - changed,
        recalled_fields=(before.recalled_fields - changed) | record.recalled_fields,
        field_sources=_kept_apart(record, before, changed),
    )


def _kept_apart(record: ParticipationRecord, before: ParticipationRecord, changed: set[str]) -> tuple[FieldSource, ...]:
    """A row read in the source it had says nothing new of where a field that stays was read; another speaks for all."""
    same = record.source == before.source
    return tuple(each for each in before.field_sources if same and each.field not in changed)


def _marks(rows: list[Row], reading: Reading) -> Found:
    present, names = reading.present, ("verified_fields", "computed_fields", "recalled_fields")
    for row in _about_known_instruments(rows, reading):
        before = present.records("participations").get(" / ".join(records.place(row)))
        if before is None:
            what = f"{' / '.join(records.place(row))} is no participation of the registry"
            reading.problems.append(row.problem("instrument_code, country_alpha2", what))
        else:
            yield "participations", replace(before, notes=row["note"], **{name: row[name] for name in names})


def _declarations(rows: list[Row], reading: Reading) -> Found:
    for row in _about_known_instruments(rows, reading):
        yield _keeping_notes("declarations", records.declaration(row, reading.sources), reading)


def _authorities(rows: list[Row], reading: Reading) -> Found:
    for row in rows:
        yield _keeping_notes("authorities", records.authority(row, reading.sources), reading)


def _not_bound(rows: list[Row], reading: Reading) -> Found:
    names = {code: instrument.name for code, instrument in reading.present.instruments.items()}
    for row in _about_known_instruments(rows, reading):
        record = records.not_bound(row, reading.sources, names, all_states())
        yield _keeping_notes("findings", record, reading)


def _pakistan_findings(rows: list[Row], reading: Reading) -> Found:
    for record in records.pakistan_findings(rows, reading.sources, all_states()):
        yield _keeping_notes("findings", record, reading)


def _memberships(rows: list[Row], reading: Reading) -> Found:
    for row in rows:
        record = records.membership(row)
        if before := reading.present.like("eu_memberships", record):
            record = replace(record, source=before.source, source_date=before.source_date, notes=before.notes)
        yield "eu_memberships", record


def _keeping_notes(kind: str, record: Any, reading: Reading) -> tuple[str, Any]:
    before = reading.present.like(kind, record)
    return kind, replace(record, notes=before.notes) if before else record


def _instruments(rows: list[Row], reading: Reading) -> Found:
    for row in _that_supplement_rightly(rows, reading):
        yield "instruments", records.instrument(row)


def _bilateral(rows: list[Row], reading: Reading) -> Found:
    for row in _that_supplement_rightly(rows, reading):
        if row["party_a"] == row["party_b"]:
            reading.problems.append(row.problem("party_b", "is the same as party_a"))
            continue
        yield "instruments", records.bilateral(row, all_states())
        for place in records.pair(row, reading.sources):
            yield "participations", _with_marks(place, reading.present.like("participations", place))


def _that_supplement_rightly(rows: list[Row], reading: Reading) -> Iterator[Row]:
    """A supplement supplements something that may carry a request; nothing else supplements."""
    roles = {code: instrument.basis_role for code, instrument in reading.present.instruments.items()}
    roles |= {row["code"]: row["basis_role"] for row in rows}
    for row in rows:
        named, is_supplement = row["supplements"], row["basis_role"] == BasisRole.SUPPLEMENT
        if is_supplement != bool(named):
            what = "and basis_role supplement go together: one of the two is missing"
            reading.problems.append(row.problem("supplements", what))
        elif named and roles.get(named) != BasisRole.STANDALONE:
            what = f"{named!r} is no instrument of the registry that may carry a request"
            reading.problems.append(row.problem("supplements", what))
        else:
            yield row


def _sources(rows: list[Row], reading: Reading) -> Found:
    for record in records.Sources.listed(rows).all():
        yield "sources", record


_BY_FILE = {table.file: table for table in tables.TABLES}
# regional.csv has the columns of participations.csv, instruments_regional.csv those of instruments.csv.
SHAPES = (
    Shape(_BY_FILE["participations.csv"], _participations),
    Shape(_BY_FILE["participations_fields.csv"], _marks, says_all=False),
    Shape(_BY_FILE["bilateral.csv"], _bilateral),
    Shape(_BY_FILE["instruments.csv"], _instruments),
    Shape(_BY_FILE["declarations.csv"], _declarations),
    Shape(_BY_FILE["authorities.csv"], _authorities),
    Shape(_BY_FILE["not_bound.csv"], _not_bound),
    Shape(_BY_FILE["pakistan_findings.csv"], _pakistan_findings),
    Shape(_BY_FILE["eu_members.csv"], _memberships),
    Shape(_BY_FILE["sources.csv"], _sources),
)
