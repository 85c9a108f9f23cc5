"""What may be asked for. A value that does not fit is refused with its hint, the words the OpenAPI page has too."""

import re
from datetime import date
from typing import Annotated

from ninja import Field, Schema
from pydantic import BeforeValidator

from treaties.choices import (
    AuthorityRole,
    DeclarationKind,
    FindingKind,
    FindingOrigin,
    InstrumentKind,
    ParticipationStatus,
    StateKind,
)

MOST = 500  # rows in one answer
FARTHEST = 1_000_000  # an offset beyond every list, and within what a database can count to
MOST_MEASURES = 50


HINTS = {
    "code": "a code, for example PK of a State or UNTOC of an instrument",
    "number": "the number of an edition, for example 1",
    "limit": f"the number of rows wanted, from 1 to {MOST}",
    "offset": f"the number of rows to pass over, from 0 to {FARTHEST}",
    "state": "the ISO 3166-1 code of a State in two letters, for example PK",
    "requesting": "the ISO 3166-1 code of the State that asks, for example PK",
    "requested": "the ISO 3166-1 code of the State that is asked, for example US",
    "instrument": "the code of an instrument, for example UNTOC",
    "on": "a day as YYYY-MM-DD, for example 2026-11-24; today without it",
    "measure": f"the key of a measure, for example subscriber_information; repeated up to {MOST_MEASURES} times",
    "offence": "the key of an offence of the catalogue",
    "status": "the State's place under the instrument",
    "role": "what the authority is designated for",
    "origin": "where the finding comes from",
    "kind": "a kind",
}


def asked(name: str, default=..., **limits):
    return Field(default, description=HINTS[name], **limits)


def _in_figures(value):
    # Pydantic would also read a number of seconds, or a time of day, as a day.
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("no day")
    return value


def _in_digits(value):
    # Pydantic would also read "1_0", " 10" and "10.0" as a number.
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]+", value):
        raise ValueError("no number")
    return value


Day = Annotated[date, BeforeValidator(_in_figures)]
Whole = Annotated[int, BeforeValidator(_in_digits)]
StateCode = Annotated[str, Field(pattern=r"^[A-Za-z]{2}$")]
InstrumentCode = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,40}$")]
Key = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,80}$")]


class Slice(Schema):
    limit: Whole = asked("limit", 100, ge=1, le=MOST)
    offset: Whole = asked("offset", 0, ge=0, le=FARTHEST)


class StateFilter(Slice):
    kind: StateKind = asked("kind", None)


class InstrumentFilter(Slice):
    """`state`: instruments that it has a row under, whatever its status there."""

    kind: InstrumentKind = asked("kind", None)
    state: StateCode = asked("state", None, examples=["PK"])


class ParticipationFilter(Slice):
    state: StateCode = asked("state", None, examples=["PK"])
    instrument: InstrumentCode = asked("instrument", None, examples=["UNTOC"])
    status: ParticipationStatus = asked("status", None)


class DeclarationFilter(Slice):
    state: StateCode = asked("state", None, examples=["DE"])
    instrument: InstrumentCode = asked("instrument", None, examples=["CETS-185"])
    kind: DeclarationKind = asked("kind", None)


class AuthorityFilter(Slice):
    state: StateCode = asked("state", None, examples=["US"])
    role: AuthorityRole = asked("role", None)


class FindingFilter(Slice):
    """`state`: also where it is the counterpart."""

    state: StateCode = asked("state", None, examples=["PK"])
    instrument: InstrumentCode = asked("instrument", None, examples=["CETS-185"])
    origin: FindingOrigin = asked("origin", None)
    kind: FindingKind = asked("kind", None)


class ChannelQuestion(Schema):
    requesting: StateCode = asked("requesting", examples=["PK"])
    requested: StateCode = asked("requested", examples=["US"])
    on: Day = asked("on", None, examples=["2026-11-24"])
    measure: list[Key] = asked("measure", [], max_length=MOST_MEASURES, examples=[["subscriber_information"]])
    offence: Key = asked("offence", None, examples=["trafficking_sexual"])
