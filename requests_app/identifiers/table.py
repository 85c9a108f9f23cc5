"""Rows of a table -> lines of a list of identifiers. A first row that names a column “identifier” names them all.

Without such a row every row is one line: what stands behind the identifier is its note.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from requests_app.identifiers.line import seen
from requests_app.identifiers.reading import read
from requests_app.identifiers.shape import Identifier, Problem

# What columns are called, in lower case.
COLUMNS = {
    **dict.fromkeys(("identifier", "identifiers", "value", "account id"), "identifier"),
    **dict.fromkeys(("kind", "type"), "kind"),
    **dict.fromkeys(("note", "notes", "label", "comment", "remark", "remarks"), "note"),
    "port": "port",
    **dict.fromkeys(("time", "date and time", "timestamp"), "time"),
}
LISTED = Problem("listed", "stands in the list already", "It is not added again.")
REPEATED = Problem("repeated", "is the same as an earlier line", "It is added once.")
FIRST = 5  # rows by which a fault is shown


@dataclass(frozen=True, slots=True)
class Row:
    """`number` as a spreadsheet counts: the first row is 1. `again`: LISTED or REPEATED, where it is."""

    number: int
    identifier: Identifier
    again: Problem | None = None

    @property
    def faults(self) -> tuple[Problem, ...]:
        return (self.again,) if self.again else tuple(self.identifier.problems)

    @property
    def is_good(self) -> bool:
        return not any(fault.surely for fault in self.faults)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault with all the rows that have it."""

    problem: Problem
    rows: tuple[Row, ...]

    @property
    def first(self) -> tuple[Row, ...]:
        return self.rows[:FIRST]

    @property
    def more(self) -> int:
        return len(self.rows) - len(self.first)


def has_header(cells: Sequence[str]) -> bool:
    return any(COLUMNS.get(cell.strip().lower()) == "identifier" for cell in cells)


def under_header(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, str]]:
    """(row, line), the header being the first of the rows."""
    _, header = next(rows)
    for number, cells in rows:
        named = [(name.strip(), seen(cell)) for name, cell in zip(header, cells, strict=False)]
        beyond = [seen(cell) for cell in cells[len(header) :]]
        yield number, _line([(name, cell) for name, cell in named if cell], [cell for cell in beyond if cell])


def _line(named: Sequence[tuple[str, str]], beyond: Sequence[str]) -> str:
    """“kind: identifier (note)”. A column of another name is a note that says its name."""
    known: dict[str, list[str]] = {}
    for name, cell in named:
        column = COLUMNS.get(name.lower(), "")
        known.setdefault(column or "note", []).append(cell if column else f"{name}: {cell}" if name else cell)
    value = ", ".join(known.get("identifier", []))
    if "kind" in known and value:
        value = f"{known['kind'][0]}: {value}"
    value += "".join(f" port {port}" for port in known.get("port", [])) if value else ""
    value = ", ".join([value, *known.get("time", [])] if value else known.get("time", []))
    note = "; ".join([*known.get("note", []), *beyond])
    return f"{value} ({note})".strip() if note else value


def plain(text: str, delimiter: str) -> Iterator[tuple[int, str]]:
    """(row, line) of a table without a header, or of a list."""
    for number, line in enumerate(text.split("\n"), start=1):
        cells = next(csv.reader([line], delimiter=delimiter), []) if '"' in line else [line]
        if whole := seen(", ".join(cell for cell in cells if cell.strip())):
            yield number, whole


def checked(lines: Iterable[tuple[int, str]], accepts: tuple[str, ...], listed: Iterable[str]) -> list[Row]:
    """Each line read, and compared with those before it and with what is `listed` already."""
    known = {_same(read(line, accepts)): LISTED for line in listed}
    rows = []
    for number, line in lines:
        identifier = read(line, accepts)
        rows.append(row := Row(number, identifier, known.get(_same(identifier))))
        if row.is_good:  # what is left out stands nowhere
            known[_same(identifier)] = REPEATED
    return rows


def by_fault(rows: Iterable[Row]) -> list[Fault]:
    """What is surely wrong first, then what most rows have."""
    found: dict[Problem, list[Row]] = {}
    for row in rows:
        for problem in row.faults:
            found.setdefault(problem, []).append(row)
    faults = (Fault(problem, tuple(having)) for problem, having in found.items())
    return sorted(faults, key=lambda fault: (not fault.problem.surely, -len(fault.rows)))


def _same(identifier: Identifier) -> tuple[str, str]:
    return identifier.kind, identifier.normal.casefold()


def by_kind(rows: Iterable[Row]) -> Mapping[str, int]:
    """How many of each kind, the most frequent first."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.identifier.kind] = counts.get(row.identifier.kind, 0) + 1
    return dict(sorted(counts.items(), key=lambda each: -each[1]))
