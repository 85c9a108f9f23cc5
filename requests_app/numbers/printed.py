"""The report and the reciprocity sheet on paper: the same figures give the same bytes."""

from collections.abc import Iterable, Iterator, Sequence

from reportlab.platypus import Flowable

from paper import document, style
from paper.blocks import in_columns, labelled, paragraph, prose
from paper.chart import chart
from paper.page import Running
from requests_app.numbers.durations import ENOUGH, METHOD
from requests_app.numbers.pictures import Chart
from requests_app.numbers.report import COUNTED, SPREADS, Report, Table
from requests_app.numbers.sheet import Sheet
from treaties.channels.sentences import capital, day

WHAT_COUNTS = (
    f"Counted are the requests that whoever made this report may see, without exercises. What fewer than {ENOUGH} "
    "requests stand behind is not shown, nor what would tell it. This is experience and not law."
)
FIRST_COLUMN = 0.26  # of the width
IN_SHORT = {"Preservation lapsed": "Pres. lapsed", "Acknowledged": "Ack.", "Days to acknowledgement": "Days to ack."}


def report_on_paper(
    report: Report, charts: Sequence[Chart], *, narrowed: Sequence[tuple[str, str]], made_by: str
) -> bytes:
    """`narrowed`: (what by, to what)."""
    title = f"Requests for assistance in numbers, by {report.asked.by.told}"
    story = [
        paragraph(title, style.TITLE),
        *labelled([("As of", day(report.on)), *narrowed]),
        paragraph(WHAT_COUNTS, style.SMALL),
        paragraph(METHOD, style.SMALL),
        *(flowable for each in charts for flowable in _chart(each)),
        paragraph("Counts", style.HEADING),
        *_columns(_part(report, 0, len(COUNTED))),
        paragraph("Days: median, and between which four fifths lie", style.HEADING),
        *_columns(_part(report, len(COUNTED), len(COUNTED) + len(SPREADS))),
        *(flowable for each in report.reasons if each.rows for flowable in _table(each)),
    ]
    return _drawn(story, title, made_by)


def sheet_on_paper(sheet: Sheet, names: tuple[str, str], *, made_by: str) -> bytes:
    """`names`: of our State and theirs, as they stand in a sentence."""
    title = f"Reciprocity: {capital(names[0])} and {names[1]}"
    story = [paragraph(title, style.TITLE), paragraph(WHAT_COUNTS, style.SMALL), *_table(sheet.table)]
    return _drawn(story, title, made_by)


def _drawn(story: Iterable[Flowable], title: str, made_by: str) -> bytes:
    return document.draw(
        document.with_room(story),
        Running(reference=title, below=made_by),
        lang="en",
        title=title,
        author="Comity",
        subject=made_by,
        keywords="numbers",
    )


def _chart(each: Chart) -> Iterator[Flowable]:
    yield paragraph(each.title, style.HEADING)
    yield from chart(each.bars, each.ticks)


def _part(report: Report, first: int, last: int) -> Table:
    """Some columns of the main table: all of them are too wide for a page."""
    whole = report.table
    names = [IN_SHORT.get(each, each) for each in whole.columns[1 + first : 1 + last]]
    rows = tuple((row[0], *row[1 + first : 1 + last]) for row in whole.rows)
    return Table(whole.key, whole.title, (whole.columns[0], *names), rows)


def _table(table: Table) -> list[Flowable]:
    note = [paragraph(table.note, style.SMALL)] if table.note else []
    return [paragraph(table.title, style.HEADING), *note, *_columns(table)]


def _columns(table: Table) -> list[Flowable]:
    first = style.WIDTH * (FIRST_COLUMN if len(table.columns) > 2 else 0.7)
    others = (style.WIDTH - first) / (len(table.columns) - 1)
    rows = [[prose(_short(cell), style.CELL) for cell in row] for row in table.rows]
    header = [prose(cell, style.LABEL) for cell in table.columns]
    return in_columns(rows, [first, *[others] * (len(table.columns) - 1)], header=header)


def _short(cell: str) -> str:
    """In a narrow column; the head of the paper says what it means."""
    return f"under {ENOUGH}" if cell.startswith("fewer than") else cell
