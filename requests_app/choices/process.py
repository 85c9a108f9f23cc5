"""The process: where a request is, what moves it, what its history tells, how it ends."""

from django.db.models import TextChoices


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
    RECORD_RETURN = "record_return", "Record that it was returned"
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


class ExportFormat(TextChoices):
    CSV = "csv", "CSV"
    XLSX = "xlsx", "Excel"
