"""Law as data: what each instrument asks for, allows and refuses; frozen dataclasses from fixtures/registry/law."""

from treaties.law.book import AssistanceType, LawBook, LawError, Particular
from treaties.law.citation import articles, cite, together
from treaties.law.instrument import CoveredMeasure, Deadline, InstrumentLaw, RefusalGround, RequiredContent, Route, Rule
from treaties.law.loading import LawFiles, digest, files_in, from_bytes, load, parse, to_bytes
from treaties.law.narrower import NarrowerAsk
from treaties.law.offence import Element, NationalProvision, Note, Offence, Threshold
from treaties.law.plain import PlainAsk, PlainQuestion, PlainWords
from treaties.law.refusal import RefusalQuestion

__all__ = [
    "AssistanceType",
    "CoveredMeasure",
    "Deadline",
    "Element",
    "InstrumentLaw",
    "LawBook",
    "LawError",
    "LawFiles",
    "NarrowerAsk",
    "NationalProvision",
    "Note",
    "Offence",
    "Particular",
    "PlainAsk",
    "PlainQuestion",
    "PlainWords",
    "RefusalGround",
    "RefusalQuestion",
    "RequiredContent",
    "Route",
    "Rule",
    "Threshold",
    "articles",
    "cite",
    "digest",
    "files_in",
    "from_bytes",
    "load",
    "parse",
    "to_bytes",
    "together",
]
