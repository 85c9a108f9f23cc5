"""Every fact that has a source, named for a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten

from treaties.channels import sentences
from treaties.law import cite
from treaties.registry import ParticipationRecord, Registry, SourceRecord


@dataclass(frozen=True, slots=True)
class SourcedFact:
    """`name` begins a sentence. `as_of`: the year, month or day its source speaks of, or ""."""

    name: str
    states: tuple[str, ...]
    instrument: str
    source: SourceRecord
    as_of: str


def state(registry: Registry, code: str) -> str:
    """As it begins a sentence."""
    return sentences.capital(sentences.state(registry, code))


def instrument(registry: Registry, code: str) -> str:
    """The name lists show: of a bilateral treaty its parties and year."""
    record = registry.instruments[code]
    return record.short_title or record.title


def places(registry: Registry) -> Iterator[tuple[str, tuple[str, ...], ParticipationRecord]]:
    """Name, States and row of each participation; a bilateral treaty is one where its two rows say the same."""
    for code, rows in registry.participations.items():
        name = instrument(registry, code)
        if registry.instruments[code].kind == "bilateral" and len({_content(row) for row in rows.values()}) == 1:
            yield name, tuple(rows), next(iter(rows.values()))
        else:
            yield from ((f"{state(registry, each)}, {name}", (each,), row) for each, row in rows.items())


def _content(row: ParticipationRecord) -> tuple:
    return (
        *(row.status, row.signed_on, row.ratified_on, row.in_force_on, row.ended_on, row.suspended_on),
        *(row.source, row.source_date, row.field_sources),
    )


def sourced_facts(registry: Registry) -> Iterator[SourcedFact]:
    for name, states, row in places(registry):
        yield _fact(name, states, row.instrument, row)
        yield from dict.fromkeys(_fact(name, states, row.instrument, each) for each in row.field_sources)
    for row in registry.declarations:
        what = f"{row.kind} {cite(row.article)}".strip()
        name = f"{state(registry, row.state)}, {instrument(registry, row.instrument)}, {what}"
        yield _fact(name, (row.state,), row.instrument, row)
    for row in registry.authorities:
        yield _fact(f"{state(registry, row.state)}, authority “{row.name}”", (row.state,), "", row)
    for row in registry.findings:
        about = tuple(filter(None, (row.state, row.counterpart)))
        yield _fact(_finding(registry, about, row.statement), about, row.instrument, row)
    for row in registry.eu_memberships:
        name = f"{state(registry, row.state)}, membership of the European Union"
        yield _fact(name, (row.state,), "", row)


def _finding(registry: Registry, about: tuple[str, ...], statement: str) -> str:
    """Many findings say the same of different States."""
    names = sentences.all_of(sentences.state(registry, code) for code in about)
    quoted = f"“{shorten(statement, 120, placeholder=' …')}”"
    return f"Finding on {names} {quoted}" if names else f"Finding {quoted}"


def _fact(name: str, states: tuple[str, ...], code: str, row) -> SourcedFact:
    return SourcedFact(name, states, code, row.source, row.source_date or row.source.as_of)
