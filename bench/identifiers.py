"""`python -m bench.identifiers`: a draft with 5,000 identifiers, against its words put on a bare canvas, in one run."""

import io
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from reportlab.pdfgen.canvas import Canvas  # noqa: E402

from paper import fonts, style  # noqa: E402
from requests_app.content import LetterContent, ListedIdentifier  # noqa: E402
from requests_app.documents.letter import draw_draft  # noqa: E402
from requests_app.documents.parts.identifiers import KINDS, NUMBERS  # noqa: E402
from tests.requests_app.complete import complete  # noqa: E402

LIMIT, ROUNDS, COUNT, LINE = 1.6, 5, 5000, 18  # LINE: points


def listing() -> tuple[ListedIdentifier, ...]:
    note = "as logged by the provider"
    return tuple(
        ListedIdentifier(
            "IP address", f"203.0.113.{number % 250} 2026-04-01 10:{number % 60:02} UTC", note * (not number % 3)
        )
        for number in range(COUNT)
    )


def letter(identifiers: tuple[ListedIdentifier, ...]) -> LetterContent:
    content = complete("UNTOC", "subscriber_information")
    first, *others = content.measures
    chosen, *rest = first.particulars
    listed = replace(first, particulars=(replace(chosen, identifiers=identifiers), *rest))
    return replace(content, measures=(listed, *others))


def floor(identifiers: tuple[ListedIdentifier, ...]) -> bytes:
    """Each text where it belongs and a rule below it: nothing is measured, broken or cleaned."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=style.PAGE, invariant=1)
    places = [style.LEFT, style.LEFT + NUMBERS, style.LEFT + NUMBERS + KINDS, style.PAGE[0] - style.RIGHT - 140]
    y = 0.0
    for number, each in enumerate(identifiers, start=1):
        if y < style.BOTTOM:
            canvas.showPage()
            canvas.setFont(fonts.BODY, style.CELL.fontSize)
            y = style.PAGE[1] - style.TOP
        texts = (str(number), each.kind, each.identifier, each.note)
        for x, words in zip(places, texts, strict=True):
            if words:
                canvas.drawString(x, y, words)
        canvas.line(style.LEFT, y - 5, style.PAGE[0] - style.RIGHT, y - 5)
        y -= LINE
    canvas.save()
    return out.getvalue()


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> int:
    fonts.register()
    identifiers = listing()
    content = letter(identifiers)
    draw_draft(content)
    pairs = [(seconds(lambda: draw_draft(content)), seconds(lambda: floor(identifiers))) for _ in range(ROUNDS)]
    ours, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    load = os.getloadavg()[0]
    print(f"draft with {COUNT} identifiers: {ours:.2f} s; its words on a bare canvas: {bare:.2f} s; load {load:.1f}")
    print(f"ratio {ratio:.2f} (limit {LIMIT})")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
