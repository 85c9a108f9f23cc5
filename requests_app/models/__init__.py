"""The process in tables: request (what is asked), drafting (its parts), record (written once)."""

from requests_app.models.drafting import (
    Attachment,
    Clause,
    Measure,
    Offence,
    PersonConcerned,
    Statement,
)
from requests_app.models.moved import MovedBasis
from requests_app.models.record import DrawnLetter, IssuedLetter, RequestEvent, Seal, VoidedLetter
from requests_app.models.request import AssistanceRequest, Case, Drafter

__all__ = [
    "AssistanceRequest",
    "Attachment",
    "Case",
    "Clause",
    "Drafter",
    "DrawnLetter",
    "IssuedLetter",
    "Measure",
    "MovedBasis",
    "Offence",
    "PersonConcerned",
    "RequestEvent",
    "Seal",
    "Statement",
    "VoidedLetter",
]
