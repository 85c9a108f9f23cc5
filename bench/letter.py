"""`python -m bench.letter`: drawing the letter, against stock platypus with the same text and tables, in one run."""

import io
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from xml.sax.saxutils import escape

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from pypdf import PdfReader  # noqa: E402
from reportlab import rl_config, rl_settings  # noqa: E402
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Table, TableStyle  # noqa: E402

from paper import fonts, style  # noqa: E402
from requests_app.content import FrozenLetter, Issue  # noqa: E402
from requests_app.documents.letter import draw, story  # noqa: E402
from tests.requests_app.complete import complete  # noqa: E402

LIMIT, ROUNDS = 1.1, 25
RULED = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.3, style.RULE)]


def letter() -> FrozenLetter:
    """About six pages."""
    content = complete("UNTOC", "subscriber_information", "traffic_data_stored", "content_data_stored")
    content = replace(content, summary_of_facts="\n\n".join([content.summary_of_facts * 3] * 12))
    return FrozenLetter(content, Issue(date(2026, 11, 24), "Name", "Title", "ABCD-EFGH-JKLM"))


def plain(flowable: Flowable):
    """The recipe of a flowable in stock terms: its words and measures, nothing of ours."""
    match flowable:
        case KeepTogether():
            return [each for inner in flowable._content for each in plain(inner)]
        case Table():
            return [(Table, [[_cell(cell) for cell in row] for row in flowable._cellvalues], flowable._colWidths)]
        case Paragraph():
            return [(Paragraph, flowable.getPlainText(), flowable.style)]
    return []


def _cell(cell):
    return [plain(each)[0] for each in cell] if isinstance(cell, list) else [plain(cell)[0]]


def stock(recipes) -> bytes:
    """By ReportLab set as it is installed."""
    out, ours = io.BytesIO(), rl_config.useA85
    rl_config.useA85 = rl_settings.useA85
    try:
        SimpleDocTemplate(out, pagesize=style.PAGE, leftMargin=style.LEFT, rightMargin=style.RIGHT).build(
            [_made(each) for each in recipes]
        )
    finally:
        rl_config.useA85 = ours
    return out.getvalue()


def _made(recipe):
    kind, what, how = recipe
    if kind is Paragraph:
        return Paragraph(escape(what), how)
    cells = [[[_made(each) for each in cell] for cell in row] for row in what]
    return Table(cells, colWidths=how, style=TableStyle(RULED))


def median(work: Callable[[], object]) -> float:
    took = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    return statistics.median(took) * 1000


def main() -> int:
    fonts.register()
    frozen = letter()
    recipes = [each for flowable in story(frozen.content, frozen.issue) for each in plain(flowable)]
    pages = len(PdfReader(io.BytesIO(draw(frozen))).pages)
    stock(recipes)
    ours, peer = median(lambda: draw(frozen)), median(lambda: stock(recipes))
    ratio = ours / peer
    print(f"letter of {pages} pages: {ours:.1f} ms; stock platypus, same text and tables: {peer:.1f} ms")
    print(f"ratio {ratio:.2f} (limit {LIMIT})")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
