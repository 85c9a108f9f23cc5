"""The registry's tables: facts, editions of them, and changes on their way."""

from treaties.models.changes import Proposal, Suggestion
from treaties.models.editions import Edition, EditionContent
from treaties.models.facts import (
    CentralAuthority,
    Declaration,
    EUMembership,
    Fact,
    Finding,
    Instrument,
    Loaded,
    Participation,
    Source,
    State,
)
from treaties.models.uploads import KeptFile, Upload

__all__ = [
    "CentralAuthority",
    "Declaration",
    "EUMembership",
    "Edition",
    "EditionContent",
    "Fact",
    "Finding",
    "Instrument",
    "KeptFile",
    "Loaded",
    "Participation",
    "Proposal",
    "Source",
    "State",
    "Suggestion",
    "Upload",
]
