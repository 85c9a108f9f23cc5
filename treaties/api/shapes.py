"""The shape of what is answered. A fact carries its source, the day the source speaks of, and its confidence."""

from datetime import date, datetime
from typing import Generic, Literal, TypeVar

from ninja import Field, Schema

Row = TypeVar("Row")


class Page(Schema, Generic[Row]):
    """A part of a list. `next` and `previous` are links, null at the ends."""

    edition: int
    count: int
    next: str | None
    previous: str | None
    results: list[Row]


class SourceShape(Schema):
    url: str
    title: str
    publisher: str
    as_of: str = Field(description="Year, month or day the source speaks of; empty if it does not say")


class FactShape(Schema):
    """`confidence` is that of the whole row."""

    source: SourceShape | None
    source_date: str = Field(description="Year, month or day as of which the source says so; empty if not known")
    confidence: Literal["verified", "unverified"]
    notes: str

    @staticmethod
    def resolve_source(fact):
        return fact.source if fact.source.url else None

    @staticmethod
    def resolve_confidence(fact):
        return "verified" if fact.verified else "unverified"


class StateShape(Schema):
    code: str
    name: str
    official_name: str
    kind: str


class InstrumentShape(Schema):
    code: str
    title: str
    short_title: str
    kind: str
    depositary: str
    adopted_on: date | None
    signed_on: date | None
    in_force_on: date | None
    citation: str
    mla_articles: str
    url: str
    notes: str
    basis_role: str
    supplements: str
    material_scope: str
    preference: int


class FieldSourceShape(Schema):
    """Where one field was read, apart from the rest of its row. `source_date`: year, month or day, or empty."""

    field: str
    source: SourceShape
    source_date: str


class ParticipationShape(FactShape):
    """A State's place under an instrument. Whether it binds on a day, /channels says."""

    instrument: str
    state: str
    status: str
    signed_on: date | None
    ratified_on: date | None
    in_force_on: date | None
    ended_on: date | None = Field(description="First day on which it no longer binds")
    suspended_on: date | None = Field(description="First day of suspension")
    declaration_summary: str
    verified_fields: list[str]
    computed_fields: list[str] = Field(description="Fields that follow from others, by the treaty's own rule")
    recalled_fields: list[str] = Field(description="Fields not yet checked against a source, in a verified row too")
    field_sources: list[FieldSourceShape] = Field(description="Fields that another source than the row's speaks for")

    @staticmethod
    def resolve_verified_fields(row):
        return sorted(row.verified_fields)

    @staticmethod
    def resolve_computed_fields(row):
        return sorted(row.computed_fields)

    @staticmethod
    def resolve_recalled_fields(row):
        return sorted(row.recalled_fields)


class DeclarationShape(FactShape):
    instrument: str
    state: str
    article: str
    kind: str
    effect: str = Field(description="Tokens split by ';', values inside a token by ','")
    summary: str


class AuthorityShape(FactShape):
    state: str
    role: str
    name: str
    organisation: str
    city: str
    accepted_languages: str = Field(description="Language codes split by ';'")
    transmission_notes: str


class FindingShape(FactShape):
    """A checked negative, a finding about a State's treaties, or a published claim with its verdict."""

    origin: str
    key: str
    kind: str
    instrument: str
    state: str
    counterpart: str
    statement: str
    explanation: str


class MeasureShape(Schema):
    key: str
    title: str


class OffenceShape(Schema):
    key: str
    title: str


class EditionShape(Schema):
    number: int
    published_at: datetime
    notes: str
    sha256: str
    law_sha256: str
    counts: dict[str, int]


class ChangeShape(Schema):
    """What an edition changed of one thing."""

    title: str = Field(description="What it is about")
    sentences: list[str]


class FactUsedShape(Schema):
    state: str
    instrument: str
    status: str
    in_force_on: date | None
    source_url: str
    source_date: str
    confidence: Literal["verified", "unverified"]


class DeclarationUsedShape(Schema):
    """A reservation or declaration that bites on what is asked."""

    state: str
    article: str
    kind: str
    sentence: str = Field(description="What the State said, and what follows for the request")
    source_url: str
    source_date: str
    confidence: Literal["verified", "unverified"]


class ChannelShape(Schema):
    instrument: str
    kind: str
    since: date | None
    articles: str
    verified: bool
    reasons: list[str]
    warnings: list[str]
    facts: list[FactUsedShape]
    declarations: list[DeclarationUsedShape]


class AnswerShape(Schema):
    """Describes what `treaties.channels.as_json` gives, which is sent as it is; a test holds them together."""

    requesting: str
    requested: str
    on: date
    measure: str | None
    offence: str | None
    edition: int
    recommended: str
    usable: list[ChannelShape]
    supporting: list[ChannelShape]
    to_verify: list[ChannelShape]
    unavailable: list[ChannelShape]
    notes: list[str]
