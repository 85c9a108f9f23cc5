"""One State's channels on a day, State by State, as a map and the table beneath it show them."""

from dataclasses import dataclass
from datetime import date

from treaties.channels.kinds import ALL_KINDS, Kind
from treaties.pictures.best import Best, best_on
from treaties.pictures.outlines import Outline, world
from treaties.registry import Registry, StateRecord
from treaties.search.folding import by_name


@dataclass(frozen=True, slots=True)
class Place:
    """A State on the map. `best` is None for the State whose map it is."""

    state: StateRecord
    outline: Outline
    best: Best | None

    @property
    def key(self) -> str:
        return self.best.kind.key if self.best else "itself"

    @property
    def is_unsure(self) -> bool:
        """Whether the best channel rests on an unverified fact."""
        return self.best is not None and not self.best.verified


@dataclass(frozen=True, slots=True)
class Map:
    places: tuple[Place, ...]
    groups: tuple[tuple[Kind, tuple[Place, ...]], ...]

    @property
    def drawn(self) -> list[Place]:
        """In the order of drawing: broken outlines over the others, points on top."""
        return sorted(self.places, key=lambda place: (place.outline.point is not None, place.is_unsure))

    @property
    def unverified(self) -> int:
        return sum(place.is_unsure for place in self.places)


def map_of(registry: Registry, requesting: str, on: date) -> Map:
    """Every State but unions, in the order of their names, grouped by the kind of the best channel."""
    best, outlines = best_on(registry, on), world().states
    states = sorted((each for each in registry.states.values() if each.kind != "union"), key=by_name)
    places = tuple(
        Place(
            each, outlines.get(each.code, Outline()), None if each.code == requesting else best(requesting, each.code)
        )
        for each in states
    )
    groups = tuple((kind, tuple(each for each in places if each.key == kind.key)) for kind in ALL_KINDS)
    return Map(places, groups)
