"""What a file would change, held against the registry's tables as they are. Nothing is written here."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from treaties.choices import FindingOrigin, ProposalStatus
from treaties.difference import BY_NAME
from treaties.models import Proposal
from treaties.registry import SourceRecord
from treaties.uploads import participants, shapes
from treaties.uploads.content import Content, UnreadableFile
from treaties.uploads.reading import Reading
from treaties.writing import Altered

TOLD_EACH = 500  # rows


@dataclass(frozen=True)
class Told:
    """What the editor said of a file. `instrument`: a code, where it is a depositary's list."""

    source: SourceRecord
    as_of: str
    seen_on: date
    reason: str
    instrument: str = ""


@dataclass
class Comparison:
    """`changes`: rows added and changed; `missing`: rows that the file could have and has not; `waiting`: how many of
    both the open proposals `asked_in` ask for already; `problems`: what is bad, a line for each row and column, with
    its place; `notes`: how it was read."""

    changes: list[Altered] = field(default_factory=list)
    missing: list[Altered] = field(default_factory=list)
    unchanged: int = 0
    waiting: int = 0
    asked_in: list[Proposal] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def added(self) -> int:
        return sum(row.before is None for row in self.changes)

    @property
    def changed(self) -> int:
        return len(self.changes) - self.added

    @property
    def bad_rows(self) -> int:
        """A row may be bad in several columns."""
        return len({problem.partition(", column ")[0].partition(": ")[0] for problem in self.problems})

    @property
    def may_remove(self) -> bool:
        """A row that could not be read may be one that seems to be missing."""
        return bool(self.missing) and not self.problems

    def rows(self, *, remove: bool) -> list[Altered]:
        return [*self.changes, *self.missing] if remove and self.may_remove else self.changes


def is_list(content: Content) -> bool:
    """Whether it is a depositary's list, of which the editor says the instrument. Raises UnreadableFile."""
    if shapes.of_header(content.header):
        return False
    if participants.columns_of(content.header):
        return True
    near = shapes.nearest(content.header)
    if near is None:
        raise UnreadableFile(
            "Its first row names no columns that Comity knows. It needs those of one of the registry's files, or a "
            "State and its days of signature and of ratification or accession."
        )
    own, found = set(near.table.columns), set(content.header)
    wrong = [f"column {name} is missing" for name in near.table.columns if name not in found]
    wrong += [f"column {name} is not known" for name in content.header if name not in own]
    twice = sorted({name for name in content.header if content.header.count(name) > 1})
    wrong += [f"column {name} stands twice" for name in twice]
    raise UnreadableFile(f"It looks like {near.name}, but: {', '.join(wrong)}.")


def compare(content: Content, told: Told, tell: Callable[[int], None] = lambda read: None) -> Comparison:
    """`tell`: is told how many rows are read, now and then. Raises UnreadableFile."""
    reading = Reading()
    result = Comparison(problems=reading.problems, notes=reading.notes)
    seen: dict[str, set[str]] = {}
    scopes: set[Hashable] = set()
    for number, (name, record) in enumerate(_records(content, told, reading)):
        if number % TOLD_EACH == 0:
            tell(number)
        kind, before = BY_NAME[name], reading.present.like(name, record)
        seen.setdefault(name, set()).add(kind.key_of(record))
        scopes.add(_scope(name, record))
        if before == record:
            result.unchanged += 1
        else:
            result.changes.append(Altered(kind, before, record))
    if _says_all(content):
        result.missing = list(_missing(seen, scopes - {None}, reading))
    _add_new_sources(result, reading)
    _leave_out_what_waits(result)
    return result


def _records(content: Content, told: Told, reading: Reading) -> Iterator[tuple[str, Any]]:
    if is_list(content):
        columns = participants.columns_of(content.header)
        source = reading.sources.at(told.source.url)
        read = participants.ReadOn(source if source.title else told.source, told.as_of, told.seen_on)
        reading.notes.append("Read as a depositary's list of participants.")
        yield from participants.participations(content, columns, instrument=told.instrument, read=read, reading=reading)
    else:
        shape = shapes.of_header(content.header)
        table = replace(shape.table, file=content.name)
        rows = table.rows(content.lines(reading.problems), reading.problems)
        reading.notes.append(f"Read as {shape.name}.")
        yield from shape.records(rows, reading)


def _says_all(content: Content) -> bool:
    shape = shapes.of_header(content.header)
    return shape is None or shape.says_all


def _scope(kind: str, record: Any) -> Hashable:
    """What a file that has this record speaks of as a whole; None of treaties and sources: they are kept."""
    match kind:
        case "participations" | "declarations":
            return kind, record.instrument
        case "authorities":
            return kind, record.state
        case "eu_memberships":
            return kind
        case "findings":
            is_about_one = record.origin == FindingOrigin.NOT_BOUND
            return kind, record.origin, record.instrument if is_about_one else record.state
    return None


def _missing(seen: dict[str, set[str]], scopes: set[Hashable], reading: Reading) -> Iterator[Altered]:
    for name, keys in seen.items():
        for key, record in reading.present.records(name).items():
            if key not in keys and _scope(name, record) in scopes:
                yield Altered(BY_NAME[name], record, None)


def _add_new_sources(result: Comparison, reading: Reading) -> None:
    known = reading.present.links.sources
    listed = {row.key for row in result.changes if row.kind.name == "sources"}
    found = {row.after.source.url: row.after.source for row in result.changes if hasattr(row.after, "source")}
    of_fields = (each.source for row in result.changes for each in getattr(row.after, "field_sources", ()))
    found |= {source.url: source for source in of_fields}
    result.changes += [
        Altered(BY_NAME["sources"], None, source)
        for url, source in found.items()
        if url and url not in known and url not in listed
    ]


def _leave_out_what_waits(result: Comparison) -> None:
    """The same file may be uploaded again before its first proposal is decided."""
    undecided = Proposal.objects.filter(status__in=[ProposalStatus.PROPOSED, ProposalStatus.ACCEPTED])
    asked: dict[tuple[str, str], list[tuple[Any, Proposal]]] = {}
    for proposal in undecided.select_related("proposed_by").order_by("pk"):
        for row in proposal.rows:
            asked.setdefault((row["kind"], row["key"]), []).append((row["after"], proposal))
    said_in: dict[int, Proposal] = {}

    def is_new(row: Altered) -> bool:
        same = [each for after, each in asked.get((row.kind.name, row.key), []) if after == row.row.after]
        said_in.update({each.pk: each for each in same})
        return not same

    found = len(result.changes) + len(result.missing)
    result.changes = [row for row in result.changes if is_new(row)]
    result.missing = [row for row in result.missing if is_new(row)]
    result.waiting = found - len(result.changes) - len(result.missing)
    result.asked_in = list(said_in.values())
