"""Reading one CSV file strictly: every bad value is told as "FILE, row N, column C: what is wrong"."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from treaties.importing.columns import Reader

CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# What a spreadsheet would compute, and what it writes where it could not. A "-" alone is a value of the data.
FORMULA = re.compile(r"\s*(?:[=+@]|-\S|#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!))")


@dataclass(frozen=True)
class Row:
    """One row without a problem of its own. Rows count as a spreadsheet shows them: the header is row 1."""

    file: str
    number: int
    values: Mapping[str, Any]

    def __getitem__(self, column: str) -> Any:
        return self.values[column]

    def problem(self, column: str, what: str) -> str:
        return f"{self.file}, row {self.number}, column {column}: {what}"


@dataclass(frozen=True)
class Table:
    """A file, the reader of each of its columns, and the columns that together may stand only once."""

    file: str
    columns: Mapping[str, Reader]
    key: tuple[str, ...]

    def read(self, directory: Path, problems: list[str]) -> list[Row]:
        """Its good rows; what is wrong with the others is added to `problems`."""
        try:
            content = (directory / self.file).read_bytes()
        except FileNotFoundError:
            problems.append(f"{self.file}: the file is missing")
            return []
        return self.rows(lines_of(content, self.file, problems), problems)

    def rows(self, lines: Iterator[tuple[int, list[str]]], problems: list[str]) -> list[Row]:
        """The same of lines that were read already. Of rows that stand twice it has the first."""
        _, header = next(lines, (0, None))
        if header is None or not self._header_is_right(header, problems):
            return []
        rows, first = [], {}
        for number, line in lines:
            row = self._row(number, header, line, problems)
            if row is None:
                continue
            key = tuple(str(row[name]) for name in self.key)
            if key in first:
                what = f"{' / '.join(key)} stands in row {first[key]} already"
                problems.append(row.problem(", ".join(self.key), what))
                continue
            first[key] = number
            rows.append(row)
        return rows

    def _header_is_right(self, header: list[str], problems: list[str]) -> bool:
        found = [f"column {name} is missing" for name in self.columns if name not in header]
        found += [f"column {name!r} is not known" for name in header if name not in self.columns]
        found += [f"column {name} stands twice" for name in sorted({n for n in header if header.count(n) > 1})]
        problems += [f"{self.file}: {what}" for what in found]
        return not found

    def _row(self, number: int, header: list[str], line: list[str], problems: list[str]) -> Row | None:
        if len(line) != len(header):
            problems.append(f"{self.file}, row {number}: has {len(line)} values for {len(header)} columns")
            return None
        values, is_good = {}, True
        for name, value in zip(header, line, strict=True):
            try:
                if CONTROL_CHARACTERS.search(value):
                    raise ValueError("holds a NUL byte or another control character")
                if FORMULA.match(value):
                    raise ValueError("holds a spreadsheet's formula or error; write the value itself")
                values[name] = self.columns[name](value.strip())
            except ValueError as error:
                problems.append(f"{self.file}, row {number}, column {name}: {error}")
                is_good = False
        return Row(self.file, number, values) if is_good else None


def lines_of(content: bytes, file: str, problems: list[str], delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Every row of a CSV file that is not blank, with its number; what cannot be read is added to `problems`."""
    number = 0
    try:
        text = io.StringIO(content.decode("utf-8-sig"), newline="")
        for number, line in enumerate(csv.reader(text, delimiter=delimiter, strict=True), start=1):
            if any(line):
                yield number, line
        if not number:
            problems.append(f"{file}: the file is empty")
    except UnicodeDecodeError as error:
        line_number = content.count(b"\n", 0, error.start) + 1
        problems.append(f"{file}, line {line_number}: is not UTF-8")
    except csv.Error as error:
        problems.append(f"{file}, row {number + 1}: is no CSV: {error}. What stands below it was not read")
