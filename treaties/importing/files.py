"""The registry's files -> plain records, without a database. All problems are collected and told together."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from treaties import law
from treaties.choices import BasisRole
from treaties.importing import claims, records
from treaties.importing.states import all_states
from treaties.importing.table import Row
from treaties.importing.tables import ABOUT_INSTRUMENTS, INSTRUMENT_FILES, TABLES
from treaties.law import LawBook, LawError, LawFiles
from treaties.law.vocabulary import TEMPLATES
from treaties.registry import (
    AuthorityRecord,
    DeclarationRecord,
    FindingRecord,
    InstrumentRecord,
    MembershipRecord,
    ParticipationRecord,
    Registry,
    SourceRecord,
    StateRecord,
)

Rows = dict[str, list[Row]]  # by file


class RegistryFilesError(Exception):
    """The files cannot be loaded. `problems` names file, row and column, or file and key, of each bad thing."""

    def __init__(self, problems: list[str]):
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class RegistryFiles:
    """What the files hold. `sources`: those of sources.csv, and every other link a fact was read at."""

    states: tuple[StateRecord, ...]
    sources: tuple[SourceRecord, ...]
    instruments: tuple[InstrumentRecord, ...]
    participations: tuple[ParticipationRecord, ...]
    declarations: tuple[DeclarationRecord, ...]
    authorities: tuple[AuthorityRecord, ...]
    findings: tuple[FindingRecord, ...]
    eu_memberships: tuple[MembershipRecord, ...]
    law: LawBook
    law_files: LawFiles

    def registry(self, *, edition: int = 0, sha256: str = "") -> Registry:
        """The files as a snapshot, without a database."""
        return Registry.of(
            edition=edition,
            sha256=sha256,
            states=self.states,
            instruments=self.instruments,
            participations=self.participations,
            declarations=self.declarations,
            authorities=self.authorities,
            findings=self.findings,
            eu_memberships=self.eu_memberships,
            law=self.law,
        )


def read_files(directory: Path) -> RegistryFiles:
    """Read and check everything below `directory`. Raises RegistryFilesError with every problem found."""
    directory, problems = Path(directory), []
    if not directory.is_dir():
        raise RegistryFilesError([f"{directory}: there is no such folder"])
    rows = {table.file: table.read(directory, problems) for table in TABLES}
    law_files = law.files_in(directory / "law")
    published_claims = claims.read(law_files, problems)
    book = _law(law_files, problems)
    problems += _problems_between_files(rows, published_claims, book, problems)
    if problems:
        raise RegistryFilesError(problems)
    return _records(rows, published_claims, book, law_files)


def _problems_between_files(
    rows: Rows, published_claims: tuple[claims.Claim, ...], book: LawBook | None, problems: list[str]
) -> list[str]:
    """A file with a bad row is not compared: what rests on that row would only be told as a second problem."""

    def are_good(*files: str) -> bool:
        return not any(problem.startswith(files) for problem in problems)

    found = _twice_across_files(rows) + _wrong_pairs(rows["bilateral.csv"])
    if are_good(*INSTRUMENT_FILES):
        found += _unknown_instruments(rows, published_claims) + _wrong_supplements(rows)
        found += _unknown_to_the_registry(book, rows) if book else []
    if are_good("participations.csv", "participations_fields.csv", "sources.csv"):
        found += _fields_without_row(rows)
    return found


def _law(files: LawFiles, problems: list[str]) -> LawBook | None:
    try:
        return law.parse(files)
    except LawError as error:
        problems += [f"law/{problem}" for problem in error.problems]
        return None


def _instruments(rows: Rows) -> dict[str, Row]:
    return {row["code"]: row for file in INSTRUMENT_FILES for row in rows[file]}


def _unknown_instruments(rows: Rows, published_claims: Iterable[claims.Claim]) -> list[str]:
    codes = _instruments(rows)
    found = [
        row.problem("instrument_code", f"{row['instrument_code']!r} is no instrument of the registry")
        for file in ABOUT_INSTRUMENTS
        for row in rows[file]
        if row["instrument_code"] not in codes
    ]
    return found + [
        f"law/{claims.FILE}: claims[{claim.id}].instrument: {claim.instrument!r} is no instrument of the registry"
        for claim in published_claims
        if claim.instrument and claim.instrument not in codes
    ]


def _twice_across_files(rows: Rows) -> list[str]:
    """What is once in each of two files is still twice."""
    found = []
    for files, key in (
        (INSTRUMENT_FILES, ("code",)),
        (("participations.csv", "regional.csv"), ("instrument_code", "country_alpha2")),
    ):
        first: dict[tuple, Row] = {}
        for row in (row for file in files for row in rows[file]):
            place = tuple(row[name] for name in key)
            other = first.setdefault(place, row)
            if other.file != row.file:
                what = f"{' / '.join(place)} stands in {other.file}, row {other.number} already"
                found.append(row.problem(", ".join(key), what))
    return found


def _wrong_supplements(rows: Rows) -> list[str]:
    """A supplement supplements something that may carry a request; nothing else supplements."""
    instruments, found = _instruments(rows), []
    for row in instruments.values():
        named, is_supplement = row["supplements"], row["basis_role"] == BasisRole.SUPPLEMENT
        if is_supplement and not named:
            found.append(row.problem("supplements", "is empty, but basis_role is supplement"))
        elif named and not is_supplement:
            found.append(row.problem("supplements", f"names {named!r}, but basis_role is {row['basis_role']}"))
        elif named and named not in instruments:
            found.append(row.problem("supplements", f"{named!r} is no instrument of the registry"))
        elif named and instruments[named]["basis_role"] != BasisRole.STANDALONE:
            found.append(row.problem("supplements", f"{named!r} cannot carry a request itself"))
    return found


def _wrong_pairs(bilateral: list[Row]) -> list[str]:
    return [row.problem("party_b", "is the same as party_a") for row in bilateral if row["party_a"] == row["party_b"]]


def _fields_without_row(rows: Rows) -> list[str]:
    """participations.csv and participations_fields.csv have the same rows; each names a source of sources.csv."""
    participations, fields = rows["participations.csv"], rows["participations_fields.csv"]
    sources = {row["source_id"] for row in rows["sources.csv"]}
    found = [
        row.problem("source_id", f"{row['source_id']!r} is not in sources.csv")
        for row in fields
        if row["source_id"] not in sources
    ]
    for here, there, name in (
        (participations, fields, "participations_fields.csv"),
        (fields, participations, "participations.csv"),
    ):
        places = {records.place(row) for row in there}
        found += [
            row.problem("instrument_code, country_alpha2", f"{' / '.join(records.place(row))} is not in {name}")
            for row in here
            if records.place(row) not in places
        ]
    return found


def _unknown_to_the_registry(book: LawBook, rows: Rows) -> list[str]:
    codes, states = _instruments(rows).keys() | set(TEMPLATES), all_states()
    found = [
        f"law/instruments/{code}.yaml: code: {code!r} is no instrument of the registry"
        for code, profile in book.instruments.items()
        if code not in codes and not profile.overlay
    ]
    return found + [
        f"law/offences.yaml: offences[{offence.key}].national: {code!r} is no ISO 3166-1 alpha-2 code, EU or XK"
        for offence in book.offences.values()
        for code in offence.provisions
        if code not in states
    ]


def _records(
    rows: Rows, published_claims: tuple[claims.Claim, ...], book: LawBook, law_files: LawFiles
) -> RegistryFiles:
    sources = records.Sources.listed(rows["sources.csv"])
    fields = {records.place(row): row for row in rows["participations_fields.csv"]}
    multilateral = [
        records.instrument(row) for file in ("instruments.csv", "instruments_regional.csv") for row in rows[file]
    ]
    bilateral = [records.bilateral(row, all_states()) for row in rows["bilateral.csv"]]
    names = {instrument.code: instrument.name for instrument in [*multilateral, *bilateral]}
    return RegistryFiles(
        states=tuple(all_states().values()),
        instruments=(*multilateral, *bilateral),
        participations=(
            *(records.participation(row, sources, fields[records.place(row)]) for row in rows["participations.csv"]),
            *(records.participation(row, sources) for row in rows["regional.csv"]),
            *(place for row in rows["bilateral.csv"] for place in records.pair(row, sources)),
        ),
        declarations=tuple(records.declaration(row, sources) for row in rows["declarations.csv"]),
        authorities=tuple(records.authority(row, sources) for row in rows["authorities.csv"]),
        findings=(
            *(records.not_bound(row, sources, names, all_states()) for row in rows["not_bound.csv"]),
            *records.pakistan_findings(rows["pakistan_findings.csv"], sources, all_states()),
            *(claims.finding(claim, sources) for claim in published_claims),
        ),
        eu_memberships=tuple(records.membership(row) for row in rows["eu_members.csv"]),
        sources=sources.all(),  # last: each record above may have added a link
        law=book,
        law_files=law_files,
    )
