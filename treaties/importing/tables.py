"""The registry's CSV files: what each column may hold. fixtures/registry/README.md says what it means."""

from treaties.choices import (
    AuthorityRole,
    BasisRole,
    DeclarationKind,
    FindingKind,
    InstrumentKind,
    MaterialScope,
    ParticipationStatus,
)
from treaties.importing import records
from treaties.importing.columns import (
    as_of,
    counterpart,
    day,
    field_names,
    link,
    one_of,
    remark,
    required,
    state,
    text,
    verified,
    whole_number,
)
from treaties.importing.table import Table

ANY_LENGTH = text(20_000)
CODE = text(40)
PLACE = {"instrument_code": required(CODE), "country_alpha2": state}
SOURCE = {"source_url": link, "source_date": as_of, "confidence": verified}

INSTRUMENT = {
    "code": required(CODE),
    "title": required(text(400)),
    "short_title": text(120),
    "kind": one_of(set(InstrumentKind.values) - {InstrumentKind.BILATERAL}),
    "depositary": text(120),
    "adopted_on": day,
    "in_force_on": day,
    "citation": text(200),
    "mla_articles": text(300),
    "url": link,
    "notes": ANY_LENGTH,
    "basis_role": one_of(BasisRole.values),
    "supplements": CODE,
    "material_scope": one_of(MaterialScope.values),
    "preference": whole_number,
}
BILATERAL = {
    "code": required(CODE),
    "party_a": state,
    "party_b": state,
    "title": required(text(400)),
    "signed_on": day,
    "in_force_on": day,
    "status": one_of(ParticipationStatus.values),
    "scope": one_of(MaterialScope.values),
    "citation": text(200),
    **SOURCE,
    "notes": remark,
    "basis_role": one_of(BasisRole.values),
    "supplements": CODE,
    "preference": whole_number,
    "suspended_on": day,
    "ended_on": day,
}
PARTICIPATION = {
    **PLACE,
    "status": one_of(ParticipationStatus.values),
    "signed_on": day,
    "ratified_on": day,
    "in_force_on": day,
    "declaration_summary": remark,
    **SOURCE,
    "ended_on": day,
}
PARTICIPATION_FIELDS = {
    **PLACE,
    "verified_fields": field_names,
    "computed_fields": field_names,
    "recalled_fields": field_names,
    "source_id": required(text(60)),
    "note": ANY_LENGTH,
}
DECLARATION = {
    **PLACE,
    "article": text(60),
    "kind": one_of(DeclarationKind.values),
    "effect": text(300),
    "summary": required(ANY_LENGTH),
    **SOURCE,
}
AUTHORITY = {
    "country_alpha2": state,
    "role": one_of(AuthorityRole.values),
    "name": required(text(300)),
    "organisation": text(300),
    "city": text(120),
    "accepted_languages": text(60),
    "transmission_notes": ANY_LENGTH,
    **SOURCE,
}
NOT_BOUND = {**PLACE, "finding": one_of(records.NOT_BOUND), "explanation": required(ANY_LENGTH), **SOURCE}
PAKISTAN_FINDING = {
    "counterpart": counterpart,
    "finding": required(ANY_LENGTH),
    "kind": one_of(FindingKind.values),
    **SOURCE,
    "notes": ANY_LENGTH,
}
EU_MEMBER = {
    "country_alpha2": state,
    "member_from": required(day),
    "member_until": day,
    "confidence": verified,
}
SOURCES = {
    "source_id": required(text(60)),
    "title": required(text(400)),
    "url": link,
    "publisher": text(200),
    "as_of": as_of,
}

TABLES = (
    Table("sources.csv", SOURCES, key=("url",)),
    Table("instruments.csv", INSTRUMENT, key=("code",)),
    Table("instruments_regional.csv", INSTRUMENT, key=("code",)),
    Table("bilateral.csv", BILATERAL, key=("code",)),
    Table("participations.csv", PARTICIPATION, key=tuple(PLACE)),
    Table("participations_fields.csv", PARTICIPATION_FIELDS, key=tuple(PLACE)),
    Table("regional.csv", PARTICIPATION, key=tuple(PLACE)),
    Table("declarations.csv", DECLARATION, key=(*PLACE, "article", "kind", "effect")),
    Table("authorities.csv", AUTHORITY, key=("country_alpha2", "role", "name", "organisation")),
    Table("not_bound.csv", NOT_BOUND, key=tuple(PLACE)),
    Table("pakistan_findings.csv", PAKISTAN_FINDING, key=("counterpart", "kind", "finding")),
    Table("eu_members.csv", EU_MEMBER, key=("country_alpha2", "member_from")),
)
INSTRUMENT_FILES = ("instruments.csv", "instruments_regional.csv", "bilateral.csv")
ABOUT_INSTRUMENTS = tuple(table.file for table in TABLES if "instrument_code" in table.columns)
