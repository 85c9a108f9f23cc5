"""The closed vocabularies of the process."""

from django.db.models import TextChoices

from requests_app.ways import Carried as Carried
from requests_app.ways import HopMeans as HopMeans
from requests_app.ways import Party as Party
from requests_app.ways import ReadAs as ReadAs
from requests_app.ways import Route as Route
from requests_app.ways import SentAs as SentAs
from treaties.choices import Urgency as Urgency  # the finder asks for it too


class Status(TextChoices):
    DRAFT = "draft", "Draft"
    UNDER_REVIEW = "under_review", "Under review"
    AWAITING_COUNTERSIGNATURE = "awaiting_countersignature", "Awaiting countersignature"
    APPROVED = "approved", "Approved"
    TRANSMITTED = "transmitted", "Transmitted"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"
    QUERY_OPEN = "query_open", "Query open"
    PARTIALLY_EXECUTED = "partially_executed", "Partially executed"
    POSTPONED = "postponed", "Postponed"
    RETURNED = "returned", "Returned"
    EXECUTED = "executed", "Executed"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Withdrawn"
    CLOSED = "closed", "Closed"


class Act(TextChoices):
    """The acts of the lifecycle. Each value is the name of its method in `lifecycle`."""

    SUBMIT = "submit", "Submit for review"
    RETURN_FOR_CORRECTION = "return_for_correction", "Return for correction"
    APPROVE = "approve", "Approve"
    COUNTERSIGN = "countersign", "Countersign"
    RECALL = "recall", "Recall"
    TRANSMIT = "transmit", "Record transmission"
    ACKNOWLEDGE = "acknowledge", "Record acknowledgement"
    RAISE_QUERY = "raise_query", "Record a query"
    ANSWER_QUERY = "answer_query", "Answer the query"
    RECORD_RETURN = "record_return", "Record its return"
    REVISE = "revise", "Revise"
    POSTPONE = "postpone", "Record postponement"
    RESUME = "resume", "Resume"
    EXECUTE_IN_PART = "execute_in_part", "Record execution in part"
    EXECUTE = "execute", "Record execution"
    REFUSE = "refuse", "Record refusal"
    WITHDRAW = "withdraw", "Withdraw"
    CLOSE = "close", "Close"


class Entry(TextChoices):
    """History rows that move nothing, but for the first of a request that was sent before Comity."""

    OPENED = "opened", "Opened"
    TAKEN_OVER = "taken_over", "Taken over from before Comity"
    HANDED_OVER = "handed_over", "Handed over"
    BASIS_MOVED = "basis_moved", "Basis moved"
    SEALED_ANNEX_READ = "sealed_annex_read", "Sealed annex read"
    QUESTIONNAIRE_SENT = "questionnaire_sent", "Questionnaire sent"
    QUESTIONNAIRE_WITHDRAWN = "questionnaire_withdrawn", "Questionnaire withdrawn"
    QUESTIONNAIRE_ANSWERED = "questionnaire_answered", "Questionnaire answered"
    ANSWER_TAKEN_OVER = "answer_taken_over", "Answer taken over"
    ORIGINAL_FILED = "original_filed", "Signed original filed"
    HOP_RECORDED = "hop_recorded", "Leg of its way recorded"
    CORRESPONDENCE_KEPT = "correspondence_kept", "Correspondence kept"
    WRITTEN_BY_THE_OTHER_SIDE = "written_by_other_side", "Written by the requested State"
    DAY_ENTERED = "day_entered", "Day entered"
    DAY_TAKEN_BACK = "day_taken_back", "Day taken back"
    FOLLOW_UP_SUBMITTED = "follow_up_submitted", "Follow-up letter for approval"
    FOLLOW_UP_SENT_BACK = "follow_up_sent_back", "Follow-up letter sent back"
    FOLLOW_UP_ISSUED = "follow_up_issued", "Follow-up letter issued"
    FOLLOW_UP_VOIDED = "follow_up_voided", "Follow-up letter not sent"


SENDS = frozenset((Act.TRANSMIT, Entry.TAKEN_OVER))  # rows after which the requested State has the letter

# Whoever decides on a page that was opened before one of these has decided on what is so.
MOVES_NOTHING_ON = frozenset(
    (
        Entry.SEALED_ANNEX_READ,
        Entry.CORRESPONDENCE_KEPT,
        Entry.WRITTEN_BY_THE_OTHER_SIDE,
        Entry.ORIGINAL_FILED,
        Entry.HOP_RECORDED,
        Entry.DAY_ENTERED,
        Entry.DAY_TAKEN_BACK,
        Entry.FOLLOW_UP_SUBMITTED,
        Entry.FOLLOW_UP_SENT_BACK,
        Entry.FOLLOW_UP_ISSUED,
        Entry.FOLLOW_UP_VOIDED,
    )
)


class ExportFormat(TextChoices):
    CSV = "csv", "CSV"
    XLSX = "xlsx", "Excel"


class Confidentiality(TextChoices):
    ORDINARY = "ordinary", "Ordinary"
    CONFIDENTIAL = "confidential", "Confidential: ask that fact and substance be kept confidential"
    RESTRICTED = "restricted", "Restricted: only named people may see it, and it is countersigned"


class ProceedingStage(TextChoices):
    INQUIRY = "inquiry", "Inquiry"
    INVESTIGATION = "investigation", "Investigation"
    PROSECUTION = "prosecution", "Prosecution"
    TRIAL = "trial", "Trial"
    APPEAL = "appeal", "Appeal"
    ENFORCEMENT = "enforcement", "Enforcement of a judgment"


class PersonRole(TextChoices):
    SUSPECT = "suspect", "Suspect"
    ACCUSED = "accused", "Accused"
    WITNESS = "witness", "Witness"
    EXPERT = "expert", "Expert"
    VICTIM = "victim", "Victim"
    ACCOUNT_HOLDER = "account_holder", "Account holder"
    OTHER = "other", "Other person concerned"


class ClauseKind(TextChoices):
    """Texts of the letter that the officer chooses, each answering law `field`s (see `content.CLAUSE_FIELDS`)."""

    PROCEDURE = "procedure", "Procedure wanted"
    CONFIDENTIALITY = "confidentiality", "Confidentiality"
    SPECIALITY = "speciality", "Speciality and use of the evidence"
    RECIPROCITY = "reciprocity", "Reciprocity"
    COSTS = "costs", "Costs"
    RETURN_OF_EVIDENCE = "return_of_evidence", "Return of evidence"
    ASSURANCES = "assurances", "Assurances"


class GroundPosition(TextChoices):
    """What a draft answers to a ground for refusal. The last two are printed."""

    DOES_NOT_ARISE = "does_not_arise", "It does not arise"
    MAY_ARISE = "may_arise", "It may arise"
    ASSURED = "assured", "We give this assurance"
    REPLIED = "replied", "Put this reply in the letter"

    @classmethod
    def printed(cls) -> tuple["GroundPosition", ...]:
        return cls.ASSURED, cls.REPLIED


class AttachmentKind(TextChoices):
    LEGAL_TEXT = "legal_text", "Text of the law"
    ORDER = "order", "Order or warrant"
    TRANSLATION = "translation", "Translation of the request"
    EVIDENCE = "evidence", "Evidence or exhibit"
    OTHER = "other", "Other"


class ReturnReason(TextChoices):
    """Why a reviewer returns a draft."""

    FACTS = "facts", "Facts are unclear or incomplete"
    NEXUS = "nexus", "The link between evidence and offence is not shown"
    OFFENCES = "offences", "Offences, texts or penalties"
    DUAL_CRIMINALITY = "dual_criminality", "Dual criminality is not shown"
    LEGAL_BASIS = "legal_basis", "Legal basis"
    TOO_BROAD = "too_broad", "The ask is too broad"
    IDENTIFIERS = "identifiers", "Identifiers, periods or persons"
    LANGUAGE = "language", "Language or translation"
    CLAUSES = "clauses", "Undertakings and clauses"
    ANNEXES = "annexes", "Annexes"
    STYLE = "style", "Wording"


class Section(TextChoices):
    """The sections of the request's task list, in order."""

    CHANNEL = "channel", "States and channel"
    AUTHORITIES = "authorities", "Authorities"
    MEASURES = "measures", "Measures sought"
    PERSONS = "persons", "Persons concerned"
    FACTS = "facts", "Facts and nexus"
    OFFENCES = "offences", "Offences and penalties"
    GROUNDS = "grounds", "Grounds for refusal"
    STATEMENTS = "statements", "Statements the channel asks for"
    CLAUSES = "clauses", "Urgency, confidentiality and undertakings"
    ANNEXES = "annexes", "Annexes and language"


class CommentStep(TextChoices):
    """What is done with a comment once it is made."""

    REPLY = "reply", "Reply"
    RESOLVED = "resolved", "Resolved"
    REOPENED = "reopened", "Opened again"


class AnswerStep(TextChoices):
    """What is done with an answer to a questionnaire."""

    REPLACED = "replaced", "Put in place of the text"
    ADDED = "added", "Added"
    LEFT = "left", "Left"


class Direction(TextChoices):
    """Which way something of the thread went."""

    INCOMING = "incoming", "Came in"
    OUTGOING = "outgoing", "Went out"
    INTERNAL = "internal", "Note for the file"


class Means(TextChoices):
    """How something of the thread came or went."""

    LETTER = "letter", "Letter"
    E_MAIL = "e_mail", "E-mail"
    CALL = "call", "Telephone call"
    MEETING = "meeting", "Meeting"
    NETWORK = "network", "Message by a network (24/7, Interpol)"
    RECEIPT_PAGE = "receipt_page", "Page for the receiving authority"
    NOTE = "note", "Note"

    @property
    def told(self) -> str:
        """In the middle of a sentence."""
        return self.label[:1].lower() + self.label[1:]


class CustodyStep(TextChoices):
    """What happened to a file that came."""

    RECEIVED = "received", "Received"
    OPENED = "opened", "Opened"
    HANDED_OVER = "handed_over", "Handed over"


class DeadlineKind(TextChoices):
    """What a deadline is about; deadlines.notices says when people are told of each."""

    PRESERVATION = "preservation", "Preservation ends"
    ACKNOWLEDGEMENT = "acknowledgement", "Acknowledgement expected"
    QUERY = "query", "Answer to a query due"
    WANTED_BY = "wanted_by", "Answer wanted"
    LAW = "law", "Period set by the law"
    HEARING = "hearing", "Hearing"
    TRANSLATION = "translation", "Translation due"
    EXPECTED = "expected", "They expect to answer by"


class DatedKind(TextChoices):
    """Days that somebody enters on the page of a request."""

    HEARING = "hearing", "Hearing"
    TRANSLATION = "translation", "Translation due"
    KEPT_UNTIL = "kept_until", "Data are preserved until"
    NOT_NEEDED = "not_needed", "The preservation is no longer needed since"


class Severity(TextChoices):
    MANDATORY = "mandatory", "Mandatory"
    RECOMMENDED = "recommended", "Recommended"


class LetterKind(TextChoices):
    LETTER_OF_REQUEST = "letter_of_request", "Letter of request"
    PRESERVATION_REQUEST = "preservation_request", "Preservation request"


class FollowUpKind(TextChoices):
    """A letter that follows one that was sent."""

    ANSWER = "answer", "Answer to a query"
    REMINDER = "reminder", "Reminder"
    WITHDRAWAL = "withdrawal", "Withdrawal"


class Deficiency(TextChoices):
    """What the requested State found wanting when it returned a request."""

    MISSING = "missing", "Missing"
    UNCLEAR = "unclear", "Unclear"
    TOO_BROAD = "too_broad", "Too broad"
    NOT_TRANSLATED = "not_translated", "Not translated or badly translated"
    WRONG_BASIS = "wrong_basis", "Wrong legal basis"
    WRONG_ADDRESSEE = "wrong_addressee", "Sent to the wrong authority"
    OTHER = "other", "Other"


class Ending(TextChoices):
    """How a sent request ended, as it is counted."""

    EXECUTED = "executed", "Executed"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Withdrawn"
    CLOSED = "closed", "Closed after it was returned"


class RefusalKind(TextChoices):
    """What kind of ground a refusal was given for, so that refusals can be counted. It claims no law: the ground stands
    in the requested State's own words beside it."""

    DUAL_CRIMINALITY = "dual_criminality", "Not an offence there"
    ESSENTIAL_INTERESTS = "essential_interests", "Sovereignty, security, public order or essential interests"
    POLITICAL = "political", "Political offence"
    DISCRIMINATION = "discrimination", "Persecution or discrimination feared"
    TRIED_ALREADY = "tried_already", "Tried already for the same"
    PENALTY = "penalty", "The penalty that threatens"
    OWN_LAW = "own_law", "Their law would not allow it in a case of their own"
    PROPORTION = "proportion", "Too small a matter, or too great a burden"
    FORM = "form", "Contents, form or language"
    NO_BASIS = "no_basis", "No legal basis between the two States"
    NOTHING_FOUND = "nothing_found", "Nothing there that could be given"
    OTHER = "other", "Another ground"
