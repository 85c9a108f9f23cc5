"""The process in tables: request (what is asked), drafting, offences and grounds (its parts), record (written once),
links (the plan of a case), desks (what lists are read by), deadlines (as they stand, and what was told of them),
sending (how a letter travelled), correspondence (its thread), follow_up (letters that follow one that was sent), course
(how requests went, to be counted), earlier (what was sent before Comity), protection (pseudonyms and their key), sought
(what is asked already), questionnaires (and what came back); and for those who write together versions, comments,
working (what is not saved yet), reviewing (what was read, objected to and mended) and library (what an office writes
again and again).
"""

from requests_app.models.comments import Comment, CommentEntry
from requests_app.models.correspondence import (
    Correspondence,
    CorrespondenceFile,
    Custody,
    Handled,
    NoLongerExpected,
    Question,
    QuestionAnswered,
)
from requests_app.models.course import Course, CourseMeasure, IncomingCount
from requests_app.models.deadlines import (
    CalendarFeed,
    DatedItem,
    DeadlineChange,
    DeadlineState,
    Extension,
    Notice,
    ReckonedFor,
    StandingDeadline,
)
from requests_app.models.desks import NEVER, ListExport, Listing, SavedView
from requests_app.models.drafting import (
    Attachment,
    Clause,
    Measure,
    PersonConcerned,
    Statement,
)
from requests_app.models.earlier import EarlierRequest, EarlierSheet
from requests_app.models.follow_up import (
    DrawnFollowUp,
    FollowUpAnnex,
    FollowUpDraft,
    FollowUpLetter,
    FollowUpOriginal,
    FollowUpOriginalFile,
    FollowUpRoute,
    FollowUpSent,
    VoidedFollowUp,
)
from requests_app.models.grounds import GroundAnswer
from requests_app.models.library import LibraryText
from requests_app.models.links import WaitsFor
from requests_app.models.moved import ComparedBasis, MovedBasis
from requests_app.models.offences import BegunOffence, Counterpart, ElementAnswer, Offence
from requests_app.models.protection import DrawnSealedAnnex, Protection, SealedAnnex
from requests_app.models.questionnaires import (
    Answer,
    AnswerDecision,
    AnsweredFile,
    Questionnaire,
    Submission,
    TypedAnswers,
)
from requests_app.models.record import DrawnLetter, IssuedLetter, RequestEvent, Seal, VoidedLetter
from requests_app.models.request import AssistanceRequest, Case, Drafter
from requests_app.models.reviewing import Look, Mended, Objection
from requests_app.models.sending import Hop, OriginalFile, SignedOriginal
from requests_app.models.sought import Sought
from requests_app.models.versions import DraftVersion, KeptText
from requests_app.models.working import WorkingCopy

__all__ = [
    "NEVER",
    "Answer",
    "AnswerDecision",
    "AnsweredFile",
    "AssistanceRequest",
    "Attachment",
    "BegunOffence",
    "CalendarFeed",
    "Case",
    "Clause",
    "Comment",
    "CommentEntry",
    "ComparedBasis",
    "Correspondence",
    "CorrespondenceFile",
    "Counterpart",
    "Course",
    "CourseMeasure",
    "Custody",
    "DatedItem",
    "DeadlineChange",
    "DeadlineState",
    "DraftVersion",
    "Drafter",
    "DrawnFollowUp",
    "DrawnLetter",
    "DrawnSealedAnnex",
    "EarlierRequest",
    "EarlierSheet",
    "ElementAnswer",
    "Extension",
    "FollowUpAnnex",
    "FollowUpDraft",
    "FollowUpLetter",
    "FollowUpOriginal",
    "FollowUpOriginalFile",
    "FollowUpRoute",
    "FollowUpSent",
    "GroundAnswer",
    "Handled",
    "Hop",
    "IncomingCount",
    "IssuedLetter",
    "KeptText",
    "LibraryText",
    "ListExport",
    "Listing",
    "Look",
    "Measure",
    "Mended",
    "MovedBasis",
    "NoLongerExpected",
    "Notice",
    "Objection",
    "Offence",
    "OriginalFile",
    "PersonConcerned",
    "Protection",
    "Question",
    "QuestionAnswered",
    "Questionnaire",
    "ReckonedFor",
    "RequestEvent",
    "SavedView",
    "Seal",
    "SealedAnnex",
    "SignedOriginal",
    "Sought",
    "StandingDeadline",
    "Statement",
    "Submission",
    "TypedAnswers",
    "VoidedFollowUp",
    "VoidedLetter",
    "WaitsFor",
    "WorkingCopy",
]
