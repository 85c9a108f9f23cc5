"""The report: tables in words, with what is not shown left out (`hiding`), from the requests its reader may see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.models import Office, User
from requests_app.choices import Deficiency, Section
from requests_app.numbers import reading
from requests_app.numbers.asking import Asked, By
from requests_app.numbers.durations import FEWER, Spread, spread, whole
from requests_app.numbers.hiding import Shown, hidden
from requests_app.numbers.reading import Key, Tally
from requests_app.selectors import courses_visible_to
from treaties.channels.answer import LETTERS_ROGATORY
from treaties.registry import Registry

COUNTED = ("Sent", "Acknowledged", "Executed", "Returned", "Refused", "Overdue", "Preservation lapsed")
SPREADS = ("Days to acknowledgement", "Days to execution")
NONE = "–"


@dataclass(frozen=True, slots=True)
class Line:
    """`counts` in the order of COUNTED; None is not shown. `spreads` in that of SPREADS; None where too few."""

    label: str
    counts: tuple[Shown, ...]
    spreads: tuple[Spread | None, Spread | None]

    @property
    def sent(self) -> Shown:
        return self.counts[0]

    @property
    def cells(self) -> tuple[str, ...]:
        return (*map(count_in_words, self.counts), *map(spread_in_words, self.spreads))


@dataclass(frozen=True, slots=True)
class Table:
    """A table in words: `rows` begin with their label."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    @property
    def labelled_rows(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """(label of the row, ((column, cell), ...))."""
        return tuple((row[0], tuple(zip(self.columns[1:], row[1:], strict=True))) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Report:
    """`total` has the label "All". `on`: the day as of which it speaks."""

    asked: Asked
    on: date
    lines: tuple[Line, ...]
    total: Line
    reasons: tuple[Table, ...]

    @property
    def is_empty(self) -> bool:
        return self.total.sent == 0

    @property
    def table(self) -> Table:
        rows = tuple((line.label, *line.cells) for line in (*self.lines, self.total))
        by = str(self.asked.by.label)
        return Table("lines", f"By {self.asked.by.told}", (by, *COUNTED, *SPREADS), rows)

    @property
    def tables(self) -> tuple[Table, ...]:
        return (self.table, *self.reasons)


def count_in_words(count: Shown) -> str:
    return FEWER if count is None else str(count)


def spread_in_words(found: Spread | None) -> str:
    """Median, and between which four fifths lie: "190 (60 to 400)"."""
    return f"{whole(found.median)} ({whole(found.low)} to {whole(found.high)})" if found else NONE


def report(user: User, asked: Asked, registry: Registry, *, on: date) -> Report:
    courses = asked.narrowed(courses_visible_to(user))
    found = reading.tallies(courses, asked.by, on=on)
    keys = _ordered(found, asked.by)
    whole_of = reading.total(courses, asked.by, found, on=on)
    counts, sums = hidden([_counts(found[key]) for key in keys], _counts(whole_of))
    names = _names(keys, asked.by, registry)
    lines = tuple(
        Line(name, shown, _spreads(found[key], shown)) for key, name, shown in zip(keys, names, counts, strict=True)
    )
    return Report(asked, on, lines, Line("All", sums, _spreads(whole_of, sums)), tuple(_reasons(courses)))


def _counts(tally: Tally) -> tuple[int, ...]:
    executed, acknowledged = (sum(each.values()) for each in (tally.executed, tally.acknowledged))
    return tally.sent, acknowledged, executed, tally.returned, tally.refused, tally.overdue, tally.lapsed


def _spreads(tally: Tally, shown: Sequence[Shown]) -> tuple[Spread | None, Spread | None]:
    """None too where the count itself is not shown: a spread has it among its words."""
    acknowledged, executed = (spread(each) for each in (tally.acknowledged, tally.executed))
    return (acknowledged if shown[1] else None), (executed if shown[2] else None)


def _ordered(found: dict[Key, Tally], by: By) -> list[Key]:
    """Months as they follow one another; else those with the most requests first."""
    if by == By.MONTH:
        return sorted(found)
    return sorted(found, key=lambda key: (-found[key].sent, str(key)))


def _names(keys: Iterable[Key], by: By, registry: Registry) -> list[str]:
    match by:
        case By.STATE:
            return [registry.states[key].name if key in registry.states else str(key) for key in keys]
        case By.INSTRUMENT:
            return [instrument_name(key, registry) for key in keys]
        case By.MEASURE:
            types = registry.law.assistance_types
            return [types[key].title if key in types else str(key or "No measure") for key in keys]
        case By.OFFICE:
            named = dict(Office.objects.filter(pk__in=list(keys)).values_list("pk", "name"))
            return [named[key] for key in keys]
        case By.MONTH:
            return [f"{key:%B %Y}" for key in keys]


def instrument_name(code: str, registry: Registry) -> str:
    if code == LETTERS_ROGATORY:
        return "Letters rogatory"
    known = registry.instruments.get(code)
    return (known.short_title or known.title) if known else code


def _reasons(courses) -> Iterable[Table]:
    fields = [(_where(each), each["times"]) for each in reading.returned_for(courses, "section", "field")]
    reasons = [(_deficiency(each["reason"]), each["times"]) for each in reading.returned_for(courses, "reason")]
    note = "Requests in which the requested State found it; one may have been returned for several."
    yield _table("returned_by_field", "Returned, by field", "Field", fields, note)
    yield _table("returned_by_reason", "Returned, by reason", "Reason", reasons, note)
    note = "By the kind of ground chosen when the refusal was recorded."
    yield _table("refused", "Refused, by kind of ground", "Kind of ground", reading.refused_for(courses), note)


def _table(key: str, title: str, column: str, counted: Sequence[tuple[str, int]], note: str) -> Table:
    counts, _ = hidden([(times,) for _, times in counted], (sum(times for _, times in counted),))
    rows = tuple((name, count_in_words(count)) for (name, _), (count,) in zip(counted, counts, strict=True))
    return Table(key, title, (column, "Requests"), rows, note)


def _where(row: dict) -> str:
    name = Section(row["section"]).label if row["section"] in Section else ""
    return row["told"] if not name or row["told"] == name else f"{name}: {row['told']}"


def _deficiency(reason: str) -> str:
    return Deficiency(reason).label if reason in Deficiency else reason
