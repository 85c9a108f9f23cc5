"""Query -> hits. What is written right is looked for first; only where nothing is, what is written nearly so."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from treaties.registry import Registry
from treaties.search.entries import Entry, Name
from treaties.search.folding import compact, fold
from treaties.search.index import Index, Place, index_of

SHORTEST, LONGEST = 2, 100  # letters of a query
SUGGESTIONS = 3
FILLERS = {"the", "of", "and", "for", "on", "in"}
ALIKE = 70  # percent: what may still be meant where nothing is found


class Rank(IntEnum):
    """How a hit was found; the lower stands first."""

    CODE = 0
    NAME = 1
    BEGINNING = 2
    WORDS = 3
    ALIKE = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """`cost` orders hits of one rank: words only begun, or letters wrong."""

    entry: Entry
    rank: Rank
    cost: float
    name: Name

    @property
    def found_by(self) -> Name | None:
        """The name that matched, where it is not shown anyway."""
        return self.name if self.name.relation else None

    @property
    def meant(self) -> str:
        """What may have been meant, by a name that is shown."""
        return self.entry.shown if self.name.relation else self.name.text


@dataclass(frozen=True, slots=True)
class Found:
    """`hits` best first. `suggestions`: names that may have been meant, where nothing is written quite like that."""

    hits: tuple[Hit, ...]
    suggestions: tuple[str, ...] = ()


def search(registry: Registry, query: str) -> Found:
    """What the query may mean; nothing where it is shorter than SHORTEST or longer than LONGEST."""
    index, asked = index_of(registry), compact(query)
    if not SHORTEST <= len(asked) <= LONGEST:
        return Found(())
    words = _words_of(query)
    if hits := _best(index, _as_written(index, asked, words)):
        return Found(hits)
    hits = _best(index, _nearly(index, asked, words))
    hits = tuple(hit for hit in hits if hit.cost <= hits[0].cost + 1)
    meant = [hit.meant for hit in hits if hit.cost == hits[0].cost] or _resembling(index, asked)
    return Found(hits, tuple(dict.fromkeys(meant))[:SUGGESTIONS])


Match = tuple[Rank, float, Place]


def _best(index: Index, matches: Iterable[Match]) -> tuple[Hit, ...]:
    """Each entry by its best match, in order."""
    best: dict[int, tuple] = {}
    for rank, cost, (number, position) in matches:
        key = rank, cost, _distance_from_shown(index.entries[number], position), position
        best[number] = min(best.get(number, key), key)
    ordered = sorted(best.items(), key=lambda item: (*item[1][:2], index.entries[item[0]].kind, item[1][2], item[0]))
    return tuple(
        Hit(index.entries[number], rank, cost, index.entries[number].names[position])
        for number, (rank, cost, _, position) in ordered
    )


def _distance_from_shown(entry: Entry, position: int) -> int:
    """0 for the name an entry goes by, 1 for one shown beside it, 2 for one that is not shown."""
    name = entry.names[position]
    return 2 if name.relation else int(name.text != entry.shown)


def _as_written(index: Index, asked: str, words: list[str]) -> Iterator[Match]:
    yield from ((Rank.CODE, 0, place) for place in index.codes.get(asked, ()))
    yield from ((Rank.NAME, 0, place) for place in index.names.get(asked, ()))
    for name in index.names_from(asked):
        yield from ((Rank.BEGINNING, 0, place) for place in index.names[name])
    yield from ((Rank.WORDS, cost, place) for cost, place in _by_words(index, words, _begun))


def _nearly(index: Index, asked: str, words: list[str]) -> Iterator[Match]:
    for name, wrong in _near(asked, index.sorted_names):
        # A whole name stands before one of which the words are only part.
        yield from ((Rank.ALIKE, wrong - 0.5, place) for place in index.names[name])
    yield from ((Rank.ALIKE, cost, place) for cost, place in _by_words(index, words, _mistyped))


def _by_words(index: Index, words: list[str], candidates: Callable) -> Iterator[tuple[float, Place]]:
    """Entries in which every word is found, in whichever of their names, with the name that tells most."""
    found: dict[int, tuple] | None = None
    for word in words:
        of_word: dict[int, tuple] = {}
        for candidate, cost in candidates(index, word):
            for number, position in index.words[candidate]:
                if found is None or number in found:
                    key = cost, _distance_from_shown(index.entries[number], position), position
                    of_word[number] = min(of_word.get(number, key), key)
        found = {number: _both(found[number], key) if found else key for number, key in of_word.items()}
        if not found:
            return
    for number, (cost, _, position) in (found or {}).items():
        yield cost, (number, position)


def _both(one: tuple, other: tuple) -> tuple:
    """Costs together; the name that is not shown, where either is not."""
    return one[0] + other[0], *max(one[1:], other[1:])


def _begun(index: Index, word: str) -> Iterator[tuple[str, float]]:
    if len(word) < SHORTEST:
        return iter([(word, 0.0)] if word in index.words else [])
    return ((candidate, float(candidate != word)) for candidate in index.words_from(word))


def _mistyped(index: Index, word: str) -> Iterator[tuple[str, float]]:
    yield from _begun(index, word)
    yield from _near(word, index.sorted_words)


def _near(text: str, among: list[str]) -> list[tuple[str, float]]:
    """What differs by a letter added, left out, wrong or turned round: two such mistakes from 8 letters on."""
    if len(text) < 4:
        return []
    allowed = 1 if len(text) < 8 else 2
    near = process.extract(text, among, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    return [(candidate, wrong) for candidate, wrong, _ in near]


def _resembling(index: Index, asked: str) -> list[str]:
    near = process.extract(asked, index.sorted_names, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=SUGGESTIONS)
    return [hit.meant for hit in _best(index, ((Rank.ALIKE, -alike, index.names[name][0]) for name, alike, _ in near))]


def _words_of(query: str) -> list[str]:
    """Each word once; fillers only where there is nothing else."""
    words = list(dict.fromkeys(fold(query).split()))
    return [word for word in words if word not in FILLERS] or words
