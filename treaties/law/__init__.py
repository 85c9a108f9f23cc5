"""Law as data: what each instrument asks for, allows and refuses; frozen dataclasses from fixtures/registry/law."""

from treaties.law.book import (
    AssistanceType,
    CoveredMeasure,
    Deadline,
    InstrumentLaw,
    LawBook,
    LawError,
    Particular,
    RefusalGround,
    RequiredContent,
    Route,
    Rule,
    standing,
)
from treaties.law.citation import cite
from treaties.law.loading import LawFiles, digest, files_in, from_bytes, load, parse, to_bytes
from treaties.law.offence import Element, NationalProvision, Offence, Threshold

__all__ = [
    "AssistanceType",
    "CoveredMeasure",
    "Deadline",
    "Element",
    "InstrumentLaw",
    "LawBook",
    "LawError",
    "LawFiles",
    "NationalProvision",
    "Offence",
    "Particular",
    "RefusalGround",
    "RequiredContent",
    "Route",
    "Rule",
    "Threshold",
    "cite",
    "digest",
    "files_in",
    "from_bytes",
    "load",
    "parse",
    "standing",
    "to_bytes",
]
