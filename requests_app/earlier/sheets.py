"""A file -> rows of text by column; and the template to fill in. Bytes in, no database."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from requests_app.earlier.columns import COLUMNS

LARGEST = 10 * 1024**2  # bytes of the file
UNPACKED = 200 * 1024**2  # bytes that a workbook may say it has inside
MOST_ROWS, WIDEST = 5000, 60
FIRST_ROW = 2  # as spreadsheets count: the first is the header
SHEET, HOW = "Requests", "How to fill it in"


class UnreadableSheet(Exception):
    """The file as a whole cannot be read; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number in the spreadsheet; `cells`: text by the key of its column, "" where it is empty."""

    number: int
    cells: dict[str, str]


def rows_of(name: str, data: bytes) -> list[Row]:
    """Raises UnreadableSheet."""
    if not data:
        raise UnreadableSheet("The file is empty (0 bytes). Choose it again.")
    if len(data) > LARGEST:
        raise UnreadableSheet("The file is larger than 10 MB. Split it, each part with the header.")
    lines = _of_workbook(data) if data[:4] == b"PK\x03\x04" else _of_csv(name, data)
    return _by_column(lines)


def _by_column(lines: Iterable[list[str]]) -> list[Row]:
    lines = iter(lines)
    header = _keys(next(lines, []))
    found: list[Row] = []
    for number, line in enumerate(lines, start=FIRST_ROW):
        if not any(line):
            continue
        if len(found) == MOST_ROWS:
            raise UnreadableSheet(
                f"There are more than {MOST_ROWS:,} rows. Split the sheet, each part with the header."
            )
        cells = {key: line[place] for place, key in enumerate(header) if key and place < len(line)}
        found.append(Row(number, {column.key: cells.get(column.key, "") for column in COLUMNS}))
    if not found:
        raise UnreadableSheet("There is no row below the header. Fill in one row for each request.")
    return found


def _keys(header: list[str]) -> list[str]:
    """The key of each column, "" for one that has no heading. Raises UnreadableSheet."""
    known = {_plain(column.heading): column.key for column in COLUMNS}
    keys = [known.get(_plain(each), "") for each in header]
    unknown = [each for each, key in zip(header, keys, strict=True) if each and not key]
    missing = [column.heading for column in COLUMNS if column.needed and column.key not in keys]
    twice = [column.heading for column in COLUMNS if keys.count(column.key) > 1]
    problems = []
    if missing:
        problems.append(f"These columns are missing in the first row: {', '.join(missing)}.")
    if unknown:
        problems.append(f"These are not columns of the template: {', '.join(each[:60] for each in unknown)}.")
    if twice:
        problems.append(f"These columns stand there twice: {', '.join(twice)}.")
    if problems:
        raise UnreadableSheet(" ".join([*problems, "Take the first row from the template."]))
    return keys


def _plain(heading: str) -> str:
    return " ".join(heading.replace("*", " ").casefold().split())


def _of_workbook(data: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > UNPACKED:
                raise UnreadableSheet("The workbook is larger inside than it looks. Save the one sheet by itself.")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
        for line in sheet.iter_rows(max_col=WIDEST, values_only=True):
            yield [_text(cell) for cell in line]
    except UnreadableSheet:
        raise
    except Exception as error:  # a broken workbook fails in each of its layers in another way
        if isinstance(error, MemoryError | KeyboardInterrupt):
            raise
        raise UnreadableSheet("The workbook cannot be opened. Save it again as XLSX, without a password.") from error


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else " ".join(str(cell).split()) if "\n" not in str(cell) else str(cell).strip()


def _of_csv(name: str, data: bytes) -> Iterator[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = f"{name} is neither an XLSX workbook nor CSV in UTF-8. Save it as “CSV UTF-8” or as XLSX."
        raise UnreadableSheet(words) from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            yield [cell.strip() for cell in line[:WIDEST]]
    except csv.Error as error:
        words = f"{name} is no CSV that can be read ({error}). Save it again from your spreadsheet."
        raise UnreadableSheet(words) from None


def template_csv() -> bytes:
    """The header alone, as a spreadsheet opens it."""
    out = io.StringIO(newline="")
    csv.writer(out).writerow(column.heading for column in COLUMNS)
    return out.getvalue().encode("utf-8-sig")


def template_xlsx(choices: dict[str, list[str]]) -> bytes:
    """With a second sheet that says what each column takes. `choices`: heading -> what may stand there."""
    book = Workbook()
    sheet, how = book.active, book.create_sheet(HOW)
    sheet.title, sheet.freeze_panes = SHEET, "A2"
    sheet.append([column.heading for column in COLUMNS])
    how.append(["Column", "Needed", "What it takes"])
    for column in COLUMNS:
        how.append([column.heading, "yes" if column.needed else "no", column.takes])
    for heading, values in choices.items():
        how.append([])
        how.append([heading])
        for value in values:
            how.append([value])
    for row in (sheet[1], how[1]):
        for cell in row:
            cell.font = Font(bold=True)
    for letter, width in zip("ABC", (40, 10, 80), strict=True):
        how.column_dimensions[letter].width = width
    for place in range(1, len(COLUMNS) + 1):
        sheet.column_dimensions[sheet.cell(1, place).column_letter].width = 22
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


TEMPLATES: dict[str, tuple[str, Callable]] = {
    "csv": ("text/csv; charset=utf-8", lambda choices: template_csv()),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", template_xlsx),
}
