"""Law as data: what each instrument asks for, allows and refuses; frozen dataclasses from fixtures/registry/law."""

from treaties.law.book import (
    AssistanceType,
    CoveredMeasure,
    Deadline,
    InstrumentLaw,
    LawBook,
    LawError,
    NationalProvision,
    Offence,
    Particular,
    RefusalGround,
    RequiredContent,
    Route,
    Rule,
)
from treaties.law.citation import cite
from treaties.law.loading import digest, load

__all__ = [
    "AssistanceType",
    "CoveredMeasure",
    "Deadline",
    "InstrumentLaw",
    "LawBook",
    "LawError",
    "NationalProvision",
    "Offence",
    "Particular",
    "RefusalGround",
    "RequiredContent",
    "Route",
    "Rule",
    "cite",
    "digest",
    "load",
]
