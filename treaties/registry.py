"""The registry as an immutable snapshot of one edition: plain facts, no database, built once per process.

`treaties.selectors.current_registry()` gives it; `treaties.channels` reads it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from treaties.law import LawBook

# How the notes of a convention say that one of its own days was not read in a source.
RECALLED_DAYS = {
    "adopted_on": "The day of adoption is recalled.",
    "in_force_on": "The day of entry into force is recalled.",
}


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Where a fact was read. Empty strings where not known; `as_of`: the year, month or day the source speaks of."""

    url: str = ""
    title: str = ""
    publisher: str = ""
    source_id: str = ""
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class StateRecord:
    code: str
    name: str
    kind: str = "state"
    official_name: str = ""


@dataclass(frozen=True, slots=True)
class InstrumentRecord:
    code: str
    title: str
    short_title: str
    kind: str
    adopted_on: date | None
    signed_on: date | None
    in_force_on: date | None
    citation: str
    mla_articles: str
    url: str
    notes: str
    basis_role: str
    supplements: str  # code, or ""
    material_scope: str
    preference: int
    depositary: str = ""

    @property
    def name(self) -> str:
        """What a person calls it: the title, with the short title where there is one."""
        return f"{self.title} ({self.short_title})" if self.short_title else self.title


@dataclass(frozen=True, slots=True)
class FieldSource:
    """Where one field was read, apart from its row. `source_date`: year, month or day as text, or ""."""

    field: str
    source: SourceRecord
    source_date: str


# Fields of a participation that are marked each by itself.
MARKED = ("status", "signed_on", "ratified_on", "in_force_on", "ended_on", "suspended_on")
# What a participation says: fields for each of which a source may speak by itself.
SAID = (*MARKED, "declaration_summary")


@dataclass(frozen=True, slots=True)
class ParticipationRecord:
    """A State's place under an instrument. `source_date`: year, month or day as text, or "".

    `source` speaks for the status, and for each field that is neither named in `field_sources`, computed nor recalled.
    """

    instrument: str
    state: str
    status: str
    signed_on: date | None
    ratified_on: date | None
    in_force_on: date | None
    ended_on: date | None
    suspended_on: date | None
    verified: bool  # the row's own confidence
    verified_fields: frozenset[str]
    computed_fields: frozenset[str]
    recalled_fields: frozenset[str]
    source: SourceRecord
    source_date: str
    notes: str
    declaration_summary: str = ""
    field_sources: tuple[FieldSource, ...] = ()  # in the order of their names

    def read_in(self, source: SourceRecord, source_date: str, fields: Collection[str]) -> "ParticipationRecord":
        """With these fields read there; each other field keeps the source it was read in."""
        says = {name for name in SAID if getattr(self, name)} - self.computed_fields - self.recalled_fields
        here, own = (source, source_date), (self.source, self.source_date)
        read = dict.fromkeys(says, own)
        read |= {each.field: (each.source, each.source_date) for each in self.field_sources if each.field in says}
        read |= dict.fromkeys(says.intersection(fields), here)
        takes_over = here in read.values() and own not in read.values()
        of_row = read.get("status") or (here if takes_over else own)
        elsewhere = sorted(name for name, place in read.items() if place != of_row and place[0].url)
        apart = tuple(FieldSource(name, *read[name]) for name in elsewhere)
        return replace(self, source=of_row[0], source_date=of_row[1], field_sources=apart)

    def as_verified(self) -> "ParticipationRecord":
        """The row verified. What nobody read of one that was not is only recalled: else it would be verified too."""
        if self.verified:
            return self
        unread = {name for name in MARKED if getattr(self, name)} - self.verified_fields - self.computed_fields
        return replace(self, verified=True, recalled_fields=self.recalled_fields | unread)

    def is_verified(self, name: str) -> bool:
        """Whether this field was read in a source, or computed from what was. Its own mark outweighs the row's."""
        if name in self.recalled_fields:
            return False
        return self.verified or name in self.verified_fields or name in self.computed_fields


@dataclass(frozen=True, slots=True)
class DeclarationRecord:
    instrument: str
    state: str
    article: str
    kind: str
    effect: str
    summary: str
    verified: bool
    source: SourceRecord
    source_date: str
    notes: str = ""


@dataclass(frozen=True, slots=True)
class AuthorityRecord:
    """An authority by its role. `accepted_languages`: codes split by ";"."""

    state: str
    role: str
    name: str
    organisation: str
    city: str
    accepted_languages: str
    transmission_notes: str
    verified: bool
    source: SourceRecord
    source_date: str
    notes: str = ""


@dataclass(frozen=True, slots=True)
class FindingRecord:
    origin: str
    key: str
    kind: str
    instrument: str  # code, or ""
    state: str  # code, or ""
    counterpart: str  # code, or ""
    statement: str
    explanation: str
    verified: bool
    source: SourceRecord
    source_date: str
    notes: str = ""


@dataclass(frozen=True, slots=True)
class MembershipRecord:
    """Membership of the European Union. `until` is the last day."""

    state: str
    since: date
    until: date | None
    verified: bool
    source: SourceRecord = SourceRecord()
    source_date: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Registry:
    """One edition: facts by their keys, and the law book that goes with them."""

    edition: int
    sha256: str
    states: Mapping[str, StateRecord]
    instruments: Mapping[str, InstrumentRecord]
    participations: Mapping[str, Mapping[str, ParticipationRecord]]  # instrument code -> State code -> row
    declarations: tuple[DeclarationRecord, ...]
    findings: tuple[FindingRecord, ...]
    authorities: tuple[AuthorityRecord, ...]
    eu_memberships: tuple[MembershipRecord, ...]
    law: LawBook
    instruments_of: Mapping[str, frozenset[str]]  # State code -> codes of the instruments it has a row under

    @classmethod
    def of(
        cls,
        *,
        edition: int,
        sha256: str,
        states: Iterable[StateRecord],
        instruments: Iterable[InstrumentRecord],
        participations: Iterable[ParticipationRecord],
        declarations: Iterable[DeclarationRecord] = (),
        findings: Iterable[FindingRecord] = (),
        authorities: Iterable[AuthorityRecord] = (),
        eu_memberships: Iterable[MembershipRecord] = (),
        law: LawBook,
    ) -> "Registry":
        """Index plain records, in an order that is their own: whoever gives them, the same facts give the same answers.

        A participation under an instrument that is not given is a KeyError.
        """
        by_code = {instrument.code: instrument for instrument in sorted(instruments, key=attrgetter("code"))}
        places: dict[str, dict[str, ParticipationRecord]] = {code: {} for code in by_code}
        instruments_of: dict[str, set[str]] = {}
        for participation in sorted(participations, key=attrgetter("instrument", "state")):
            places[participation.instrument][participation.state] = participation
            instruments_of.setdefault(participation.state, set()).add(participation.instrument)
        return cls(
            edition=edition,
            sha256=sha256,
            states={state.code: state for state in sorted(states, key=attrgetter("code"))},
            instruments=by_code,
            participations=places,
            declarations=_in_order(declarations),
            findings=_in_order(findings),
            authorities=_in_order(authorities),
            eu_memberships=_in_order(eu_memberships),
            law=law,
            instruments_of={state: frozenset(codes) for state, codes in instruments_of.items()},
        )

    def recalled_days(self, code: str) -> frozenset[str]:
        """Which of an instrument's own days are recalled, e.g. "in_force_on": for a bilateral treaty, those that the
        rows of its parties do not hold as read; for a convention, those of which its notes say so.
        """
        record = self.instruments.get(code)
        if record is None:  # made by an editor since this edition
            return frozenset()
        if record.kind != "bilateral":
            return frozenset(name for name, words in RECALLED_DAYS.items() if words in record.notes)
        rows = self.participations[code].values()
        return frozenset(
            name for name in ("signed_on", "in_force_on") if not all(row.is_verified(name) for row in rows)
        )


def _in_order(records: Iterable) -> tuple:
    """By all they say, first the fields that tell one from another. For records that hold no set."""
    return tuple(sorted(records, key=repr))
