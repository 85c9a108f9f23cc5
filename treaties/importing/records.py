"""Rows of the files -> records of the registry. The rows have been checked: nothing here can be wrong."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from treaties import provenance
from treaties.choices import FindingKind, FindingOrigin, InstrumentKind
from treaties.importing.table import Row
from treaties.registry import (
    AuthorityRecord,
    DeclarationRecord,
    FindingRecord,
    InstrumentRecord,
    MembershipRecord,
    ParticipationRecord,
    SourceRecord,
    StateRecord,
)

# What the files call by a code of their own: statements in words.
NOT_BOUND = {
    FindingKind.NOT_SIGNED_NOT_PARTY: "{state} has neither signed nor become a party to the {instrument}.",
    FindingKind.INVITED_NOT_PARTY: "{state} was invited to accede to the {instrument} and is not a party.",
    FindingKind.NOT_PARTY: "{state} is not a party to the {instrument}.",
    FindingKind.NOT_SIGNED: "{state} has not signed the {instrument}.",
}
# Findings about Pakistan whose counterpart is no State.
REGIONAL_COUNTERPARTS = {"SAARC": "SAARC-MLA-2008"}

COMMON_TO_INSTRUMENTS = ("code", "title", "in_force_on", "citation", "basis_role", "supplements", "preference")


class Sources:
    """Sources by their link. A link that is not known becomes a source by itself."""

    def __init__(self, known: Iterable[SourceRecord]):
        self._by_url = {source.url: source for source in known if source.url}

    @classmethod
    def listed(cls, rows: list[Row]) -> "Sources":
        """Those of sources.csv."""
        names = ("source_id", "url", "title", "publisher", "as_of")
        return cls(SourceRecord(**{name: row[name] for name in names}) for row in rows)

    def at(self, url: str) -> SourceRecord:
        return self._by_url.setdefault(url, SourceRecord(url=url)) if url else SourceRecord()

    def all(self) -> tuple[SourceRecord, ...]:
        return tuple(self._by_url.values())


def place(row: Row) -> tuple[str, str]:
    """Instrument and State of a row."""
    return row["instrument_code"], row["country_alpha2"]


def instrument(row: Row) -> InstrumentRecord:
    names = ("short_title", "kind", "adopted_on", "mla_articles", "url", "notes", "material_scope", "depositary")
    return InstrumentRecord(signed_on=None, **{name: row[name] for name in (*COMMON_TO_INSTRUMENTS, *names)})


def bilateral(row: Row, states: Mapping[str, StateRecord]) -> InstrumentRecord:
    """A bilateral treaty. Many share one title, so its short title says who concluded it, and when."""
    parties = f"{states[row['party_a']].name}\u2013{states[row['party_b']].name}"
    return InstrumentRecord(
        **{name: row[name] for name in (*COMMON_TO_INSTRUMENTS, "signed_on")},
        short_title=f"{parties}, {row['signed_on'].year}" if row["signed_on"] else parties,
        kind=InstrumentKind.BILATERAL.value,
        adopted_on=None,
        mla_articles="",
        url="",
        notes=row["notes"].words,
        material_scope=row["scope"],
    )


def pair(row: Row, sources: Sources) -> tuple[ParticipationRecord, ParticipationRecord]:
    """Both parties' places under a bilateral treaty: alike in everything the row says."""
    one = ParticipationRecord(
        instrument=row["code"],
        state=row["party_a"],
        ratified_on=None,
        **{name: row[name] for name in ("status", "signed_on", "in_force_on", "ended_on", "suspended_on")},
        verified_fields=frozenset(),
        computed_fields=frozenset(),
        recalled_fields=row["notes"].recalled,
        notes="",
        **_known(row, sources),
    )
    return one, replace(one, state=row["party_b"])


def participation(row: Row, sources: Sources, fields: Row | None = None) -> ParticipationRecord:
    """`fields`: the row of participations_fields.csv, which regional.csv does not have."""
    summary = row["declaration_summary"]
    names = ("status", "signed_on", "ratified_on", "in_force_on", "ended_on")
    return ParticipationRecord(
        instrument=row["instrument_code"],
        state=row["country_alpha2"],
        **{name: row[name] for name in names},
        suspended_on=None,
        verified_fields=fields["verified_fields"] if fields else frozenset(),
        computed_fields=fields["computed_fields"] if fields else frozenset(),
        recalled_fields=fields["recalled_fields"] | summary.recalled if fields else summary.recalled,
        notes=fields["note"] if fields else "",
        declaration_summary=summary.words,
        **_known(row, sources),
    )


def declaration(row: Row, sources: Sources) -> DeclarationRecord:
    return DeclarationRecord(
        instrument=row["instrument_code"],
        state=row["country_alpha2"],
        **{name: row[name] for name in ("article", "kind", "effect", "summary")},
        **_known(row, sources),
    )


def authority(row: Row, sources: Sources) -> AuthorityRecord:
    names = ("role", "name", "organisation", "city", "accepted_languages", "transmission_notes")
    known = _known(row, sources, note=row["transmission_notes"])
    return AuthorityRecord(state=row["country_alpha2"], **{name: row[name] for name in names}, **known)


def membership(row: Row) -> MembershipRecord:
    return MembershipRecord(
        state=row["country_alpha2"], since=row["member_from"], until=row["member_until"], verified=row["confidence"]
    )


def not_bound(
    row: Row, sources: Sources, instruments: Mapping[str, str], states: Mapping[str, StateRecord]
) -> FindingRecord:
    code, state = place(row)
    return FindingRecord(
        origin=FindingOrigin.NOT_BOUND.value,
        key=f"{code}/{state}",
        kind=row["finding"],
        instrument=code,
        state=state,
        counterpart="",
        statement=NOT_BOUND[row["finding"]].format(state=states[state].name, instrument=instruments[code]),
        explanation=row["explanation"],
        **_known(row, sources, note=row["explanation"]),
    )


def pakistan_findings(rows: list[Row], sources: Sources, states: Mapping[str, StateRecord]) -> list[FindingRecord]:
    """Two of one kind about one counterpart are told apart by their number."""
    found, seen = [], Counter()
    for row in rows:
        counterpart, kind = row["counterpart"], row["kind"]
        seen[counterpart, kind] += 1
        number = seen[counterpart, kind]
        found.append(
            FindingRecord(
                origin=FindingOrigin.STATE_FINDING.value,
                key=f"PK/{counterpart}/{kind}" + (f"/{number}" if number > 1 else ""),
                kind=kind,
                instrument=REGIONAL_COUNTERPARTS.get(counterpart, ""),
                state="PK",
                counterpart=counterpart if counterpart in states else "",
                statement=row["finding"],
                explanation=row["notes"],
                **_known(row, sources, note=row["notes"]),
            )
        )
    return found


def _known(row: Row, sources: Sources, *, note: str | None = None) -> dict:
    """How a fact is known. `note`: that of a finding or an authority, which may put it in doubt."""
    return {
        "verified": row["confidence"] and (note is None or not provenance.doubt(row["source_url"], note)),
        "source": sources.at(row["source_url"]),
        "source_date": row["source_date"],
    }
