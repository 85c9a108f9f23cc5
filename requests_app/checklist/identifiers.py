"""What is wrong with the identifiers a measure lists: one gap for each fault, with the lines that have it."""

from collections.abc import Iterator, Sequence

from requests_app.checklist import anchors
from requests_app.checklist.answers import given
from requests_app.checklist.gap import Gap, house_gap
from requests_app.choices import Section, Severity
from requests_app.content import LetterContent
from requests_app.identifiers import Identifier, Problem, read
from treaties.law import LawBook

MOST_NAMED = 5  # lines; the others are counted
MOST_LETTERS = 60  # of a line that is named
TWICE = "Take the others out: one account is asked for once in a measure."
Lines = list[tuple[int, Identifier]]  # (line, from 1; as it was read)


def gaps(content: LetterContent, law: LawBook) -> Iterator[Gap]:
    for measure in content.measures:
        for particular in law.assistance_types[measure.key].particulars:
            if particular.type == "identifier_list":
                lines = [read(line, particular.accepts) for line in given(measure, particular.key)]
                key = f"measure:{measure.number}:{particular.key}"
                anchor = anchors.of_particular(measure.number, particular.key)
                yield from _faults(lines, f"Measure {measure.number}, ", key, anchor)


def _faults(lines: Sequence[Identifier], where: str, key: str, anchor: str) -> Iterator[Gap]:
    by_fault: dict[Problem, Lines] = {}
    for number, identifier in enumerate(lines, start=1):
        for problem in identifier.problems:
            by_fault.setdefault(problem, []).append((number, identifier))
    for problem, faulty in by_fault.items():
        severity = Severity.MANDATORY if problem.surely else Severity.RECOMMENDED
        title = f"{where}{named(faulty)} {problem.what}"
        yield house_gap(f"{key}:{problem.key}", Section.MEASURES, anchor, title, problem.remedy, severity)
    if again := repeated(lines):
        title = f"{where}{named(again)} {'stands' if len(again) == 1 else 'stand'} there already"
        yield house_gap(f"{key}:twice", Section.MEASURES, anchor, title, TWICE, Severity.RECOMMENDED)


def repeated(lines: Sequence[Identifier]) -> Lines:
    """The lines that name what a line before them names."""
    seen, again = set(), []
    for number, identifier in enumerate(lines, start=1):
        same = (identifier.kind, identifier.normal.casefold())
        if same in seen:
            again.append((number, identifier))
        seen.add(same)
    return again


def named(lines: Lines) -> str:
    """Line 3: “+92 300”; or of several: lines 3, 5 and 7 more: “+92 300”, “12”, ... each."""
    if len(lines) == 1:
        ((number, identifier),) = lines
        return f"line {number}: “{_short(identifier.typed)}”"
    shown = [f"{number} “{_short(identifier.typed)}”" for number, identifier in lines[:MOST_NAMED]]
    more = len(lines) - len(shown)
    return f"lines {', '.join(shown)}{f' and {more} more' if more else ''}: each"


def _short(line: str) -> str:
    return line if len(line) <= MOST_LETTERS else f"{line[:MOST_LETTERS].rstrip()}…"
