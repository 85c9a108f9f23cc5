"""The closed vocabularies of the process."""

from django.db.models import TextChoices

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
    """History rows that move nothing."""

    OPENED = "opened", "Opened"
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


class SentAs(TextChoices):
    """What went when a letter was sent."""

    DIGITAL = "digital", "The PDF as issued"
    ORIGINAL = "original", "The signed original"
    ORAL = "oral", "Nothing on paper yet: it was told orally"

    @property
    def told(self) -> str:
        """In the middle of a sentence."""
        return self.label.replace("The ", "the ", 1).replace("Nothing", "nothing", 1)


class Carried(TextChoices):
    """What went on one leg of the way."""

    DIGITAL = "digital", "The PDF as issued"
    ORIGINAL = "original", "The signed original"
    WORD = "word", "Word of it only, orally"
    SEALED = "sealed", "The sealed annex, apart from the letter"


class ReadAs(TextChoices):
    """How a signed original was known to be the letter that was approved."""

    SCAN = "scan", "The code was read from the scan"
    TYPED = "typed", "The code was typed from the paper"


class Party(TextChoices):
    """Who hands a letter on, and who takes it. Those of the requested State end in `_there`."""

    OFFICE = "office", "Our office"
    CENTRAL_AUTHORITY = "central_authority", "Our central authority"
    FOREIGN_MINISTRY = "foreign_ministry", "Our foreign ministry"
    EMBASSY = "embassy", "Our embassy or mission there"
    INTERPOL_BUREAU = "interpol_bureau", "Our INTERPOL bureau"
    NETWORK_POINT = "network_point", "Our 24/7 contact point"
    EMBASSY_THERE = "embassy_there", "Their embassy or mission here"
    FOREIGN_MINISTRY_THERE = "foreign_ministry_there", "Their foreign ministry"
    CENTRAL_AUTHORITY_THERE = "central_authority_there", "Their central authority"
    INTERPOL_BUREAU_THERE = "interpol_bureau_there", "Their INTERPOL bureau"
    NETWORK_POINT_THERE = "network_point_there", "Their 24/7 contact point"
    EXECUTING_THERE = "executing_there", "Their court, prosecutor or police"
    OTHER = "other", "Somebody else (name them)"

    @classmethod
    def of_the_requested_state(cls) -> tuple["Party", ...]:
        return tuple(each for each in cls if each.endswith("_there"))


class HopMeans(TextChoices):
    """How a letter goes from one to the next."""

    POUCH = "pouch", "Diplomatic pouch"
    COURIER = "courier", "Courier"
    REGISTERED_MAIL = "registered_mail", "Registered mail"
    HAND = "hand", "By hand"
    SECURE_E_MAIL = "secure_e_mail", "E-mail with security"
    INTERPOL = "interpol", "INTERPOL"
    NETWORK_24_7 = "network_24_7", "24/7 network"
    SYSTEM = "system", "Electronic system of the authorities"
    TELEPHONE = "telephone", "Telephone"
    OTHER = "other", "Another means"

    @classmethod
    def said_further(cls) -> tuple["HopMeans", ...]:
        """Those that are told with words of their own: which security, which system, which means."""
        return cls.SECURE_E_MAIL, cls.SYSTEM, cls.OTHER


class Route(TextChoices):
    """How a letter travels, as the law files key it. A route outside the law is told in the sender's own words."""

    CENTRAL_AUTHORITY = "central_authority", "Central authority to central authority"
    AUTHORITY_DESIGNATED = "authority_designated", "Designated authority to designated authority"
    DESIGNATED_AUTHORITY = "designated_authority", "Through designated authorities"
    CENTRAL_AUTHORITY_AID = "central_authority_aid", "With the aid of the central authority"
    CENTRAL_AUTHORITY_24_7 = "central_authority_24_7", "Central authority, reachable day and night"
    MINISTRY_OF_JUSTICE = "ministry_of_justice", "Ministry of justice to ministry of justice"
    MINISTRY_ONLY_CUSTODY = "ministry_only_custody", "Between ministries (persons in custody)"
    TREATY_CHANNEL = "treaty_channel", "The channel that the treaty between the two States sets"
    DIPLOMATIC = "diplomatic", "Diplomatic channel"
    JUDICIAL_DIRECT = "judicial_direct", "Judicial authority to judicial authority"
    JUDICIAL_DIRECT_URGENT = "judicial_direct_urgent", "Judicial authority to judicial authority, urgent"
    JUDICIAL_INTERPOL_DIRECT = "judicial_interpol_direct", "Judicial authorities, Interpol or the 24/7 point"
    DIRECT_NONCOERCIVE = "direct_noncoercive", "Competent authority to competent authority"
    RECORDS_DIRECT = "records_direct", "Directly between those who keep criminal records"
    INTERPOL = "interpol", "Interpol"
    ORAL_URGENT = "oral_urgent", "Orally, confirmed in writing"
    EXPEDITED_MEANS = "expedited_means", "Expedited means (fax, e-mail)"
    ELECTRONIC = "electronic", "Electronic transmission"
    POSTAL_SERVICE = "postal_service", "Post"
    NETWORK_24_7 = "network_24_7", "24/7 network"
    NETWORK_AGENCY = "network_agency", "Designated agency for international co-operation"
    EJN_NETWORK = "ejn_network", "European Judicial Network"
    EUROJUST = "eurojust", "Eurojust"
    DECENTRALISED_IT_SYSTEM = "decentralised_it_system", "Decentralised IT system"
    DIRECT_PROVIDER = "direct_provider", "Directly to the provider"
    DIRECT_REGISTRAR = "direct_registrar", "Directly to the registrar or registry"
    CLOUD_ACT = "cloud_act", "Under an executive agreement (CLOUD Act)"
    EMERGENCY = "emergency", "Emergency disclosure"
    LAW_ENFORCEMENT = "law_enforcement", "Directly between law-enforcement authorities"
    NO_REQUEST_NEEDED = "no_request_needed", "No request is needed"

    @classmethod
    def named(cls, route: str) -> str:
        """Its name; a route that is none of these is words already."""
        return cls(route).label if route in cls else route
