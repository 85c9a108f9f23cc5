"""Which instruments are named for a pair on a day, and how both States stand under each."""

from dataclasses import dataclass
from datetime import date

from treaties.channels.ranking import BUDAPEST
from treaties.channels.standing import (
    Place,
    Standing,
    instruments_between,
    is_adopted,
    is_in_force,
    place,
    rows_for_pair,
)
from treaties.registry import InstrumentRecord, ParticipationRecord, Registry

ABSENT = Place(Standing.NOT_BOUND, why="absent")


@dataclass(frozen=True, slots=True)
class Question:
    registry: Registry
    pair: tuple[str, str]
    on: date
    measures: tuple[str, ...]
    offence: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An instrument that is named for the pair, with how both States stand under it."""

    record: InstrumentRecord
    rows: tuple[ParticipationRecord | None, ParticipationRecord | None]
    places: tuple[Place, Place]
    standing: Standing

    def present(self, pair: tuple[str, str]) -> list[tuple[ParticipationRecord, str, Place]]:
        """Each row that there is, with the State it speaks for and how that stands."""
        return [each for each in zip(self.rows, pair, self.places, strict=True) if each[0] is not None]


def named(question: Question) -> list[Candidate]:
    """Named are: what both States have a row under, or one has a finding under; the Budapest Convention always."""
    registry, pair, on = question.registry, question.pair, question.on
    codes = instruments_between(registry, *pair, on) | {BUDAPEST} & registry.instruments.keys()
    codes |= {each.instrument for each in registry.findings if each.instrument and each.state in pair}
    found = []
    for code in sorted(codes):
        record, rows = registry.instruments[code], rows_for_pair(registry, code, *pair, on)
        if not is_adopted(record, on):
            continue
        places = tuple([place(row, on) if row else ABSENT for row in rows])
        standing = min(places[0].standing, places[1].standing)
        if standing > Standing.NOT_BOUND and not is_in_force(record, on, *rows):
            standing = Standing.NOT_IN_FORCE
        if standing != Standing.NOT_LISTED:
            found.append(Candidate(record, rows, places, standing))
    return found
