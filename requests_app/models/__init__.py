"""The process in tables: request (what is asked), drafting and offences (its parts), record (written once); and for
those who write together versions, comments, working (what is not saved yet) and library.
"""

from requests_app.models.comments import Comment, CommentEntry
from requests_app.models.drafting import (
    Attachment,
    Clause,
    Measure,
    PersonConcerned,
    Statement,
)
from requests_app.models.library import LibraryText
from requests_app.models.moved import MovedBasis
from requests_app.models.offences import Counterpart, ElementAnswer, Offence
from requests_app.models.record import DrawnLetter, IssuedLetter, RequestEvent, Seal, VoidedLetter
from requests_app.models.request import AssistanceRequest, Case, Drafter
from requests_app.models.versions import DraftVersion, KeptText
from requests_app.models.working import WorkingCopy

__all__ = [
    "AssistanceRequest",
    "Attachment",
    "Case",
    "Clause",
    "Comment",
    "CommentEntry",
    "Counterpart",
    "DraftVersion",
    "Drafter",
    "DrawnLetter",
    "ElementAnswer",
    "IssuedLetter",
    "KeptText",
    "LibraryText",
    "Measure",
    "MovedBasis",
    "Offence",
    "PersonConcerned",
    "RequestEvent",
    "Seal",
    "Statement",
    "VoidedLetter",
    "WorkingCopy",
]
