"""A depositary's list of participants of one instrument -> its participations.

What the list leaves empty stays as the registry has it, and so does what it cannot say: an end, a suspension.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from treaties.choices import ParticipationStatus
from treaties.importing.table import FORMULA
from treaties.registry import ParticipationRecord, SourceRecord
from treaties.search.folding import fold
from treaties.uploads.content import Content
from treaties.uploads.days import read_day
from treaties.uploads.reading import Reading
from treaties.uploads.state_names import code_of

STATE = {"state", "states", "participant", "participants", "party", "parties", "country", "contracting party", "member"}
SIGNED = re.compile(r"(date of )?sign(ature|ed)")
BOUND = re.compile(r"ratification|accession|acceptance|approval|succession|deposit|formal confirmation|bound")
IN_FORCE = re.compile(r"entry into force|in force|effective")
LEFT = re.compile(r"denunciation|denounced|withdraw|terminat")
ONLY_ACCESSION = re.compile(r"(date of )?accession( a)?")

ACCESSION = "a"
MARKS = {"a", "A", "AA", "c", "d", "r", "R"}  # accession, acceptance, approval, confirmation, succession, ratification
PARTIES = {ParticipationStatus.PARTY, ParticipationStatus.ACCEDED, ParticipationStatus.IN_FORCE}


@dataclass(frozen=True)
class ReadOn:
    """Where and when the editor read the list; `as_of`: the year, month or day it speaks of."""

    source: SourceRecord
    as_of: str
    day: date


@dataclass(frozen=True)
class Columns:
    """Where the list has what. `left`: where it says that a State left."""

    state: int
    signed: tuple[int, ...]
    bound: tuple[int, ...]
    in_force: tuple[int, ...]
    left: tuple[int, ...]


@dataclass(frozen=True)
class Line:
    """What one line says. `acceded`: the list itself calls it an accession."""

    state: str
    signed_on: date | None
    ratified_on: date | None
    in_force_on: date | None
    acceded: bool


class BadCell(Exception):
    """What is wrong with the value in column number `at`."""

    def __init__(self, at: int, what: str):
        super().__init__(what)
        self.at, self.what = at, what


def columns_of(header: tuple[str, ...]) -> Columns | None:
    """None where it is no such list: no column of States, or none of days."""
    found: dict[str, list[int]] = {"state": [], "signed": [], "bound": [], "in_force": [], "left": []}
    for at, cell in enumerate(header):
        if kind := _kind_of(fold(cell)):
            found[kind].append(at)
    if len(found["state"]) != 1 or not (found["signed"] or found["bound"]):
        return None
    return Columns(found["state"][0], *(tuple(found[kind]) for kind in ("signed", "bound", "in_force", "left")))


def _kind_of(title: str) -> str:
    if title in STATE:
        return "state"
    if LEFT.search(title):
        return "left"
    if SIGNED.match(title):
        return "signed"
    if IN_FORCE.search(title):
        return "in_force"
    return "bound" if BOUND.search(title) else ""


def participations(
    content: Content, columns: Columns, *, instrument: str, read: ReadOn, reading: Reading
) -> Iterator[tuple[str, Any]]:
    """What the list says of each State, as records; what is bad with its place in `reading.problems`."""
    _say_how(content.header, columns, reading)
    lines, first = content.lines(reading.problems), {}
    next(lines, None)  # the header
    for number, cells in lines:
        try:
            line = _line(cells, content.header, columns, read.day)
            before = reading.present.records("participations").get(f"{instrument} / {line.state}")
            record = _record(line, before or _unknown(line.state, instrument, read), read, columns.state)
        except BadCell as bad:
            name = content.header[bad.at] or f"number {bad.at + 1}"
            reading.problems.append(f"{content.name}, row {number}, column {name}: {bad.what}")
            continue
        if line.state in first:
            what = f"{cells[columns.state].strip()} stands in row {first[line.state]} already"
            reading.problems.append(f"{content.name}, row {number}, column {content.header[columns.state]}: {what}")
            continue
        first[line.state] = number
        yield "participations", record


def _say_how(header: tuple[str, ...], columns: Columns, reading: Reading) -> None:
    read = {columns.state, *columns.signed, *columns.bound, *columns.in_force, *columns.left}
    unread = [f"“{cell}”" for at, cell in enumerate(header) if at not in read and cell]
    if unread:
        reading.notes.append(f"Not understood, and not read: the column{'s' * (len(unread) > 1)} {', '.join(unread)}.")
    if not columns.in_force:
        reading.notes.append(
            "The list has no column for the entry into force. A new party gets no such day: it is not guessed from "
            "the day of deposit. Add it from the page of the fact."
        )
    reading.notes.append("A day such as 04/05/2001 is read with the day first: 4 May 2001.")


def _line(cells: list[str], header: tuple[str, ...], columns: Columns, seen_on: date) -> Line:
    if len(cells) != len(header):
        raise BadCell(columns.state, f"the row has {len(cells)} values for {len(header)} columns")
    for at, cell in enumerate(cells):
        if FORMULA.match(cell):
            raise BadCell(at, "holds a spreadsheet's formula or error; write the value itself")
    state = code_of(cells[columns.state])
    if not state:
        raise BadCell(columns.state, f"{cells[columns.state].strip()!r} is no State that Comity knows by this name")
    for at in columns.left:
        if cells[at].strip():
            raise BadCell(at, f"says that it left ({cells[at].strip()}). Propose that from the page of the fact")
    signed, _, _ = _one_day(cells, columns.signed, latest=seen_on)
    bound, title, mark = _one_day(cells, columns.bound, header=header, latest=seen_on)
    in_force, _, _ = _one_day(cells, columns.in_force)
    if not signed and not bound:
        raise BadCell(columns.state, "the row has neither a day of signature nor one of ratification or accession")
    return Line(state, signed, bound, in_force, mark == ACCESSION or bool(ONLY_ACCESSION.fullmatch(title)))


def _one_day(
    cells: list[str], among: tuple[int, ...], header: tuple[str, ...] = (), latest: date | None = None
) -> tuple[date | None, str, str]:
    """The day that stands in one of these columns, the folded title of that column, and the letter behind the day."""
    filled = [at for at in among if cells[at].strip()]
    if not filled:
        return None, "", ""
    if len(filled) > 1:
        raise BadCell(filled[1], "a second column says when; only one of them can be right")
    at = filled[0]
    try:
        day, mark = read_day(cells[at])
    except ValueError as error:
        raise BadCell(at, str(error)) from None
    if mark and mark not in MARKS:
        raise BadCell(at, f"ends in {mark!r}, which is not understood")
    if latest and day > latest:
        raise BadCell(at, f"{cells[at].strip()} is after the day you read the list")
    return day, fold(header[at]) if header else "", mark


def _record(line: Line, before: ParticipationRecord, read: ReadOn, at: int) -> ParticipationRecord:
    """`at`: the column that names the State, for what the registry holds against the line."""
    if not line.ratified_on and before.status in PARTIES:
        raise BadCell(at, "the registry has it as a party; the list has no day of ratification. Look at it by hand")
    told = {"signed_on": line.signed_on, "ratified_on": line.ratified_on, "in_force_on": line.in_force_on}
    seen = {name for name, day in told.items() if day}
    after = replace(before, **{name: told[name] for name in seen})
    if "in_force_on" in before.computed_fields - seen and after.ratified_on != before.ratified_on:
        after = replace(after, in_force_on=None)  # it was computed from another day of deposit
    if not before.ended_on and not before.suspended_on:
        seen.add("status")
        after = replace(after, status=_status(line, before))
    if after == before and all(before.is_verified(name) for name in seen):
        return before  # the list says what is known
    read_now = before.verified_fields | before.computed_fields | seen
    settled = {"status"} if after.status == ParticipationStatus.SIGNED else {"status", "in_force_on"}
    after = replace(
        after,
        verified_fields=before.verified_fields | seen,
        computed_fields=before.computed_fields - seen,
        recalled_fields=before.recalled_fields - seen,
    )
    after = after.as_verified() if settled <= read_now else after
    return after.read_in(read.source, read.as_of, seen)


def _status(line: Line, before: ParticipationRecord) -> str:
    if not line.ratified_on:
        return ParticipationStatus.SIGNED.value
    if line.acceded:
        return ParticipationStatus.ACCEDED.value
    # Lists that do not tell an accession from a ratification do not contradict one that does.
    return before.status if before.status in PARTIES else ParticipationStatus.PARTY.value


def _unknown(state: str, instrument: str, read: ReadOn) -> ParticipationRecord:
    """A row of which nothing is known yet."""
    return ParticipationRecord(
        instrument=instrument,
        state=state,
        status=ParticipationStatus.UNKNOWN.value,
        **dict.fromkeys(("signed_on", "ratified_on", "in_force_on", "ended_on", "suspended_on")),
        verified=False,
        **dict.fromkeys(("verified_fields", "computed_fields", "recalled_fields"), frozenset()),
        source=read.source,
        source_date=read.as_of,
        notes="",
    )
