"""A registry's names, ready to be searched: built once for each edition."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Lock

from treaties.registry import AuthorityRecord, InstrumentRecord, Registry, StateRecord
from treaties.search.entries import Entry, Kind, Name
from treaties.search.folding import by_name, compact, fold
from treaties.search.state_names import names_of, without_successor

Place = tuple[int, int]  # number of the entry, number of its name


@dataclass(frozen=True, slots=True)
class Index:
    edition: tuple[int, str]
    entries: tuple[Entry, ...]
    codes: dict[str, list[Place]]
    names: dict[str, list[Place]]  # compact name -> where
    words: dict[str, list[Place]]  # word of a name -> where
    sorted_names: list[str]
    sorted_words: list[str]

    def names_from(self, beginning: str) -> Iterator[str]:
        return _from(self.sorted_names, beginning)

    def words_from(self, beginning: str) -> Iterator[str]:
        return _from(self.sorted_words, beginning)


def _from(ordered: list[str], beginning: str) -> Iterator[str]:
    for position in range(bisect_left(ordered, beginning), len(ordered)):
        if not ordered[position].startswith(beginning):
            return
        yield ordered[position]


_lock = Lock()
_latest: Index | None = None


def index_of(registry: Registry) -> Index:
    """That of this edition, built where another edition's was the latest asked for."""
    global _latest
    with _lock:
        if _latest is None or _latest.edition != (registry.edition, registry.sha256):
            _latest = build(registry)
        return _latest


def build(registry: Registry) -> Index:
    entries = tuple(_entries(registry))
    codes, names, words = {}, {}, {}
    for number, entry in enumerate(entries):
        for position, name in enumerate(entry.names):
            place = (number, position)
            (codes if name.is_code else names).setdefault(compact(name.text), []).append(place)
            for word in set(fold(name.text).split()):
                words.setdefault(word, []).append(place)
    edition = (registry.edition, registry.sha256)
    return Index(edition, entries, codes, names, words, sorted(names), sorted(words))


def _entries(registry: Registry) -> Iterator[Entry]:
    yield from (_state(state) for state in sorted(registry.states.values(), key=by_name))
    by_preference = sorted(registry.instruments.values(), key=lambda record: (record.preference, record.code))
    yield from (_instrument(record) for record in by_preference)
    # One authority may hold several roles: it is found once.
    yield from dict.fromkeys(_authority(registry, record) for record in registry.authorities)
    yield from without_successor()


def _state(state: StateRecord) -> Entry:
    shown = (Name(state.name), Name(state.official_name))
    return Entry(Kind.STATE, state.code, state.name, state.official_name, _once((*shown, *names_of(state.code))))


def _instrument(record: InstrumentRecord) -> Entry:
    names = (
        Name(record.title),
        Name(record.short_title),
        Name(record.code, "code", is_code=True),
        Name(record.citation, "cited as"),
    )
    shown, detail = record.title, record.short_title
    if record.kind == "bilateral" and detail:  # its title alone tells it from no other
        shown, detail = detail, shown
    return Entry(Kind.INSTRUMENT, record.code, shown, detail, _once(names))


def _authority(registry: Registry, record: AuthorityRecord) -> Entry:
    """Found by its own name, and by words of it, its organisation, its city and its State in any order."""
    parts = dict.fromkeys((record.organisation, record.city, registry.states[record.state].name))
    detail = ", ".join(part for part in parts if part and part != record.name)
    names = (Name(record.name), Name(f"{record.name}, {detail}"))
    return Entry(Kind.AUTHORITY, record.state, record.name, detail, _once(names))


def _once(names: Iterable[Name]) -> tuple[Name, ...]:
    """Each name once, as first told: most languages write "Panama" alike."""
    once: dict[tuple[str, bool], Name] = {}
    for name in names:
        if name.text:
            once.setdefault((compact(name.text), name.is_code), name)
    return tuple(once.values())
