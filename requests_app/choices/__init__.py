"""The closed vocabularies of the process, by what they speak of. Others import them from here."""

from requests_app.choices.days import DatedKind, DeadlineKind
from requests_app.choices.letter import (
    AttachmentKind,
    ClauseKind,
    Confidentiality,
    FollowUpKind,
    GroundPosition,
    LetterKind,
    PersonRole,
    ProceedingStage,
    Section,
)
from requests_app.choices.process import MOVES_NOTHING_ON, SENDS, Act, Ending, Entry, ExportFormat, RefusalKind, Status
from requests_app.choices.review import AnswerStep, CommentStep, Deficiency, ReturnReason, Severity
from requests_app.choices.thread import CustodyStep, Direction, Means
from requests_app.choices.ways import Carried, HopMeans, Party, ReadAs, Route, SentAs
from treaties.choices import Urgency  # the finder asks for it too

__all__ = [
    "MOVES_NOTHING_ON",
    "SENDS",
    "Act",
    "AnswerStep",
    "AttachmentKind",
    "Carried",
    "ClauseKind",
    "CommentStep",
    "Confidentiality",
    "CustodyStep",
    "DatedKind",
    "DeadlineKind",
    "Deficiency",
    "Direction",
    "Ending",
    "Entry",
    "ExportFormat",
    "FollowUpKind",
    "GroundPosition",
    "HopMeans",
    "LetterKind",
    "Means",
    "Party",
    "PersonRole",
    "ProceedingStage",
    "ReadAs",
    "RefusalKind",
    "ReturnReason",
    "Route",
    "Section",
    "SentAs",
    "Severity",
    "Status",
    "Urgency",
]
