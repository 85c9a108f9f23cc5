"""What the States, instruments and sources that a change names are called."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from treaties.channels import sentences
from treaties.difference.rows import BY_NAME, RowChange
from treaties.registry import InstrumentRecord, Registry, SourceRecord
from treaties.snapshot import record_of

Known = Mapping[str, Mapping[str, Any]]
KINDS = ("states", "instruments", "sources")
LONGEST = 100  # characters of a title that a sentence bears; a longer one gives way to the short title


class Names:
    """`known`: records by their keys, each as `editions.Records` has them. Where several know a code or a link, the
    rows of the change come first.
    """

    def __init__(self, *known: Known, rows: Iterable[RowChange] = ()):
        self.known = (_records(rows), *known)

    @classmethod
    def of(cls, registry: Registry, rows: Iterable[RowChange] = ()) -> "Names":
        """A registry knows a source by the facts that were read there."""
        sources = {fact.source.url: fact.source for fact in _facts(registry)}
        return cls({"states": registry.states, "instruments": registry.instruments, "sources": sources}, rows=rows)

    def state(self, code: str) -> str:
        """As it stands in a sentence: "the United States"."""
        found = self._record("states", code)
        return sentences.spoken(found) if found else code

    def heading(self, code: str) -> str:
        """A State's bare name."""
        found = self._record("states", code)
        return found.name if found else code

    def instrument(self, code: str) -> str:
        """As it stands in a sentence: "the United Nations Convention against Corruption"."""
        found = self._record("instruments", code)
        return called(found) if found else code

    def instrument_heading(self, code: str) -> str:
        found = self._record("instruments", code)
        return found.name if found else code

    def source(self, url: str) -> str:
        """Title and publisher, or the bare link where neither is known."""
        found = self._record("sources", url)
        return cited(found) if found else url

    def _record(self, kind: str, key: str) -> Any | None:
        return next((each[kind][key] for each in self.known if key in each[kind]), None)


def _records(rows: Iterable[RowChange]) -> Known:
    """What the changes themselves say of States, instruments and sources."""
    found = {kind: {} for kind in KINDS}
    for row in rows:
        if row.kind in found:
            found[row.kind][row.key] = record_of(BY_NAME[row.kind], row.content, {})
    return found


def _facts(registry: Registry) -> Iterator:
    for rows in registry.participations.values():
        yield from rows.values()
        yield from (each for row in rows.values() for each in row.field_sources)
    yield from (*registry.declarations, *registry.authorities, *registry.findings, *registry.eu_memberships)


def called(record: InstrumentRecord) -> str:
    """An instrument within a sentence, told from others of the same title by its short title."""
    if record.kind == "bilateral":
        return f"the {sentences.instrument(record)}" + (f" ({record.short_title})" if record.short_title else "")
    return f"the {record.short_title if record.short_title and len(record.title) > LONGEST else record.title}"


def cited(record: SourceRecord) -> str:
    """A source by its title and publisher; the link where it has no title."""
    words = f"“{record.title}”" if record.title else record.url
    return f"{words}, {record.publisher}" if record.publisher else words


def title(change: RowChange, names: Names) -> str:
    """What the row is about: "Pakistan, United Nations Convention against Transnational Organized Crime"."""
    content = change.content
    match change.kind:
        case "participations" | "declarations":
            return f"{names.heading(content['state'])}, {names.instrument_heading(content['instrument'])}"
        case "authorities":
            return f"{names.heading(content['state'])}: {content['name']}"
        case "eu_memberships":
            return f"{names.heading(content['state'])}, European Union"
        case "findings":
            return content["statement"]
        case "states":
            return content["name"]
        case "instruments" if content["short_title"]:
            return f"{content['title']} ({content['short_title']})"
    return content["title"] or content["url"]
